"""What the user changes of a table that was proposed: who keeps a seat, who does not come, how many seats there are.

Pure; the screen of invitations keeps one of these for each step, so that a step can be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.invitations import MOST_SEATS, USUAL_SEATS

Seated = tuple[ContactId, ...]
"""Who sits at the table now, in the order of the seats."""


@dataclass(frozen=True, slots=True)
class TableChanges:
    """All that was changed so far."""

    pinned: Seated = ()
    """Who keeps a seat whatever the others are."""
    kept: Seated = ()
    """Who sat there when one seat was changed, and stays so long as nothing else is asked."""
    out: frozenset[ContactId] = frozenset()
    """Who does not come."""
    seats: int = USUAL_SEATS

    @property
    def chosen(self) -> Seated:
        """Who has a seat before the others are given."""
        return tuple(dict.fromkeys((*self.pinned, *self.kept)))

    def with_pin_changed(self, who: ContactId, seated: Seated) -> TableChanges:
        """Somebody keeps their seat, or no more; somebody without a seat gets one more, while there may be more."""
        if who in self.pinned:
            return replace(self, pinned=tuple(each for each in self.pinned if each != who), kept=seated)
        if who in seated:
            return replace(self, pinned=(*self.pinned, who), kept=seated)
        if len(seated) >= MOST_SEATS:
            return self
        return replace(self, pinned=(*self.pinned, who), kept=seated, seats=len(seated) + 1)

    def swapped(self, who: ContactId, seated: Seated) -> TableChanges:
        """The next best sits in the place of somebody."""
        pinned = tuple(each for each in self.pinned if each != who)
        kept = tuple(each for each in seated if each != who)
        return TableChanges(pinned, kept, self.out | {who}, self.seats)

    def without(self, who: ContactId, seated: Seated) -> TableChanges:
        """Somebody does not come; where they had a seat, it goes too, but for the last one."""
        seats = max(1, len(seated) - 1) if who in seated else self.seats
        return replace(self.swapped(who, seated), seats=seats)
