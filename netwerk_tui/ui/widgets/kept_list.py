"""The people who are kept for longer than there is a reason: since when, and what is missing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from rich.segment import Segment
from textual import events
from textual.message import Message

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.retention import Kept
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList

_WIDEST_NAME = 28
_DAY_CELLS = 16


class KeptList(LineList):
    """The longest silent first."""

    DEFAULT_CSS = "KeptList { height: 1fr; }"

    class Opened(Message):
        """Somebody was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._people: Sequence[Kept] | None = None
        self._marked: frozenset[ContactId] = frozenset()

    def show(self, people: Sequence[Kept], marked: frozenset[ContactId]) -> None:
        """Show these, some of whom the user has marked."""
        with self.changing_lines():
            self._people, self._marked = people, marked

    @property
    def person(self) -> Kept | None:
        """Who is under the cursor; None where nobody is."""
        return self._people[self.cursor] if self._people and self.cursor < len(self._people) else None

    @property
    def line_count(self) -> int:
        return len(self._people or ())

    def key_of(self, index: int) -> Hashable | None:
        return self._people[index].contact if self._people and index < len(self._people) else None

    def index_of(self, key: Hashable) -> int | None:
        return next((index for index, each in enumerate(self._people or ()) if each.contact == key), None)

    def notice(self) -> str:
        return _("Reading …") if self._people is None else _("Nobody is kept for longer than there is a reason.")

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        assert self._people is not None, "there are lines only once people were shown"
        each = self._people[index]
        name_cells = min(_WIDEST_NAME, width_cells // 3)
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        yield Segment(" ● " if each.contact in self._marked else "   ", inks.key)
        yield Segment(fitted(drawable(each.name), name_cells), inks.strong if under_cursor else inks.text)
        yield Segment("  " + fitted(_day(each.last_contact), _DAY_CELLS), inks.text)
        room = width_cells - name_cells - _DAY_CELLS - 8
        if each.lacks_special_ground:
            lacking = shortened(_("scored without a ground of article 9"), room)
            yield Segment("  " + lacking, inks.hues[Hue.AMBER])
        else:
            yield Segment("  " + shortened(drawable(each.organisation), room), inks.muted)

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.post_message(self.Opened())


def _day(day: date | None) -> str:
    return _("never in touch") if day is None else full_day(day)
