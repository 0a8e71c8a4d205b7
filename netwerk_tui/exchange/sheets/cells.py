"""The filled cells of one row, by what their columns tell, as clean text. For the readers of rows."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.exchange.sheets.fields import SheetField
from netwerk_tui.exchange.sheets.mapping import SheetColumn

LONGEST_LINE = 200
"""Characters of a value of one line."""

Cells = Mapping[SheetField, str]
"""Of the fields that one column tells, or whose columns are read as one text."""


FilledCell = tuple[SheetField, SheetColumn, str, str]
"""A cell of a field that several columns tell apart: field, column, text, and what a column before it calls it. A plain
tuple, because a sheet of 100,000 rows has a million of them."""


def line_of(cells: Cells, kind: SheetField) -> str:
    """The value as one line; empty where the row has none."""
    text = cells.get(kind)
    return clean_line(text, LONGEST_LINE) if text else ""


def block_of(cells: Cells, kind: SheetField) -> str:
    """The value as a text of several lines; empty where the row has none."""
    text = cells.get(kind)
    return clean_block(text).strip() if text else ""
