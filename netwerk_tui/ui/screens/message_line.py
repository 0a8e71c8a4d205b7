"""One line to be typed, under a question: a reason, an answer, a place to write to."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label

from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.screens.dialog import Dialog, words

_LONGEST = 2000


class LineScreen(Dialog[str]):
    """The result is what was typed; empty only where that may be."""

    DEFAULT_CSS = "LineScreen { Input { background: $field; } .problem { margin-top: 1; } }"

    def __init__(
        self,
        question: str,
        advice: str = "",
        *,
        text: str = "",
        needed: str = "",
        problem_with: Callable[[str], str] = lambda _text: "",
    ) -> None:
        """`needed` is said where nothing was typed; without it that is an answer too.

        `problem_with` says what is wrong with a line before it is taken, once for each line.
        """
        super().__init__()
        self._question = question
        self._advice = advice
        self._text = text
        self._needed = needed
        self._problem_with = problem_with
        self._told_of = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(self._question, "title")
            if self._advice:
                yield words(self._advice, "advice")
            yield Input(self._text, compact=True, select_on_focus=False, max_length=_LONGEST)
            yield words("", "problem")
            yield words(_("Enter goes on · Esc back"), "hints")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = event.value.strip()
        problem = self._needed if not typed else self._problem_with(typed)
        if problem and (not typed or self._told_of != typed):
            self._told_of = typed
            self.query_one(".problem", Label).update(Content(clean_line(problem)))
            return
        self.dismiss(typed)
