"""Where on a matrix one category ends and another begins, in whole cells. Pure; for the pictures.

Corners are counted from the top left of the plane: column to the right, row downwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from netwerk_tui.domain.matrix import Category, Cell, Matrix


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight line between two corners."""

    column: int
    row: int
    to_column: int
    to_row: int


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring cells of one category in one row, with another category or nothing above each."""

    category: Category
    row: int
    column: int
    length: int


def category_edges(matrix: Matrix) -> Iterator[Edge]:
    """Every line between two categories and around the plane, each cell's side once."""
    rows, columns = len(matrix.vertical.values), len(matrix.horizontal.values)
    for row in range(rows + 1):
        for column in range(columns + 1):
            here = _category_at(matrix, row, column)
            if column < columns and here is not _category_at(matrix, row - 1, column):
                yield Edge(column, row, column + 1, row)
            if row < rows and here is not _category_at(matrix, row, column - 1):
                yield Edge(column, row, column, row + 1)


def label_runs(matrix: Matrix) -> list[Run]:
    """Where each category's label stands: along the longest upper side of each of its areas, of equals the highest."""
    runs = sorted(_upper_runs(matrix), key=lambda run: (-run.length, run.row, run.column))
    labelled: set[Cell] = set()
    found: list[Run] = []
    for run in runs:
        start = _cell_at(matrix, run.row, run.column)
        if start not in labelled:
            labelled |= _area_of(matrix, start)
            found.append(run)
    return sorted(found, key=lambda run: (run.row, run.column))


def _upper_runs(matrix: Matrix) -> Iterator[Run]:
    rows, columns = len(matrix.vertical.values), len(matrix.horizontal.values)
    for row in range(rows):
        run: Run | None = None
        for column in range(columns + 1):
            category = _category_at(matrix, row, column)
            is_upper = category is not None and category is not _category_at(matrix, row - 1, column)
            if run is not None and is_upper and category is run.category:
                run = Run(run.category, row, run.column, run.length + 1)
                continue
            if run is not None:
                yield run
            run = Run(category, row, column, 1) if category is not None and is_upper else None


def _area_of(matrix: Matrix, start: Cell) -> set[Cell]:
    """All cells of the same category that can be reached from one, side by side."""
    category = matrix.category_of(start)
    area, coming = {start}, [start]
    while coming:
        cell = coming.pop()
        for step in ((0, 1), (0, -1), (1, 0), (-1, 0)):
            near = Cell(cell.vertical + step[0], cell.horizontal + step[1])
            if near in matrix and near not in area and matrix.category_of(near) is category:
                area.add(near)
                coming.append(near)
    return area


def _category_at(matrix: Matrix, row: int, column: int) -> Category | None:
    """The category of a cell; None beside the plane."""
    cell = _cell_at(matrix, row, column)
    return matrix.category_of(cell) if cell in matrix else None


def _cell_at(matrix: Matrix, row: int, column: int) -> Cell:
    return Cell(matrix.vertical.high - row, matrix.horizontal.low + column)
