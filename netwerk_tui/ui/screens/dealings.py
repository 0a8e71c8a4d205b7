"""The ledgers: what goes back and forth between people and me, a page for each, with one key for the next step.

The screen shows and routes; what a step is stands in `dealing_steps`, the lines are made by `ledger_lines`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, Static

from netwerk_tui.domain.dealings import LEDGER_LABELS, Celebrated, Dealing, Ledger, LedgerPage
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.gratitude import OwedThanks
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.themes import ThemeRow
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dealing_detail import detail_of
from netwerk_tui.ui.screens.dealing_form import SEVERAL, DealingForm
from netwerk_tui.ui.screens.dealing_steps import DealingStep, step_back, step_on, step_thanks
from netwerk_tui.ui.screens.dealing_words import hints_of, notice_of
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.done_words import done_words
from netwerk_tui.ui.screens.ledger_typing import Asked, LedgerTyping
from netwerk_tui.ui.screens.message import MessageScreen
from netwerk_tui.ui.screens.whom_to_ask import WhomToAskScreen
from netwerk_tui.ui.widgets.ledger_line import LedgerLine, Subject
from netwerk_tui.ui.widgets.ledger_lines import balance_lines, page_lines
from netwerk_tui.ui.widgets.ledger_list import LedgerList
from netwerk_tui.ui.widgets.line_place import TOP_PLACE, Place
from netwerk_tui.ui.widgets.page_tabs import PageTabs
from netwerk_tui.ui.widgets.theme_lines import theme_lines

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_TABLES = frozenset({Ledger.CONCERNS, Ledger.VALUE})
"""Pages that can also be looked at as a table."""
_LOW_ROWS = 30
_WITH_TEXT = frozenset({"leave"})
"""Actions that work while something is typed."""


class LedgerScreen(Dialog[ContactId]):
    """The result is the contact that the user wants to go to."""

    HELP_TITLE: ClassVar = N_("Ledgers")

    DEFAULT_CSS = """
    LedgerScreen {
        .box { width: 124; height: 96%; padding: 0 1; }
        #detail { width: 1fr; height: 5; padding: 0 1; margin-top: 1; }
        &.-low #detail { height: 4; }
        .problem { padding: 0 1; display: none; }
        .problem.-some { display: block; }
        .done { color: $hue-green; width: 1fr; height: 1; padding: 0 1; }
        .hints { padding: 0 1; margin-top: 0; }
    }
    """

    AUTO_FOCUS = "LedgerList"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Go to the contact; open a theme"), id="dealings.open"),
        Binding("space", "step_on", N_("To the next step"), id="dealings.step"),
        Binding("b", "step_back", N_("A step back"), id="dealings.back"),
        Binding("h", "thank", N_("Thank"), id="dealings.thank"),
        Binding("m", "message", N_("A message to all who helped: what it achieved"), id="dealings.message"),
        Binding("a", "add", N_("Add"), id="dealings.add"),
        Binding("e", "edit", N_("Edit"), id="dealings.edit"),
        Binding("delete", "delete", N_("Delete"), id="dealings.delete"),
        Binding("t", "table", N_("As a table: themes by month, value by contact"), id="dealings.table"),
        Binding("w", "whom", N_("Whom can I ask about …?"), id="dealings.whom"),
        Binding("slash", "narrow", N_("Narrow the list"), key_display="/", id="dealings.narrow"),
        Binding("J", "next_group(1)", N_("Next group"), show=False, id="dealings.next-group"),
        Binding("K", "next_group(-1)", N_("Previous group"), show=False, id="dealings.previous-group"),
        Binding("u", "undo", N_("Undo"), id="dealings.undo"),
        Binding("ctrl+r", "redo", N_("Redo"), show=False, id="dealings.redo"),
        Binding("tab", "next_page(1)", N_("Next page"), show=False, id="dealings.next"),
        Binding("shift+tab", "next_page(-1)", N_("Previous page"), show=False, id="dealings.previous"),
        *(
            Binding(str(number), f"page('{ledger}')", LEDGER_LABELS[ledger], show=False, id=f"dealings.{ledger}")
            for number, ledger in enumerate(Ledger, start=1)
        ),
        Binding("q", "leave", N_("Back"), show=False, id="dealings.leave"),
    ]

    def __init__(
        self,
        desk: Desk,
        on_stored: Callable[[Committed], None],
        *,
        ledger: Ledger = Ledger.ASKS,
        contact: ContactId | None = None,
    ) -> None:
        """`on_stored` is told of every change made from here; what is new is for `contact` at first."""
        super().__init__()
        self._desk = desk
        self._on_stored = on_stored
        self._ledger = ledger
        self._contact = contact
        self._page = LedgerPage(ledger)
        self._as_table = False
        self._narrowed = ""
        self._theme: ThemeRow | None = None
        self._typing = LedgerTyping()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield PageTabs(is_numbered=True)
            yield LedgerList()
            yield Static(id="detail")
            yield words("", "problem")
            yield words("", "done")
            yield self._typing
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(LedgerList)
        self._show_page(self._ledger)

    def on_resize(self) -> None:
        self.set_class(self.app.size.height < _LOW_ROWS, "-low")
        self._show_tabs()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is typed, keys are letters; some keys are for some pages."""
        if self._typing.is_typing:
            return action in _WITH_TEXT
        match action:
            case "table":
                return self._ledger in _TABLES
            case "message":
                return self._ledger is Ledger.SUCCESSES
            case "whom":
                return self._ledger is Ledger.ASKS
            case _:
                return True

    # Pages

    def action_page(self, ledger: str) -> None:
        self._show_page(Ledger(ledger))

    def action_next_page(self, step: int) -> None:
        pages = list(Ledger)
        self._show_page(pages[(pages.index(self._ledger) + step) % len(pages)])

    def action_next_group(self, step: int) -> None:
        self._list.move_to_group(step)

    def action_table(self) -> None:
        """Show the table in place of the list, or the list again."""
        self._as_table = not self._as_table
        self._theme = None
        self._show_lines(TOP_PLACE)

    def _show_page(self, ledger: Ledger) -> None:
        self._ledger, self._as_table, self._theme, self._narrowed = ledger, False, None, ""
        self._show_tabs()
        self._say("")
        self._read(TOP_PLACE)

    def _show_tabs(self) -> None:
        labels = [(each, _(LEDGER_LABELS[each])) for each in Ledger]
        self.query_one(PageTabs).show(labels, self._ledger, _("Ledgers"))

    @work(exclusive=True, group="read")
    async def _read(self, place: Place) -> None:
        """Read the page, and show it with the cursor at this place."""
        try:
            self._page = await self._desk.dealings.page(self._ledger)
        except UserError as error:
            self._complain(error)
        else:
            self._show_lines(place)

    def _show_lines(self, place: Place) -> None:
        page = self._page.narrowed(self._narrowed, None if self._theme is None else self._theme.name)
        is_narrowed = bool(self._narrowed) or self._theme is not None
        self._list.show(partial(self._lines, page), notice_of(self._ledger, is_narrowed), at=place)
        self._show_hints()
        self.refresh_bindings()

    def _lines(self, page: LedgerPage, width_cells: int) -> Sequence[LedgerLine]:
        if self._as_table and page.themes is not None:
            return theme_lines(page.themes, width_cells)
        if self._as_table:
            return balance_lines(page.balances, self._desk.today, width_cells)
        return page_lines(page, self._desk.today, width_cells)

    def _show_hints(self) -> None:
        narrowed = self._narrowed or (self._theme.name or _("no theme") if self._theme else "")
        is_typing = self._typing.is_typing
        if narrowed and not is_typing:
            shown = Content.assemble((f"/ {clean_line(narrowed, 40)}  ", "bold $key"), _("Esc shows everything"))
        else:
            shown = Content(hints_of(self._ledger, self._as_table, is_typing=is_typing))
        self.query_one(".hints", Label).update(shown)

    @on(LedgerList.CursorArrived)
    def _cursor_arrived(self) -> None:
        line = self._list.line
        detail = Content("") if line is None or line.subject is None else detail_of(line.subject, self._desk)
        self.query_one("#detail", Static).update(detail)

    # Steps

    @property
    def _subject(self) -> Subject | None:
        line = self._list.line
        return None if line is None else line.subject

    def action_step_on(self) -> None:
        self._take(step_on)

    def action_step_back(self) -> None:
        self._take(step_back)

    def action_thank(self) -> None:
        self._take(step_thanks)

    def _take(self, find: Callable[[Subject], DealingStep | None]) -> None:
        step = None if self._subject is None else find(self._subject)
        if step is None:
            self.app.bell()
        elif step.prompt:
            asked = Asked(partial(step.act, self._desk.dealings), step.ends_it, step.may_be_empty)
            self._ask(asked, step.prompt, step.words)
        else:
            self._do(partial(step.act, self._desk.dealings, ""), ends_it=step.ends_it)

    @work(exclusive=True, group="write")
    async def _do(self, act: Callable[[], Awaitable[Committed | None]], *, ends_it: bool = False) -> None:
        """Do it, and show what is so now; where it ends something, the cursor stays and the next thing comes to it."""
        place = self._list.place()
        try:
            committed = await act()
        except UserError as error:
            self._complain(error)
        else:
            self._stored(committed)
            self._read(Place(None, place.cursor, None, place.top, place.cursor_row) if ends_it else place)

    def _stored(self, committed: Committed | None) -> None:
        if committed is not None:
            self._on_stored(committed)
            self._say(done_words(committed.kind, committed.title))

    # Keys on a line

    def action_open(self) -> None:
        """Go to the contact; of a theme, show its concerns."""
        line = self._list.line
        if line is None:
            return
        if isinstance(line.subject, ThemeRow):
            self._theme, self._as_table = line.subject, False
            self._show_lines(TOP_PLACE)
        elif line.contact is not None:
            self.dismiss(line.contact)

    @on(LedgerList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_add(self) -> None:
        """Add to the page: what is about one contact begins with the one at hand, the rest with nobody."""
        line = self._list.line
        here = self._contact if line is None or line.contact is None else line.contact
        people = [] if here is None or self._ledger in SEVERAL else [here]
        self._open_form(DealingForm(self._desk, self._ledger, people=people))

    def action_edit(self) -> None:
        subject = self._subject
        if isinstance(subject, ThemeRow) and subject.theme is not None:
            self._ask(Asked(partial(self._name_theme, subject), False, False), _("its new name"), subject.name)
        elif isinstance(subject, Celebrated) or (
            isinstance(subject, Dealing) and not isinstance(subject.record, OwedThanks)
        ):
            self._open_form(DealingForm(self._desk, self._ledger, about=subject))
        else:
            self.app.bell()

    @work(exclusive=True)
    async def _open_form(self, form: DealingForm) -> None:
        entered = await self.app.push_screen_wait(form)
        if entered is not None:
            self._stored(entered.committed)
            self._read(self._list.place())

    @work(exclusive=True)
    async def action_delete(self) -> None:
        subject = self._subject
        if isinstance(subject, Celebrated):
            number, name = subject.success.id, subject.success.name
            act = partial(self._desk.dealings.delete_success, number)
        elif isinstance(subject, Dealing):
            name = subject.text or subject.name
            act = partial(self._desk.dealings.delete, subject)
        else:
            self.app.bell()
            return
        if await self.app.push_screen_wait(ConfirmScreen(_("Delete this?"), clean_line(name, 200))):
            self._do(act, ends_it=True)

    @work(exclusive=True)
    async def action_message(self) -> None:
        """Draft what their help achieved, to all who contributed, and show it."""
        subject = self._subject
        if not isinstance(subject, Celebrated):
            self.app.bell()
            return
        try:
            message, committed = await self._desk.occasions.draft_thanks(subject.success.id)
        except UserError as error:
            self._complain(error)
            return
        self._stored(committed)
        await self.app.push_screen_wait(MessageScreen(self._desk, self._on_stored, message))
        self._read(self._list.place())

    @work(exclusive=True)
    async def action_whom(self) -> None:
        chosen = await self.app.push_screen_wait(WhomToAskScreen(self._desk))
        if chosen is not None and chosen.asks:
            self._open_form(DealingForm(self._desk, Ledger.ASKS, people=[chosen.contact], topic=chosen.topic))
        elif chosen is not None:
            self.dismiss(chosen.contact)

    def action_undo(self) -> None:
        self._do(self._desk.undo)

    def action_redo(self) -> None:
        self._do(self._desk.redo)

    async def _name_theme(self, theme: ThemeRow, name: str) -> Committed | None:
        """Rename a theme; where another has that name, merge the two once the user agrees."""
        assert theme.theme is not None, "concerns without a theme have no name to change"
        themes = () if self._page.themes is None else self._page.themes.rows
        into = next((each for each in themes if each.is_named(name) and each.theme != theme.theme), None)
        if into is None or into.theme is None:
            return await self._desk.dealings.rename_theme(theme.theme, name)
        question = ConfirmScreen(
            _("Merge {gone} into {kept}?").format(gone=clean_line(theme.name), kept=clean_line(into.name)),
            _("All its concerns go there. u undoes it."),
        )
        if await self.app.push_screen_wait(question):
            return await self._desk.dealings.merge_themes(theme.theme, into.theme)
        return None

    # Typing

    def action_narrow(self) -> None:
        self._say("")
        self._typing.narrow(self._narrowed)
        self._typing_changed()

    def action_leave(self) -> None:
        """Leave the typing first, then what narrows the list, then the ledgers."""
        if self._typing.is_typing:
            if self._typing.is_narrowing:
                self._narrow("")
            self._end_typing()
        elif self._narrowed or self._theme is not None:
            self._narrowed, self._as_table, self._theme = "", self._theme is not None, None
            self._show_lines(TOP_PLACE)
        else:
            self.dismiss(None)

    def _ask(self, asked: Asked, prompt: str, text: str) -> None:
        self._say("")
        self._typing.ask(asked, prompt, text)
        self._typing_changed()

    @on(LedgerTyping.NarrowingEnded)
    def _end_typing(self) -> None:
        self._typing.close()
        self._list.focus()
        self._typing_changed()

    def _typing_changed(self) -> None:
        self._show_hints()
        self.refresh_bindings()

    @on(LedgerTyping.Narrowed)
    def _narrowed_to(self, message: LedgerTyping.Narrowed) -> None:
        if self._typing.is_narrowing:
            self._narrow(message.text)

    @on(LedgerTyping.Given)
    def _given(self, message: LedgerTyping.Given) -> None:
        self._end_typing()
        self._do(partial(message.asked.act, message.text), ends_it=message.asked.ends_it)

    def _narrow(self, typed: str) -> None:
        self._narrowed = typed.strip()
        self._show_lines(TOP_PLACE)

    # Words

    def _say(self, done: str) -> None:
        self.query_one(".problem", Label).remove_class("-some")
        self.query_one(".done", Label).update(Content(clean_line(done)))

    def _complain(self, error: UserError) -> None:
        self._say("")
        problem = self.query_one(".problem", Label)
        problem.update(Content(clean_line(error.words)))
        problem.add_class("-some")
