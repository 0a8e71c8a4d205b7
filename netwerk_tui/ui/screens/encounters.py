"""The dialogs around meeting people: events, and the briefing before a conversation."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from netwerk_tui.language import N_
from netwerk_tui.ui.screens.briefing import BriefingScreen
from netwerk_tui.ui.screens.dialog_host import DialogHost
from netwerk_tui.ui.screens.errands import Errands
from netwerk_tui.ui.screens.events import EventsScreen
from netwerk_tui.ui.screens.workbench import Workbench


class Encounters(DialogHost):
    """Stands around the errands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "events", N_("Events"), show=False, id="events"),
        Binding("b", "brief", N_("Briefing"), show=False, id="briefing"),
    ]

    def compose(self) -> ComposeResult:
        yield Errands()

    @work
    async def action_brief(self) -> None:
        contact = self.query_one(Workbench).contact
        if contact is not None:
            self._go_to(await self.app.push_screen_wait(BriefingScreen(self._desk, contact)))

    def action_events(self) -> None:
        self.app.push_screen(EventsScreen(self._desk, self._store))
