"""The prompts of the review: opens one for a card, keeps what is typed in it, and says what was given.

What has been typed is stored within half a second of the first key that was not, for this contact and this prompt, so
that Escape, the next card, a crash and a closed terminal lose nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.timer import Timer

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.review_offers import Offer
from netwerk_tui.domain.review_view import CardView
from netwerk_tui.ui.screens.review_prompts import offers_of, prompt_of
from netwerk_tui.ui.widgets.review_prompt import PromptKind, ReviewPrompt

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_KEPT_WITHIN_SECONDS = 0.4


class Prompting(Container):
    """Owns the prompt, whom it is about, and its draft."""

    DEFAULT_CSS = "Prompting { layer: prompt; dock: bottom; height: auto; margin-bottom: 1; }"

    @dataclass
    class Given(Message):
        """This is to be recorded."""

        kind: PromptKind
        text: str
        offer: Offer | None
        """What is settled by it; None for something new."""

    class Left(Message):
        """The user left the prompt; what was typed is kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._about: ContactId | None = None
        self._offers: tuple[Offer, ...] = ()
        self._keeping: Timer | None = None

    def compose(self) -> ComposeResult:
        yield ReviewPrompt()

    def on_mount(self) -> None:
        self._prompt = self.query_one(ReviewPrompt)

    @property
    def is_asking(self) -> bool:
        """Whether a prompt is open."""
        return self._prompt.is_asking

    async def ask(self, kind: PromptKind, view: CardView) -> None:
        """Open a prompt on this card, with what was left in it."""
        self._about = view.profile.id
        self._offers = offers_of(kind, view, self._desk.today)
        kept = await self._desk.review.kept_line(kind, self._about)
        self._prompt.ask(prompt_of(kind, view, self._offers, self._desk.today), kept)

    async def recorded(self, kind: PromptKind, *, keeps_text: bool) -> None:
        """Close the prompt after what was given has been recorded; forget the text, unless it was not part of it."""
        self._stop_keeping()
        self._prompt.close()
        if self._about is not None and not keeps_text:
            await self._desk.review.keep_line(kind, self._about, "")

    def complain(self, words: str) -> None:
        """Say why what was given cannot be recorded."""
        self._prompt.complain(words)

    def hand_over(self) -> None:
        """Let the writer keep what is typed, before the program ends."""
        unrecorded = self._prompt.unrecorded
        if unrecorded is not None and self._about is not None:
            self._desk.review.leave(unrecorded[0], self._about, unrecorded[1])

    @on(ReviewPrompt.Changed)
    def _changed(self) -> None:
        """Keep the draft soon, however fast the typing goes on."""
        if self._keeping is None:
            self._keeping = self.set_timer(_KEPT_WITHIN_SECONDS, self._keep)

    def _keep(self) -> None:
        self._stop_keeping()
        unrecorded = self._prompt.unrecorded
        if unrecorded is not None and self._about is not None:
            kind, text = unrecorded
            self.run_worker(self._desk.review.keep_line(kind, self._about, text), group="draft")

    def _stop_keeping(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    @on(ReviewPrompt.Submitted)
    def _submitted(self, message: ReviewPrompt.Submitted) -> None:
        message.stop()
        offer = None if message.offer is None else self._offers[message.offer]
        self.post_message(self.Given(message.kind, message.text, offer))

    @on(ReviewPrompt.Cancelled)
    def _cancelled(self, message: ReviewPrompt.Cancelled) -> None:
        message.stop()
        self._keep()
        self._prompt.close()
        self.post_message(self.Left())
