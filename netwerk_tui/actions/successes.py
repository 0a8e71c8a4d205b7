"""Successes that are celebrated with those who made them: who contributed, and thanking them in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk_tui.actions.dealing_rows import any_text, checked_dossier, existing
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.gratitude import SuccessWords
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import row_of
from netwerk_tui.store.reads.ledgers import contribution_ids, unthanked_contributors

_LONGEST_NAME = 120


def add_success(
    network: Network,
    name: str,
    text: str,
    day: date,
    contributors: Sequence[ContactId],
    *,
    dossier: DossierId | None = None,
) -> tuple[int, Committed]:
    """A success, and who contributed to it; those who are gone are left out.

    Raises UsageError without a name, and NotFound for a dossier that is gone or where nobody of the named is left.
    """
    row: dict[str, object] = {"name": _some_name(name), "text": any_text(text), "day": day}
    with transaction(network.database, _("Success: {name}").format(name=row["name"]), network.actor) as recording:
        verbs = recording.verbs
        row["dossier_id"] = checked_dossier(verbs, dossier)
        (success,) = verbs.insert(tables.success, [row])
        _set_contributors(verbs, success, contributors)
    assert recording.committed is not None, "a new success is always a change"
    return success, recording.committed


def edit_success(network: Network, success_id: int, words: SuccessWords) -> Committed | None:
    """Change a success and who contributed; None where nothing differs. Raises as `add_success`, and NotFound."""
    row: dict[str, object] = {"name": _some_name(words.name), "text": any_text(words.text), "day": words.day}
    title = _("Edited success {name}").format(name=row["name"])
    with transaction(network.database, title, network.actor) as recording:
        verbs = recording.verbs
        row_of(verbs, tables.success, success_id)
        row["dossier_id"] = checked_dossier(verbs, words.dossier)
        verbs.update(tables.success, [{"id": success_id, **row}])
        _set_contributors(verbs, success_id, words.contributors)
    return recording.committed


def thank_contributors(
    network: Network, success_id: int, text: str, today: date, contacts: Sequence[ContactId] | None = None
) -> Committed | None:
    """Thank everybody who contributed and was not thanked for it yet, or those of `contacts`, in one entry.

    None where nobody is left to be thanked. The text may be empty. Raises NotFound for a success that is gone.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        name = row_of(verbs, tables.success, success_id)["name"]
        waiting = unthanked_contributors(verbs.connection, success_id)
        thanked = waiting if contacts is None else [contact for contact in waiting if contact in set(contacts)]
        if thanked:
            verbs.title = ngettext(
                "Thanked {person} for {success}", "Thanked {count} contacts for {success}", len(thanked)
            ).format(person=existing(verbs, thanked)[0].name, count=len(thanked), success=name)
        row = {"day": today, "text": any_text(text), "success_id": success_id}
        verbs.insert(tables.thanks, [{"contact_id": contact, **row} for contact in thanked])
    return recording.committed


def delete_success(network: Network, success_id: int) -> Committed:
    """Delete a success with its contributions; thanks that were given stay. Raises NotFound where it is gone."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        verbs.title = _("Deleted success {name}").format(name=row_of(verbs, tables.success, success_id)["name"])
        verbs.delete(tables.success, [success_id])
    assert recording.committed is not None, "there was a success to delete"
    return recording.committed


def _set_contributors(verbs: Transaction, success: int, contributors: Sequence[ContactId]) -> None:
    """Make these the contributors; what was written of those who stay stays."""
    wanted = [person.id for person in existing(verbs, contributors)] if contributors else []
    now = contribution_ids(verbs.connection, success)
    verbs.delete(tables.contribution, [row for contact, row in now.items() if contact not in wanted])
    verbs.insert(
        tables.contribution,
        [{"success_id": success, "contact_id": contact} for contact in wanted if contact not in now],
    )


def _some_name(name: str) -> str:
    cleaned = clean_line(name, limit=_LONGEST_NAME)
    if not cleaned:
        raise UsageError(_("A success needs a name."))
    return cleaned
