"""A place on a matrix in words, as the shell tells it to a reader."""

from __future__ import annotations

from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.language import _


def place_words(matrix: Matrix, cell: Cell) -> str:
    """The category and both values: ○ Waiter (acceptance 0, energy 4)."""
    category = matrix.category_of(cell)
    vertical, horizontal = matrix.vertical.text(cell.vertical), matrix.horizontal.text(cell.horizontal)
    values = f"{_(matrix.vertical.label)} {vertical}, {_(matrix.horizontal.label)} {horizontal}"
    return f"{category.glyph} {_(category.label)} ({values})"
