"""Draws the lines of the matrix pane from what it shows, where things are, and the colours of the theme."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, partial

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from netwerk_tui.domain.density import shade_of
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import fitted_right
from netwerk_tui.ui.widgets.dragging import digit_of_value
from netwerk_tui.ui.widgets.matrix_arrow import NO_ARROW, Arrow, Stop, arrow_between, marked_line, with_arrow
from netwerk_tui.ui.widgets.matrix_faces import (
    CellContent,
    Entry,
    Marks,
    Role,
    Span,
    cell_lines,
    entries,
    entry_at,
    room_for_names,
)
from netwerk_tui.ui.widgets.matrix_frame import CURSOR_BAR, axis_line, strip_line, title_line, tray_line
from netwerk_tui.ui.widgets.matrix_geometry import TITLE_LINE, Box, Geometry, Track
from netwerk_tui.ui.widgets.matrix_palette import Palette
from netwerk_tui.ui.widgets.matrix_tray import TraySlot
from netwerk_tui.ui.widgets.matrix_view import PlaneView

_SEPARATOR = "│"
_UNMARKED = Marks()
_STANDS = (Role.SELECTED, Role.LIFTED)
_IS_AIMED_AT = (Role.LANDING, Role.TARGET)

Face = Sequence[Sequence[Segment]]
"""The lines of a cell, painted."""


def labelled_cells(matrix: Matrix, geometry: Geometry) -> Set[Cell]:
    """The first cell in view of each category, which carries its name."""
    first_by_category: dict[str, Cell] = {}
    for cell in geometry.cells:
        first_by_category.setdefault(matrix.category_of(cell).id, cell)
    return set(first_by_category.values())


@dataclass(frozen=True)
class Painter:
    """Paints one view in one geometry; a new one is made when either changes."""

    view: PlaneView
    geometry: Geometry
    palette: Palette
    names: Mapping[ContactId, str]
    """The names of all who show."""
    tray: Sequence[TraySlot]
    """The unscored who show."""
    labelled: Set[Cell]
    """The cells that carry the name of their category."""
    faces: MutableMapping[Cell, Face]
    """The cells that were painted before and look the same in this view; what is painted more is kept there."""

    def line(self, y: int) -> Strip:
        """One line of the pane, as wide as the pane."""
        geometry = self.geometry
        row = geometry.row_at(y)
        if row is not None:
            return self._row_line(row, y)
        if y == TITLE_LINE:
            return title_line(self.view, geometry, self.palette)
        if y == geometry.strip_line:
            return strip_line(self.view, geometry, self.palette, self._name_under_tray_cursor())
        if y == geometry.axis_line:
            return axis_line(self.view, geometry, self.palette)
        if y == geometry.tray_line:
            return tray_line(self.view, geometry, self.palette, self.tray)
        return Strip.blank(geometry.width, self.palette.inks.text)

    @cached_property
    def arrow(self) -> Arrow:
        """The arrow from the selected contact to its target."""
        if self.view.way is None:
            return NO_ARROW
        start, end = self.view.way
        return arrow_between(self.geometry, start, end, self._stop(start, _STANDS), self._stop(end, _IS_AIMED_AT))

    def _stop(self, cell: Cell, roles: Sequence[Role]) -> Stop:
        """Where an arrow meets a mark in one of these roles."""
        box = self.geometry.box(cell)
        if box is None:
            return Stop(0)
        line = marked_line(self._content(cell, box), box.width, box.height, roles)
        return Stop.at(line, self._spans(cell, box)[line])

    def contact_at(self, x: int, y: int) -> ContactId | None:
        """The contact whose name is under this point, in a cell or in the tray."""
        if y == self.geometry.tray_line:
            return next((slot.contact for slot in self.tray if slot.x <= x < slot.x + slot.width), None)
        cell = self.geometry.cell_at(x, y)
        box = self.geometry.box(cell) if cell else None
        if cell is None or box is None or y == box.y or x >= box.x + box.width:
            return None
        shown = entries(self._content(cell, box), room_for_names(box.width, box.height))
        index = entry_at(x - box.x, y - box.y, box.width, box.height)
        return shown[index].contact if index < len(shown) else None

    def _row_line(self, row: Track, y: int) -> Strip:
        inks = self.palette.inks
        glyphs = self.arrow.get(y, {})
        separator = Segment(_SEPARATOR if self.palette.plain else " ", inks.faint)
        segments = [self._row_value(row, y)]
        for column in self.geometry.columns:
            segments += self._face(Cell(row.value, column.value))[y - row.start]
            after = separator if column is not self.geometry.columns[-1] else Segment(" ", inks.text)
            room = self.geometry.gap if after is separator else self.geometry.width - self.geometry.plane_end
            if room:
                segments.append(Segment(glyphs[column.end], inks.key) if column.end in glyphs else after)
        return Strip(segments, self.geometry.width)

    def _row_value(self, row: Track, y: int) -> Segment:
        """The gutter: the axis value in the middle line of its row, and whether there are more rows out of view.

        In another line of the first and the last row, what that end of the axis stands for.
        """
        inks = self.palette.inks
        gutter = self.geometry.gutter
        middle = row.start + (row.size - 1) // 2
        if y != middle:
            end = self._end_label(row) if y == self._outer_line(row, middle) else ""
            return Segment(fitted_right(end, gutter - 1) + " ", inks.muted)
        above = self.geometry.rows_above and row is self.geometry.rows[0]
        below = self.geometry.rows_below and row is self.geometry.rows[-1]
        more = {(True, True): "↕", (True, False): "↑", (False, True): "↓"}.get((above, below), " ")
        is_seen = self.view.spot is not None and self.view.spot.vertical == row.value
        value = self.view.matrix.vertical.text(row.value)
        return Segment(
            fitted_right(self._digit(row, value) + value, gutter - 1) + more, inks.key if is_seen else inks.muted
        )

    def _end_label(self, row: Track) -> str:
        """What this row stands for where it is an end of the axis; empty where that does not fit in the gutter."""
        axis = self.view.matrix.vertical
        label = {axis.low: _(axis.low_label), axis.high: _(axis.high_label)}.get(row.value, "")
        return label if cell_len(label) < self.geometry.gutter else ""

    def _outer_line(self, row: Track, middle: int) -> int:
        """The line of the row nearest to the end of the axis, where the value does not stand."""
        first, last = row.start, row.end - 1
        if row.value == self.view.matrix.vertical.low:
            first, last = last, first
        return first if first != middle else last

    def _digit(self, row: Track, value: str) -> str:
        """The digit that stands for the row while contacts are placed one after the other, where it is another one."""
        if not self.view.is_placing:
            return ""
        digit = str(digit_of_value(self.view.matrix.vertical, row.value) or "")
        return f"{digit} " if digit != value and len(digit) + 1 + len(value) < self.geometry.gutter else ""

    def _face(self, cell: Cell) -> Face:
        """The lines of a cell in view."""
        face = self.faces.get(cell)
        if face is None:
            face = self.faces[cell] = self._painted_face(cell)
        return face

    def _painted_face(self, cell: Cell) -> Face:
        box = self.geometry.box(cell)
        if box is None:
            return []
        lines = [self._crossed(line, box, box.y + y) for y, line in enumerate(self._spans(cell, box))]
        return self._inked(cell, lines)

    def _crossed(self, line: list[Span], box: Box, y: int) -> list[Span]:
        """The line of a cell with what the arrow leaves on it."""
        glyphs = {x - box.x: glyph for x, glyph in self.arrow.get(y, {}).items() if box.x <= x < box.x + box.width}
        return with_arrow(line, glyphs, box.width) if glyphs else line

    def _spans(self, cell: Cell, box: Box) -> list[list[Span]]:
        """The lines of a cell with this box, with the cursor where it is."""
        content = self._content(cell, box)
        lines = cell_lines(content, box.width, box.height)
        cursor = content.marks.cursor
        if cursor is None:
            return lines
        return [[Span(CURSOR_BAR, cursor) if span.role is Role.BAR else span for span in line] for line in lines]

    def _inked(self, cell: Cell, lines: Sequence[Sequence[Span]]) -> Face:
        hue = self.view.matrix.category_of(cell).hue
        shade = shade_of(self.view.placements.count(cell), self.view.placements.largest_count)
        style_of = partial(self.palette.cell_style, hue=hue, shade=shade, cursor=self.view.spot == cell)
        return [[Segment(text, style_of(role)) for text, role in line] for line in lines]

    def _content(self, cell: Cell, box: Box) -> CellContent:
        """What there is to show in a cell with this box."""
        placements = self.view.placements
        category = self.view.matrix.category_of(cell)
        count = placements.count(cell)
        people = placements.people(cell)[: room_for_names(box.width, box.height)]
        return CellContent(
            count=count,
            glyph=category.glyph,
            label=_(category.label) if cell in self.labelled else "",
            names=[self._name_entry(contact) for contact in people if contact in self.names],
            marks=self.view.marked_cells.get(cell, _UNMARKED),
            plain=self.palette.plain,
            density=self.palette.density_glyph(shade_of(count, placements.largest_count)),
        )

    def _name_entry(self, contact: ContactId) -> Entry:
        role = Role.FADED if self.view.has_faded(contact) else Role.NAME
        return Entry(self.names[contact], role, contact=contact)

    def _name_under_tray_cursor(self) -> str:
        return next((slot.name for slot in self.tray if slot.index == self.view.tray_index), "")
