"""The week and the figures: did I really talk with every group, and how the year, the balance and the ties stand.

Pictures, each with its table a key away. A page is read once it is asked for, and the others after it, so that the next
one is there when its key comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple, assert_never

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.contact import ContactRow
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.segment import FollowedSegment
from netwerk_tui.domain.thin_ties import PEOPLE_SHOWN
from netwerk_tui.domain.week import Bonds, Year
from netwerk_tui.domain.weekly_rule import WeeklyRule
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.target_groups import TargetGroupsScreen
from netwerk_tui.ui.widgets.attention_lines import attention_lines
from netwerk_tui.ui.widgets.attention_table import attention_table
from netwerk_tui.ui.widgets.page_tabs import PageTabs
from netwerk_tui.ui.widgets.reading_line import reading_line
from netwerk_tui.ui.widgets.report_line import PersonLine, ReportLine, Tone
from netwerk_tui.ui.widgets.report_list import MakeLines, ReportList
from netwerk_tui.ui.widgets.week_balance_lines import balance_lines, balance_table
from netwerk_tui.ui.widgets.week_bond_lines import bond_lines, bond_table
from netwerk_tui.ui.widgets.week_capacity_lines import capacity_lines, capacity_table
from netwerk_tui.ui.widgets.week_group_lines import group_lines, group_table
from netwerk_tui.ui.widgets.week_segment_lines import segment_lines, segment_table
from netwerk_tui.ui.widgets.week_year_lines import year_lines, year_table

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


class Page(StrEnum):
    """What is shown; Tab goes from one to the next."""

    GROUPS = "groups"
    YEAR = "year"
    BALANCE = "balance"
    CAPACITY = "capacity"
    ATTENTION = "attention"
    TIES = "ties"


PAGE_LABELS: dict[Page, str] = {
    Page.GROUPS: N_("Week"),
    Page.YEAR: N_("Year"),
    Page.BALANCE: N_("In and out"),
    Page.CAPACITY: N_("Workload"),
    Page.ATTENTION: N_("Attention"),
    Page.TIES: N_("Ties"),
}

_WAITING: dict[Page, str] = {
    Page.GROUPS: N_("Looking up with whom you talked …"),
    Page.YEAR: N_("Counting the contact moments of two years …"),
    Page.BALANCE: N_("Counting the contact moments of two years …"),
    Page.CAPACITY: N_("Adding up what the policy asks …"),
    Page.ATTENTION: N_("Reading where the attention went …"),
    Page.TIES: N_("Counting what there was with everybody …"),
}


_TELLING_SECONDS = 0.15
"""How often it is told how much has been read."""


_OF_CARDS = frozenset({Page.CAPACITY, Page.TIES})
"""Pages of which nothing is known before everybody's cards are."""


class _Made(NamedTuple):
    """One page, in both ways."""

    picture: MakeLines
    table: MakeLines


