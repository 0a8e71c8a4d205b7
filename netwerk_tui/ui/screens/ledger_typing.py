"""The line at the foot of the ledgers: what narrows the list, or the words that a step asks for. For `dealings`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed

_LONGEST_PROMPT = 100
"""Characters."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that the user is asked for, and what is done with them."""

    act: Callable[[str], Awaitable[Committed | None]]
    ends_it: bool
    """Whether what they are about leaves the list, so that the cursor goes on to the next thing."""
    may_be_empty: bool


class LedgerTyping(Vertical):
    """The line, hidden until something is to be typed."""

    DEFAULT_CSS = """
    LedgerTyping {
        display: none;
        height: 1;
        padding: 0 1;
        &.-typing { display: block; }
        Input { background: $field; }
    }
    """

    @dataclass
    class Narrowed(Message):
        """The list is to be narrowed to this."""

        text: str

    class NarrowingEnded(Message):
        """The list stays as it is narrowed now."""

    @dataclass
    class Given(Message):
        """The words that were asked for."""

        asked: Asked
        text: str

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None

    def compose(self) -> ComposeResult:
        yield Input(compact=True, select_on_focus=False)

    @property
    def is_typing(self) -> bool:
        """Whether anything is being typed."""
        return self.has_class("-typing")

    @property
    def is_narrowing(self) -> bool:
        """Whether what is being typed narrows the list."""
        return self.is_typing and self._asked is None

    def narrow(self, text: str) -> None:
        """Let the user type what narrows the list, from this text on."""
        self._open(None, _("a name or a word"), text)

    def ask(self, asked: Asked, prompt: str, text: str) -> None:
        """Ask for words, with this text to begin with."""
        self._open(asked, prompt, text)

    def close(self) -> None:
        """Hide the line."""
        self.remove_class("-typing")
        self._asked = None

    def _open(self, asked: Asked | None, prompt: str, text: str) -> None:
        self._asked = asked
        line = self.query_one(Input)
        line.placeholder = clean_line(prompt, _LONGEST_PROMPT)
        with line.prevent(Input.Changed):
            line.value = clean_line(text)
        self.add_class("-typing")
        line.focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_narrowing:
            self.post_message(self.Narrowed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._asked is None:
            self.post_message(self.NarrowingEnded())
        elif event.value.strip() or self._asked.may_be_empty:
            self.post_message(self.Given(self._asked, event.value))
        else:
            self.app.bell()
