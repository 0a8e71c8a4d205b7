"""The daily review: one card at a time, one key for each thing to do with it, until it is enough for today.

The screen shows and routes; the recorder records. What is shown is computed anew after every change, so that nothing is
lost where the review is interrupted: the next time it goes on with what is left.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.note_draft import Draft
from netwerk_tui.domain.review_offers import Deed, Offer, promises_due
from netwerk_tui.domain.review_view import ReviewToday
from netwerk_tui.language import N_
from netwerk_tui.ui.review_course import ReviewCourse
from netwerk_tui.ui.review_recorder import Decided, ReviewRecorder
from netwerk_tui.ui.review_sitting import ReviewSitting
from netwerk_tui.ui.screens.briefing import BriefingScreen
from netwerk_tui.ui.screens.card import CardScreen
from netwerk_tui.ui.screens.dialog import Dialog
from netwerk_tui.ui.screens.done_words import done_words_within
from netwerk_tui.ui.screens.help import HelpScreen
from netwerk_tui.ui.screens.messages import Failed, Stored
from netwerk_tui.ui.screens.review_noting import ReviewNoting
from netwerk_tui.ui.screens.review_prompting import Prompting
from netwerk_tui.ui.screens.review_prompts import TAKES_TEXT
from netwerk_tui.ui.screens.settings import SettingsScreen
from netwerk_tui.ui.widgets.bars import AROUND_STATUS_CELLS, FooterBar, Severity
from netwerk_tui.ui.widgets.cells import shortened
from netwerk_tui.ui.widgets.channel_bar import ChannelBar
from netwerk_tui.ui.widgets.note_bar import NoteBar
from netwerk_tui.ui.widgets.reading_line import reading_line
from netwerk_tui.ui.widgets.report_line import BLANK
from netwerk_tui.ui.widgets.review_ending import ending_lines, start_lines
from netwerk_tui.ui.widgets.review_lines import review_lines
from netwerk_tui.ui.widgets.review_prompt import PromptKind
from netwerk_tui.ui.widgets.review_sheet import ReviewSheet
from netwerk_tui.ui.widgets.review_title import Progress, ReviewTitle

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_FOLLOW_SECONDS = 1.0
"""How often it is asked whether something was written elsewhere."""

_TELLING_SECONDS = 0.15
"""How often it is told how much has been read."""

_LONGEST_UNDO_CELLS = 24
_ALL_KEYS_CELLS = 150
"""From this width on all keys fit in one row."""

_ON_A_CARD = frozenset({"contacted", "note", "prompt", "lift", "open", "brief"})
"""Actions that are about the contact whose card is shown."""

_WHILE_TYPING = frozenset({"leave", "help"})
"""Actions that work while something is typed or chosen."""


@dataclass(frozen=True, slots=True)
class ReviewLeft:
    """How the review was left."""

    contact: ContactId | None
    """Whose card was shown."""
    lifts: bool = False
    """Whether the contact is to be moved on the matrix, and the review to go on afterwards."""
    places: tuple[ContactId, ...] = ()
    """Who is to be placed one after the other."""


class ReviewScreen(Dialog[ReviewLeft]):
    """The review. Its result says what the user wants on the main screen."""

    HELP_TITLE: ClassVar = N_("Review")

    DEFAULT_CSS = """
    ReviewScreen {
        layers: base prompt;
        align: left top;
        background: $pane;
        FooterBar { height: 2; }
        ReviewNoting, Prompting, ChannelBar { margin-bottom: 2; }
        &.-wide FooterBar { height: 1; }
        &.-wide { ReviewNoting, Prompting, ChannelBar { margin-bottom: 1; } }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "contacted", N_("Contacted"), id="review.contacted"),
        Binding("n", "note", N_("Note"), id="review.note"),
        Binding("s", "prompt('snooze')", N_("Snooze"), id="review.snooze"),
        Binding("f", "prompt('followup')", N_("Follow-up"), id="review.followup"),
        Binding("d", "keep_promise", N_("Kept it"), id="review.keep-promise"),
        Binding("space", "lift", N_("Move"), id="review.lift"),
        Binding("a", "prompt('ask')", N_("Ask"), id="review.ask"),
        Binding("t", "prompt('tell')", N_("Tell"), id="review.tell"),
        Binding("h", "prompt('thanks')", N_("Thank"), id="review.thank"),
        Binding("x", "prompt('skip')", N_("Skip"), id="review.skip"),
        Binding("enter", "open", N_("Card"), id="review.open"),
        Binding("enter,plus", "more", N_("More cards"), key_display="Enter +", id="review.more"),
        Binding("enter", "start", N_("Place them"), id="review.start"),
        Binding("b", "brief", N_("Briefing"), show=False, id="review.briefing"),
        Binding("J", "step(1)", N_("Next person"), show=False, id="review.next"),
        Binding("K", "step(-1)", N_("Previous person"), show=False, id="review.previous"),
        Binding("j", "scroll(1)", N_("Down"), show=False, id="review.down"),
        Binding("k", "scroll(-1)", N_("Up"), show=False, id="review.up"),
        Binding("comma", "settings", N_("Settings"), show=False, key_display=",", id="review.settings"),
        Binding("ctrl+r", "redo", N_("Redo"), show=False, id="review.redo"),
        Binding("question_mark", "help", N_("Help"), key_display="?", id="review.help"),
        Binding("u", "undo", N_("Undo"), id="review.undo"),
        Binding("escape,q", "leave", N_("Back"), show=False, key_display="Esc q", id="review.leave"),
    ]

    def __init__(
        self,
        desk: Desk,
        sitting: ReviewSitting,
        editor: tuple[str, ...],
        on_stored: Callable[[Committed], None],
    ) -> None:
        """`editor` is the command that Ctrl+E starts; `on_stored` is told of every entry that is written here."""
        super().__init__()
        self._desk = desk
        self._sitting = sitting
        self._editor = editor
        self._on_stored = on_stored
        self._course = ReviewCourse(desk, sitting)
        self._recorder = ReviewRecorder(desk, sitting)
        self._turn = asyncio.Lock()
        self._note_draft: Draft | None = None

    @property
    def desk(self) -> Desk:
        """The network whose people are reviewed."""
        return self._desk

    @property
    def is_at_rest(self) -> bool:
        """Whether it was left with nothing open, so that another sitting may begin in it."""
        return not self._is_asking and not self._turn.locked()

    def sit_again(self, sitting: ReviewSitting) -> None:
        """Begin a sitting, or go on with one, after another was left."""
        self._sitting = sitting
        self._course = ReviewCourse(self._desk, sitting)
        self._recorder = ReviewRecorder(self._desk, sitting)
        self._note_draft = None
        self._footer.clear_status()
        self._sheet.show(lambda _width_cells: [BLANK])
        self._begin()

    def compose(self) -> ComposeResult:
        yield ReviewTitle()
        yield ReviewSheet()
        yield ReviewNoting(self._editor)
        yield Prompting(self._desk)
        yield ChannelBar()
        yield FooterBar()

    def on_mount(self) -> None:
        self._footer = self.query_one(FooterBar)
        self._sheet = self.query_one(ReviewSheet)
        self._noting = self.query_one(ReviewNoting)
        self._prompting = self.query_one(Prompting)
        self._channels = self.query_one(ChannelBar)
        self._noting.open(self._desk)
        self._following = self.set_interval(_FOLLOW_SECONDS, self._follow)
        self._telling = self.set_interval(_TELLING_SECONDS, self._tell_how_far)
        self._begin()

    def _begin(self) -> None:
        self._sheet.focus(scroll_visible=False)
        self._telling.resume()
        if self._sitting.move is not None:
            self._say_what_was_done(self._sitting.move)
            self._sitting.move = None
        self._proceed(self._course.begin)

    def on_screen_suspend(self) -> None:
        """Rest while nobody looks."""
        self._following.pause()

    def on_screen_resume(self) -> None:
        self._following.resume()

    def on_resize(self) -> None:
        """Give the keys a second row where one is too short."""
        self.set_class(self.app.size.width >= _ALL_KEYS_CELLS, "-wide")

    def keep_everything(self) -> None:
        """Hand over what is typed, before the program ends."""
        if self.is_mounted:
            self._noting.hand_over()
            self._prompting.hand_over()

    # What is shown

    @property
    def _is_asking(self) -> bool:
        return self._noting.is_asking or self._prompting.is_asking or self._channels.is_asking

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        """After what was begun before; meanwhile keys wait for the card that comes of it."""
        with self._desk.at_work():
            async with self._turn:
                yield

    @work(group="review")
    async def _proceed(self, reading: Callable[[], Awaitable[None]]) -> None:
        """Read on, and show what the course has come to; keys wait for it."""
        async with self._in_turn():
            await reading()
            self._show()

    def _show(self) -> None:
        course, desk = self._course, self._desk
        today, contact, view = course.today, course.contact, course.view
        assert today is not None, "the cards have been read"
        self.query_one(ReviewTitle).show(
            Progress(
                number=None if contact is None else course.deck.number_of(contact),
                cards=len(course.deck.cards),
                finished=len(course.deck.finished),
                streak_days=today.day.streak_days,
            )
        )
        if contact is not None and view is not None:
            step = today.step_of(contact)
            self._sheet.show(partial(review_lines, view, course.waiting, step, desk.matrices, desk.today))
        elif today.start is not None and course.people_to_place:
            self._sheet.show(partial(start_lines, today.start, desk.review.policy, desk.matrices))
        else:
            self._sheet.show(partial(ending_lines, today, course.deck.left_in_queue, None, desk.today))
            self._tell_of_the_week(today)
        self._footer.set_detail("review.undo", self._foreign_undo())
        self.refresh_bindings()

    @work(exclusive=True, group="week")
    async def _tell_of_the_week(self, today: ReviewToday) -> None:
        """Add how the week stands to the end of the review, unless that is no longer shown."""
        rule = await self._desk.week.rule()
        course = self._course
        if course.today is today and course.contact is None:
            self._sheet.show(partial(ending_lines, today, course.deck.left_in_queue, rule, self._desk.today))

    def _tell_how_far(self) -> None:
        """Show how much has been read, until the first card is there."""
        part_read = self._desk.review.part_read
        if self._course.today is not None:
            self._telling.pause()
        elif part_read is not None:
            self._sheet.show(lambda _width_cells: [BLANK, reading_line(part_read)])

    def _foreign_undo(self) -> str:
        """What undo would take back where that was not done in this sitting; empty where it was."""
        is_own = bool(self._sitting.entries_to_undo())
        return "" if is_own else shortened(self._desk.directory.undo_title, _LONGEST_UNDO_CELLS)

    def _follow(self) -> None:
        """Show what another program has written, unless the user is typing."""
        if self._course.is_stale and not self._is_asking and not self._desk.is_storing:
            self._proceed(self._course.read_anew)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but leaving works while something is typed; and at the end nothing that needs a card."""
        if not self.is_mounted or self._is_asking:
            return action in _WHILE_TYPING
        course, view = self._course, self._course.view
        if action in _ON_A_CARD:
            return view is not None
        match action:
            case "keep_promise":
                return view is not None and bool(promises_due(view.profile, self._desk.today))
            case "more":
                return view is None and course.deck.left_in_queue > 0 and not course.people_to_place
            case "start":
                return view is None and bool(course.people_to_place)
            case _:
                return True

    def action_contacted(self) -> None:
        if self._course.view is not None:
            self._footer.clear_status()
            self._channels.ask(self._course.view.profile.name)
            self.refresh_bindings()

    def action_note(self) -> None:
        self._footer.clear_status()
        self._noting.ask(self._course.contact)
        self.refresh_bindings()

    @work(group="review")
    async def action_prompt(self, kind: str) -> None:
        async with self._in_turn():
            if self._course.view is not None:
                self._footer.clear_status()
                await self._prompting.ask(PromptKind(kind), self._course.view)
                self.refresh_bindings()

    def action_keep_promise(self) -> None:
        """Tick off the promise that is due, the longest overdue first."""
        contact, view = self._course.contact, self._course.view
        if contact is not None and view is not None:
            due = promises_due(view.profile, self._desk.today)
            if due:
                offer = Offer(Deed.KEEP_PROMISE, due[0].id, due[0].text)
                self._decide(partial(self._recorder.settled, contact, self._course.waiting, offer))

    def action_lift(self) -> None:
        self.dismiss(ReviewLeft(self._course.contact, lifts=True))

    @work(exclusive=True, group="card")
    async def action_open(self) -> None:
        """Show everything about the contact."""
        if self._course.contact is not None:
            await self.app.push_screen_wait(CardScreen(self._desk, self._course.contact, self._on_stored))
            self._proceed(self._course.read_anew)

    def action_brief(self) -> None:
        """Show what to know before talking to the contact."""
        if self._course.contact is not None:
            self.app.push_screen(BriefingScreen(self._desk, self._course.contact))

    @work(exclusive=True, group="card")
    async def action_settings(self) -> None:
        """Settle how often is enough for whom, and go on with the cards that this comes to."""
        await self.app.push_screen_wait(SettingsScreen(self._desk, self._on_stored))
        self._proceed(self._course.read_anew)

    def action_start(self) -> None:
        """Place those whom the first hour is about, one after the other."""
        people = self._course.people_to_place
        if people:
            self.dismiss(ReviewLeft(people[0], places=people))

    def action_more(self) -> None:
        self._proceed(self._course.more)

    def action_step(self, step: int) -> None:
        self._proceed(partial(self._course.step, step))

    def action_scroll(self, rows: int) -> None:
        self._sheet.scroll_relative(y=rows, animate=False)

    def action_undo(self) -> None:
        self._take_back(self._recorder.undo)

    def action_redo(self) -> None:
        self._take_back(self._recorder.redo)

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen.about(self))

    def action_leave(self) -> None:
        self.dismiss(ReviewLeft(self._course.contact))

    # What prompts say

    @on(ChannelBar.Chosen)
    def _channel_chosen(self, message: ChannelBar.Chosen) -> None:
        contact = self._course.contact
        self._close_channels()
        if contact is not None:
            self._decide(
                partial(self._recorder.contacted, contact, self._course.waiting, message.channel, message.direction)
            )

    @on(ChannelBar.Cancelled)
    def _close_channels(self) -> None:
        self._channels.close()
        self._prompt_closed()

    @on(Prompting.Given)
    def _given(self, message: Prompting.Given) -> None:
        contact = self._course.contact
        if contact is not None:
            decision = partial(
                self._recorder.given, contact, self._course.waiting, message.kind, message.text, message.offer
            )
            self._decide(decision, message)

    @on(NoteBar.Submitted)
    def _note_submitted(self, message: NoteBar.Submitted) -> None:
        self._note_draft = message.draft

    @on(Stored)
    def _note_stored(self, message: Stored) -> None:
        message.stop()
        contact, draft = self._course.contact, self._note_draft
        self._prompt_closed()
        if contact is not None and draft is not None:
            self._decide(partial(self._recorder.noted, contact, self._course.waiting, draft, message.committed))

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        message.stop()
        self._complain(message.error)

    @on(Prompting.Left)
    @on(ReviewNoting.Left)
    def _prompt_closed(self) -> None:
        self._sheet.focus(scroll_visible=False)
        self.refresh_bindings()

    # Doing it

    @work(group="review")
    async def _decide(self, decision: Callable[[], Awaitable[Decided]], given: Prompting.Given | None = None) -> None:
        """Do it, and show the card that comes next; keys wait for it."""
        async with self._in_turn():
            try:
                decided = await decision()
            except UserError as error:
                if given is None:
                    self._complain(error)
                else:
                    self._prompting.complain(error.words)
                return
            if given is not None:
                keeps_text = given.offer is not None and given.offer.deed not in TAKES_TEXT
                await self._prompting.recorded(given.kind, keeps_text=keeps_text)
                self._prompt_closed()
            self._tell(decided)
            await self._course.after_decision()
            self._show()

    @work(group="review")
    async def _take_back(self, action: Callable[[], Awaitable[Decided]]) -> None:
        """Undo or redo, and show the card that it is about."""
        async with self._in_turn():
            try:
                decided = await action()
            except UserError as error:
                self._complain(error)
                return
            self._tell(decided)
            await self._course.after_taking_back({each for entry in decided.entries for each in entry.contacts})
            self._show()

    def _tell(self, decided: Decided) -> None:
        for entry in decided.entries:
            self._on_stored(entry)
        if decided.entries:
            self._say_what_was_done(decided.entries[0])

    def _say_what_was_done(self, entry: Committed) -> None:
        room = self.app.size.width - AROUND_STATUS_CELLS
        self._footer.say(done_words_within(room, entry.kind, entry.title))

    def _complain(self, error: UserError) -> None:
        self._footer.say(error.words, Severity.ERROR)
