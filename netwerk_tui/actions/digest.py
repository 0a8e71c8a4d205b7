"""The day at a glance, for where there is no screen: a mail, a login message, a status bar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from netwerk_tui.actions.network import Network
from netwerk_tui.store.reads.day import (
    ComingBirthday,
    DuePromise,
    coming_birthdays,
    contact_moments_since,
    due_promises,
    scored_contacts,
)
from netwerk_tui.store.reads.network import contact_count

LOOKED_AHEAD_DAYS = 7
LOOKED_BACK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Digest:
    """What a day asks for."""

    day: date
    contacts: int
    unscored: int
    """Contacts that have no place on any matrix."""
    promises: tuple[DuePromise, ...]
    birthdays: tuple[ComingBirthday, ...]
    """Of the day itself and the six after it."""
    lately: int
    """Contact moments of the seven days up to and with the day itself."""


def digest_of(network: Network, day: date) -> Digest:
    """What this day asks for."""
    with network.database.reading() as connection:
        contacts = contact_count(connection)
        return Digest(
            day=day,
            contacts=contacts,
            unscored=contacts - scored_contacts(connection),
            promises=tuple(due_promises(connection, day)),
            birthdays=tuple(coming_birthdays(connection, day, LOOKED_AHEAD_DAYS)),
            lately=contact_moments_since(connection, day - timedelta(days=LOOKED_BACK_DAYS - 1)),
        )
