"""One event: who is expected, who came, how often we have met, and what I noted of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.errors import NotFound, UserError
from netwerk_tui.domain.event import (
    OWN_ATTENDANCE_GLYPHS,
    OWN_ATTENDANCE_LABELS,
    AttendanceStatus,
    EventPage,
    EventSummary,
    Guest,
)
from netwerk_tui.domain.event_form import form_of_event
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId, EventId
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.attendance import Naming
from netwerk_tui.ui.screens.card import CardScreen
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.event_again import EventAgainScreen
from netwerk_tui.ui.screens.event_form import EventFormScreen
from netwerk_tui.ui.screens.event_noting import EventNoting
from netwerk_tui.ui.screens.invitation import InvitationScreen
from netwerk_tui.ui.screens.messages import Failed
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.event_list import SERIES_MARK
from netwerk_tui.ui.widgets.guest_list import SHOWN_LABELS, GuestList, Shown, is_shown

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


class EventScreen(StoringDialog[EventId]):
    """The result is the event to go on with in the list: this one, or the next of its series."""

    HELP_TITLE: ClassVar = N_("Event")

    DEFAULT_CSS = """
    EventScreen {
        .box { width: 120; height: 96%; padding: 0 1; }
        .title { margin-bottom: 0; padding: 0 1; }
        .advice, .counts, .said, .hints { padding: 0 1; width: 1fr; }
        .counts { margin-bottom: 1; }
        .said { height: auto; max-height: 2; }
        .hints { margin-top: 0; color: $muted; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "name_guests", N_("Add people, one name after the other"), show=False, id="event.add-people"),
        Binding("x", "tick", N_("Was there, or not after all"), show=False, id="event.attended"),
        Binding("X", "tick_all", N_("All who were expected were there"), show=False, id="event.all-attended"),
        Binding("d", "decline", N_("Declined, or not after all"), show=False, id="event.declined"),
        Binding("n", "note", N_("A note on everybody I met, in turn"), show=False, id="event.note"),
        Binding("c", "choose", N_("I want to go, was there, missed it"), show=False, id="event.own"),
        Binding("s", "again", N_("Same event again"), show=False, id="event.again"),
        Binding("e", "edit", N_("Edit the event"), show=False, id="event.edit"),
        Binding("b", "brief", N_("Briefings of those expected"), show=False, id="event.brief"),
        Binding("i", "invite", N_("Whom to invite"), show=False, id="event.invite"),
        Binding("f", "filter", N_("Whom to show"), show=False, id="event.filter"),
        Binding("delete", "take_off", N_("Off the list"), show=False, id="event.take-off"),
    ]

    def __init__(
        self,
        desk: Desk,
        event: EventId,
        stored: Callable[[Committed], None],
        brief: Callable[[EventId, str], object],
    ) -> None:
        """`stored` hears of every entry; `brief` shows the briefings of an event, which it also gets the name of."""
        super().__init__(desk, stored)
        self._event = event
        self._brief = brief
        self._page: EventPage | None = None
        self._shown = Shown.EVERYBODY
        self._progress = ""
        """How far the notes on everybody are; empty where none are asked for."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words("", "title")
            yield words("", "advice")
            yield words("", "counts")
            yield GuestList()
            yield words("", "said")
            yield Naming(self._desk)
            yield EventNoting(self._desk)
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(GuestList)
        self._naming = self.query_one(Naming)
        self._noting = self.query_one(EventNoting)
        self._list.focus()

    def on_screen_resume(self) -> None:
        """Show the event anew, also after another dialog has changed something."""
        self.read()

    def hints(self) -> list[str]:
        """What the keys do, in a few words each; while something is typed, what they do there."""
        if self._naming.is_asking:
            return [_("Enter adds · ↑ ↓ choose · Tab adds as somebody new · Esc ready")]
        if self._progress:
            return [self._progress, _("Enter next, empty skips · Esc stops, and keeps what is typed")]
        keys = [_("a people"), _("x came"), _("X all"), _("d declined"), _("n notes"), _("c my choice")]
        keys += [_("i invite"), _("s again"), _("e edit"), _("f filter"), _("b briefings")]
        return [*keys, _("u undo"), _("? help"), _("Esc back")]

    # Keys

    def action_name_guests(self) -> None:
        if self._page is not None:
            self.say("")
            self._naming.begin()
            self.show_hints()

    def action_tick(self) -> None:
        self._set_status(AttendanceStatus.ATTENDED)

    def action_decline(self) -> None:
        self._set_status(AttendanceStatus.DECLINED)

    def action_tick_all(self) -> None:
        if self._page is None:
            return
        expected = [guest.contact for guest in self._page.with_status(AttendanceStatus.EXPECTED)]
        if expected:
            self.do(lambda: self._attend(expected, AttendanceStatus.ATTENDED))
        else:
            self.say(_("Nobody is expected any more."))

    def action_take_off(self) -> None:
        guest = self._list.guest
        if guest is not None:
            self.do(lambda: self._desk.events.take_off(self._event, [guest.contact]))

    def action_note(self) -> None:
        if self._page is None:
            return
        if self._page.still_to_note:
            self.say("")
            self._noting.begin(self._page)
            self.show_hints()
        elif self._page.with_status(AttendanceStatus.ATTENDED):
            self.say(_("There is a note on everybody who was there."))
        else:
            self.say(_("Nobody was there yet: a adds people, x says that somebody came."))

    def action_choose(self) -> None:
        if self._page is not None:
            event = self._page.event
            own = event.own.after(is_past=not event.is_to_come(self._desk.today))
            self.do(lambda: self._desk.events.set_own_attendance(self._event, own))

    @work(exclusive=True, group="dialog")
    async def action_again(self) -> None:
        if self._page is None:
            return
        try:
            proposed = await self._desk.events.next_day(self._event)
        except UserError as error:
            self.complain(error)
            return
        saved = await self.app.push_screen_wait(EventAgainScreen(self._desk, self._page.event, proposed))
        if saved is not None:
            self._event, self._shown = saved.event, Shown.EVERYBODY
            self.take(saved.committed)
            self.read()

    @work(exclusive=True, group="dialog")
    async def action_edit(self) -> None:
        if self._page is None:
            return
        form = EventFormScreen(self._desk, self._event, form_of_event(self._page))
        saved = await self.app.push_screen_wait(form)
        if saved is not None:
            self.take(saved.committed)

    def action_brief(self) -> None:
        if self._page is not None and self._page.guests:
            self._brief(self._event, self._page.event.name)

    @work(exclusive=True, group="dialog")
    async def action_invite(self) -> None:
        screen = InvitationScreen(self._desk, self._on_stored, event=self._event)
        await self.app.push_screen_wait(screen)

    def action_filter(self) -> None:
        choices = list(Shown)
        self._shown = choices[(choices.index(self._shown) + 1) % len(choices)]
        self._show()

    def action_leave(self) -> None:
        self.dismiss(self._event)

    # What the parts tell

    @on(GuestList.GuestOpened)
    def _guest_opened(self, message: GuestList.GuestOpened) -> None:
        self.app.push_screen(CardScreen(self._desk, message.contact, self._on_stored))

    @on(Naming.Named)
    async def _named(self, message: Naming.Named) -> None:
        self.take(message.committed)
        with self._desk.at_work():
            await self.read_anew()
        self._list.select(message.contact)
        if message.committed is None and self._page is not None:
            name = next((guest.name for guest in self._page.guests if guest.contact == message.contact), "")
            self.say(_("{name} was on the list already.").format(name=name))

    @on(Naming.Ended)
    def _naming_ended(self) -> None:
        self._list.focus()
        self.show_hints()

    @on(EventNoting.Turn)
    def _turn(self, message: EventNoting.Turn) -> None:
        self._list.select(message.contact)
        self._progress = _("{number} of {count}").format(number=message.number, count=message.count)
        self.show_hints()

    @on(EventNoting.Noted)
    def _noted(self, message: EventNoting.Noted) -> None:
        self.take(message.committed)
        self.read()

    @on(EventNoting.Ended)
    def _noting_ended(self) -> None:
        self._progress = ""
        self._list.focus()
        self.show_hints()

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        message.stop()
        self.complain(message.error)

    # Doing it

    def _set_status(self, status: AttendanceStatus) -> None:
        """Give the guest under the cursor this status, or make them expected again where they have it."""
        guest = self._list.guest
        if guest is not None:
            chosen = AttendanceStatus.EXPECTED if guest.status is status else status
            self.do(lambda: self._attend([guest.contact], chosen))

    async def _attend(self, people: list[ContactId], status: AttendanceStatus) -> Committed | None:
        _people, committed = await self._desk.events.attend(self._event, people, status)
        return committed

    # What is shown

    async def read_anew(self) -> None:
        """Show the event as it is stored now."""
        try:
            self._page = await self._desk.events.page(self._event)
        except NotFound:
            self.dismiss(None)
        else:
            self._naming.follow(self._page)
            self._show()

    def _show(self) -> None:
        page = self._page
        if page is None:
            return
        self.query_one(".title", Label).update(_title(page.event))
        self.query_one(".advice", Label).update(Content(_facts(page)))
        self.query_one(".counts", Label).update(_counts(page, self._shown))
        guests = [guest for guest in page.guests if is_shown(guest, self._shown)]
        self._list.show(guests, self._notice(page.guests), self._desk.today, self._glyph_of)
        self.show_hints()

    def _notice(self, guests: tuple[Guest, ...]) -> str:
        if guests:
            return _("Nobody of these. f shows others.")
        return _("Nobody is listed yet. a adds people: type one name after the other.")

    def _glyph_of(self, contact: ContactId) -> tuple[str, Hue] | None:
        placements = self._desk.directory.placements
        cell = placements.cell_of(contact)
        if cell is None:
            return None
        category = placements.matrix.category_of(cell)
        return category.glyph, category.hue


def _title(event: EventSummary) -> Content:
    when = "" if event.day is None else full_day(event.day)
    if event.day is not None and event.until is not None:
        when = _("{first} to {last}").format(first=full_day(event.day), last=full_day(event.until))
    hours = "–".join(hour for hour in (event.starts, event.ends) if hour)
    aside = "".join(f" · {part}" for part in (when, hours) if part)
    return Content.assemble((clean_line(event.name), "bold $key"), (aside, "$foreground"))


def _facts(page: EventPage) -> str:
    event = page.event
    own = f"{OWN_ATTENDANCE_GLYPHS[event.own]} {_(OWN_ATTENDANCE_LABELS[event.own])}"
    series = f"{SERIES_MARK} {event.series_name}" if event.series is not None else ""
    rhythm = f"{series}, {page.rhythm}" if series and page.rhythm else series
    facts = clean_line(" · ".join(part for part in (own, event.place, rhythm, page.dossier_name) if part))
    return "\n".join(part for part in (facts, clean_block(page.notes, 400)) if part)


def _counts(page: EventPage, shown: Shown) -> Content:
    counts = page.event.counts
    texts = [
        (counts.expected, ngettext("{count} expected", "{count} expected", counts.expected)),
        (counts.attended, ngettext("{count} was there", "{count} were there", counts.attended)),
        (counts.declined, ngettext("{count} declined", "{count} declined", counts.declined)),
    ]
    told = " · ".join(text.format(count=count) for count, text in texts if count)
    parts = [(told or _("nobody is listed yet"), "$foreground")]
    if counts.first_met:
        words_of = ngettext("{count} met for the first time", "{count} met for the first time", counts.first_met)
        parts.append((f" · {words_of.format(count=counts.first_met)}", "$hue-amber"))
    if shown is not Shown.EVERYBODY:
        parts.append((f" · {_(SHOWN_LABELS[shown])}", "bold $key"))
    return Content.assemble(*parts)
