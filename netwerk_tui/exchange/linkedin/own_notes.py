"""What LinkedIn itself writes among the people: a heading, and why e-mail addresses are missing. For its readers.

Most files have these lines above the names of the columns; some have them below, where they look like people.
"""

from __future__ import annotations

from netwerk_tui.exchange.columns import name_key
from netwerk_tui.exchange.delimited import Row

_HEADINGS = frozenset(
    ["notes", "note", "opmerkingen", "notities", "hinweise", "hinweis", "anmerkungen", "remarques", "notas", "nota"]
)
_FEWEST_WORDS = 9
"""Of a line that stands alone in its row and is no name."""


class OwnNotes:
    """Tells LinkedIn's lines from people, row by row in the order of the file."""

    def __init__(self, width: int) -> None:
        """`width` is the number of columns that people's rows have."""
        self._width = width
        self._is_inside = False

    def holds(self, row: Row) -> bool:
        """Whether this row is LinkedIn's own: a heading, what follows it, or a long line that stands alone."""
        filled = [cell for cell in row.cells if cell.strip()]
        is_alone = len(filled) == 1
        if is_alone and (is_heading_of_notes(filled[0]) or len(filled[0].split()) >= _FEWEST_WORDS):
            self._is_inside = True
        elif self._is_inside and filled:
            self._is_inside = is_alone or len(row.cells) < self._width
        return self._is_inside and bool(filled)


def is_heading_of_notes(cell: str) -> bool:
    """Whether the cell is what LinkedIn writes above its notes, in any of its languages."""
    return name_key(cell) in _HEADINGS
