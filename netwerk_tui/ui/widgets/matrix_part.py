"""The part of a matrix that fills the plane while the user has zoomed in: pure arithmetic on axis values.

The first step enlarges the region of the category that the cell lies in, each further one halves the part, down to one
cell. A part never leaves its matrix; it is scrolled as little as brings a cell into it.
"""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.domain.matrix import Axis, Category, Cell, Matrix


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of cells."""

    verticals: range
    """Rising, as are the horizontals; neither is empty."""
    horizontals: range

    @classmethod
    def whole(cls, matrix: Matrix) -> Part:
        """All of the matrix."""
        return cls(matrix.vertical.values, matrix.horizontal.values)

    def __contains__(self, cell: Cell) -> bool:
        return cell.vertical in self.verticals and cell.horizontal in self.horizontals

    def scrolled_to(self, cell: Cell) -> Part:
        """A part of the same size with the cell in it."""
        return Part(_scrolled(self.verticals, cell.vertical), _scrolled(self.horizontals, cell.horizontal))


def zoomed_in(matrix: Matrix, part: Part, cell: Cell) -> Part:
    """A smaller part with the cell in it; the same one where it is a single cell already."""
    if part == Part.whole(matrix):
        region = next(region for region in matrix.category_of(cell).regions if cell in region)
        smaller = Part(
            _spread(range(region.lowest_vertical, region.highest_vertical + 1), matrix.vertical, cell.vertical),
            _spread(range(region.lowest_horizontal, region.highest_horizontal + 1), matrix.horizontal, cell.horizontal),
        )
        if smaller != part:
            return smaller
    return Part(
        _around(cell.vertical, (len(part.verticals) + 1) // 2, matrix.vertical),
        _around(cell.horizontal, (len(part.horizontals) + 1) // 2, matrix.horizontal),
    )


def common_category(matrix: Matrix, part: Part) -> Category | None:
    """The category of all cells of the part; None where there are several."""
    categories = {
        matrix.category_of(Cell(vertical, horizontal)).id: matrix.category_of(Cell(vertical, horizontal))
        for vertical in part.verticals
        for horizontal in part.horizontals
    }
    return next(iter(categories.values())) if len(categories) == 1 else None


def _spread(values: range, axis: Axis, kept: int) -> range:
    """The values of a region, or a third of the axis around `kept` where that is more."""
    least = (len(axis.values) + 2) // 3
    return values if len(values) >= least else _around(kept, least, axis)


def _around(value: int, size: int, axis: Axis) -> range:
    """So many values of the axis, this one in the middle as far as the ends of the axis leave it there."""
    first = min(max(value - size // 2, axis.low), axis.high + 1 - size)
    return range(first, first + size)


def _scrolled(values: range, kept: int) -> range:
    first = min(max(values.start, kept + 1 - len(values)), kept)
    return range(first, first + len(values))
