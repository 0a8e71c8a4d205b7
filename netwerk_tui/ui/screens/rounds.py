"""The dialogs of every day and every week: the review, the promises, and the figures."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from netwerk_tui.ui.screens.dialog_host import DialogHost
from netwerk_tui.ui.screens.encounters import Encounters


class Rounds(DialogHost):
    """Stands around everything else of the main screen."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        yield Encounters()
