"""All events: those to come, the past ones by month, and what I chose against what I did."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.calendar_words import SHORT_MONTH_NAMES
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.event import (
    OWN_ATTENDANCE_GLYPHS,
    EventSummary,
    MonthOfChoices,
    OwnAttendance,
    months_of_choices,
)
from netwerk_tui.domain.event_form import EventForm, form_of_event
from netwerk_tui.domain.ids import EventId
from netwerk_tui.language import N_, _, language_in_use
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.event import EventScreen
from netwerk_tui.ui.screens.event_again import EventAgainScreen
from netwerk_tui.ui.screens.event_form import EventFormScreen, SavedEvent
from netwerk_tui.ui.screens.importing import ImportScreen
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.event_list import EventList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_MONTHS_SHOWN = 6
_MARKS_SHOWN = 4


class EventsScreen(StoringDialog[None]):
    """The list of events; each opens on a screen of its own."""

    HELP_TITLE: ClassVar = N_("Events")

    DEFAULT_CSS = """
    EventsScreen {
        .box { width: 120; height: 96%; padding: 0 1; }
        .title { margin-bottom: 0; padding: 0 1; }
        .choices, .said, .hints { padding: 0 1; width: 1fr; }
        .choices { margin-top: 1; height: 1; }
        .said { height: auto; max-height: 2; }
        .hints { margin-top: 0; color: $muted; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("New event"), show=False, id="events.add"),
        Binding("e", "edit", N_("Edit"), show=False, id="events.edit"),
        Binding("s", "again", N_("Same event again"), show=False, id="events.again"),
        Binding("c", "choose", N_("I want to go, was there, missed it"), show=False, id="events.own"),
        Binding("i", "import", N_("Read a calendar (.ics)"), show=False, id="events.import"),
        Binding("b", "brief", N_("Briefings of those expected"), show=False, id="events.brief"),
        Binding("delete", "delete", N_("Delete"), show=False, id="events.delete"),
    ]

    def __init__(
        self,
        desk: Desk,
        stored: Callable[[Committed], None],
        brief: Callable[[EventId, str], object],
        imported: Callable[[str], None],
    ) -> None:
        """`stored` hears of every entry, and `imported` of what a calendar brought, in words.

        `brief` shows the briefings of an event, which it also gets the name of.
        """
        super().__init__(desk, stored)
        self._brief = brief
        self._imported = imported
        self._selected: EventId | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Events"), "title")
            yield EventList()
            yield words("", "choices")
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(EventList)
        self._list.focus()

    def on_screen_resume(self) -> None:
        """Show the events anew, also after another dialog has changed something."""
        self.read()

    def hints(self) -> list[str]:
        """What the keys do, in a few words each."""
        keys = [_("Enter opens"), _("a new"), _("s again"), _("c my choice"), _("e edit"), _("Del delete")]
        return [*keys, _("i calendar"), _("b briefings"), _("u undo"), _("? help"), _("Esc back")]

    # Keys

    @on(EventList.EventOpened)
    def _event_opened(self, message: EventList.EventOpened) -> None:
        self._open(message.event)

    @work(exclusive=True, group="dialog")
    async def _open(self, event: EventId) -> None:
        self._selected = await self.app.push_screen_wait(EventScreen(self._desk, event, self._on_stored, self._brief))

    @work(exclusive=True, group="dialog")
    async def action_add(self) -> None:
        saved = await self.app.push_screen_wait(EventFormScreen(self._desk, None, EventForm()))
        if saved is not None:
            self._take_saved(saved)
            self._open(saved.event)

    @work(exclusive=True, group="dialog")
    async def action_edit(self) -> None:
        event = self._list.event
        if event is not None:
            try:
                form = form_of_event(await self._desk.events.page(event.id))
            except UserError as error:
                self.complain(error)
            else:
                self._take_saved(await self.app.push_screen_wait(EventFormScreen(self._desk, event.id, form)))

    @work(exclusive=True, group="dialog")
    async def action_again(self) -> None:
        event = self._list.event
        if event is not None:
            try:
                proposed = await self._desk.events.next_day(event.id)
            except UserError as error:
                self.complain(error)
            else:
                self._take_saved(await self.app.push_screen_wait(EventAgainScreen(self._desk, event, proposed)))

    def action_choose(self) -> None:
        event = self._list.event
        if event is not None:
            own = event.own.after(is_past=not event.is_to_come(self._desk.today))
            self.do(lambda: self._desk.events.set_own_attendance(event.id, own))

    @work(exclusive=True, group="dialog")
    async def action_delete(self) -> None:
        event = self._list.event
        if event is None:
            return
        question = _("Delete {name}?").format(name=event.name)
        dialog = ConfirmScreen(question, _("Who came goes too; what you noted of people stays. u undoes it."))
        if await self.app.push_screen_wait(dialog):
            self.do(lambda: self._desk.events.delete(event.id))

    @work(exclusive=True, group="dialog")
    async def action_import(self) -> None:
        said = await self.app.push_screen_wait(ImportScreen(self._desk))
        if said:
            self._imported(said)
            self.say(said)

    def action_brief(self) -> None:
        if self._list.event is not None:
            self._brief(self._list.event.id, self._list.event.name)

    # Doing it

    def _take_saved(self, saved: SavedEvent | None) -> None:
        if saved is not None:
            self._selected = saved.event
            self.take(saved.committed)

    # What is shown

    async def read_anew(self) -> None:
        """Show the events as they are stored now."""
        summaries = await self._desk.events.summaries()
        self._list.show(summaries, self._desk.today, self._selected)
        self._selected = None
        self.query_one(".choices", Label).update(self._choices(summaries))

    def _choices(self, summaries: list[EventSummary]) -> Content:
        """What I chose of each of the last months, and what became of it."""
        months = months_of_choices(summaries, self._desk.today, _MONTHS_SHOWN)
        if not any(month.chosen for month in months):
            return Content.styled(_("c chooses the two or three events a month that you want to be at"), "$muted")
        parts: list[Content] = [Content.styled(_("Chosen and done:"), "$muted")]
        for month in months:
            name = SHORT_MONTH_NAMES[language_in_use()][month.first_day.month - 1]
            parts += [Content.styled(f"  {name} ", "$muted"), *_marks(month)]
        return Content("").join(parts)


def _marks(month: MonthOfChoices) -> list[Content]:
    """A mark for each event that was chosen; a number in place of more than a few of a kind."""
    if not month.chosen:
        return [Content.styled("–", "$faint")]
    counted = (
        (OwnAttendance.ATTENDED, month.attended, "$hue-green"),
        (OwnAttendance.MISSED, month.missed, "$hue-red"),
        (OwnAttendance.CHOSEN, month.open, "$hue-amber"),
    )
    return [
        Content.styled(glyph * count if count <= _MARKS_SHOWN else f"{count}{glyph}", hue)
        for own, count, hue in counted
        if count
        for glyph in [OWN_ATTENDANCE_GLYPHS[own]]
    ]
