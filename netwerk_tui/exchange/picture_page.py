"""The page that a picture of a matrix is laid out on: a landscape A4, and where the plane and its cells are on it."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.domain.matrix import Cell, Matrix

PAGE_WIDTH, PAGE_HEIGHT = 1188.0, 840.0
"""A quarter of a millimetre is one unit: a font of size 10 is 7 points."""

MARGIN = 36.0
_HEADER = 74.0
_BELOW_PLANE = 40.0
"""For the values and the name of the horizontal axis."""
_LEFT_OF_PLANE = 56.0
LEGEND_ROW = 23.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in units from the top left of the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Page:
    """The plane between header, axes and legend."""

    matrix: Matrix
    plane: Box

    @property
    def legend_top(self) -> float:
        """Where the first row of the legend starts."""
        return self.plane.bottom + _BELOW_PLANE

    @property
    def cell_width(self) -> float:
        """The width of one cell."""
        return self.plane.width / len(self.matrix.horizontal.values)

    @property
    def cell_height(self) -> float:
        """The height of one cell."""
        return self.plane.height / len(self.matrix.vertical.values)

    def corner(self, column: int, row: int) -> tuple[float, float]:
        """The upper left corner of the cell in this column and row, counted from the top left."""
        return self.plane.x + column * self.cell_width, self.plane.y + row * self.cell_height

    def box_of(self, cell: Cell) -> Box:
        """Where a cell is."""
        x, y = self.corner(cell.horizontal - self.matrix.horizontal.low, self.matrix.vertical.high - cell.vertical)
        return Box(x, y, self.cell_width, self.cell_height)


def page_of(matrix: Matrix, legend_rows: int) -> Page:
    """The page with a legend of so many rows."""
    top = MARGIN + _HEADER
    bottom = PAGE_HEIGHT - MARGIN - legend_rows * LEGEND_ROW - _BELOW_PLANE
    left = MARGIN + _LEFT_OF_PLANE
    return Page(matrix, Box(left, top, PAGE_WIDTH - MARGIN - left, bottom - top))
