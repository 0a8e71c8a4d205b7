"""The table of themes and months as lines: what people are concerned about, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from netwerk_tui.domain.calendar_words import SHORT_MONTH_NAMES
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.themes import ThemeRow, ThemeTable
from netwerk_tui.language import _, language_in_use
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right
from netwerk_tui.ui.widgets.ledger_line import LedgerLine
from netwerk_tui.ui.widgets.report_line import Piece, Tone

_WIDE = 100
"""From here on months have their short names, and there is a column for the people."""
_MONTH_CELLS, _NARROW_MONTH_CELLS = 5, 3
_SUM_CELLS = 8
_SHORTEST_NAME = 12


def theme_lines(table: ThemeTable, width_cells: int) -> list[LedgerLine]:
    """The table in so many cells: themes, their months, and the totals."""
    if not table.rows:
        return []
    columns = _Columns(width_cells, len(table.months))
    most = max((count for row in table.rows for count in row.by_month), default=0)
    sums = ThemeRow(None, _("All themes"), table.sums, table.total, 0, sum(row.settled for row in table.rows))
    return [
        LedgerLine(partial(_header, table.months, columns)),
        *(LedgerLine(partial(_row, row, columns, most), row) for row in table.rows),
        LedgerLine(tuple),
        LedgerLine(partial(_row, sums, columns, 0)),
    ]


class _Columns:
    """How wide each column is."""

    def __init__(self, width_cells: int, months: int) -> None:
        self.is_wide = width_cells >= _WIDE
        self.month = _MONTH_CELLS if self.is_wide else _NARROW_MONTH_CELLS
        sums = _SUM_CELLS * (3 if self.is_wide else 2)
        self.months = max(1, min(months, (width_cells - 1 - sums - _SHORTEST_NAME) // self.month))
        """How many of the last months there is room for."""
        self.name = width_cells - 1 - self.month * self.months - sums


def _header(months: Sequence[date], columns: _Columns) -> tuple[Piece, ...]:
    names = SHORT_MONTH_NAMES[language_in_use()]
    letters = 3 if columns.is_wide else 1
    shown = "".join(
        fitted_right(names[month.month - 1][:letters], columns.month) for month in months[-columns.months :]
    )
    people = (_("people"),) if columns.is_wide else ()
    sums = "".join(fitted_right(each, _SUM_CELLS) for each in (_("total"), *people, _("done")))
    return ((fitted(_("theme"), columns.name) + shown + sums, Tone.MUTED),)


def _row(row: ThemeRow, columns: _Columns, most: int) -> tuple[Piece, ...]:
    """`most` is the largest count of a month; 0 where nothing is to stand out."""
    name = drawable(row.name) or _("no theme")
    months: list[Piece] = [
        (fitted_right(str(count) if count else "·", columns.month), _ink_of(count, most))
        for count in row.by_month[-columns.months :]
    ]
    people = fitted_right(str(row.people) if row.people else "", _SUM_CELLS) if columns.is_wide else ""
    return (
        (fitted(name, columns.name), Tone.STRONG if row.name else Tone.MUTED),
        *months,
        (fitted_right(str(row.total), _SUM_CELLS), Tone.STRONG),
        (people, Tone.PLAIN),
        (fitted_right(str(row.settled), _SUM_CELLS), Tone.MUTED),
    )


def _ink_of(count: int, most: int) -> Tone | Hue:
    if not count:
        return Tone.FAINT
    return Hue.AMBER if most and count == most and most > 1 else Tone.PLAIN
