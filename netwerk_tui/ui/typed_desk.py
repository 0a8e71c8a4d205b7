"""What is typed and not stored yet: the quick note, and what a closed dialog held. Part of the desk; loaded with it.

What was begun before somebody was erased may tell of them, so every draft goes with the newest erasure that it takes
into account. Where keeping one would bring back what an erasure took away, what the erasure left stays.
"""

from __future__ import annotations

from netwerk_tui.actions import drafts
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.ui.hand import Hand


class TypedDesk:
    """The user's own drafts in the open network, and whether they are to be read again."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._newest_erasure = hand.erasure_seen = drafts.newest_erasure(hand.network)

    async def look_for_erasures(self) -> None:
        """Learn of an erasure that was stored since."""
        self._newest_erasure = await self._hand.writer.run(drafts.newest_erasure, self._hand.network)

    def has_erased_since(self) -> bool:
        """Whether somebody was erased since this was asked last: what is being typed is then to be read again."""
        seen, self._hand.erasure_seen = self._hand.erasure_seen, self._newest_erasure
        return self._newest_erasure > seen

    def kept_note(self) -> KeptNote:
        """What was typed of a quick note and never recorded."""
        return drafts.kept_note(self._hand.network)

    async def keep_note(self, note: KeptNote) -> None:
        """Keep what has been typed of a quick note; nothing, once it is recorded."""
        await self._hand.writer.run(drafts.keep_note, self._hand.network, note, self._hand.erasure_seen)

    def leave_note(self, note: KeptNote) -> None:
        """As `keep_note`, for the writer to finish before the end."""
        self._hand.writer.submit(drafts.keep_note, self._hand.network, note, self._hand.erasure_seen)

    def closed_form(self) -> str:
        """What was typed into a dialog that closed by itself, and not shown since; empty where nothing was."""
        return drafts.closed_form(self._hand.network)

    async def keep_closed_form(self, text: str) -> None:
        """Keep what was typed into a dialog that closes by itself; nothing, once it has been shown."""
        await self._hand.writer.run(drafts.keep_closed_form, self._hand.network, text, self._hand.erasure_seen)

    def leave_closed_form(self, text: str) -> None:
        """As `keep_closed_form`, for the writer to finish before the end."""
        self._hand.writer.submit(drafts.keep_closed_form, self._hand.network, text, self._hand.erasure_seen)
