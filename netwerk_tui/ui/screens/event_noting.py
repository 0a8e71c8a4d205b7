"""One pass over everybody I met at an event: a quick note for each in turn. Enter goes to the next, empty skips.

What is typed is kept within half a second, and is there again when the pass goes on.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.timer import Timer

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.event import EventPage
from netwerk_tui.domain.event_note import met_at
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.domain.note_draft import Draft, KnownPerson
from netwerk_tui.ui.screens.messages import Failed
from netwerk_tui.ui.widgets.note_bar import Asked, NoteBar

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_KEPT_WITHIN_SECONDS = 0.4


class EventNoting(Container):
    """Owns the pass, and what is typed in it."""

    DEFAULT_CSS = "EventNoting { height: auto; }"

    @dataclass
    class Turn(Message):
        """It is this contact's turn."""

        contact: ContactId
        number: int
        count: int

    @dataclass
    class Noted(Message):
        """A note was recorded."""

        committed: Committed

    @dataclass
    class Ended(Message):
        """The pass is over, or left."""

        noted: int

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._page: EventPage | None = None
        self._waiting: deque[ContactId] = deque()
        self._count = 0
        self._noted = 0
        self._about: ContactId | None = None
        self._keeping: Timer | None = None

    def compose(self) -> ComposeResult:
        yield NoteBar()

    def on_mount(self) -> None:
        self._bar = self.query_one(NoteBar)

    @property
    def is_asking(self) -> bool:
        """Whether a note is being typed."""
        return self._bar.is_asking

    def begin(self, page: EventPage) -> None:
        """Ask about everybody of whom nothing is noted, the one whose note was left unfinished first."""
        self._page = page
        kept = self._desk.events.kept_note(page.event.id)
        waiting = [guest.contact for guest in page.still_to_note]
        if kept.text and kept.about in waiting:
            waiting.remove(kept.about)
            waiting.insert(0, kept.about)
        self._waiting, self._count, self._noted = deque(waiting), len(waiting), 0
        self._next(kept.text if waiting and waiting[0] == kept.about else "")

    def _next(self, text: str = "") -> None:
        """Ask about the next one who still exists; end where there is nobody left."""
        assert self._page is not None, "a pass is about an event"
        while self._waiting:
            self._about = self._waiting.popleft()
            person = self._desk.known_person(self._about)
            if person is not None:
                self._ask(person, text)
                self.post_message(self.Turn(person.id, self._count - len(self._waiting), self._count))
                return
        self._end()

    def _ask(self, person: KnownPerson, text: str) -> None:
        assert self._page is not None, "a pass is about an event"
        amended = partial(met_at, self._page.event)
        self._bar.ask(Asked(self._desk.known(), self._desk.today, person, self._desk.move_words, amended), text)

    def read_again(self) -> None:
        """Go on with what an erasure has left of the note; with the next one, where it was about whom it erased."""
        if not self._bar.is_asking or self._page is None or self._about is None:
            return
        person = self._desk.known_person(self._about)
        if person is None:
            self._next()
            return
        note = self._desk.events.kept_note(self._page.event.id)
        kept = note.text if note.about == self._about else ""
        self._ask(person, self._bar.text if self._bar.text.startswith(kept) else kept)
        self._changed()

    @on(NoteBar.Changed)
    def _changed(self) -> None:
        if self._keeping is None:
            self._keeping = self.set_timer(_KEPT_WITHIN_SECONDS, self._keep)

    def _keep(self) -> None:
        self._stop_keeping()
        assert self._page is not None, "a pass is about an event"
        note = KeptNote(self._bar.text, self._about)
        self.run_worker(self._desk.events.keep_note(self._page.event.id, note), group="draft")

    def _stop_keeping(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    @on(NoteBar.Submitted)
    def _submitted(self, message: NoteBar.Submitted) -> None:
        if self._bar.text:
            self._record(message.draft, message.accept_moves)
        else:
            self._keep()
            self._next()

    @work(exclusive=True, group="note")
    async def _record(self, draft: Draft, accepted: bool) -> None:
        assert self._page is not None, "a pass is about an event"
        try:
            recorded = await self._desk.record(draft, accepted)
        except UserError as error:
            self.post_message(Failed(error))
            return
        self._stop_keeping()
        await self._desk.events.keep_note(self._page.event.id, KeptNote(""))
        self._noted += 1
        self.post_message(self.Noted(recorded.committed))
        self._next()

    @on(NoteBar.Cancelled)
    def _cancelled(self) -> None:
        self._keep()
        self._end()

    def _end(self) -> None:
        self._stop_keeping()
        self._bar.close()
        self.post_message(self.Ended(self._noted))
