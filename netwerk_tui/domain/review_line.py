"""Those who have a card for one reason, in order and in columns: for `review_queue` alone.

A hundred thousand of them take 2 MB so, of which tuples take 11.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import cast

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.review_dealing import Entry, Urgency
from netwerk_tui.domain.review_facts import DayNumber

_PILES_A_CADENCE = 16
"""So finely are entries parted before they are sorted: some hundreds of piles, each a matter of a millisecond."""


class Line:
    """Entries of one reason. Never changed once it is in order: `after` gives another one."""

    __slots__ = ("_contacts", "_last_days", "_neglects")

    def __init__(self) -> None:
        self._neglects, self._last_days, self._contacts = array("d"), array("i"), array("q")

    def __len__(self) -> int:
        return len(self._contacts)

    @property
    def contacts(self) -> Sequence[ContactId]:
        """Who they are, in order."""
        return cast("Sequence[ContactId]", self._contacts)

    def append(self, entry: Entry) -> None:
        """Put somebody at the end."""
        neglect, last_day, contact, _reason = entry
        self._insert(len(self), neglect, last_day, contact)

    def in_order(self) -> Line:
        """The same, the most urgent first: sorted pile by pile, since no key is answered while one is sorted."""
        piles: defaultdict[int, array[int]] = defaultdict(lambda: array("i"))
        for place, neglect in enumerate(self._neglects):
            piles[int(neglect * _PILES_A_CADENCE)].append(place)
        found = Line()
        for pile in sorted(piles):
            for neglect, last_day, contact in sorted(map(self._urgency, piles.pop(pile))):
                found._insert(len(found), neglect, last_day, contact)
        return found

    def after(self, leaving: Iterable[Entry], arriving: Iterable[Entry]) -> Line:
        """This line, which is in order, without some who stand in it, and with some more."""
        found = Line()
        found._neglects, found._last_days, found._contacts = self._neglects[:], self._last_days[:], self._contacts[:]
        for entry in leaving:
            place = found._place_of(entry)
            del found._neglects[place], found._last_days[place], found._contacts[place]
        for entry in arriving:
            neglect, last_day, contact, _reason = entry
            found._insert(found._place_of(entry), neglect, last_day, contact)
        return found

    def _insert(self, place: int, neglect: float, last_day: DayNumber, contact: ContactId) -> None:
        self._neglects.insert(place, neglect)
        self._last_days.insert(place, last_day)
        self._contacts.insert(place, contact)

    def _urgency(self, place: int) -> Urgency:
        return self._neglects[place], self._last_days[place], ContactId(self._contacts[place])

    def _place_of(self, entry: Entry) -> int:
        return bisect_left(range(len(self)), entry[:3], key=self._urgency)
