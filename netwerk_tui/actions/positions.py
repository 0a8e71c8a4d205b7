"""Placing contacts on a matrix. Positions are assessments: added, and never edited."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions.dossiers import dossier_with_id, refuse_closed
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.assessment import AssessmentKind, Move
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.domain.placements import ImportanceOrder, Placements
from netwerk_tui.domain.profile import Assessment
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, transaction
from netwerk_tui.store.reads.directory import contact_rows
from netwerk_tui.store.reads.positions import assessments_of, newest_of_dossier, placements


def assess(network: Network, move: Move) -> Committed:
    """Record one assessment for each contact of the move, and what is promised about it, as one entry.

    Raises UsageError for a cell that is not on the matrix, NotFound for a contact or dossier that does not exist, and
    Refused for a dossier that is closed.
    """
    if move.cell not in move.matrix:
        raise UsageError(_off_the_matrix(move.matrix, move.cell))
    dossier = move.dossier if move.matrix.per_dossier else None
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        people = contact_rows(verbs.connection, move.contacts)
        if len(people) < len(move.contacts) or not people:
            raise NotFound(_("This contact does not exist any more."), _("Undo its deletion, or choose somebody else."))
        if dossier is not None:
            refuse_closed(dossier_with_id(verbs, dossier))
        verbs.title = _title(move, [row.name for row in people])
        verbs.insert(
            tables.assessment,
            [
                {
                    "contact_id": contact,
                    "matrix": move.matrix.id,
                    "dossier_id": dossier,
                    "kind": move.kind,
                    "vertical": move.cell.vertical,
                    "horizontal": move.cell.horizontal,
                    "reason": clean_line(move.reason),
                    "evidence": " ".join(move.evidence),
                    "day": move.day,
                }
                for contact in move.contacts
            ],
        )
        if move.follow_up_on is not None:
            text = _follow_up_text(move)
            verbs.insert(
                tables.followup,
                [{"contact_id": contact, "text": text, "due": move.follow_up_on} for contact in move.contacts],
            )
    assert recording.committed is not None, "an assessment is always new"
    return recording.committed


def copy_positions(network: Network, source: DossierId, target: DossierId, today: date) -> Committed:
    """Give everybody who is unscored in `target` the position that they have in `source`, dated today, as one entry.

    Evidence is not copied: it was about the other dossier. Raises Refused for a closed target, and NotFound when there
    is nothing to copy or one of the dossiers is gone.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        copied = dossier_with_id(verbs, source).name
        refuse_closed(dossier_with_id(verbs, target))
        found = newest_of_dossier(verbs.connection, source, unscored_in=target)
        if not found:
            raise NotFound(
                _("{dossier} has no positions to copy.").format(dossier=copied),
                _("Only those who are unscored here are copied."),
            )
        people = {contact for contact, _matrix, _cell in found}
        verbs.title = ngettext(
            "Copied the positions of {count} contact from {dossier}",
            "Copied the positions of {count} contacts from {dossier}",
            len(people),
        ).format(count=len(people), dossier=copied)
        reason = _("copied from {dossier}").format(dossier=copied)
        verbs.insert(
            tables.assessment,
            [
                {
                    "contact_id": contact,
                    "matrix": matrix,
                    "dossier_id": target,
                    "kind": AssessmentKind.CURRENT,
                    "vertical": cell.vertical,
                    "horizontal": cell.horizontal,
                    "reason": reason,
                    "day": today,
                }
                for contact, matrix, cell in found
            ],
        )
    assert recording.committed is not None, "an assessment is always new"
    return recording.committed


def current_placements(
    network: Network, matrix: Matrix, dossier: DossierId | None, order: ImportanceOrder
) -> Placements:
    """Where everybody stands on this matrix now."""
    with network.database.reading() as connection:
        found = placements(connection, matrix.id, dossier if matrix.per_dossier else None)
        return Placements.of(matrix, found, order)


def history_of(network: Network, contact: ContactId, matrix: Matrix, dossier: DossierId | None) -> list[Assessment]:
    """The assessments of a contact on one matrix, oldest first, targets among them.

    Those on a cell that the matrix has no more are left out.
    """
    with network.database.reading() as connection:
        found = assessments_of(connection, [contact], matrix=matrix.id, dossier=dossier if matrix.per_dossier else None)
    return [assessment for assessment in found if assessment.cell in matrix]


def _title(move: Move, names: list[str]) -> str:
    where = _(move.matrix.category_of(move.cell).label)
    if move.kind is AssessmentKind.TARGET:
        return ngettext(
            "Set the target of {names} to {category}", "Set {count} targets to {category}", len(names)
        ).format(names=names[0], count=len(names), category=where)
    return ngettext("Moved {names} to {category}", "Moved {count} contacts to {category}", len(names)).format(
        names=names[0], count=len(names), category=where
    )


def _follow_up_text(move: Move) -> str:
    where = _(move.matrix.category_of(move.cell).label)
    text = _("talk about the step to {category}").format(category=where)
    reason = clean_line(move.reason)
    return f"{text}: {reason}" if reason else text


def _off_the_matrix(matrix: Matrix, cell: Cell) -> str:
    for axis, value in ((matrix.vertical, cell.vertical), (matrix.horizontal, cell.horizontal)):
        if value not in axis.values:
            return _("{axis} runs from {low} to {high}; {value} is off the matrix.").format(
                axis=_(axis.label), low=axis.text(axis.low), high=axis.text(axis.high), value=value
            )
    raise AssertionError("the cell is on the matrix")
