"""Where everything is in the matrix pane, for any matrix and any size of pane: pure arithmetic in terminal cells.

From top to bottom: a title, the plane, a line with the horizontal axis, the tray of the unscored, and the strip with
category and advice. A low pane gives up the tray's line first (its count stays in the title), then the axis; a plane
that is still too high is scrolled by whole rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.ui.widgets.matrix_part import Part

TITLE_LINE = 0

_NARROWEST_PITCH_WITH_GAP = 4
_ROOMY_PITCH = 8
"""From this distance between columns, the gutter and the right margin get some air."""
_GENEROUS_PITCH = 18
"""From this one, the gutter is wide enough to spell out the vertical axis and what its ends stand for."""
_SPELLED_OUT_CELLS = 8
_AXIS_NEEDS_LINES = 8


@dataclass(frozen=True, slots=True)
class Track:
    """A row or a column of the plane."""

    value: int
    """The axis value."""
    start: int
    """Its first line or column in the pane."""
    size: int

    @property
    def end(self) -> int:
        """The first line or column after it."""
        return self.start + self.size


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the pane, in terminal cells."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Geometry:
    """The places of all parts in a pane of this size."""

    width: int
    height: int
    gutter: int
    """The width of the column with the values of the vertical axis."""
    gap: int
    """Empty columns between two cells of a row."""
    rows: tuple[Track, ...]
    """Those in view, from top to bottom: falling values."""
    columns: tuple[Track, ...]
    """Those in view, from left to right: rising values."""
    rows_above: bool
    """Whether rows are scrolled out of view above."""
    rows_below: bool
    columns_left: bool
    """Whether columns are out of view at the left."""
    columns_right: bool
    axis_line: int | None
    tray_line: int | None
    strip_line: int

    @cached_property
    def _row_by_line(self) -> dict[int, Track]:
        return {line: row for row in self.rows for line in range(row.start, row.end)}

    @cached_property
    def _box_by_cell(self) -> dict[Cell, Box]:
        return {
            Cell(row.value, column.value): Box(column.start, row.start, column.size, row.size)
            for row in self.rows
            for column in self.columns
        }

    @property
    def plane_end(self) -> int:
        """The first column to the right of the plane."""
        return self.columns[-1].end if self.columns else self.gutter

    @property
    def cells(self) -> Sequence[Cell]:
        """The cells in view, row by row from the top left."""
        return tuple(self._box_by_cell)

    def row_at(self, line: int) -> Track | None:
        """The row that this line of the pane belongs to."""
        return self._row_by_line.get(line)

    def box(self, cell: Cell) -> Box | None:
        """Where the cell is; None out of view."""
        return self._box_by_cell.get(cell)

    def cell_at(self, x: int, y: int) -> Cell | None:
        """The cell under this point. The gap to its right belongs to it, so that a drag crosses no dead strips."""
        row = self.row_at(y)
        if row is None:
            return None
        for column in self.columns:
            if column.start <= x < column.end + self.gap:
                return Cell(row.value, column.value)
        return None

    def beyond(self, x: int, y: int) -> tuple[int, int]:
        """In which direction, up and to the right, cells lie out of view past the edge that this point is beyond."""
        if not self.rows or not self.columns:
            return 0, 0
        up = (y < self.rows[0].start and self.rows_above) - (y >= self.rows[-1].end and self.rows_below)
        right = (x >= self.plane_end and self.columns_right) - (x < self.gutter and self.columns_left)
        return up, right


def plan(
    matrix: Matrix,
    width: int,
    height: int,
    keep: Cell,
    previous: Geometry | None = None,
    part: Part | None = None,
) -> Geometry:
    """The geometry of a pane of this size in which the cell `keep` is in view, scrolled as little as can be.

    Where a part is given, it fills the plane; `keep` lies in it.
    """
    part = part or Part.whole(matrix)
    spare_lines = height - 1 - len(part.verticals) - 1
    has_tray = spare_lines >= 2
    has_axis = spare_lines == 1 or has_tray or (spare_lines < 0 and height >= _AXIS_NEEDS_LINES)
    plane_lines = max(0, height - 2 - has_tray - has_axis)
    down = tuple(reversed(part.verticals))
    across = tuple(part.horizontals)

    pitch_at_most = width // len(across)
    gutter = _gutter(matrix, pitch_at_most)
    margin = 1 if pitch_at_most >= _ROOMY_PITCH else 0
    gap = 1 if (width - gutter - margin) // len(across) >= _NARROWEST_PITCH_WITH_GAP else 0

    values_down = _in_view(down, plane_lines, keep.vertical, previous.rows if previous else ())
    values_across = _in_view(
        across, max(0, width - gutter - margin), keep.horizontal, previous.columns if previous else ()
    )
    rows = _tracks(values_down, TITLE_LINE + 1, plane_lines, 0)
    columns = _tracks(values_across, gutter, max(0, width - gutter - margin + gap), gap)
    after_plane = TITLE_LINE + 1 + plane_lines
    return Geometry(
        width=width,
        height=height,
        gutter=gutter,
        gap=gap,
        rows=rows,
        columns=columns,
        rows_above=bool(values_down) and values_down[0] != matrix.vertical.high,
        rows_below=bool(values_down) and values_down[-1] != matrix.vertical.low,
        columns_left=bool(values_across) and values_across[0] != matrix.horizontal.low,
        columns_right=bool(values_across) and values_across[-1] != matrix.horizontal.high,
        axis_line=after_plane if has_axis else None,
        tray_line=after_plane + has_axis if has_tray else None,
        strip_line=height - 1,
    )


def _gutter(matrix: Matrix, pitch_at_most: int) -> int:
    widest = max(len(matrix.vertical.text(value)) for value in matrix.vertical.values)
    if pitch_at_most >= _GENEROUS_PITCH:
        return max(widest + 3, _SPELLED_OUT_CELLS)
    return widest + 3 if pitch_at_most >= _ROOMY_PITCH else widest + 1


def _in_view(values: Sequence[int], room: int, keep: int, previous: Sequence[Track]) -> Sequence[int]:
    """As many neighbouring values as there is room for, `keep` among them, from where `previous` began if possible."""
    if room >= len(values):
        return values
    if room <= 0:
        return ()
    first = values.index(previous[0].value) if previous and previous[0].value in values else 0
    kept = values.index(keep)
    first = max(min(first, kept), kept - room + 1)
    first = min(first, len(values) - room)
    return values[first : first + room]


def _tracks(values: Sequence[int], start: int, room: int, gap: int) -> tuple[Track, ...]:
    """The values side by side; what does not divide evenly goes to the first ones."""
    if not values:
        return ()
    pitch, rest = divmod(room, len(values))
    edges = [start + index * pitch + min(index, rest) for index in range(len(values) + 1)]
    return tuple(
        Track(value, edge, next_edge - edge - gap)
        for value, (edge, next_edge) in zip(values, pairwise(edges), strict=True)
    )
