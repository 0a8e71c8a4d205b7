"""The dialogs around meeting people: events, and the briefing before a conversation."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from netwerk_tui.ui.screens.dialog_host import DialogHost
from netwerk_tui.ui.screens.errands import Errands


class Encounters(DialogHost):
    """Stands around the errands."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        yield Errands()
