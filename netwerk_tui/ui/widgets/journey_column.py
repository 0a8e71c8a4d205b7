"""One stage of the journey board: who stands there, one a line. It changes nothing; the screen owns the keys."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from datetime import date

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.contact import ContactRow, ContactRows
from netwerk_tui.domain.dates import age_words
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.journey import JOURNEY_LABELS, JourneyStage, Traveller
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import Ground, LineList
from netwerk_tui.ui.widgets.row_pages import RowPages

_MARK = "✓"
_GONE = "…"
_LEAD_CELLS = 2
"""The cursor's bar and the mark."""
_TITLE_ROWS = 2
_AGE_CELLS = 5
_WIDTH_WITH_AGE = 24
_NEW_DAYS = 30
"""Who came within so many days stands out."""


class JourneyColumn(LineList):
    """The people of one stage, in the order in which they are given."""

    DEFAULT_CSS = """
    JourneyColumn { width: 1fr; height: 1fr; }
    """

    class Arrived(Message):
        """The cursor is on somebody else."""

    class Opened(Message):
        """Somebody was clicked twice."""

    def __init__(self, stage: JourneyStage) -> None:
        super().__init__(id=stage.value)
        self.stage = stage
        self._travellers: Sequence[Traveller] = ()
        self._number: dict[Hashable, int] = {}
        self._marked: Collection[ContactId] = ()
        self._pages: RowPages | None = None
        self._today = date.min
        self._summary = ""

    def show(self, travellers: Sequence[Traveller], rows: ContactRows, today: date, summary: str) -> None:
        """Show these, with the cursor on the same person where they are still there.

        `summary` stands in the title behind the stage.
        """
        with self.changing_lines():
            self._travellers, self._today, self._summary = travellers, today, summary
            self._number = {each.contact: number for number, each in enumerate(travellers)}
            self._pages = RowPages([each.contact for each in travellers], rows)
        self.title_changed()

    def mark(self, marked: Collection[ContactId]) -> None:
        """Show these as marked."""
        self._marked = marked
        self.repaint_lines()

    @property
    def traveller(self) -> Traveller | None:
        """Who is under the cursor."""
        return self._travellers[self.cursor] if self.cursor < len(self._travellers) else None

    @property
    def people(self) -> tuple[ContactId, ...]:
        """Everybody at the stage."""
        return tuple(each.contact for each in self._travellers)

    @property
    def row_of_cursor(self) -> int:
        """Where on the screen the cursor is, counted from the first line in view."""
        return self.cursor - self.scroll_offset.y

    @property
    def region_of_cursor(self) -> Region:
        """The line under the cursor, on the screen."""
        return Region(self.region.x + _LEAD_CELLS, self.region.y + _TITLE_ROWS + self.row_of_cursor, self.size.width, 1)

    def enter_at(self, row: int) -> None:
        """Take the focus, with the cursor on this row of the screen, or the last one."""
        self.focus(scroll_visible=False)
        self.move_to(self.scroll_offset.y + max(0, row), towards=-1)
        self.post_message(self.Arrived())

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event) and self.traveller is not None:
            self.post_message(self.Opened())

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._travellers)

    def key_of(self, index: int) -> ContactId:
        return self._travellers[index].contact

    def index_of(self, key: Hashable) -> int | None:
        return self._number.get(key)

    def cursor_arrived(self) -> None:
        self.post_message(self.Arrived())

    def ground_of_cursor(self) -> Ground:
        return super().ground_of_cursor() if self.has_focus else Ground.PLAIN

    def notice(self) -> str:
        return _("Reading …") if self._pages is None else _("nobody")

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        label = _(JOURNEY_LABELS[self.stage])
        ink = inks.key if self.has_focus else inks.strong
        title = [Segment(f" {shortened(label, width_cells - 1)}", ink), Segment(f" {self._summary}", inks.muted)]
        rule = Segment("─" * width_cells, inks.key if self.has_focus else inks.faint)
        return [Strip(title).adjust_cell_length(width_cells, inks.text), Strip([rule], width_cells)]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        traveller, row = self._travellers[index], self._row(index)
        days = (self._today - traveller.now.day).days
        is_here = under_cursor and self.has_focus
        age_cells = _AGE_CELLS if width_cells >= _WIDTH_WITH_AGE else 0
        yield Segment(CURSOR_BAR if is_here else " ", inks.cursor_bar)
        yield Segment(_MARK if traveller.contact in self._marked else " ", inks.key)
        name = fitted(drawable(row.name) if row else _GONE, width_cells - _LEAD_CELLS - age_cells)
        yield Segment(name, inks.strong if is_here else inks.text)
        if age_cells:
            ink = inks.hues[Hue.GREEN] if days <= _NEW_DAYS else inks.muted
            yield Segment(fitted_right(age_words(days), age_cells), ink)

    def on_focus(self) -> None:
        self.title_changed()

    def on_blur(self) -> None:
        self.title_changed()
        self.repaint_lines()

    def _row(self, index: int) -> ContactRow | None:
        assert self._pages is not None, "there are lines only once people are shown"
        return self._pages.row(index)
