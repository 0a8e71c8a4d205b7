"""The follow-ups: every promise, mine and theirs, by day, with one key for each thing to do with one.

The screen shows and routes; the desk stores. What is shown is the book of promises, brought up to date with what each
entry touched.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.followups import FollowupBook, FollowupRow, Whose
from netwerk_tui.domain.ids import ContactId, FollowupId
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.calendar_export import CalendarExportScreen
from netwerk_tui.ui.screens.card import CardScreen
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import Dialog
from netwerk_tui.ui.screens.done_words import done_words
from netwerk_tui.ui.screens.followup_adding import FollowupAddScreen
from netwerk_tui.ui.screens.followup_board import FollowupBoard
from netwerk_tui.ui.screens.followup_editing import FollowupEditScreen
from netwerk_tui.ui.screens.followup_foot import FollowupFoot
from netwerk_tui.ui.screens.followup_words import energy_offer
from netwerk_tui.ui.widgets.followup_list import FollowupList
from netwerk_tui.ui.widgets.line_editor import LineEditor
from netwerk_tui.ui.widgets.line_place import Step

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_ON_A_PROMISE = {"complete", "edit", "reopen", "report", "delete"}
"""Actions on the promise under the cursor."""

_WHILE_TYPING = {"leave"}
"""What can be done while a line is typed."""


class FollowupScreen(Dialog[ContactId]):
    """The result is the contact whose card was opened last, for the main screen to go to."""

    HELP_TITLE: ClassVar = N_("Follow-ups")

    DEFAULT_CSS = """
    FollowupScreen {
        .box { width: 120; height: 96%; padding: 0 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,c", "complete", N_("Done"), id="followups.complete"),
        Binding("e", "edit", N_("Edit"), id="followups.edit"),
        Binding("a", "add", N_("Add a promise"), id="followups.add"),
        Binding("o", "reopen", N_("Open again"), id="followups.reopen"),
        Binding("R", "report", N_("Told them what came of it"), id="followups.report"),
        Binding("delete", "delete", N_("Delete"), id="followups.delete"),
        Binding("w,tab", "next_whose(1)", N_("All, mine or theirs"), id="followups.whose"),
        Binding("shift+tab", "next_whose(-1)", N_("Previous of these"), show=False, id="followups.whose-back"),
        Binding("slash", "narrow", N_("Narrow the list"), key_display="/", id="followups.narrow"),
        Binding("E", "export", N_("Export for a calendar"), show=False, id="followups.export"),
        Binding("u", "undo", N_("Undo"), id="followups.undo"),
        Binding("ctrl+r", "redo", N_("Redo"), show=False, id="followups.redo"),
        Binding("y", "accept", N_("Energy one up, as offered"), show=False, id="followups.accept"),
        Binding("n", "decline", N_("Leave the energy as it is"), show=False, id="followups.decline"),
        Binding("q", "leave", N_("Back"), show=False, id="followups.leave"),
    ]

    def __init__(self, desk: Desk, selected: ContactId | None, on_stored: Callable[[Committed], None]) -> None:
        """`selected` is offered for a new promise where the list has nobody; `on_stored` is told of every change."""
        super().__init__()
        self._desk = desk
        self._selected = selected
        self._on_stored = on_stored
        self._book = FollowupBook((), desk.today)
        self._asked: FollowupRow | None = None
        """The promise of which it is asked what came of it."""
        self._offered: Move | None = None
        self._shown_on_card: ContactId | None = None
        self._board = FollowupBoard()
        self._list = self._board.list
        self._foot = FollowupFoot()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield self._board
            yield self._foot

    def on_mount(self) -> None:
        self._board.focus_list()
        self._open()

    @work(exclusive=True, group="reading")
    async def _open(self) -> None:
        with self._desk.at_work():
            self._book = await self._desk.followups.book()
            self._board.show(self._book)
            self._list.move(Step.TOP)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done now, so that no letter of a line that is typed does anything else."""
        if self._foot.is_asking or self._board.is_typing:
            return action in _WHILE_TYPING
        row = self._list.row
        match action:
            case "accept" | "decline":
                return self._offered is not None
            case "reopen" | "report":
                return row is not None and row.done_on is not None
            case _:
                return action not in _ON_A_PROMISE or row is not None

    def action_leave(self) -> None:
        """Leave what is typed first, then what the list is narrowed to, then the promises."""
        if self._foot.is_asking:
            self._end_asking()
        elif self._board.is_narrowed:
            self._board.end_narrowing()
        elif self._offered is not None:
            self.action_decline()
        else:
            self.dismiss(self._shown_on_card)

    def action_next_whose(self, step: int) -> None:
        self._board.turn(step)

    def action_choose_whose(self, name: str) -> None:
        """Show these; the names above the list are clicked for it."""
        self._board.choose(Whose(name))

    def action_narrow(self) -> None:
        self._board.narrow()

    def action_complete(self) -> None:
        """Ask what came of it; of a promise that is done already too, to tell it otherwise."""
        self._asked = self._list.row
        if self._asked is not None:
            self._withdraw_offer()
            self._foot.ask(self._asked.result)

    @work(group="actions")
    async def action_edit(self) -> None:
        row = self._list.row
        if row is not None:
            entered = await self.app.push_screen_wait(FollowupEditScreen(self._desk, row))
            if entered is not None and entered.committed is not None:
                await self._follow(entered.committed, cursor_on=row.id)

    @work(group="actions")
    async def action_add(self) -> None:
        contact = self._list.row.contact if self._list.row else self._selected
        entered = await self.app.push_screen_wait(FollowupAddScreen(self._desk, contact))
        if entered is not None and entered.committed is not None:
            known = {row.id for row in self._book}
            await self._follow(entered.committed)
            new = next((row.id for row in self._book if row.id not in known), None)
            if new is not None:
                self._list.select(new)

    @work(group="actions")
    async def action_reopen(self) -> None:
        row = self._list.row
        if row is not None:
            await self._do(lambda: self._desk.followups.reopen(row.id), cursor_on=row.id)

    @work(group="actions")
    async def action_report(self) -> None:
        row = self._list.row
        if row is not None:
            day = None if row.reported_on else self._desk.today
            await self._do(lambda: self._desk.followups.report_back(row.id, day), cursor_on=row.id)

    @work(group="actions")
    async def action_delete(self) -> None:
        row = self._list.row
        if row is None:
            return
        question = ConfirmScreen(_("Delete this promise?"), f"{row.name}: {row.text}")
        agreed = await self.app.push_screen_wait(question)
        if agreed:
            await self._do(lambda: self._desk.followups.delete(row.id), cursor_on=self._list.neighbour)

    def action_export(self) -> None:
        self.app.push_screen(CalendarExportScreen(self._desk))

    @work(group="actions")
    async def action_undo(self) -> None:
        await self._do(self._desk.undo)

    @work(group="actions")
    async def action_redo(self) -> None:
        await self._do(self._desk.redo)

    @work(group="actions")
    async def action_accept(self) -> None:
        move = self._offered
        if move is not None:
            await self._do(lambda: self._desk.move(move))

    def action_decline(self) -> None:
        self._withdraw_offer()

    # The list

    @on(FollowupList.Highlighted)
    @on(FollowupBoard.Narrowed)
    def _highlighted(self) -> None:
        self._foot.show(self._list.row, self._desk.today)
        self.refresh_bindings()

    @on(FollowupList.Opened)
    @work(group="actions")
    async def _opened(self) -> None:
        row = self._list.row
        if row is not None:
            card = CardScreen(self._desk, row.contact, self._stored_on_card)
            self._shown_on_card = await self.app.push_screen_wait(card) or self._shown_on_card

    def _stored_on_card(self, committed: Committed) -> None:
        self._follow_beside(committed)

    @work(group="actions")
    async def _follow_beside(self, committed: Committed) -> None:
        await self._follow(committed)

    # What is typed

    @on(LineEditor.Submitted)
    def _submitted(self, message: LineEditor.Submitted) -> None:
        if self._asked is not None:
            self._store_result(self._asked, message.value)

    @on(LineEditor.Cancelled)
    def _cancelled(self) -> None:
        self.action_leave()

    @work(group="actions")
    async def _store_result(self, row: FollowupRow, result: str) -> None:
        promises, neighbour = self._desk.followups, self._list.neighbour
        self._end_asking()
        if row.done_on is not None:
            await self._do(lambda: promises.set_result(row.id, result), cursor_on=row.id)
            return
        with self._desk.at_work():
            done = await self._do(lambda: promises.complete(row.id, self._desk.today, result), cursor_on=neighbour)
            if done and row.theirs:
                await self._offer_energy(row)

    def _end_asking(self) -> None:
        self._asked = None
        self._foot.end_asking()
        self._board.focus_list()

    # Doing it

    async def _do(self, action: Callable[[], Awaitable[Committed | None]], cursor_on: FollowupId | None = None) -> bool:
        """Do it and show what it changed, or say why it cannot be done; whether it was done."""
        self._withdraw_offer()
        with self._desk.at_work():
            try:
                committed = await action()
            except UserError as error:
                self._foot.complain(error)
                self._book = await self._desk.followups.book()
                self._board.show(self._book)
                return False
            if committed is not None:
                await self._follow(committed, cursor_on)
        return True

    async def _follow(self, committed: Committed, cursor_on: FollowupId | None = None) -> None:
        """Show what an entry changed, and say so; the cursor goes to this promise, or stays where it is."""
        self._offered = None
        with self._desk.at_work():
            self._on_stored(committed)
            self._book = await self._desk.followups.book_after(self._book, committed.contacts)
            self._board.show(self._book)
        if cursor_on is not None:
            self._list.select(cursor_on)
        self._foot.say(done_words(committed.kind, committed.title))

    async def _offer_energy(self, row: FollowupRow) -> None:
        directory = self._desk.directory
        self._offered = await self._desk.followups.energy_suggested(row.id, directory.dossier)
        if self._offered is not None:
            self._foot.say(energy_offer(self._offered, row.name, directory.dossier_name))
        self.refresh_bindings()

    def _withdraw_offer(self) -> None:
        self._offered = None
        self._foot.say("")
