"""A table: who sits there, and under them who comes next, each with the reason."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence

from rich.segment import Segment
from textual import events
from textual.message import Message as Event

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.invitations import Seat, Table
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList

_RESERVE_SHOWN = 50
_PINNED, _SEATED, _RESERVE = "◆", "●", "·"
_WIDEST_NAME = 26
_WIDEST_HOUSE = 24


class TableList(LineList):
    """Seats in the order in which they were given, then the reserve."""

    DEFAULT_CSS = "TableList { height: 1fr; }"

    class Arrived(Event):
        """The cursor is on somebody else."""

    class Opened(Event):
        """Somebody was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Seat | None] = ()
        """None is the gap between the seats and the reserve."""
        self._seated = 0
        self._index: dict[Hashable, int] = {}
        self._pinned: Collection[ContactId] = ()
        self._notice = _("Looking up whom to invite …")

    def show(self, table: Table, pinned: Collection[ContactId], notice: str = "") -> None:
        """Show this table; those `pinned` keep their seat. The notice stands in place of nobody."""
        reserve = table.reserve[:_RESERVE_SHOWN]
        with self.changing_lines():
            self._lines = [*table.seats, *([None] if reserve else []), *reserve]
            self._seated, self._pinned, self._notice = len(table.seats), pinned, notice
            self._index = {seat.candidate.contact: row for row, seat in enumerate(self._lines) if seat is not None}

    @property
    def seat(self) -> Seat | None:
        """Who is under the cursor; None where nobody is."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    @property
    def is_on_seat(self) -> bool:
        """Whether who is under the cursor sits at the table."""
        return self.cursor < self._seated

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def key_of(self, index: int) -> Hashable | None:
        seat = self._lines[index] if index < len(self._lines) else None
        return None if seat is None else seat.candidate.contact

    def index_of(self, key: Hashable) -> int | None:
        return self._index.get(key)

    def cursor_arrived(self) -> None:
        self.post_message(self.Arrived())

    def notice(self) -> str:
        return self._notice

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        seat = self._lines[index]
        if seat is None:
            yield Segment("  " + shortened(_("Next in line:"), width_cells - 2), inks.muted)
            return
        who = seat.candidate
        name_cells = min(_WIDEST_NAME, width_cells // 4)
        house_cells = min(_WIDEST_HOUSE, width_cells // 5)
        is_seated = index < self._seated
        glyph = _PINNED if who.contact in self._pinned else _SEATED if is_seated else _RESERVE
        name_ink = inks.strong if under_cursor else inks.text if is_seated else inks.muted
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        yield Segment(f" {glyph} ", inks.hues[Hue.GREEN] if is_seated else inks.muted)
        yield Segment(fitted(drawable(who.name), name_cells), name_ink)
        yield Segment("  " + fitted(drawable(who.organisation), house_cells), inks.muted)
        why = " · ".join((seat.reason, *sorted(who.groups)))
        yield Segment("  " + shortened(drawable(why), width_cells - name_cells - house_cells - 8), inks.muted)

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.post_message(self.Opened())
