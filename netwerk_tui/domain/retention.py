"""Who is kept for longer than there is a reason: people with whom there was no contact for years, and no ground."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.ids import ContactId

USUAL_YEARS = 2
"""Without contact, before somebody is listed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody who is kept, as far as it matters for how long."""

    contact: ContactId
    name: str
    organisation: str
    last_contact: date | None
    """None where there never was any."""
    known_since: date
    """The day on which they came into the network, or the one that their card says."""
    legal_basis: str
    special_ground: str
    has_positions: bool
    """Whether it is kept what they think of a cause: special-category data."""

    @property
    def last_sign(self) -> date:
        """The last day on which there was something between us."""
        return self.known_since if self.last_contact is None else max(self.last_contact, self.known_since)

    @property
    def lacks_special_ground(self) -> bool:
        """Whether it is kept what they think, without a ground of article 9."""
        return self.has_positions and not self.special_ground.strip()


def kept_too_long(people: list[Kept], years: int, today: date) -> list[Kept]:
    """Those without contact for so many years whose card names no legal basis, the longest silent first."""
    limit = _years_before(today, years)
    silent = [each for each in people if each.last_sign <= limit and not each.legal_basis.strip()]
    return sorted(silent, key=lambda each: (each.last_sign, each.contact))


def _years_before(day: date, years: int) -> date:
    if years >= day.year:
        return date.min
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        # The 29th of February.
        return day.replace(year=day.year - years, day=28)
