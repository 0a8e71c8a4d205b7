"""What the review screen does its work with. Part of the desk, and loaded with it."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from netwerk_tui.actions import concerns, dealings, followups, review
from netwerk_tui.actions.review_board import board_after, read_board
from netwerk_tui.actions.review_drafts import keep_line, kept_line
from netwerk_tui.actions.review_views import card_view, review_today
from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.ids import ContactId, FollowupId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.note_draft import FollowupDraft
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.review import Reason, StepOutcome
from netwerk_tui.domain.review_deck import left_today
from netwerk_tui.domain.review_offers import Deed, Offer
from netwerk_tui.domain.review_queue import Board
from netwerk_tui.domain.review_view import CardView, ReviewToday
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand


class ReviewDesk:
    """The daily review of one network. Every write is one entry, unless said otherwise."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today
        self._board: Board | None = None
        self._followed = 0
        self.part_read: float | None = None
        """How much of everybody's cards has been read, from 0 to 1, while they are; else None."""
        self._known: tuple[Board, ReviewToday] | None = None

    # Reading

    @property
    def policy(self) -> EffortPolicy:
        """How much contact everybody deserves."""
        return self._hand.network.policy

    async def review_today(self) -> ReviewToday:
        """What was done today, and who waits. The first time takes a second with 1,000,000 contact moments."""
        board = await self._board_of_today()
        if self._known is None or self._known[0] is not board:
            self._known = (board, await self._hand.read(review_today, board))
        return self._known[1]

    async def follow(self, committed: Committed) -> None:
        """Bring the cards up to date with an entry, once they are known."""
        self._followed += 1
        if self._board is not None:
            self._board = await self._hand.read(board_after, self._board, committed)

    def forget(self) -> None:
        """Read the cards anew when they are asked for: another program has written."""
        self._followed += 1
        self._board = None

    async def _board_of_today(self) -> Board:
        board = self._board
        while board is None:
            followed = self._followed
            try:
                board = await self._hand.read_at_length(read_board, self._today, self._tell)
            finally:
                self.part_read = None
            if followed == self._followed:
                self._board = board
            else:
                board = self._board
        return board

    def _tell(self, part: float) -> None:
        """Note how much has been read; on the reader's thread."""
        self.part_read = part

    @property
    def is_read(self) -> bool:
        """Whether everybody's cards are known."""
        return self._board is not None

    async def board(self) -> Board:
        """Everybody's cards today, as they are now."""
        return await self._board_of_today()

    async def card(self, contact: ContactId) -> CardView:
        """All that a card tells. Raises NotFound for a contact that is gone."""
        return await self._hand.read(card_view, contact, self._today)

    async def count_left(self) -> int | None:
        """How many cards are still to do today; None where the review proposes a first hour instead."""
        today = await self.review_today()
        if today.start is not None:
            return None
        return left_today(len(today.finished), len(today.queue), today.day.daily_number)

    # How a card ends

    async def contacted(
        self, contact: ContactId, channel: Channel, direction: Direction, reason: Reason | None
    ) -> Committed:
        """We were in contact today: the card is done."""
        return await self._hand.act(review.contacted, contact, channel, direction, self._today, reason)

    async def finish(
        self,
        contact: ContactId,
        outcome: StepOutcome,
        reason: Reason | None,
        *,
        until: date | None = None,
        text: str = "",
    ) -> Committed:
        """The card is done, put off or skipped."""
        return await self._hand.act(review.finish_card, contact, outcome, reason, self._today, until=until, text=text)

    # What else can be done on a card

    async def promise(self, contact: ContactId, promise: FollowupDraft) -> Committed:
        """A new promise, mine or theirs."""
        return await self._hand.act(
            followups.add_followup, contact, promise.text, promise.due, self._today, theirs=promise.theirs
        )

    async def ask(self, contact: ContactId, text: str, topic: str) -> Committed:
        """Something to sound the contact out on."""
        return await self._hand.act(dealings.add_ask, contact, text, self._today, topic=topic)

    async def tell(self, contact: ContactId, text: str) -> Committed:
        """Something to let the contact know."""
        return await self._hand.act(dealings.add_tell, [contact], text, self._today)

    async def thank(self, contact: ContactId, text: str) -> Committed:
        """Thanks for nothing in particular."""
        return await self._hand.act(dealings.thank, contact, text, self._today)

    async def settle(self, contact: ContactId, offer: Offer, text: str) -> Committed | None:
        """Settle what is open; None where it was settled meanwhile. Raises NotFound where it is gone."""
        hand, today = self._hand, self._today
        match offer.deed:
            case Deed.KEEP_PROMISE:
                return await hand.act_if_any(followups.complete_followup, FollowupId(offer.id), today, text)
            case Deed.ASK_ASKED:
                return await hand.act_if_any(dealings.move_ask_on, offer.id, AskStatus.ASKED, today)
            case Deed.ASK_ANSWERED:
                return await hand.act_if_any(dealings.move_ask_on, offer.id, AskStatus.ANSWERED, today, text=text)
            case Deed.ASK_USED:
                return await hand.act_if_any(dealings.move_ask_on, offer.id, AskStatus.USED, today, text=text)
            case Deed.ASK_SHOWN:
                return await hand.act_if_any(dealings.move_ask_on, offer.id, AskStatus.SHOWN, today)
            case Deed.TELL:
                return await hand.act_if_any(dealings.set_told, offer.id, True, today)
            case Deed.REPORT_PROMISE:
                return await hand.act_if_any(followups.report_back, FollowupId(offer.id), today)
            case Deed.REPORT_CONCERN:
                return await hand.act_if_any(concerns.report_concern_back, offer.id, today)
            case Deed.THANK_FOR_PROMISE:
                return await hand.act(dealings.thank, contact, text, today, followup=FollowupId(offer.id))
            case Deed.THANK_FOR_ANSWER:
                return await hand.act(dealings.thank, contact, text, today, ask=offer.id)
            case Deed.THANK_FOR_SUCCESS:
                return await hand.act(dealings.thank, contact, text, today, success=offer.id)
            case _:
                assert_never(offer.deed)

    # What is typed and not recorded

    def kept_note(self, contact: ContactId) -> str:
        """What was typed of a note about this contact in the review, and never recorded."""
        return kept_line(self._hand.network, "note", contact)

    async def kept_line(self, kind: str, contact: ContactId) -> str:
        """What was typed for this contact in a prompt of this kind, and never recorded."""
        return await self._hand.read(kept_line, kind, contact)

    async def keep_line(self, kind: str, contact: ContactId, text: str) -> None:
        """Keep what was typed; an empty text forgets it."""
        hand = self._hand
        await hand.writer.run(keep_line, hand.network, kind, contact, text, hand.erasure_seen)

    def leave(self, kind: str, contact: ContactId, text: str) -> None:
        """Hand over, for the writer to finish before the end, what was typed."""
        hand = self._hand
        hand.writer.submit(keep_line, hand.network, kind, contact, text, hand.erasure_seen)
