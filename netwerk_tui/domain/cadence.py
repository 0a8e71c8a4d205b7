"""How often a contact deserves a personal contact, by the category they fall in.

The defaults are those of the effort policy: unequal interest asks for unequal effort. All of them are days.
"""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.domain.interaction import Channel


@dataclass(frozen=True, slots=True)
class Cadence:
    """Days that may pass between two personal contacts."""

    ideal_days: int
    maximum_days: int
    """Beyond this the contact is neglected."""


BY_CATEGORY: dict[str, Cadence] = {
    "acceptance-energy/partner": Cadence(30, 60),
    "acceptance-energy/follower": Cadence(60, 120),
    "acceptance-energy/waiter": Cadence(90, 180),
    "acceptance-energy/avoider": Cadence(120, 240),
    "acceptance-energy/opponent": Cadence(60, 120),
    "mutual-interest/partner": Cadence(30, 60),
    "mutual-interest/to-win": Cadence(60, 120),
    "mutual-interest/surroundings": Cadence(120, 240),
}
"""By the id of a category. A category that is missing here is broadcast only: nobody in it is ever due."""

PERSONAL: frozenset[Channel] = frozenset({Channel.MEETING, Channel.CALL, Channel.VIDEO, Channel.EVENT})
"""Channels that count fully as personal contact."""

WRITTEN: frozenset[Channel] = frozenset({Channel.MESSAGE, Channel.LETTER})
"""Channels that count up to half the cadence. Others do not count."""


def shorter(first: Cadence | None, second: Cadence | None) -> Cadence | None:
    """The cadence with the shorter ideal; the one there is, where the other is missing."""
    found = [each for each in (first, second) if each is not None]
    return min(found, key=lambda each: (each.ideal_days, each.maximum_days), default=None)
