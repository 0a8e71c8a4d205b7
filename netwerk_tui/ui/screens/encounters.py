"""The dialogs around meeting people: events, and the briefing before a conversation."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from netwerk_tui.language import N_
from netwerk_tui.ui.screens.dialog_host import DialogHost
from netwerk_tui.ui.screens.errands import Errands
from netwerk_tui.ui.screens.events import EventsScreen


class Encounters(DialogHost):
    """Stands around the errands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "events", N_("Events"), show=False, id="events"),
    ]

    def compose(self) -> ComposeResult:
        yield Errands()

    def action_events(self) -> None:
        self.app.push_screen(EventsScreen(self._desk, self._store))
