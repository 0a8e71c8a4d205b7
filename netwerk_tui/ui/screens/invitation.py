"""Whom to invite: a table for an event, a town or a dossier, each with the reason, to be changed seat by seat.

The screen shows and routes; the desk reads and stores, `domain.invitations` makes the table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.widgets import Input, Label, Select

from netwerk_tui.domain.errors import UsageError, UserError
from netwerk_tui.domain.event import AttendanceStatus, EventSummary
from netwerk_tui.domain.ids import ContactId, DossierId, EventId
from netwerk_tui.domain.invitations import MOST_SEATS, USUAL_SEATS, Candidate, Table, TableWish, mix_of, mix_words
from netwerk_tui.domain.table_changes import TableChanges
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.invitation_export import TableExportScreen
from netwerk_tui.ui.screens.invitation_waiting import UnansweredScreen
from netwerk_tui.ui.screens.message import MessageScreen
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.table_list import TableList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_NOTHING = 0
_NOBODY = Table((), ())
_LONGEST_TOWN = 100
_LONGEST_QUERY = 2000


class InvitationScreen(StoringDialog[None]):
    """The wish above, the table below."""

    HELP_TITLE: ClassVar = N_("Whom to invite")

    DEFAULT_CSS = """
    InvitationScreen {
        .box { width: 116; height: 96%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        Grid { grid-size: 4; grid-columns: 11 1fr 8 1fr; grid-gutter: 0 1; grid-rows: 1; height: 3; }
        Label.field { color: $muted; width: 11; text-align: right; }
        Label.right { width: 8; }
        Input, Select { width: 1fr; background: $field; }
        SelectCurrent #label { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .mix { color: $key; width: 1fr; height: auto; max-height: 2; margin: 1 1; }
        .why { color: $muted; width: 1fr; height: auto; max-height: 2; margin: 0 1; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pin", N_("Keeps their seat, or gets one"), id="invite.pin"),
        Binding("s", "swap", N_("Somebody else in their place"), id="invite.swap"),
        Binding("x,delete", "take_out", N_("Away from the table"), id="invite.take-out"),
        Binding("enter", "card", N_("Open their card"), id="invite.card"),
        Binding("l", "expect", N_("Onto the guest list, as expected"), id="invite.expect"),
        Binding("m", "message", N_("A message that invites them"), id="invite.message"),
        Binding("c", "export", N_("Write the table as CSV"), id="invite.export"),
        Binding("f", "waiting", N_("Who did not answer an invitation"), id="invite.waiting"),
        Binding("r", "anew", N_("Propose a table anew"), show=False, id="invite.anew"),
    ]

    def __init__(
        self, desk: Desk, on_stored: Callable[[Committed], None], *, event: EventId | None = None, query: str = ""
    ) -> None:
        """For this event, and out of those whom the query finds; without one, partners and key players."""
        super().__init__(desk, on_stored)
        self._event = event
        self._query = query
        self._events: Sequence[EventSummary] = ()
        self._candidates: Sequence[Candidate] = ()
        self._table = _NOBODY
        self._changes = TableChanges()
        self._before: list[TableChanges] = []
        """What there was before each change that is not stored, the newest last."""
        self._is_opening = True
        """Whether the events are still being read that may be chosen."""
        self._proposed_for: tuple[EventId | None, DossierId | None] = (event, None)
        """What the table was proposed for last."""

    def compose(self) -> ComposeResult:
        dossiers = [(Content(clean_line(each.name)), each.id) for each in self._desk.directory.dossiers if each.is_open]
        any_query = _("partners and key players; or a query such as #zorg")
        with Vertical(classes="box"):
            yield words(_("Whom to invite"), "title")
            with Grid():
                yield words(_("Event"), "field")
                yield Select(
                    [(Content(_("none")), _NOTHING)], value=_NOTHING, allow_blank=False, id="event", compact=True
                )
                yield words(_("Dossier"), "field right")
                yield Select(
                    [(Content(_("none")), _NOTHING), *dossiers],
                    value=_NOTHING,
                    allow_blank=False,
                    id="dossier",
                    compact=True,
                )
                yield words(_("Town"), "field")
                yield Input("", _("any town"), id="town", compact=True, max_length=_LONGEST_TOWN)
                yield words(_("Seats"), "field right")
                yield Input(str(USUAL_SEATS), id="seats", compact=True, max_length=3)
                yield words(_("Out of"), "field")
                yield Input(self._query, any_query, id="query", compact=True, max_length=_LONGEST_QUERY)
            yield words("", "mix")
            yield TableList()
            yield words("", "why")
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(TableList)
        self._list.focus()
        for line in self.query(Input):
            line.select_on_focus = False
        self._open()

    def hints(self) -> list[str]:
        keys = [_("Space keep"), _("s swap"), _("x away"), _("Enter card"), _("l guest list"), _("m message")]
        return [*keys, _("c CSV"), _("f no answer"), _("u undo"), _("Tab fields"), _("Esc back")]

    @work(group="opening")
    async def _open(self) -> None:
        """Offer the events to come, and propose a table."""
        with self._desk.at_work():
            today = self._desk.today
            every = await self._desk.events.summaries()
            self._events = [each for each in every if each.id == self._event or each.is_to_come(today)]
            select = self.query_one("#event", Select)
            with self.prevent(Select.Changed):
                named = [(Content(clean_line(each.name)), int(each.id)) for each in self._events]
                select.set_options([(Content(_("none")), _NOTHING), *named])
                select.value = _NOTHING if self._event is None else self._event
            self._is_opening = False
            await self._propose_anew()

    # The proposal

    async def read_anew(self) -> None:
        """Read who may be invited, and make the table with what the user changed."""
        try:
            wish = self._wish()
            self._candidates = await self._desk.invitations.candidates(wish, self._changes.pinned)
        except UserError as error:
            self._candidates, self._table = (), _NOBODY
            self._show(error.words)
        else:
            await self._make_table()

    async def _propose_anew(self) -> None:
        """Begin with those on the guest list, and forget what was changed by hand."""
        expected: list[ContactId] = []
        declined: list[ContactId] = []
        if self._chosen_event is not None:
            for guest in (await self._desk.events.page(self._chosen_event)).guests:
                (declined if guest.status is AttendanceStatus.DECLINED else expected).append(guest.contact)
        self._before.clear()
        self._proposed_for = (self._chosen_event, self._chosen_dossier)
        self._changes = TableChanges(tuple(expected), out=frozenset(declined), seats=max(self._seats, len(expected)))
        await self.read_anew()

    async def _make_table(self) -> None:
        changes = self._changes
        self._table = await self._desk.invitations.table(self._candidates, changes.seats, changes.chosen, changes.out)
        self._show("")

    def _show(self, notice: str) -> None:
        seats = self._table.seats
        self._list.show(self._table, self._changes.pinned, clean_line(notice))
        self.query_one(".mix", Label).update(Content(clean_line(mix_words(mix_of(seats)) if seats else "")))
        self._show_why()

    @on(TableList.Arrived)
    def _show_why(self) -> None:
        """Say in full who is under the cursor, and why they are proposed."""
        seat, told = self._list.seat, ""
        if seat is not None:
            who = seat.candidate
            parts = (who.name, who.organisation, who.locality, seat.reason, *sorted(who.groups))
            told = " · ".join(part for part in parts if part)
        self.query_one(".why", Label).update(Content(clean_line(told)))

    def _wish(self) -> TableWish:
        dossier = self._chosen_dossier
        names = {each.id: each.name for each in self._desk.directory.dossiers}
        return TableWish(
            query=self.query_one("#query", Input).value,
            town=self.query_one("#town", Input).value,
            dossier="" if dossier is None else names[dossier],
            seats=self._changes.seats,
        )

    @property
    def _chosen_event(self) -> EventId | None:
        value = self.query_one("#event", Select).value
        return EventId(value) if isinstance(value, int) and value != _NOTHING else None

    @property
    def _chosen_dossier(self) -> DossierId | None:
        value = self.query_one("#dossier", Select).value
        return DossierId(value) if isinstance(value, int) and value != _NOTHING else None

    @property
    def _seats(self) -> int:
        """The seats that were typed; the usual ones where that is no number of a table."""
        typed = self.query_one("#seats", Input).value.strip()
        return int(typed) if typed.isdecimal() and 1 <= int(typed) <= MOST_SEATS else USUAL_SEATS

    @property
    def _seated(self) -> tuple[ContactId, ...]:
        return tuple(seat.candidate.contact for seat in self._table.seats)

    # Fields

    @on(Select.Changed)
    def _chosen(self, event: Select.Changed) -> None:
        """Propose a table for it; a field that was only filled asks for nothing."""
        event.stop()
        if (self._chosen_event, self._chosen_dossier) != self._proposed_for and not self._is_opening:
            self._take_wish()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._take_wish():
            self._list.focus()

    def _take_wish(self) -> bool:
        """Propose a table for what stands in the fields; False, and it is said, for seats that no table has."""
        typed = self.query_one("#seats", Input).value.strip()
        if not typed.isdecimal() or not 1 <= int(typed) <= MOST_SEATS:
            self.complain(UsageError(_("A table has 1 to {count} seats.").format(count=MOST_SEATS)))
            return False
        self.say("")
        self.action_anew()
        return True

    @work(exclusive=True, group="reading")
    async def action_anew(self) -> None:
        with self._desk.at_work():
            try:
                await self._propose_anew()
            except UserError as error:
                self.complain(error)

    # Seat by seat

    def action_pin(self) -> None:
        """Let somebody keep their seat, or no more; give one of the reserve a seat more."""
        seat = self._list.seat
        if seat is not None:
            self._change_to(self._changes.with_pin_changed(seat.candidate.contact, self._seated))

    def action_swap(self) -> None:
        """Let the next best sit in somebody's place."""
        seat = self._list.seat
        if seat is not None and self._list.is_on_seat and self._table.reserve:
            self._change_to(self._changes.swapped(seat.candidate.contact, self._seated))
        else:
            self.app.bell()

    def action_take_out(self) -> None:
        """Take somebody away, with the seat; one of the reserve is not proposed any more."""
        seat = self._list.seat
        if seat is not None:
            self._change_to(self._changes.without(seat.candidate.contact, self._seated))

    def action_undo(self) -> None:
        """Take back the last change of the table; where nothing was changed since, what was stored last."""
        if self._before:
            self._changes = self._before.pop()
            self._show_changes()
        else:
            super().action_undo()

    def _change_to(self, changes: TableChanges) -> None:
        self._before.append(self._changes)
        self._changes = changes
        self._show_changes()

    @work(exclusive=True, group="reading")
    async def _show_changes(self) -> None:
        with self._desk.at_work():
            with self.prevent(Input.Changed):
                self.query_one("#seats", Input).value = str(self._changes.seats)
            await self._make_table()

    # What becomes of it

    @on(TableList.Opened)
    @work(group="actions")
    async def action_card(self) -> None:
        if self._list.seat is not None:
            await self.show_card(self._list.seat.candidate.contact)

    @work(group="actions")
    async def action_expect(self) -> None:
        event, people = self._chosen_event, self._seated
        if event is None:
            self.complain(UsageError(_("No event is chosen."), _("Choose one above, or add it under v.")))
        elif people:
            self._before.clear()
            if not await self.change(lambda: self._desk.invitations.expect(event, people)):
                self.say(_("All of them are on the guest list."))

    @work(group="actions")
    async def action_message(self) -> None:
        people = self._seated
        if not people:
            self.app.bell()
            return
        desk, name = self._desk, _("Invitation: {what}").format(what=self._what())
        with desk.at_work():
            try:
                message, committed = await desk.invitations.draft(
                    name, people, self._chosen_event, self._chosen_dossier
                )
            except UserError as error:
                self.complain(error)
                return
            self._before.clear()
            self.take(committed)
        await self.app.push_screen_wait(MessageScreen(desk, self._on_stored, message))

    def _what(self) -> str:
        """What they are invited to, in a few words."""
        event = next((each.name for each in self._events if each.id == self._chosen_event), "")
        wish = self._wish()
        return clean_line(event or " · ".join(part for part in (wish.dossier, wish.town) if part) or _("a table"), 80)

    @work(group="actions")
    async def action_export(self) -> None:
        if self._table.seats:
            await self.app.push_screen_wait(TableExportScreen(self._desk, self._table.seats))

    @work(group="actions")
    async def action_waiting(self) -> None:
        await self.app.push_screen_wait(UnansweredScreen(self._desk, self._on_stored))
