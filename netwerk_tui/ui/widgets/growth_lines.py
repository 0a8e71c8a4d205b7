"""The ambassadors' path over twelve months as lines: a column for each month, and the numbers of every stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netwerk_tui.domain.ambassadors import STAGE_LABELS, MonthOfStages
from netwerk_tui.domain.calendar_words import SHORT_MONTH_NAMES
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import _, language_in_use, ngettext
from netwerk_tui.ui.widgets.cells import fitted, fitted_right, shortened
from netwerk_tui.ui.widgets.report_line import BLANK, ReportLine, Tone

_CHART_ROWS = 6
_LABEL_CELLS = 15
_LEAST_COLUMN = 4
_WIDEST_COLUMN = 7
_LEVELS = " ▁▂▃▄▅▆▇█"
_STAGES_SHOWN = (AmbassadorStage.ACTIVE, AmbassadorStage.ASKED, AmbassadorStage.CANDIDATE, AmbassadorStage.LAPSED)
_HUES = {
    AmbassadorStage.CANDIDATE: Hue.GREY,
    AmbassadorStage.ASKED: Hue.BLUE,
    AmbassadorStage.ACTIVE: Hue.GREEN,
    AmbassadorStage.LAPSED: Hue.AMBER,
}
_GLYPHS = {
    AmbassadorStage.CANDIDATE: "☆",
    AmbassadorStage.ASKED: "☆",
    AmbassadorStage.ACTIVE: "★",
    AmbassadorStage.LAPSED: "·",
}


def growth_lines(months: Sequence[MonthOfStages], width_cells: int) -> list[ReportLine]:
    """The report in so many cells; `months` are oldest first, and there is one at least."""
    column = max(_LEAST_COLUMN, min(_WIDEST_COLUMN, (width_cells - 1 - _LABEL_CELLS) // len(months)))
    shown = months[-((width_cells - 1 - _LABEL_CELLS) // column) :]
    return [
        *_summary(months, width_cells),
        BLANK,
        *_chart([month.counts[AmbassadorStage.ACTIVE] for month in shown], column),
        _month_names(shown, column),
        BLANK,
        *(_numbers(stage, shown, column) for stage in _STAGES_SHOWN),
    ]


def _summary(months: Sequence[MonthOfStages], width_cells: int) -> Iterator[ReportLine]:
    first, last = (months[index].counts[AmbassadorStage.ACTIVE] for index in (0, -1))
    change = f"+{last - first}" if last > first else f"−{first - last}" if last < first else "±0"
    words = ngettext(
        "{count} active ambassador now, {change} in {months} months",
        "{count} active ambassadors now, {change} in {months} months",
        last,
    ).format(count=last, change=change, months=len(months))
    yield ReportLine(((shortened(f" {words}", width_cells), Tone.STRONG),))
    advice = _("Counted by the day of each step; the key . moves somebody on.")
    yield ReportLine(((shortened(f" {advice}", width_cells), Tone.MUTED),))


def _chart(counts: Sequence[int], column: int) -> Iterator[ReportLine]:
    """A column of blocks for each count, the largest as high as the chart; its number stands beside its top."""
    largest = max(counts, default=0)
    for row in range(_CHART_ROWS, 0, -1):
        blocks = "".join(fitted_right(_blocks(count, largest, row, column - 2), column) for count in counts)
        scale = str(largest) if row == _CHART_ROWS and largest else ""
        yield ReportLine(((f" {fitted_right(scale, _LABEL_CELLS - 1)} ", Tone.MUTED), (blocks, Hue.GREEN)))


def _blocks(count: int, largest: int, row: int, width_cells: int) -> str:
    """What is seen of a column in one row of the chart, the lowest being row 1."""
    if not count:
        return "·" if row == 1 else ""
    eighths = max(1, round(8 * _CHART_ROWS * count / largest)) - 8 * (row - 1)
    return _LEVELS[max(0, min(8, eighths))] * width_cells


def _month_names(months: Sequence[MonthOfStages], column: int) -> ReportLine:
    """Each month by its short name; a new year by its number."""
    names = SHORT_MONTH_NAMES[language_in_use()]
    texts = [
        f"’{month.first_day.year % 100:02}" if month.first_day.month == 1 else names[month.first_day.month - 1]
        for month in months
    ]
    return ReportLine(
        ((" " * (_LABEL_CELLS + 1), Tone.PLAIN), ("".join(fitted_right(text, column) for text in texts), Tone.MUTED))
    )


def _numbers(stage: AmbassadorStage, months: Sequence[MonthOfStages], column: int) -> ReportLine:
    counts = [month.counts[stage] for month in months]
    numbers = "".join(fitted_right(str(count) if count else "·", column) for count in counts)
    label = fitted(f" {_GLYPHS[stage]} {_(STAGE_LABELS[stage])}", _LABEL_CELLS + 1)
    is_goal = stage is AmbassadorStage.ACTIVE
    return ReportLine(((label, _HUES[stage]), (numbers, Tone.STRONG if is_goal else Tone.PLAIN)))
