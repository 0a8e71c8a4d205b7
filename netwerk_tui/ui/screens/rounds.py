"""The dialogs of every day and every week: the review, the promises, and the figures."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from netwerk_tui.language import N_
from netwerk_tui.ui.screens.dealings import LedgerScreen
from netwerk_tui.ui.screens.dialog_host import DialogHost
from netwerk_tui.ui.screens.errands import Errands
from netwerk_tui.ui.screens.followups import FollowupScreen
from netwerk_tui.ui.screens.reviewing import Reviewing


class Rounds(DialogHost):
    """Stands around everything else of the main screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "followups", N_("Follow-ups"), id="followups"),
        Binding("A", "dealings", N_("Ledgers: asks, tells, thanks, concerns"), show=False, id="dealings"),
    ]

    def compose(self) -> ComposeResult:
        yield Reviewing()

    @work
    async def action_followups(self) -> None:
        selected = self.query_one(Errands).bench.contact
        self._go_to(await self.app.push_screen_wait(FollowupScreen(self._desk, selected, self._store)))

    @work
    async def action_dealings(self) -> None:
        selected = self.query_one(Errands).bench.contact
        self._go_to(await self.app.push_screen_wait(LedgerScreen(self._desk, self._store, contact=selected)))
