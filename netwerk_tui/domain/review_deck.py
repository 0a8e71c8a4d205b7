"""The cards of one day's review: those that are finished, and of the queue as many as are enough for today.

A value that is made anew from the queue and the stored steps after every change, so that an interrupted review goes on
where it was. Pure; the review screen holds one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from netwerk_tui.domain.ids import ContactId


@dataclass(frozen=True, slots=True)
class Deck:
    """The finished cards, in the order in which they were finished, and then those that are still to do."""

    finished: tuple[ContactId, ...]
    to_do: tuple[ContactId, ...]
    left_in_queue: int
    """How many more wait, beyond what is enough for today."""

    @classmethod
    def of(cls, finished: Iterable[ContactId], queue: Iterable[ContactId], enough: int) -> Deck:
        """The day's cards: `enough` of them, unless the queue has fewer or more have been finished already."""
        done = tuple(dict.fromkeys(finished))
        waiting = dict.fromkeys(queue)
        for contact in done:
            waiting.pop(contact, None)
        to_do = tuple(islice(waiting, max(0, enough - len(done))))
        return cls(done, to_do, len(waiting) - len(to_do))

    @property
    def cards(self) -> tuple[ContactId, ...]:
        """All of the day, in order."""
        return self.finished + self.to_do

    def number_of(self, contact: ContactId) -> int | None:
        """Which card of the day it is, counted from 1; None for one that is none of them."""
        return self.cards.index(contact) + 1 if contact in self.cards else None

    def stepped(self, contact: ContactId | None, step: int) -> ContactId | None:
        """The card so many further on, no farther than the first and the last; None where there is none.

        From None, which is past the last card, one back is the last one.
        """
        cards = self.cards
        if not cards:
            return None
        here = cards.index(contact) if contact in cards else len(cards)
        return cards[min(max(here + step, 0), len(cards) - 1)]

    def next_to_do(self, before: Deck, contact: ContactId | None) -> ContactId | None:
        """The card to show after `contact` was finished or has gone: the next that is to do, else the first that is.

        `before` is the deck that `contact` was shown in. None when nothing is to do any more.
        """
        if contact in before.cards:
            behind = before.cards[before.cards.index(contact) + 1 :]
            following = next((each for each in behind if each in self.to_do), None)
            if following is not None:
                return following
        return next(iter(self.to_do), None)


def left_today(finished: int, waiting: int, enough: int) -> int:
    """How many cards are still to do today, of a queue of `waiting`."""
    return min(waiting, max(0, enough - finished))
