"""The course of a review: which card is shown, and which comes next. For the review screen, through the desk.

Everything is computed anew from the queue and the stored steps, so the course is right whatever happened meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.review import QueuedCard
from netwerk_tui.domain.review_deck import Deck
from netwerk_tui.domain.review_view import CardView, ReviewToday
from netwerk_tui.ui.review_sitting import ReviewSitting

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk


class ReviewCourse:
    """One sitting's cards. `view` is the card that is shown; None before the first, and at the end."""

    def __init__(self, desk: Desk, sitting: ReviewSitting) -> None:
        self._desk = desk
        self._sitting = sitting
        self._revision = desk.directory.revision
        self.today: ReviewToday | None = None
        """None until the day's cards have been read."""
        self.deck = Deck((), (), 0)
        self.view: CardView | None = None

    @property
    def contact(self) -> ContactId | None:
        """Whose card is shown; None at the end."""
        return self._sitting.contact

    @property
    def waiting(self) -> QueuedCard | None:
        """Why the card that is shown is here; None where it is not waiting."""
        if self.today is None or self.contact is None or self.contact in self.deck.finished:
            return None
        return self.today.queue.of(self.contact)

    @property
    def people_to_place(self) -> tuple[ContactId, ...]:
        """Whom the first hour is about; none where the review is under way."""
        if self.today is None or self.today.start is None or self.today.day.steps:
            return ()
        return self.today.start.contacts

    @property
    def is_stale(self) -> bool:
        """Whether something was written that the cards do not tell yet."""
        return self._revision != self._desk.directory.revision

    async def begin(self) -> None:
        """Show the card where the user was, else the first that is to do, else the end."""
        await self._deal()
        wanted = self.contact if self.contact in self.deck.cards else None
        await self._show(wanted or next(iter(self.deck.to_do), None))

    async def more(self) -> None:
        """Go on with as many cards more as are enough for a day."""
        if self.today is not None:
            number = self.today.day.daily_number
            self._sitting.more = max(number + self._sitting.more, len(self.deck.finished))
            await self.begin()

    async def step(self, step: int) -> None:
        """Go so many cards on; past the last one is the end, once nothing is to do any more."""
        is_past_the_last = step > 0 and self.contact == next(reversed(self.deck.cards), None)
        if is_past_the_last and not self.deck.to_do:
            await self._show(None)
        else:
            await self._show(self.deck.stepped(self.contact, step))

    async def read_anew(self) -> None:
        """Show the same card as it is now."""
        await self._deal()
        await self._show(self.contact)

    async def after_decision(self) -> None:
        """Show the next card where this one is finished, else this one as it is now."""
        before = await self._deal()
        contact = self.contact
        is_over = contact in before.to_do and contact not in self.deck.to_do
        await self._show(self.deck.next_to_do(before, contact) if is_over else contact)

    async def after_taking_back(self, touched: Collection[ContactId]) -> None:
        """Show the card that an undone step brought back; or the next one, where a step was done again."""
        before = await self._deal()
        came_back = [each for each in self.deck.to_do if each in touched and each not in before.to_do]
        contact = self.contact
        if came_back:
            contact = came_back[0]
        elif contact is None or (contact in touched and contact in self.deck.finished):
            contact = next(iter(self.deck.to_do), None)
        await self._show(contact)

    async def _deal(self) -> Deck:
        """Compute the day's cards anew; those of before."""
        before = self.deck
        self._revision = self._desk.directory.revision
        self.today = await self._desk.review.review_today()
        enough = self.today.day.daily_number + self._sitting.more
        self.deck = Deck.of(self.today.finished, self.today.queue.contacts, enough)
        return before

    async def _show(self, contact: ContactId | None) -> None:
        """Show this contact's card, or the end. Of one who is gone meanwhile, the next one's."""
        view = None
        gone: set[ContactId] = set()
        while contact is not None and view is None:
            try:
                view = await self._desk.review.card(contact)
            except NotFound:
                gone.add(contact)
                contact = next((each for each in self.deck.to_do if each not in gone), None)
        self._sitting.contact, self.view = contact, view
