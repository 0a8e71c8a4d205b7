"""The dialogs of every day and every week: the review, the promises, and the figures."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from netwerk_tui.domain.query_language import quoted
from netwerk_tui.language import N_
from netwerk_tui.ui.gateway import dialogs
from netwerk_tui.ui.screens.dialog_host import DialogHost
from netwerk_tui.ui.screens.errands import Errands
from netwerk_tui.ui.screens.kept_screen import KeptScreen
from netwerk_tui.ui.screens.messages import ShownAnew
from netwerk_tui.ui.screens.reviewing import Reviewing


class Rounds(DialogHost):
    """Stands around everything else of the main screen."""

    HELP_TITLE: ClassVar = N_("Every day and every week")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "followups", N_("Follow-ups"), id="followups"),
        Binding("w", "week", N_("Week"), id="week"),
        Binding("o", "segments", N_("Segments and messages"), show=False, id="segments"),
        Binding("A", "dealings", N_("Ledgers: asks, tells, thanks, concerns"), show=False, id="dealings"),
        Binding("comma", "settings", N_("Settings"), show=False, key_display=",", id="settings"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._kept_week: KeptScreen[dialogs.WeekScreen] = KeptScreen("week")

    def compose(self) -> ComposeResult:
        yield Reviewing()

    @work
    async def action_followups(self) -> None:
        selected = self.query_one(Errands).bench.contact
        self._go_to(await self.app.push_screen_wait(dialogs.FollowupScreen(self._desk, selected, self._store)))

    @work
    async def action_week(self) -> None:
        self._go_to(await self.app.push_screen_wait(await self._week_screen()))

    async def _week_screen(self) -> dialogs.WeekScreen:
        """The week of the network that is open, ready to be shown."""
        known = self._kept_week.screen
        if known is not None and known.desk is self._desk:
            known.open_again()
            return known
        return await self._kept_week.keep(self.app, dialogs.WeekScreen(self._desk, self._store))

    async def on_unmount(self) -> None:
        """Take along the week, and who is named in it."""
        await self._kept_week.drop(self.app)

    @work
    async def action_segments(self) -> None:
        """Show the segments, and in the list the people of the one that the user chooses."""
        bench = self.query_one(Errands).bench
        screen = dialogs.SegmentsScreen(self._desk, self._store, bench.narrowing_query)
        chosen = await self.app.push_screen_wait(screen)
        if chosen is not None:
            bench.narrow_to(f"segment:={quoted(chosen.segment.name)}", on_matrix=chosen.on_matrix)

    @work
    async def show_news(self) -> None:
        """Show the news of my progress."""
        await self.app.push_screen_wait(dialogs.NewsScreen(self._desk, self._store, stands_alone=True))

    @work
    async def show_invitation(self) -> None:
        """Propose whom to invite."""
        await self.app.push_screen_wait(dialogs.InvitationScreen(self._desk, self._store))

    @work
    async def show_plan(self) -> None:
        """Show the plan of updates."""
        await self.app.push_screen_wait(dialogs.UpdatePlanScreen(self._desk))

    @work
    async def show_occasions(self) -> None:
        """Show what the coming days are an occasion for."""
        await self.app.push_screen_wait(dialogs.OccasionsScreen(self._desk, self._store))

    @work
    async def save_segment(self) -> None:
        """Save what the list is narrowed to as a segment."""
        query = self.query_one(Errands).bench.narrowing_query
        saved = await self.app.push_screen_wait(dialogs.SegmentForm(self._desk, query=query))
        if saved is not None and saved.committed is not None:
            self._store(saved.committed)

    @work
    async def action_settings(self) -> None:
        await self.app.push_screen_wait(dialogs.SettingsScreen(self._desk, self._store))
        self.post_message(ShownAnew(""))

    def action_dealings(self) -> None:
        self.show_ledger(dialogs.Ledger.ASKS)

    @work
    async def show_ledger(self, ledger: dialogs.Ledger) -> None:
        """Show a page of the ledgers, and go to the contact that the user chooses in it."""
        selected = self.query_one(Errands).bench.contact
        screen = dialogs.LedgerScreen(self._desk, self._store, ledger=ledger, contact=selected)
        self._go_to(await self.app.push_screen_wait(screen))

    @work
    async def ask_whom(self) -> None:
        """Find whom I can ask about something; go to them, or write down what to ask."""
        chosen = await self.app.push_screen_wait(dialogs.WhomToAskScreen(self._desk))
        if chosen is None:
            return
        if not chosen.asks:
            self._go_to(chosen.contact)
            return
        form = dialogs.DealingForm(self._desk, dialogs.Ledger.ASKS, people=[chosen.contact], topic=chosen.topic)
        entered = await self.app.push_screen_wait(form)
        if entered is not None and entered.committed is not None:
            self._store(entered.committed)
