"""A table with a cursor on one of its cells: the settings, page by page. It changes nothing; its owner edits."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import Ground, LineList
from netwerk_tui.ui.widgets.line_place import Step
from netwerk_tui.ui.widgets.report_line import Ink, Tone

_GAP_CELLS = 2


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column, with the name of the field that its cells are about; empty for a column that only names."""

    label: str
    field: str
    cells: int
    """How wide it is at least."""
    grows: bool = False
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in one cell."""

    text: str
    ink: Ink = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that the cursor can be on. It has a cell for every column."""

    key: Hashable
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class TableNote:
    """Words between rows, or a title above some; the cursor passes over them."""

    text: str = ""
    ink: Ink = Tone.MUTED


class SettingsTable(LineList):
    """Rows of cells."""

    DEFAULT_CSS = "SettingsTable { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,e", "open", N_("Edit"), id="settings.edit"),
        Binding("l,right", "step_column(1)", N_("Next column"), show=False, id="settings.right"),
        Binding("h,left", "step_column(-1)", N_("Previous column"), show=False, id="settings.left"),
    ]

    class Opened(Message):
        """The user wants to edit the cell under the cursor."""

    class CursorArrived(Message):
        """The cursor is on another row."""

        def can_replace(self, message: Message) -> bool:
            """Only where the cursor is now matters."""
            return isinstance(message, SettingsTable.CursorArrived)

    def __init__(self) -> None:
        super().__init__()
        self._columns: Sequence[TableColumn] = ()
        self._lines: Sequence[TableRow | TableNote] = ()
        self._index_by_key: dict[Hashable, int] = {}
        self._notice = _("Reading …")
        self._column = 0

    def show(self, columns: Sequence[TableColumn], lines: Sequence[TableRow | TableNote], notice: str) -> None:
        """Show these lines, with the cursor where it was if it is the same table; `notice` where there are none."""
        is_another = [each.field for each in columns] != [each.field for each in self._columns]
        with self.changing_lines():
            if is_another:
                self._column = next((index for index, each in enumerate(columns) if each.field), 0)
            self._columns, self._lines, self._notice = columns, lines, notice
            self._index_by_key = {line.key: index for index, line in enumerate(lines) if isinstance(line, TableRow)}
        self.title_changed()
        if is_another:
            self.move(Step.TOP)
        self.post_message(self.CursorArrived())

    @property
    def row(self) -> TableRow | None:
        """The row under the cursor."""
        line = self._lines[self.cursor] if self.cursor < len(self._lines) else None
        return line if isinstance(line, TableRow) else None

    @property
    def field(self) -> str:
        """What the cell under the cursor is about."""
        return self._columns[self._column].field if self._columns else ""

    @property
    def cell_region(self) -> Region:
        """Where the row under the cursor is on the screen."""
        title_rows = len(self._title())
        place = self.region
        return Region(
            place.x + 1, place.y + title_rows + self.cursor - self.scroll_offset.y, max(1, place.width - 1), 1
        )

    def action_open(self) -> None:
        if self.row is not None:
            self.post_message(self.Opened())

    def action_step_column(self, step: int) -> None:
        """Go to the next column that can be edited, if there is one."""
        ahead = range(self._column + step, len(self._columns) if step > 0 else -1, step)
        self._go_to_column(next((index for index in ahead if self._columns[index].field), self._column))

    def _go_to_column(self, column: int) -> None:
        self._column = column
        self.line_changed(self.cursor)

    def on_click(self, event: events.Click) -> None:
        if self.index_at(event.y) != self.cursor:
            return
        column = self._column_at(event.x)
        if column is not None and self._columns[column].field:
            self._go_to_column(column)
        if event.chain == 2:
            self.action_open()

    def _column_at(self, x: int) -> int | None:
        begin = 1
        for index, width in enumerate(self._widths(self._inner_cells)):
            if begin <= x < begin + width:
                return index
            begin += width + _GAP_CELLS
        return None

    @property
    def _inner_cells(self) -> int:
        return max(0, self.size.width - self.scrollbar_size_vertical)

    def _widths(self, width_cells: int) -> list[int]:
        """How wide each column is: what is left goes to those that grow, and what lacks is taken from them."""
        room = width_cells - 1 - sum(each.cells for each in self._columns) - _GAP_CELLS * (len(self._columns) - 1)
        growing = sum(each.grows for each in self._columns)
        return [max(1, each.cells + (room // growing if each.grows else 0)) for each in self._columns]

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def key_of(self, index: int) -> Hashable | None:
        line = self._lines[index]
        return line.key if isinstance(line, TableRow) else None

    def index_of(self, key: Hashable) -> int | None:
        return self._index_by_key.get(key)

    def cursor_arrived(self) -> None:
        self.post_message(self.CursorArrived())

    def ground_of_cursor(self) -> Ground:
        return super().ground_of_cursor() if self.row else Ground.PLAIN

    def notice(self) -> str:
        return self._notice

    # Paint

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        if not any(each.label for each in self._columns):
            return []
        pieces = [Segment(" ", inks.muted)]
        widths = self._widths(self._inner_cells)
        for column, width in zip(self._columns, widths, strict=True):
            pieces.append(Segment(_in_column(column.label, column, width) + " " * _GAP_CELLS, inks.muted))
        return [Strip(pieces).adjust_cell_length(width_cells, inks.muted), Strip.blank(width_cells, inks.text)]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        line = self._lines[index]
        if isinstance(line, TableNote):
            yield Segment(" ", inks.text)
            yield Segment(shortened(drawable(clean_line(line.text)), width_cells - 1), _style(line.ink, inks))
            return
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        cells = zip(self._columns, line.cells, self._widths(width_cells), strict=True)
        for number, (column, cell, width) in enumerate(cells):
            is_active = under_cursor and self.has_focus and number == self._column
            yield from _cell_segments(column, cell, width, inks, is_active=is_active)
            yield Segment(" " * _GAP_CELLS, inks.text)


def _cell_segments(
    column: TableColumn, cell: TableCell, width: int, inks: Inks, *, is_active: bool
) -> Iterable[Segment]:
    style = _style(cell.ink, inks)
    text = drawable(clean_line(cell.text))
    if not is_active:
        yield Segment(_in_column(text, column, width), style)
        return
    shown = shortened(text, width) or " "
    blank = " " * (width - cell_len(shown))
    pieces = [Segment(shown, inks.text + Style(reverse=True, bold=True)), Segment(blank, inks.text)]
    yield from reversed(pieces) if column.is_number else pieces


def _in_column(text: str, column: TableColumn, width: int) -> str:
    return fitted_right(text, width) if column.is_number else fitted(text, width)


def _style(ink: Ink, inks: Inks) -> Style:
    if isinstance(ink, Hue):
        return inks.hues[ink]
    return {
        Tone.PLAIN: inks.text,
        Tone.STRONG: inks.strong,
        Tone.MUTED: inks.muted,
        Tone.FAINT: inks.faint,
        Tone.KEY: inks.key,
    }[ink]
