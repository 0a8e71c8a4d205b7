"""Who was invited and did not answer: a follow-up for all of them in one pass, or for some."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Label

from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.invitations import Unanswered
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_USUAL_DAYS = 7
_LEAST_DAYS, _MOST_DAYS = 0, 90
_WIDEST_NAME = 28
_Key = tuple[int, int]


def _key_of(each: Unanswered) -> _Key:
    return each.message, each.contact


class UnansweredList(LineList):
    """The longest waiting first."""

    DEFAULT_CSS = "UnansweredList { height: 1fr; }"

    class Opened(Event):
        """Somebody was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: Sequence[Unanswered] = ()
        self._out: frozenset[_Key] = frozenset()
        self._today: date | None = None

    def show(self, waiting: Sequence[Unanswered], out: frozenset[_Key], today: date) -> None:
        """Show these; those who are `out` get no follow-up."""
        with self.changing_lines():
            self._waiting, self._out, self._today = waiting, out, today

    @property
    def waiting(self) -> Unanswered | None:
        """Who is under the cursor; None where nobody is."""
        return self._waiting[self.cursor] if self.cursor < len(self._waiting) else None

    @property
    def line_count(self) -> int:
        return len(self._waiting)

    def key_of(self, index: int) -> Hashable | None:
        return _key_of(self._waiting[index]) if index < len(self._waiting) else None

    def notice(self) -> str:
        return _("Reading …") if self._today is None else _("Everybody who was invited has answered.")

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        each = self._waiting[index]
        assert self._today is not None, "there are lines only once people were shown"
        name_cells = min(_WIDEST_NAME, width_cells // 3)
        is_out = _key_of(each) in self._out
        glyph, ink = ("✓", inks.hues[Hue.GREEN]) if each.is_followed else ("□" if is_out else "■", inks.key)
        told = _("{invitation}, invited {day}").format(
            invitation=each.invitation, day=day_words(each.invited_on, self._today)
        )
        if each.is_followed:
            told = " · ".join((_("follow-up made"), told))
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        yield Segment(f" {glyph} ", inks.muted if is_out else ink)
        yield Segment(fitted(drawable(each.name), name_cells), inks.strong if under_cursor else inks.text)
        yield Segment("  " + shortened(drawable(told), width_cells - name_cells - 6), inks.muted)

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.post_message(self.Opened())


class UnansweredScreen(StoringDialog[None]):
    """Invitations without an answer."""

    HELP_TITLE: ClassVar = N_("Invitations without an answer")

    DEFAULT_CSS = """
    UnansweredScreen {
        .box { width: 108; height: 80%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        .advice { margin-bottom: 1; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,x", "take_in", N_("Takes in, or out"), id="unanswered.toggle"),
        Binding("f", "follow_up", N_("A follow-up for all who are in"), id="unanswered.follow-up"),
        Binding("r", "answered", N_("They answered"), id="unanswered.answered"),
        Binding("enter", "card", N_("Open their card"), id="unanswered.card"),
        Binding("plus,equals_sign", "wait(1)", N_("Who waits a day longer"), show=False, id="unanswered.longer"),
        Binding("minus", "wait(-1)", N_("Who waits a day less"), show=False, id="unanswered.shorter"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None]) -> None:
        super().__init__(desk, on_stored)
        self._days = _USUAL_DAYS
        self._waiting: Sequence[Unanswered] = ()
        self._out: frozenset[_Key] = frozenset()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Invitations without an answer"), "title")
            yield words("", "advice")
            yield UnansweredList()
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(UnansweredList)
        self._list.focus()
        self.read()

    def hints(self) -> list[str]:
        keys = [_("f follow up all"), _("Space in or out"), _("r answered"), _("Enter card"), _("+ - days")]
        return [*keys, _("u undo"), _("Esc back")]

    async def read_anew(self) -> None:
        try:
            self._waiting = await self._desk.invitations.unanswered(self._days)
        except UserError as error:
            self.complain(error)
        self._show()

    def _show(self) -> None:
        told = ngettext("Invited {count} day ago or longer", "Invited {count} days ago or longer", self._days)
        self.query_one(".advice", Label).update(Content(told.format(count=self._days)))
        self._list.show(self._waiting, self._out, self._desk.today)

    def action_wait(self, days: int) -> None:
        self._days = min(_MOST_DAYS, max(_LEAST_DAYS, self._days + days))
        self.read()

    def action_take_in(self) -> None:
        each = self._list.waiting
        if each is not None and not each.is_followed:
            self._out ^= {_key_of(each)}
            self._show()

    def action_follow_up(self) -> None:
        chosen = [each for each in self._waiting if not each.is_followed and _key_of(each) not in self._out]
        if chosen:
            self.do(lambda: self._desk.invitations.follow_up(chosen))
        else:
            self.say(_("Nobody is left to follow up."))

    def action_answered(self) -> None:
        each = self._list.waiting
        if each is not None:
            self.do(lambda: self._desk.messages.answer(each.message, each.contact, ""))

    @on(UnansweredList.Opened)
    @work(group="actions")
    async def action_card(self) -> None:
        if self._list.waiting is not None:
            await self.show_card(self._list.waiting.contact)
