"""What prompts and dialogs tell the main screen when they have done something, or could not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed


@dataclass
class Stored(Message):
    """An entry was written."""

    committed: Committed
    is_shown: bool = False
    """Whether the panes show it already."""


@dataclass
class ShownAnew(Message):
    """The panes show another snapshot, though no entry was written here."""

    words: str
    """What to say about it; empty for nothing."""


@dataclass(frozen=True)
class Saved:
    """A dialog's result: the contact, and what was stored of it, if anything."""

    contact: ContactId
    committed: Committed | None


@dataclass(frozen=True)
class Entered:
    """A dialog's result: what was stored, if anything."""

    committed: Committed | None


@dataclass
class Failed(Message):
    """Something could not be done, and the user can act on it."""

    error: UserError
