"""From a typed line to a recorded note: keeps the draft while it is typed, records it, opens the user's editor.

What has been typed is stored within half a second of the first key that was not, so that a crash, a closed terminal or
a kill loses less than a second of typing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.timer import Timer
from textual.widget import Widget

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.domain.note_draft import KnownPerson
from netwerk_tui.language import _
from netwerk_tui.ui.screens.messages import Failed, Stored
from netwerk_tui.ui.screens.outside_editor import edited_outside
from netwerk_tui.ui.widgets.note_bar import Asked, NoteBar

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_KEPT_WITHIN_SECONDS = 0.4


class Noting(Container):
    """Owns the quick note, whom it is about, and its draft."""

    DEFAULT_CSS = "Noting { layer: prompt; dock: bottom; height: auto; margin-bottom: 1; }"

    def __init__(self, editor: tuple[str, ...]) -> None:
        super().__init__()
        self._editor = editor
        self._opened: Desk | None = None
        self._about: ContactId | None = None
        self._keeping: Timer | None = None
        self._focus_after: Widget | None = None

    def compose(self) -> ComposeResult:
        yield NoteBar()

    def on_mount(self) -> None:
        self._bar = self.query_one(NoteBar)

    @property
    def unrecorded(self) -> KeptNote | None:
        """What is typed now and not recorded; None while no note is open."""
        return KeptNote(self._bar.text, self._about) if self._bar.is_asking else None

    def open(self, desk: Desk) -> None:
        """Record in this network."""
        self._opened = desk

    def ask(self, contact: ContactId | None) -> None:
        """Open the note about this contact, or go on with the one that was left."""
        if self._bar.is_asking:
            return
        kept = self.kept_for(contact)
        self._about = kept.about
        self._focus_after = self.screen.focused
        person = None if self._about is None else self._desk.known_person(self._about)
        self._ask(person, kept.text)

    def read_again(self) -> None:
        """Go on with what an erasure has left of the open note; with nothing, where it was about whom it erased."""
        if not self._bar.is_asking:
            return
        person = None if self._about is None else self._desk.known_person(self._about)
        if self._about is not None and person is None:
            self._close()
            self.post_message(Failed(UserError(_("The note was about somebody who is no longer there."))))
            return
        kept = self.kept_for(self._about).text
        self._ask(person, self._bar.text if self._bar.text.startswith(kept) else kept)
        self._changed()

    def _ask(self, person: KnownPerson | None, text: str) -> None:
        self._bar.ask(Asked(self._desk.known(), self._desk.today, person, self._desk.move_words), text)

    def kept_for(self, contact: ContactId | None) -> KeptNote:
        """What the note opens with from this contact: the one that was left, whoever that is about."""
        kept = self._desk.typed.kept_note()
        return kept if kept.text else KeptNote("", contact)

    async def keep(self, note: KeptNote) -> None:
        """Keep what has been typed; an empty text forgets it."""
        await self._desk.typed.keep_note(note)

    @property
    def _desk(self) -> Desk:
        assert self._opened is not None, "notes are taken only once the network is open"
        return self._opened

    @on(NoteBar.Changed)
    def _changed(self) -> None:
        """Keep the draft soon, however fast the typing goes on."""
        if self._keeping is None:
            self._keeping = self.set_timer(_KEPT_WITHIN_SECONDS, self._keep)

    def _keep(self) -> None:
        self._stop_keeping()
        if self._bar.is_asking:
            self.run_worker(self.keep(KeptNote(self._bar.text, self._about)), group="draft")

    def _stop_keeping(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    @on(NoteBar.Submitted)
    @work(exclusive=True, group="note")
    async def _submitted(self, message: NoteBar.Submitted) -> None:
        self._stop_keeping()
        with self._desk.at_work():
            try:
                recorded = await self._desk.record(message.draft, message.accept_moves)
            except UserError as error:
                self._keep()
                self.post_message(Failed(error))
                return
            # Forgotten before the prompt closes, or the next note would open with it.
            await self.keep(KeptNote("", self._about))
            self._close()
        self.post_message(Stored(recorded.committed))

    @on(NoteBar.Cancelled)
    def _cancelled(self) -> None:
        self._keep()
        self._close()

    def _close(self) -> None:
        self._stop_keeping()
        self._bar.close()
        if self._focus_after is not None and self._focus_after.is_attached:
            self._focus_after.focus(scroll_visible=False)

    @on(NoteBar.EditorWanted)
    def _editor_wanted(self, message: NoteBar.EditorWanted) -> None:
        """Let the user's own editor have the text, and take back what it left."""
        self._keep()
        try:
            text = edited_outside(self.app, self._editor, message.text)
        except UserError as error:
            self.post_message(Failed(error))
        else:
            self._bar.set_text(text)
            self._keep()
