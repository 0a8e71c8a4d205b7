"""The dialogs around meeting people: events, and the briefing before a conversation."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import EventId
from netwerk_tui.language import N_, _
from netwerk_tui.ui.gateway import dialogs
from netwerk_tui.ui.screens.dialog_host import DialogHost
from netwerk_tui.ui.screens.errands import Errands
from netwerk_tui.ui.screens.messages import Failed, ShownAnew
from netwerk_tui.ui.screens.workbench import Workbench


class Encounters(DialogHost):
    """Stands around the errands."""

    HELP_TITLE: ClassVar = N_("Meeting people")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "events", N_("Events"), show=False, id="events"),
        Binding("b", "brief", N_("Briefing"), show=False, id="briefing"),
        Binding("I", "introduce", N_("Introduce …"), show=False, id="introduce"),
        Binding(
            "ampersand",
            "merge",
            N_("Doubles, or merge the two that are marked"),
            show=False,
            key_display="&",
            id="merge",
        ),
        Binding("P", "personas", N_("Personas"), show=False, id="personas"),
        Binding("B", "journey", N_("Journey board"), show=False, id="journey"),
        Binding("C", "influence", N_("Influence: what may move them"), show=False, id="influence"),
    ]

    def compose(self) -> ComposeResult:
        yield Errands()

    @work
    async def action_introduce(self) -> None:
        """Bring two people together, the chosen ones at first, and show the texts for both."""
        chosen = self.query_one(Workbench).chosen
        made = await self.app.push_screen_wait(dialogs.IntroductionForm(self._desk, chosen[:2]))
        if made is not None and made.committed is not None:
            self._store(made.committed)
            self.app.push_screen(dialogs.LetterScreen(_("Ready texts"), self._desk.ties.letters(made.introduction)))

    def show_introductions(self) -> None:
        """Show the introductions, given and received."""
        chosen = self.query_one(Workbench).chosen
        self.app.push_screen(dialogs.IntroductionsScreen(self._desk, self._store, chosen))

    @work
    async def show_neighbourhood(self) -> None:
        """Show whom the selected contact knows, and go to whom the user chooses."""
        contact = self.query_one(Workbench).contact
        if contact is not None:
            self._go_to(await self.app.push_screen_wait(dialogs.NeighbourhoodScreen(self._desk, contact, self._store)))

    @work
    async def find_way(self) -> None:
        """Find who could know somebody at an organisation, and go to whom to ask."""
        self._go_to(await self.app.push_screen_wait(dialogs.WaysScreen(self._desk)))

    @work
    async def action_brief(self) -> None:
        contact = self.query_one(Workbench).contact
        if contact is not None:
            self._go_to(await self.app.push_screen_wait(dialogs.BriefingScreen(self._desk, contact)))

    @work
    async def action_merge(self) -> None:
        bench = self.query_one(Workbench)
        chosen = bench.chosen
        if len(chosen) < 2:
            self.show_doubles()
            return
        if len(chosen) > 2:
            words = _("Merging takes two contacts."), _("Mark them with x first.")
            self.post_message(Failed(UserError(*words)))
            return
        entered = await self.app.push_screen_wait(dialogs.MergeScreen(self._desk, (chosen[0], chosen[1])))
        if entered is not None and entered.committed is not None:
            bench.clear_marks()
            self._store(entered.committed)
            self._go_to(chosen[0])

    @work
    async def show_doubles(self) -> None:
        """Show who may be in the network twice, and go to whom the user chooses."""
        self._go_to(await self.app.push_screen_wait(dialogs.DuplicatesScreen(self._desk, self._store)))

    @work
    async def action_personas(self) -> None:
        chosen = self.query_one(Workbench).chosen
        self._go_to(await self.app.push_screen_wait(dialogs.PersonasScreen(self._desk, self._store, chosen)))

    @work
    async def action_journey(self) -> None:
        chosen = self.query_one(Workbench).chosen
        self._go_to(await self.app.push_screen_wait(dialogs.JourneyScreen(self._desk, self._store, chosen)))

    def action_influence(self) -> None:
        contact = self.query_one(Workbench).contact
        if contact is not None:
            self.app.push_screen(dialogs.InfluenceScreen(self._desk, self._store, contact))

    def action_events(self) -> None:
        self.app.push_screen(dialogs.EventsScreen(self._desk, self._store, self._brief_event, self._show_imported))

    def _show_imported(self, words: str) -> None:
        """Show what an import has brought, and say so."""
        self.query_one(Errands).show(frozenset(self._desk.directory.ids))
        self.post_message(ShownAnew(words))

    @work
    async def _brief_event(self, event: EventId, name: str) -> None:
        """The briefings of an event, over it; and the card of the one whom the user goes to."""
        try:
            pages = await self._desk.briefing.event_pages(event)
        except UserError as error:
            self.post_message(Failed(error))
            return
        contact = await self.app.push_screen_wait(dialogs.BriefingScreen(self._desk, None, pages, name))
        if contact is not None:
            self.app.push_screen(dialogs.CardScreen(self._desk, contact, self._store))
