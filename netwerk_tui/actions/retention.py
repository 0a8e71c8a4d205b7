"""Who is kept for longer than there is a reason, and what the user decides about them. Erasing is `erasing`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.retention import Kept, kept_too_long
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.drafts import remember, remembered
from netwerk_tui.store.ledger import Committed, transaction
from netwerk_tui.store.reads.retention import kept_people

_SNOOZED = "retention snoozed"
"""Days by the id of a contact: until then the user wants to hear nothing of them. No name stands there."""


def retention_report(network: Network, years: int, today: date) -> list[Kept]:
    """People without contact for so many years, and without a legal basis on their card; the longest silent first.

    Without those about whom the user decides later.
    """
    with network.database.reading() as connection:
        people = kept_people(connection)
    later = _snoozed(network, today)
    return [each for each in kept_too_long(people, years, today) if str(each.contact) not in later]


def snoozed_count(network: Network, today: date) -> int:
    """About how many people the user decides later."""
    return len(_snoozed(network, today))


def snooze_retention(network: Network, contacts: Sequence[ContactId], until: date, today: date) -> None:
    """Leave these people out of the report until this day."""
    later = _snoozed(network, today) | {str(each): until.isoformat() for each in contacts}
    remember(network.database, _SNOOZED, later)


def keep_on_ground(network: Network, contacts: Sequence[ContactId], legal_basis: str) -> Committed | None:
    """Write on the cards of these people why they are kept, in one entry. Raises UsageError without any words."""
    words = clean_line(legal_basis)
    if not words:
        raise UsageError(_("Say why they are kept."), _("Such as “consent” or “legitimate interest: partner”."))
    title = ngettext("Kept {count} person: {words}", "Kept {count} people: {words}", len(contacts)).format(
        count=len(contacts), words=words
    )
    with transaction(network.database, title, network.actor) as recording:
        there = recording.verbs.rows(tables.contact, contacts, missing_ok=True)
        recording.verbs.update(tables.contact, [{"id": each, "legal_basis": words} for each in there])
    return recording.committed


def _snoozed(network: Network, today: date) -> dict[str, str]:
    """Who is snoozed still, each with the day."""
    stored = remembered(network.database, _SNOOZED)
    if not isinstance(stored, dict):
        return {}
    return {str(who): str(until) for who, until in stored.items() if str(until) > today.isoformat()}
