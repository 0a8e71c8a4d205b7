"""The rows of a sheet under the names of its columns, whatever kind of file it came in. For the readers of sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.columns import name_key
from netwerk_tui.exchange.delimited import Row, read_table
from netwerk_tui.exchange.sheets import workbook
from netwerk_tui.exchange.sheets.headers import known_columns
from netwerk_tui.exchange.sheets.values import EMAIL
from netwerk_tui.exchange.source_file import SourceFile

ROWS_ABOVE_A_HEADER = 20
MOST_COLUMNS = 500
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet, its columns named."""

    names: tuple[str, ...]
    """Clean, in order; a column without a name has its letter."""
    rows: Sequence[Row]
    """Below the names."""
    unclosed: tuple[int, ...] = ()
    """Lines that open a quotation mark which is never closed."""
    sheet: str = ""
    """The name of the sheet in its workbook."""
    other_sheets: tuple[str, ...] = ()
    """Sheets of the workbook that hold something too, and are left out."""


def table_of(source: SourceFile) -> SheetTable:
    """The table in the file. Raises UserError where it cannot be read."""
    if workbook.is_workbook(source.content):
        book = workbook.read_workbook(source)
        return named(book.rows, sheet=book.sheet, other_sheets=book.other_sheets)
    table = read_table(source.text, source.progress)
    return named(table.rows, unclosed=table.unclosed)


def named(
    rows: Sequence[Row], *, unclosed: tuple[int, ...] = (), sheet: str = "", other_sheets: tuple[str, ...] = ()
) -> SheetTable:
    """The table of these rows, under the row that names the most known columns among the first twenty."""
    header = header_index(rows)
    width = min(MOST_COLUMNS, max((len(row.cells) for row in rows[:1000]), default=0))
    cells = rows[header].cells if header is not None else []
    names = [clean_line(cell, _LONGEST_NAME) for cell in cells[:width]]
    names += [""] * (width - len(names))
    below = list(rows if header is None else rows[header + 1 :])
    first_line = below[0].line if below else 0
    return SheetTable(
        tuple(name or letter_of(number) for number, name in enumerate(names)),
        below,
        tuple(line for line in unclosed if line > first_line - 2),
        sheet,
        other_sheets,
    )


def header_index(rows: Sequence[Row]) -> int | None:
    """Which row names the columns; None where the first row is already somebody's."""
    best, most = None, 0
    for number, row in enumerate(rows[:ROWS_ABOVE_A_HEADER]):
        cells = [cell for cell in row.cells[:MOST_COLUMNS] if cell.strip()]
        if any(EMAIL.search(cell) for cell in cells[:50]):
            continue
        known = known_columns(cells)
        if known > most and (known > 1 or len(cells) < 4 or known * 3 >= len(cells)):
            best, most = number, known
    if best is not None:
        return best
    for number, row in enumerate(rows[:ROWS_ABOVE_A_HEADER]):
        cells = [cell.strip() for cell in row.cells[:MOST_COLUMNS] if cell.strip()]
        if len(cells) > 1:
            is_header = len({name_key(cell) for cell in cells}) == len(cells) and not any(
                EMAIL.search(cell) or any(character.isdigit() for character in cell) or len(cell) > 40 for cell in cells
            )
            return number if is_header and known_columns(cells) else None
    return None


def letter_of(column: int) -> str:
    """The letter of a column as spreadsheets show it: A, B, …, Z, AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
