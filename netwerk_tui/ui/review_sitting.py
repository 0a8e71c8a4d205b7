"""One sitting of the daily review: how many cards it has, and what was done in it, for undo and redo.

Some of what the user does at once is two entries, as a promise that also puts the card off. They are undone together.
Kept by the host of the review while the user is at the matrix, so that the same sitting goes on afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netwerk_tui.domain.ids import ContactId, EntryId

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed


@dataclass(eq=False)
class ReviewSitting:
    """Changes while the user works."""

    contact: ContactId | None = None
    """Whose card was shown last; None before the first, and at the end."""
    more: int = 0
    """Cards beyond the daily number that the user asked for."""
    move: Committed | None = None
    """What was stored at the matrix, until the review tells of it."""
    _done: list[tuple[EntryId, ...]] = field(default_factory=list)
    _undone: list[int] = field(default_factory=list)

    def did(self, *entries: EntryId) -> None:
        """The user did something that these entries hold, the last one written last."""
        self._done.append(entries)
        self._undone.clear()

    def did_at_the_matrix(self, move: Committed) -> None:
        """The user moved the contact whose card was shown."""
        self.did(move.entry)
        self.move = move

    def entries_to_undo(self) -> tuple[EntryId, ...]:
        """What undo takes back together, the newest entry first; none where nothing was done in this sitting."""
        return tuple(reversed(self._done[-1])) if self._done else ()

    def undid(self) -> None:
        """The entries to undo were taken back."""
        if self._done:
            self._undone.append(len(self._done.pop()))

    def entries_to_redo(self) -> int:
        """How many entries redo does again together: one where nothing was undone in this sitting."""
        return self._undone[-1] if self._undone else 1

    def redid(self, entries: tuple[EntryId, ...]) -> None:
        """These entries did again what was undone last, the last one written last."""
        if self._undone:
            self._undone.pop()
            self._done.append(entries)
