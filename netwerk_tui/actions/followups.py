"""Promises, mine and theirs: made, changed, kept, opened again, reported back, deleted. Both front doors use this.

Each is one entry. Nothing about a position follows by itself: `energy_suggested` offers, and the user decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.assessment import Evidence, Move
from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.errors import NotFound, Refused, UsageError
from netwerk_tui.domain.followups import FollowupRow, FollowupValues, lately_from
from netwerk_tui.domain.ids import ContactId, DossierId, FollowupId
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.reads.directory import contact_rows
from netwerk_tui.store.reads.followups import followup_row, followup_rows, followup_rows_of
from netwerk_tui.store.reads.positions import placements_of
from netwerk_tui.store.reads.subjects import dossiers

_TITLE_CHARACTERS = 60


def followups(network: Network, today: date) -> list[FollowupRow]:
    """Every promise that is open, or was kept lately, in no order."""
    with network.database.reading() as connection:
        return followup_rows(connection, done_since=lately_from(today))


def followups_of(network: Network, contacts: tuple[ContactId, ...], today: date) -> list[FollowupRow]:
    """As `followups`, of these contacts alone."""
    with network.database.reading() as connection:
        return followup_rows_of(connection, contacts, done_since=lately_from(today))


def followups_on(network: Network, day: date, *, done: bool) -> list[FollowupRow]:
    """The promises that are open at the end of this day, or where asked those that are done by then; in no order.

    What was promised is taken for promised ever since: no day of it is kept.
    """
    with network.database.reading() as connection:
        rows = followup_rows(connection, done_since=date.min if done else day)
    if done:
        return [row for row in rows if row.done_on is not None and row.done_on <= day]
    still_open = (row for row in rows if row.done_on is None or row.done_on > day)
    return [replace(row, done_on=None, result="", reported_on=None) for row in still_open]


def add_followup(
    network: Network, contact: ContactId, text: str, due: date | None, today: date, *, theirs: bool = False
) -> Committed:
    """Promise something to a contact, or note what they promised.

    Raises UsageError without a text, and NotFound for a contact that is gone.
    """
    promise = _promise_text(text)
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        people = contact_rows(verbs.connection, [contact])
        if not people:
            raise NotFound(_("This contact does not exist any more."), _("Undo its deletion, or choose somebody else."))
        title = _("{name} promised: {text}") if theirs else _("Promised {name}: {text}")
        verbs.title = title.format(name=people[0].name, text=_short(promise))
        if due is not None:
            verbs.title += f" · {day_words(due, today)}"
        verbs.insert(tables.followup, [{"contact_id": contact, "text": promise, "due": due, "theirs": theirs}])
    assert recording.committed is not None, "a new promise is always a change"
    return recording.committed


def edit_followup(network: Network, followup: FollowupId, values: FollowupValues) -> Committed | None:
    """Change what is promised, by when, or by whom; None where nothing differs.

    Raises UsageError without a text, and NotFound when it is gone.
    """
    promise = _promise_text(values.text)
    changed = {"text": promise, "due": values.due, "theirs": values.theirs}
    return _change(network, followup, _("Edited a promise: {text}"), changed)


def complete_followup(network: Network, followup: FollowupId, done_on: date, result: str = "") -> Committed | None:
    """Tick a promise off on this day, with what came of it where that is told; None where it says so already.

    Raises NotFound when it is gone.
    """
    told = {"result": clean_line(result)} if clean_line(result) else {}
    return _change(network, followup, _("Kept: {text}"), {"done_on": done_on, **told})


def set_result(network: Network, followup: FollowupId, result: str) -> Committed | None:
    """Tell what came of a promise, or nothing after all; None where it says so already.

    Raises NotFound when it is gone.
    """
    return _change(network, followup, _("What came of it: {text}"), {"result": clean_line(result)})


def reopen_followup(network: Network, followup: FollowupId) -> Committed | None:
    """Open a promise again; None where it is open. What came of it stays, and was not reported back any more.

    Raises NotFound when it is gone.
    """
    return _change(network, followup, _("Reopened: {text}"), {"done_on": None, "reported_on": None})


def report_back(network: Network, followup: FollowupId, reported_on: date | None) -> Committed | None:
    """Note on which day the contact was told what came of it, or that they were not; None where it says so already.

    Raises Refused for a promise that is still open, and NotFound when it is gone.
    """
    title = _("Not reported back: {text}") if reported_on is None else _("Reported back: {text}")
    with transaction(network.database, "", network.actor) as recording:
        row = _existing(recording.verbs, followup)
        if row.done_on is None:
            raise Refused(_("This promise is still open."), _("Tick it off first; then tell what came of it."))
        recording.verbs.title = title.format(text=_short(row.text))
        recording.verbs.update(tables.followup, [{"id": followup, "reported_on": reported_on}])
    return recording.committed


def delete_followup(network: Network, followup: FollowupId) -> Committed:
    """Delete a promise. Raises NotFound when it is gone."""
    with transaction(network.database, "", network.actor) as recording:
        row = _existing(recording.verbs, followup)
        recording.verbs.title = _("Deleted “{headline}”").format(headline=_short(row.text))
        recording.verbs.delete(tables.followup, [followup])
    assert recording.committed is not None, "what exists can be deleted"
    return recording.committed


def energy_suggested(network: Network, followup: FollowupId, dossier: DossierId, today: date) -> Move | None:
    """One step more energy on this dossier for whoever kept a promise of theirs: to be offered, never done unasked.

    None for a promise of mine or one that is open; where the dossier is closed; and for a contact who is unscored there
    or has all the energy there is.
    """
    matrix = network.matrices.acceptance_energy
    with network.database.reading() as connection:
        row = followup_row(connection, followup)
        if row is None or not row.theirs or row.done_on is None:
            return None
        if not any(each.id == dossier and each.is_open for each in dossiers(connection)):
            return None
        standing = placements_of(connection, matrix.id, dossier, [row.contact])
    if not standing:
        return None
    here = standing[0].cell
    cell = Cell(here.vertical, here.horizontal + 1)
    if cell not in matrix:
        return None
    acts = (Evidence.KEEPS_AGREEMENTS,)
    return Move((row.contact,), matrix, dossier, cell, today, _short(row.text), acts)


def _change(network: Network, followup: FollowupId, title: str, values: Mapping[str, object]) -> Committed | None:
    """Set columns of one promise; `title` is given its text."""
    with transaction(network.database, "", network.actor) as recording:
        row = _existing(recording.verbs, followup)
        recording.verbs.title = title.format(text=_short(str(values.get("text", row.text))))
        recording.verbs.update(tables.followup, [{"id": followup, **values}])
    return recording.committed


def _existing(verbs: Transaction, followup: FollowupId) -> FollowupRow:
    row = followup_row(verbs.connection, followup)
    if row is None:
        raise NotFound(_("This promise does not exist any more."), _("It was deleted or undone meanwhile."))
    return row


def _promise_text(text: str) -> str:
    promise = clean_line(text)
    if not promise:
        raise UsageError(_("A promise needs a text."))
    return promise


def _short(text: str) -> str:
    return clean_line(text, _TITLE_CHARACTERS)
