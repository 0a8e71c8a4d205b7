"""The main screen: routes what the panes and prompts post to actions, and what was stored back to the panes.

It holds no data of its own: the desk has the snapshot, the workbench the selection, each prompt what is typed in it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.widget import Widget
from textual.worker import Worker

from netwerk_tui.domain.conflict import Conflict, Place, Settled
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.language import N_, _
from netwerk_tui.ui.gateway import dialogs
from netwerk_tui.ui.screens.dialog_host import DialogHost
from netwerk_tui.ui.screens.done_words import done_words_within
from netwerk_tui.ui.screens.errands import Errands
from netwerk_tui.ui.screens.following import Following, Rereading
from netwerk_tui.ui.screens.messages import Failed, ShownAnew, Stored
from netwerk_tui.ui.screens.noting import Noting
from netwerk_tui.ui.screens.placing import Placing
from netwerk_tui.ui.screens.placing_in_turn import PlacingInTurn
from netwerk_tui.ui.screens.prompt_painting import PromptlyPainted
from netwerk_tui.ui.screens.report_commands import ReportCommands
from netwerk_tui.ui.screens.reviewing import Reviewing
from netwerk_tui.ui.screens.rounds import Rounds
from netwerk_tui.ui.screens.welcome import Welcome
from netwerk_tui.ui.screens.workbench import Workbench
from netwerk_tui.ui.widgets.bars import AROUND_STATUS_CELLS, FooterBar, HeaderBar, Severity
from netwerk_tui.ui.widgets.dragging import Purpose
from netwerk_tui.ui.widgets.header_line import HeaderFigures
from netwerk_tui.ui.widgets.matrix import MatrixPane
from netwerk_tui.ui.widgets.too_small import TooSmall, is_too_small

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_FIRST_BACKUP_SECONDS = 4.0
"""After the start, which has better things to do."""

_BACKUP_SECONDS = 30 * 60
"""How long is worked between two backups, where something was stored."""

_TURN_SECONDS = 0.05
"""How long others' changes wait, again and again, while something of the user's own is being stored."""


class MainScreen(PromptlyPainted[None]):
    """Contacts, matrix and timeline, with the prompts that open over them."""

    DEFAULT_CSS = """
    MainScreen {
        layers: base prompt;
        TooSmall { display: none; }
        &.-too-small TooSmall { display: block; }
        &.-too-small { HeaderBar, Rounds, Placing, PlacingInTurn, Noting, FooterBar { display: none; } }
        &.-empty Workbench { display: none; }
        &.-filled Welcome { display: none; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "note", N_("Note"), id="note"),
        Binding("u", "undo", N_("Undo"), id="undo"),
        Binding("ctrl+r", "redo", N_("Redo"), show=False, id="redo"),
        Binding("question_mark", "help", N_("Help"), key_display="?", id="help"),
        Binding("q", "app.leave", N_("Quit"), show=False, id="quit"),
    ]

    COMMANDS: ClassVar = {ReportCommands}

    focused = Reactive[Widget | None](None, repaint=False)
    """Redeclared: the stock one repaints the whole screen whenever the focus moves."""

    def __init__(self, editor: tuple[str, ...]) -> None:
        """`editor` is the command, with its arguments, that Ctrl+E starts."""
        super().__init__(classes="-filled")
        self._editor = editor
        self._opened: Desk | None = None
        self._focused_when_larger: Widget | None = None
        self._figures = HeaderFigures(dossier="", contacts=0)

    def compose(self) -> ComposeResult:
        yield HeaderBar()
        yield TooSmall()
        yield Rounds()
        yield Placing()
        yield PlacingInTurn()
        yield Noting(editor=self._editor)
        yield FooterBar()

    def on_mount(self) -> None:
        self._header = self.query_one(HeaderBar)
        self._footer = self.query_one(FooterBar)
        self._errands = self.query_one(Errands)
        self._noting = self.query_one(Noting)
        self._placing = self.query_one(Placing)
        self._in_turn = self.query_one(PlacingInTurn)
        self._reviewing = self.query_one(Reviewing)

    def on_resize(self) -> None:
        """Say so where the window is too small; and go on where the user was as soon as it is not."""
        was_too_small = self.has_class("-too-small")
        self.set_class(is_too_small(self.app.size), "-too-small")
        if self.has_class("-too-small"):
            if not was_too_small:
                self._focused_when_larger = self.focused
        elif was_too_small and self._focused_when_larger is not None:
            self.call_after_refresh(self._focused_when_larger.focus, scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but help and quitting works before the network is open, and no key where nothing can be seen."""
        if self.has_class("-too-small"):
            return False
        return self._opened is not None or action in {"help", "leave"}

    @property
    def _bench(self) -> Workbench:
        return self._errands.bench

    # The network

    @property
    def desk(self) -> Desk:
        """The open network's desk."""
        assert self._opened is not None, "asked only once the network is open"
        return self._opened

    def network_opened(self, desk: Desk) -> None:
        """Show this network, index it, and follow what other programs do with it."""
        self._opened = desk
        desk.look_for_forms(self._form_opened_at, self._settle)
        for host in self.query(DialogHost):
            host.open(desk)
        self._noting.open(desk)
        self._placing.open(desk)
        self._in_turn.open(desk)
        self._show()
        desk.follow_others(self._heard)
        desk.backups.on_failure = self._complain
        self.set_timer(_FIRST_BACKUP_SECONDS, self._back_up)
        self.set_interval(_BACKUP_SECONDS, self._back_up)
        self.run_worker(self._read_ahead(desk), group="index")

    def _back_up(self) -> None:
        """Make a backup beside the keys, which would wait for a timer's own callback to end."""
        _backing_up: Worker[None] = self.run_worker(self.desk.backups.keep, group="backup")

    async def _read_ahead(self, desk: Desk) -> None:
        """Read what the panes still lack, and make ready what the next keys may ask for."""
        if desk.directory.is_partial:
            await desk.read_on()
            self._bench.show()
        await desk.build_index()
        self._bench.indexed()
        await desk.read_ahead()
        self._warn_of_place(desk)

    def _warn_of_place(self, desk: Desk) -> None:
        """Say at the first start that the network lies in a bad place; later on “netwerk check” does."""
        if not desk.directory.ids and desk.backups.warnings:
            self._footer.say(desk.backups.warnings[0], Severity.ERROR)

    def _form_opened_at(self) -> EntryId | None:
        """The newest entry that the form on top takes into account; None where no form is open."""
        return getattr(self.app.screen, "opened_at", None)

    async def _settle(self, conflict: Conflict) -> Mapping[Place, Settled]:
        """What the user wants to stand of what somebody else changed too. Raises the conflict where they leave it."""
        return await dialogs.settled_where_stored(self.app, conflict)

    def network_failed(self, error: UserError) -> None:
        """Say why there is no network."""
        self._bench.fail("\n".join(part for part in (error.title, error.advice) if part))

    def keep_everything(self) -> None:
        """Hand over what was typed and where the user is, before the end."""
        if self._opened is not None:
            self._reviewing.keep_everything()
            self._opened.leave(self._noting.unrecorded, self._bench.contact)

    def publish(self, committed: Committed) -> None:
        """Show what an entry has changed, and say what it did."""
        self._errands.show(committed.contacts)
        self._tell(committed)

    def _tell(self, committed: Committed) -> None:
        """Say what an entry did, and how things stand now."""
        self._show()
        room = self.size.width - AROUND_STATUS_CELLS
        self._footer.say(done_words_within(room, committed.kind, committed.title))

    @property
    def day_shown(self) -> date:
        """The day on which the matrix is shown: today, or one of the past."""
        return self._bench.day_shown

    def go_to(self, contact: ContactId) -> None:
        """Select this contact in all panes."""
        self._bench.select(contact)

    def _read_notes_again(self) -> None:
        """Let no note that is being typed go on about somebody who was erased."""
        for screen in self.app.screen_stack:
            for noting in screen.query("Noting, EventNoting"):
                if isinstance(noting, Rereading):
                    noting.read_again()

    def _show(self) -> None:
        if self.desk.typed.has_erased_since():
            self._read_notes_again()
        directory = self.desk.directory
        was_empty = self.has_class("-empty")
        self.set_class(not directory.ids, "-empty")
        self.set_class(bool(directory.ids), "-filled")
        self._figures = self._figures._replace(dossier=directory.dossier_name, contacts=len(directory.ids))
        self._header.show(self._figures)
        self._count()
        self._footer.set_detail("undo", directory.undo_title)
        if not directory.ids:
            self.query_one(Welcome).focus_choices()
        elif was_empty:
            self._bench.begin()

    @work(exclusive=True, group="count")
    async def _count(self) -> None:
        """Say how many cards of the review are left, as soon as that is known. The matrix comes first."""
        await self.desk.read_on()
        left = await self.desk.review.count_left() if self.desk.directory.ids else None
        self._figures = self._figures._replace(to_review=left)
        self._header.show(self._figures)
        rule = await self.desk.week.rule()
        self._figures = self._figures._replace(
            week=rule.week.number,
            groups_met=rule.groups_met,
            groups=len(rule.groups),
            streak=rule.streak_weeks,
        )
        self._header.show(self._figures)

    def _heard(self, news: str) -> None:
        """Somebody wrote, or the server went away or came back. The last of it may come while the program ends."""
        if not self.is_running:
            return
        if news == "lost":
            self._complain(
                UserError(
                    _("The database server does not answer."),
                    _("What you see stays; nothing can be stored. netwerk goes on as soon as it is back."),
                )
            )
            return
        if news == "back":
            self._footer.say(_("The database server is back."))
        self._follow()

    @work(exclusive=True, group="follow")
    async def _follow(self) -> None:
        """Show what others have written, on every screen that is open."""
        while self.desk.is_storing:
            await asyncio.sleep(_TURN_SECONDS)
        try:
            if not await self.desk.is_stale():
                return
            await self.desk.reload()
            self._errands.show(frozenset(self.desk.directory.ids))
            self._show()
            for screen in self.app.screen_stack:
                if isinstance(screen, Following):
                    screen.show_others()
        except UserError as error:
            self._complain(error)

    # What panes and prompts post

    @on(Stored)
    def _stored(self, message: Stored) -> None:
        if message.is_shown:
            self._tell(message.committed)
        else:
            self.publish(message.committed)
        self._reviewing.resume(message.committed)

    @on(ShownAnew)
    def _shown_anew(self, message: ShownAnew) -> None:
        self._show()
        if message.words:
            self._footer.say(message.words)

    @on(DialogHost.ContactWanted)
    def _contact_wanted(self, message: DialogHost.ContactWanted) -> None:
        self.go_to(message.contact)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self._complain(message.error)

    @on(MatrixPane.ContactsDropped)
    def _contacts_dropped(self, message: MatrixPane.ContactsDropped) -> None:
        if message.purpose is Purpose.PLACE:
            self._in_turn.place(message.cell)
        else:
            self._footer.clear_status()
            self._placing.ask(message.contacts, message.cell, message.purpose)

    @on(MatrixPane.ContactsPutBack)
    def _contacts_put_back(self, message: MatrixPane.ContactsPutBack) -> None:
        if message.purpose is Purpose.PLACE:
            self._in_turn.end()

    @on(MatrixPane.TurnSkipped)
    def _turn_skipped(self) -> None:
        self._in_turn.skip()

    @on(MatrixPane.LastTurnUndone)
    def _last_turn_undone(self) -> None:
        self._in_turn.undo()

    @on(Workbench.RoundWanted)
    def _round_wanted(self, message: Workbench.RoundWanted) -> None:
        self._in_turn.begin(message.placing)

    @on(PlacingInTurn.Turn)
    def _turn_came(self, message: PlacingInTurn.Turn) -> None:
        self._bench.lift_in_turn(message.contact, message.start)

    @on(PlacingInTurn.Ended)
    def _round_ended(self, message: PlacingInTurn.Ended) -> None:
        self._bench.put_back()
        if message.placed or message.skipped:
            words = _("{placed} placed, {skipped} skipped").format(placed=message.placed, skipped=message.skipped)
            self._footer.say(words)

    @on(Placing.PutBack)
    def _put_back(self) -> None:
        self._bench.put_back()
        self._reviewing.resume()

    @on(Welcome.SampleWanted)
    def _sample_wanted(self) -> None:
        self._attempt(self.desk.fill_with_sample)

    @on(HeaderBar.DossierClicked)
    def _dossier_clicked(self) -> None:
        self._errands.action_dossier()

    @on(HeaderBar.ReviewClicked)
    def _review_clicked(self) -> None:
        self._reviewing.action_review()

    @on(HeaderBar.WeekClicked)
    def _week_clicked(self) -> None:
        self.query_one(Rounds).action_week()

    # Keys

    def action_note(self) -> None:
        self._footer.clear_status()
        self._noting.ask(self._bench.contact)

    def action_undo(self) -> None:
        self._attempt(self.desk.undo)

    def action_redo(self) -> None:
        self._attempt(self.desk.redo)

    def action_help(self) -> None:
        self.app.push_screen(dialogs.HelpScreen.about(self))

    # Doing it

    @work(group="actions")
    async def _attempt(self, action: Callable[[], Awaitable[Committed]]) -> None:
        """Do it and show what it changed, or say why it cannot be done."""
        try:
            committed = await action()
        except UserError as error:
            self._complain(error)
        else:
            self.publish(committed)

    def _complain(self, error: UserError) -> None:
        self._footer.say(error.words, Severity.ERROR)
