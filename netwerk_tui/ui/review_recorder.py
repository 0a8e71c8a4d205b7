"""What the user decides on a card of the review, done and remembered: for the review screen, through the desk.

A decision may be two entries: the thing itself, and that the card is finished by it. They are undone together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netwerk_tui.domain.ask_line import read_ask
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.note_draft import Draft
from netwerk_tui.domain.policy import PERSONAL, WRITTEN
from netwerk_tui.domain.promise_line import read_promise
from netwerk_tui.domain.review import QueuedCard, Reason, StepOutcome
from netwerk_tui.domain.review_offers import Offer
from netwerk_tui.domain.snooze import snoozed_until
from netwerk_tui.domain.text import clean_line
from netwerk_tui.ui.review_sitting import ReviewSitting
from netwerk_tui.ui.widgets.review_prompt import PromptKind

if TYPE_CHECKING:
    from datetime import date

    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision wrote: none, one or several entries, in the order in which they were written."""

    entries: tuple[Committed, ...]

    @property
    def title(self) -> str:
        """What was done, in the user's words; empty where nothing was."""
        return self.entries[0].title if self.entries else ""


class ReviewRecorder:
    """Records for one sitting. Every method may raise UserError, and then nothing of its step was written."""

    def __init__(self, desk: Desk, sitting: ReviewSitting) -> None:
        self._desk = desk
        self._sitting = sitting

    async def contacted(
        self, contact: ContactId, waiting: QueuedCard | None, channel: Channel, direction: Direction
    ) -> Decided:
        """We were in contact today: the card is done."""
        return self._decided(await self._desk.review.contacted(contact, channel, direction, _reason_of(waiting)))

    async def snoozed(self, contact: ContactId, waiting: QueuedCard | None, until: date) -> Decided:
        """The card comes back on a day."""
        return self._decided(await self._finish(contact, waiting, StepOutcome.SNOOZED, until))

    async def skipped(self, contact: ContactId, waiting: QueuedCard | None, why: str) -> Decided:
        """The card is left for today."""
        return self._decided(await self._finish(contact, waiting, StepOutcome.SKIPPED, text=why))

    async def noted(self, contact: ContactId, waiting: QueuedCard | None, draft: Draft, note: Committed) -> Decided:
        """A note was recorded: where it tells of contact with them, the card is done."""
        took_part = any(mention.person is not None and mention.person.id == contact for mention in draft.people)
        if waiting is not None and took_part and draft.channel in PERSONAL | WRITTEN:
            return self._decided(note, await self._finish(contact, waiting, StepOutcome.DONE))
        return self._decided(note)

    async def given(
        self, contact: ContactId, waiting: QueuedCard | None, kind: PromptKind, text: str, offer: Offer | None
    ) -> Decided:
        """What a prompt was given."""
        if kind is PromptKind.SNOOZE:
            return await self.snoozed(contact, waiting, snoozed_until(text, self._desk.today))
        if kind is PromptKind.SKIP:
            return await self.skipped(contact, waiting, clean_line(text))
        if offer is not None:
            return await self.settled(contact, waiting, offer, clean_line(text))
        if kind is PromptKind.FOLLOWUP:
            return await self._promised(contact, waiting, text)
        if kind is PromptKind.ASK:
            ask = read_ask(text)
            return await self._dealt(contact, waiting, await self._desk.review.ask(contact, ask.text, ask.topic))
        if kind is PromptKind.TELL:
            return await self._dealt(contact, waiting, await self._desk.review.tell(contact, clean_line(text)))
        return await self._dealt(contact, waiting, await self._desk.review.thank(contact, clean_line(text)))

    async def settled(self, contact: ContactId, waiting: QueuedCard | None, offer: Offer, text: str = "") -> Decided:
        """Something that was open is settled."""
        return await self._dealt(contact, waiting, await self._desk.review.settle(contact, offer, text))

    async def undo(self) -> Decided:
        """Take back the last decision of this sitting, or else the newest entry of all."""
        entries = self._sitting.entries_to_undo()
        if not entries:
            return Decided((await self._desk.undo(),))
        taken_back = [await self._desk.undo(entry) for entry in entries]
        self._sitting.undid()
        # The last one is what the user did first, and what they know the decision by.
        return Decided(tuple(reversed(taken_back)))

    async def redo(self) -> Decided:
        """Do again what was undone last."""
        count = self._sitting.entries_to_redo()
        done_again = tuple([await self._desk.redo() for _each in range(count)])
        self._sitting.redid(tuple(each.entry for each in done_again))
        return Decided(done_again)

    async def _promised(self, contact: ContactId, waiting: QueuedCard | None, line: str) -> Decided:
        """A promise of mine for a later day puts the card off until that day."""
        promise = read_promise(line, self._desk.today)
        made = await self._desk.review.promise(contact, promise)
        is_for_later = promise.due is not None and promise.due > self._desk.today and not promise.theirs
        if waiting is None or not is_for_later:
            return await self._dealt(contact, waiting, made)
        step = await self._finish(contact, waiting, StepOutcome.SNOOZED, promise.due, promise.text)
        return self._decided(made, step)

    async def _dealt(self, contact: ContactId, waiting: QueuedCard | None, committed: Committed | None) -> Decided:
        """Where the card is here for no reason any more, it is done."""
        if committed is None:
            return Decided(())
        if waiting is not None and (await self._desk.review.review_today()).queue.of(contact) is None:
            return self._decided(committed, await self._finish(contact, waiting, StepOutcome.DONE))
        return self._decided(committed)

    async def _finish(
        self,
        contact: ContactId,
        waiting: QueuedCard | None,
        outcome: StepOutcome,
        until: date | None = None,
        text: str = "",
    ) -> Committed:
        return await self._desk.review.finish(contact, outcome, _reason_of(waiting), until=until, text=text)

    def _decided(self, *entries: Committed) -> Decided:
        self._sitting.did(*(each.entry for each in entries))
        return Decided(entries)


def _reason_of(waiting: QueuedCard | None) -> Reason | None:
    return None if waiting is None else waiting.reason
