"""A question with a few answers, one of which is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets.option_list import Option

from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.choice_list import ChoiceList
from netwerk_tui.ui.widgets.field_choice import LetteredList


class ChoosingScreen(Dialog[int]):
    """The result is the number of the answer, counted from 0."""

    DEFAULT_CSS = """
    ChoosingScreen {
        .box { width: 60; }
        LetteredList { height: auto; max-height: 50vh; border: none; background: $pane; }
    }
    """

    def __init__(self, question: str, answers: Sequence[str]) -> None:
        """There is at least one answer."""
        super().__init__()
        self._question = question
        self._answers = answers

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(self._question, "title")
            yield LetteredList(*(Option(Content(clean_line(each))) for each in self._answers), compact=True)
            yield words(_("Enter chooses · Esc back"), "hints")

    @on(ChoiceList.OptionSelected)
    def _selected(self, event: ChoiceList.OptionSelected) -> None:
        self.dismiss(event.option_index)
