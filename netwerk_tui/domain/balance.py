"""What came in against what went out: talking is two-way, and a network to which I only send does not listen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from netwerk_tui.domain.iso_week import days_later

BALANCE_SPANS_DAYS = (30, 90, 365)
"""The days, today included, over which the balance is made up."""

PACE_DAYS = 90
"""Days over which it is told how much I really do."""


class DayTally(NamedTuple):
    """The contact moments of one day, each counted once for everybody in it. Notes to myself are left out."""

    day: date
    contacts: int
    """All but broadcasts."""
    incoming: int
    """From them alone."""
    outgoing: int
    """From me alone, broadcasts included."""
    mutual: int
    """Both ways."""
    personal: int
    """Meetings, calls, video calls and event encounters."""
    written_in: int
    """Messages and letters, those that went both ways on either side."""
    written_out: int


@dataclass(frozen=True, slots=True)
class Balance:
    """What came in and went out over some days."""

    days: int
    incoming: int
    outgoing: int
    mutual: int
    written_in: int
    written_out: int

    @property
    def all(self) -> int:
        """All contact moments."""
        return self.incoming + self.outgoing + self.mutual

    @property
    def response(self) -> float | None:
        """What was written to me beside what I wrote; None where I wrote nothing."""
        return self.written_in / self.written_out if self.written_out else None


def balance(tallies: Iterable[DayTally], days: int, today: date) -> Balance:
    """The balance of so many days up to and with today."""
    since = days_later(today, 1 - days)
    counted = [each for each in tallies if since <= each.day <= today]
    return Balance(
        days,
        incoming=sum(each.incoming for each in counted),
        outgoing=sum(each.outgoing for each in counted),
        mutual=sum(each.mutual for each in counted),
        written_in=sum(each.written_in for each in counted),
        written_out=sum(each.written_out for each in counted),
    )


def personal_a_day(tallies: Iterable[DayTally], today: date) -> float:
    """How many personal contacts I had a day over the last 90."""
    since = days_later(today, 1 - PACE_DAYS)
    return sum(each.personal for each in tallies if since <= each.day <= today) / PACE_DAYS
