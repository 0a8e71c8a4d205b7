"""Numbers as rows of glyphs, legible without any colour: what the screen and the shell draw the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from netwerk_tui.domain.calendar_words import SHORT_MONTH_NAMES
from netwerk_tui.domain.iso_week import IsoWeek
from netwerk_tui.language import language_in_use

SHADES = "·░▒▓█"
"""From nothing to the most."""

_EIGHTHS = " ▁▂▃▄▅▆▇█"


def columns(values: Sequence[int], rows: int, column_cells: int) -> list[str]:
    """A column for each value, the largest as high as all rows, to an eighth of one; the top row first.

    What is not 0 is seen, however little it is.
    """
    largest = max(values, default=0)
    return [
        "".join(_EIGHTHS[_eighths(value, largest, rows, row)] * column_cells for value in values)
        for row in range(rows, 0, -1)
    ]


def month_names(weeks: Sequence[IsoWeek], column_cells: int) -> str:
    """The name of each month above or under the first week that begins in it, where there is room for it."""
    names = SHORT_MONTH_NAMES[language_in_use()]
    starts = [
        (number * column_cells, names[week.monday.month - 1])
        for number, week in enumerate(weeks)
        if number == 0 or weeks[number - 1].monday.month != week.monday.month
    ]
    if len(starts) > 1 and len(starts[0][1]) >= starts[1][0]:
        del starts[0]  # the rest of a month that is soon over
    width = len(weeks) * column_cells
    line = ""
    for start, name in starts:
        if (not line or len(line) < start) and start + len(name) <= width:
            line = line.ljust(start) + name
    return line.ljust(width)


def upright(values: Sequence[int], column_cells: int) -> list[str]:
    """The numbers written from top to bottom, one in each column, their last digits on one row. None for 0."""
    digits = len(str(max(values, default=0)))
    texts = [str(value or "").rjust(digits) for value in values]
    return ["".join(text[row].ljust(column_cells) for text in texts) for row in range(digits)]


def segments(parts: Sequence[int], whole: int, cells: int) -> list[int]:
    """How many cells each part of a bar takes beside `whole`, so that together they are as long as their sum is."""
    ends, total = [0], 0
    for part in parts:
        total += part
        ends.append(round(cells * total / whole) if whole else 0)
    return [end - start for start, end in pairwise(ends)]


def _eighths(value: int, largest: int, rows: int, row: int) -> int:
    """How much of a column is seen in one row, the lowest being row 1."""
    if not value:
        return 0
    return max(0, min(8, max(1, round(8 * rows * value / largest)) - 8 * (row - 1)))
