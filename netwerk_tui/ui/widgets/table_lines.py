"""A table as lines of a report: columns below each other, numbers on the right, the first column as wide as fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right
from netwerk_tui.ui.widgets.report_line import ReportLine, Tone

_GAP = "  "
_LEAST_FIRST = 8


def table_lines(titles: Sequence[str], rows: Sequence[Sequence[str]], width_cells: int) -> Iterator[ReportLine]:
    """The titles, and a line for each row; every row has as many texts as there are titles.

    The first column is words; the others are numbers. What does not fit is cut from the first column, and where that
    is not enough the last columns are left out.
    """
    widths = [max(cell_len(row[number]) for row in (titles, *rows)) for number in range(len(titles))]
    while len(widths) > 1 and _LEAST_FIRST + _behind_first(widths) > width_cells:
        widths.pop()
    widths[0] = max(_LEAST_FIRST, min(widths[0], width_cells - _behind_first(widths)))
    yield ReportLine(((_line(titles[: len(widths)], widths), Tone.MUTED),))
    for row in rows:
        first, *numbers = row[: len(widths)]
        yield ReportLine(
            (
                (f" {fitted(drawable(first), widths[0])}", Tone.PLAIN),
                ("".join(_GAP + fitted_right(each, width) for each, width in _paired(numbers, widths)), Tone.STRONG),
            )
        )


def _behind_first(widths: Sequence[int]) -> int:
    """The cells that a line takes without its first column."""
    return 1 + sum(len(_GAP) + width for width in widths[1:])


def _line(texts: Sequence[str], widths: Sequence[int]) -> str:
    first, *numbers = texts
    behind = "".join(_GAP + fitted_right(each, width) for each, width in _paired(numbers, widths))
    return f" {fitted(first, widths[0])}{behind}"


def _paired(numbers: Sequence[str], widths: Sequence[int]) -> Iterator[tuple[str, int]]:
    return zip(numbers, widths[1:], strict=True)
