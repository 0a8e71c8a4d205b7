"""Finding the columns of a table by their names, wherever they stand. For the readers of delimited formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from netwerk_tui.domain.text import fold
from netwerk_tui.exchange.delimited import Row, Table

Column = TypeVar("Column")

ROWS_ABOVE_A_HEADER = 50
"""How many rows of notes may stand above the names of the columns."""

_CELLS_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Columns(Generic[Column]):
    """Where the known columns of a table are."""

    line: int
    """The line that names them; the rows after it are the table's own."""
    positions: Mapping[Column, int]

    def text(self, row: Row, column: Column) -> str:
        """The raw cell; empty where the table lacks the column or the row is too short."""
        position = self.positions.get(column)
        return row.cells[position] if position is not None and position < len(row.cells) else ""

    def rows_below(self, table: Table) -> list[Row]:
        """The table's own rows."""
        return [row for row in table.rows if row.line > self.line]

    def unclosed_below(self, table: Table) -> list[int]:
        """The lines of rows that cannot be read, because a quotation mark stays open."""
        return [line for line in table.unclosed if line > self.line]

    def __contains__(self, column: Column) -> bool:
        return column in self.positions


def name_key(name: str) -> str:
    """A column's name as it is compared: only its letters and digits, without accents and case."""
    return "".join(character for character in fold(name) if character.isalnum())


def find_columns(rows: Iterable[Row], names: Mapping[str, Column]) -> Columns[Column] | None:
    """The row that names the most known columns, at least two; the first of equals. None where no row does.

    `names` maps a `name_key` to its column. Of two columns with one meaning the first counts.
    """
    best: Columns[Column] | None = None
    for count, row in enumerate(rows):
        if count > ROWS_ABOVE_A_HEADER:
            break
        positions: dict[Column, int] = {}
        for position, cell in enumerate(row.cells[:_CELLS_LOOKED_AT]):
            column = names.get(name_key(cell[:100]))
            if column is not None:
                positions.setdefault(column, position)
        if len(positions) > max(1, len(best.positions) if best else 0):
            best = Columns(row.line, positions)
    return best


def column_names(rows: Iterable[Row]) -> list[str]:
    """The cells of the first row with several filled ones, taken for names of columns; none where there is no such."""
    for row in rows:
        names = [cell.strip() for cell in row.cells[:_CELLS_LOOKED_AT] if cell.strip()]
        if len(names) > 1:
            return names
    return []
