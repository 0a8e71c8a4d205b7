"""A question before something is done to many, or deleted."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, words


class ConfirmScreen(Dialog[bool]):
    """Yes or no. The result is True for yes, None for no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y,j", "accept", N_("Yes"), id="confirm.yes"),
        Binding("n", "leave", N_("No"), id="confirm.no"),
    ]

    def __init__(self, question: str, consequence: str = "") -> None:
        super().__init__()
        self._question = question
        self._consequence = consequence

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(self._question, "title")
            if self._consequence:
                yield words(self._consequence, "advice")
            yield words(_("Enter yes · Esc no"), "hints")

    def action_accept(self) -> None:
        self.dismiss(True)
