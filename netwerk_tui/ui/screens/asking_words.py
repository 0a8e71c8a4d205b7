"""A question that is answered in a line of text."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.screens.dialog import Dialog, words

_LONGEST_TEXT = 2000


class WordsScreen(Dialog[str]):
    """The result is the text, which may be empty; None where the user leaves the question."""

    DEFAULT_CSS = """
    WordsScreen Input { width: 1fr; background: $field; }
    """

    AUTO_FOCUS = "Input"

    def __init__(self, question: str, about: str = "", value: str = "") -> None:
        """`about` is said beneath the question, and `value` stands in the line at first."""
        super().__init__()
        self._question = question
        self._about = about
        self._value = clean_line(value, _LONGEST_TEXT)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(self._question, "title")
            if self._about:
                yield words(self._about, "advice")
            yield Input(self._value, compact=True, max_length=_LONGEST_TEXT, select_on_focus=False)
            yield words(_("Enter stores it · Esc back"), "hints")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)
