"""Whether the categories of a matrix tile it: every cell in exactly one region, and no region beyond the axes."""

from __future__ import annotations

from collections.abc import Iterator

from netwerk_tui.domain.matrix import Category, Cell, Matrix
from netwerk_tui.language import _, ngettext


def tiling_problem(matrix: Matrix) -> str | None:
    """What is wrong with the regions, naming the first cell from the top left; None where they tile the matrix."""
    beyond = _beyond(matrix)
    if beyond is not None:
        return beyond
    faults = [(cell, claims) for cell in matrix.cells() if len(claims := list(_claims(matrix, cell))) != 1]
    if not faults:
        return None
    cell, claims = faults[0]
    others = len(faults) - 1
    more = ngettext("; so is {count} other cell", "; so are {count} other cells", others).format(count=others)
    return _fault_words(matrix, cell, claims) + (more if others else "")


def _claims(matrix: Matrix, cell: Cell) -> Iterator[Category]:
    """The category of every region that the cell lies in."""
    return (category for category in matrix.categories for region in category.regions if cell in region)


def _beyond(matrix: Matrix) -> str | None:
    for category in matrix.categories:
        for region in category.regions:
            corners = (
                Cell(region.lowest_vertical, region.lowest_horizontal),
                Cell(region.highest_vertical, region.highest_horizontal),
            )
            for corner in corners:
                if corner not in matrix:
                    return _("the cell {cell} of “{category}” is off the matrix").format(
                        cell=_cell_words(matrix, corner), category=_(category.label)
                    )
    return None


def _fault_words(matrix: Matrix, cell: Cell, claims: list[Category]) -> str:
    words = _cell_words(matrix, cell)
    if not claims:
        return _("the cell {cell} is in no category").format(cell=words)
    first, second = claims[:2]
    if first is second:
        return _("the cell {cell} is in two regions of “{category}”").format(cell=words, category=_(first.label))
    return _("the cell {cell} is in “{first}” and in “{second}”").format(
        cell=words, first=_(first.label), second=_(second.label)
    )


def _cell_words(matrix: Matrix, cell: Cell) -> str:
    vertical, horizontal = matrix.vertical, matrix.horizontal
    return (
        f"{_(vertical.label)} {vertical.text(cell.vertical)}, {_(horizontal.label)} {horizontal.text(cell.horizontal)}"
    )
