"""The quick note of the review: always about the contact whose card is shown, with a draft for each of them."""

from __future__ import annotations

from textual import on
from textual.message import Message

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.ui.screens.noting import Noting
from netwerk_tui.ui.widgets.note_bar import NoteBar

_PLACE = "note"


class ReviewNoting(Noting):
    """As on the main screen, but for whom it is about."""

    class Left(Message):
        """The user left the note; what was typed is kept."""

    @property
    def is_asking(self) -> bool:
        """Whether the note is open."""
        return self.unrecorded is not None

    def hand_over(self) -> None:
        """Let the writer keep what is typed, before the program ends."""
        note = self.unrecorded
        if note is not None and note.about is not None:
            self._desk.review.leave(_PLACE, note.about, note.text)

    def kept_for(self, contact: ContactId | None) -> KeptNote:
        """What was typed about this contact in the review, and never recorded."""
        return KeptNote("" if contact is None else self._desk.review.kept_note(contact), contact)

    async def keep(self, note: KeptNote) -> None:
        """Keep what has been typed about its contact."""
        if note.about is not None:
            await self._desk.review.keep_line(_PLACE, note.about, note.text)

    @on(NoteBar.Cancelled)
    def _left(self) -> None:
        self.post_message(self.Left())