class WeekScreen(Dialog[ContactId]):
    """The result is the contact that the user wants to go to."""

    DEFAULT_CSS = """
    WeekScreen {
        .box { width: 122; height: 96%; padding: 0 1; }
        .hints { padding: 0 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_page(1)", N_("Next page"), id="week.next"),
        Binding("shift+tab", "next_page(-1)", N_("Previous page"), show=False, id="week.previous"),
        *(
            Binding(str(number), f"page('{page}')", PAGE_LABELS[page], show=False, id=f"week.{page}")
            for number, page in enumerate(Page, 1)
        ),
        Binding("t", "table", N_("Picture or table"), id="week.table"),
        Binding("e", "edit_groups", N_("Choose the target groups"), id="week.edit-groups"),
        Binding("q", "leave", N_("Back"), show=False, id="week.leave"),
    ]

    def __init__(self, desk: Desk, store: Callable[[Committed], None], page: Page = Page.GROUPS) -> None:
        """`store` is handed each entry that is made here."""
        super().__init__()
        self._desk = desk
        self._store = store
        self._page = page
        self._as_table = False
        self._made: dict[Page, _Made] = {}
        self._made_of = self._state

    @property
    def desk(self) -> Desk:
        """The network that it tells of."""
        return self._desk

    def open_again(self) -> None:
        """Begin on the first page, with what is known already where nothing was stored since."""
        self._page, self._as_table = Page.GROUPS, False
        if self._made_of != self._state:
            self._made.clear()
        self._show()
        self._read()

    @property
    def _state(self) -> tuple[object, ...]:
        """What the figures follow from: they stay the same while this does."""
        shown, policy = self._desk.directory, self._desk.review.policy
        return shown.revision, shown.matrix, shown.dossier, self._desk.today, policy

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield PageTabs(is_numbered=True)
            yield ReportList(id="report")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(ReportList)
        self._list.focus()
        self._show()
        self._read()
        self._telling = self.set_interval(_TELLING_SECONDS, self._tell_how_far)

    def on_screen_suspend(self) -> None:
        """Rest while nobody looks."""
        self._telling.pause()

    def on_screen_resume(self) -> None:
        self._telling.resume()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Groups are chosen where they are shown."""
        return self._page is Page.GROUPS if action == "edit_groups" else True

    def action_page(self, name: str) -> None:
        """Show this page."""
        self._page = Page(name)
        self.refresh_bindings()
        self._show()
        if self._page not in self._made:
            self._read()

    def action_next_page(self, step: int) -> None:
        pages = list(Page)
        self.action_page(pages[(pages.index(self._page) + step) % len(pages)])

    def action_table(self) -> None:
        self._as_table = not self._as_table
        self._show()

    @work(exclusive=True, group="target-groups")
    async def action_edit_groups(self) -> None:
        choices = await self._desk.week.choices()
        await self.app.push_screen_wait(TargetGroupsScreen(self._desk, choices, self._store))
        self._made.clear()
        self._read()

    @on(ReportList.ContactOpened)
    def _contact_opened(self, message: ReportList.ContactOpened) -> None:
        self.dismiss(message.contact)

    # What is shown

    def _show(self) -> None:
        self.query_one(PageTabs).show([(page, _(PAGE_LABELS[page])) for page in Page], self._page)
        self.query_one(".hints", Label).update(Content(self._hints()))
        made = self._made.get(self._page)
        if made is None:
            self._list.show(partial(_waiting_lines, self._page, self._desk.review.part_read), self._desk.rows)
        else:
            self._list.show(made.table if self._as_table else made.picture, self._desk.rows)

    def _tell_how_far(self) -> None:
        """Show how much has been read, where the page waits for it."""
        if self._page in _OF_CARDS - self._made.keys() and self._desk.review.part_read is not None:
            self._show()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        """Read the page that is shown, and then the others."""
        self._made_of = self._state
        try:
            for page in sorted(Page, key=lambda each: each is not self._page):
                if page not in self._made:
                    self._made[page] = await self._make(page)
                    if page is self._page:
                        self._show()
        except UserError as error:
            self._list.show(partial(_failed_lines, error.words), self._desk.rows)

    async def _make(self, page: Page) -> _Made:
        desk, figures = self._desk, self._desk.week
        today = desk.today
        match page:
            case Page.GROUPS:
                if not figures.knows_suggestions:
                    self._show_meanwhile(page, self._groups(await figures.rule(), ()))
                rule = await figures.rule_with_suggestions()
                self._show_meanwhile(page, self._groups(rule, ()))
                return self._groups(rule, await desk.occasions.followed())
            case Page.YEAR:
                strip = (await figures.year()).strip
                return _Made(partial(year_lines, strip), partial(year_table, strip))
            case Page.BALANCE:
                year = await figures.year()
                self._show_meanwhile(page, self._balance(year, None))
                return self._balance(year, await figures.bonds())
            case Page.CAPACITY:
                found = await figures.capacity()
                rows = self._rows(found.first_in_line)
                return _Made(
                    partial(capacity_lines, found, desk.matrices, rows, today),
                    partial(capacity_table, found, desk.matrices, rows, today),
                )
            case Page.ATTENTION:
                await desk.read_on()
                split = await figures.attention(desk.directory)
                return _Made(partial(attention_lines, split), partial(attention_table, split))
            case Page.TIES:
                return self._bonds(await figures.bonds())
            case _:
                assert_never(page)

    def _groups(self, rule: WeeklyRule, followed: Sequence[FollowedSegment]) -> _Made:
        rows = self._rows(contact for group in rule.groups for contact in group.suggested)
        today = self._desk.today

        def picture(width_cells: int) -> Sequence[ReportLine | PersonLine]:
            return [*group_lines(rule, rows, today, width_cells), *segment_lines(followed, today, width_cells)]

        def table(width_cells: int) -> Sequence[ReportLine | PersonLine]:
            return [*group_table(rule, today, width_cells), *segment_table(followed, today, width_cells)]

        return _Made(picture, table)

    def _show_meanwhile(self, page: Page, made: _Made) -> None:
        """Show what is known of a page while the rest of it is read."""
        if page is self._page:
            self._list.show(made.table if self._as_table else made.picture, self._desk.rows)

    def _balance(self, year: Year, bonds: Bonds | None) -> _Made:
        ties = None if bonds is None else bonds.ties
        rows = self._rows(each.contact for each in (ties.one_way if ties else ()))
        return _Made(
            partial(balance_lines, year.balances, ties, rows, self._desk.today),
            partial(balance_table, year.balances, ties, rows, self._desk.today),
        )

    def _bonds(self, bonds: Bonds) -> _Made:
        named = [*bonds.loyal_silent[:PEOPLE_SHOWN], *(tie.contact for tie in bonds.ties.thin)]
        rows, today = self._rows(named), self._desk.today
        return _Made(partial(bond_lines, bonds, rows, today), partial(bond_table, bonds, rows, today))

    def _rows(self, contacts: Iterable[ContactId]) -> dict[ContactId, ContactRow]:
        return {row.id: row for row in self._desk.rows.rows(list(dict.fromkeys(contacts)))}

    def _hints(self) -> str:
        other = _("t picture") if self._as_table else _("t table")
        parts = [_("Tab page"), other]
        if self._page is Page.GROUPS:
            parts.append(_("e groups"))
        if self._page not in {Page.YEAR, Page.ATTENTION}:
            parts.append(_("Enter shows the contact"))
        return " · ".join([*parts, _("Esc back")])


def _waiting_lines(page: Page, part_read: float | None, width_cells: int) -> list[ReportLine | PersonLine]:
    """What is being looked up, and how much of everybody's cards has been read where that is being done."""
    waiting = ReportLine(((f" {_(_WAITING[page])}", Tone.MUTED),))
    return [waiting] if part_read is None else [waiting, reading_line(part_read)]


def _failed_lines(text: str, width_cells: int) -> list[ReportLine | PersonLine]:
    return [ReportLine(((f" {text}", Tone.PLAIN),))]
