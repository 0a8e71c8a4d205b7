"""The capacity meter as lines: what is asked against what can be done, what costs most, and who goes first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netwerk_tui.domain.capacity_meter import CapacityMeter
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.week import Capacity
from netwerk_tui.domain.week_words import capacity_words, decimal, relaxing_words, source_words
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right, shortened, wrapped
from netwerk_tui.ui.widgets.report_line import BLANK, Ink, PersonLine, ReportLine, Tone, bar, heading
from netwerk_tui.ui.widgets.table_lines import table_lines
from netwerk_tui.ui.widgets.week_people import Rows, people_lines

_WIDEST_LABEL = 38
_NUMBER_CELLS = 8
_LEAST_BAR = 8


def capacity_lines(
    capacity: Capacity, matrices: MatrixSet, rows: Rows, today: date, width_cells: int
) -> list[ReportLine | PersonLine]:
    """The page in so many cells."""
    meter = capacity.meter
    return [
        heading(_("Contacts a day")),
        *_verdict(meter, width_cells),
        BLANK,
        *_gauge(meter, width_cells),
        *_relaxing(meter, matrices, width_cells),
        *_costs(meter, matrices, width_cells),
        *_first_in_line(capacity, matrices, rows, today, width_cells),
    ]


def capacity_table(
    capacity: Capacity, matrices: MatrixSet, rows: Rows, today: date, width_cells: int
) -> list[ReportLine | PersonLine]:
    """The same as a table: each rule, what it costs, and the cadence at which all of them together would fit."""
    meter = capacity.meter
    titles = [_("Rule"), _("Contacts"), _("Days"), _("A day"), _("Within reach"), _("Fits at")]
    cells = [
        [
            source_words(demand.source, matrices),
            str(demand.contacts),
            "–" if demand.ideal_days is None else str(demand.ideal_days),
            decimal(demand.a_day),
            str(meter.within_reach(demand)),
            "–" if demand.ideal_days is None else str(meter.stretched_days(demand)),
        ]
        for demand in meter.demands
    ]
    cells.append([_("Together"), str(meter.contacts), "", decimal(meter.wanted_a_day), "", ""])
    return [
        *_verdict(meter, width_cells),
        BLANK,
        *table_lines(titles, cells, width_cells),
        *_legend(meter, width_cells),
        *_first_in_line(capacity, matrices, rows, today, width_cells),
    ]


def _legend(meter: CapacityMeter, width_cells: int) -> Iterator[ReportLine]:
    """What the last two columns say."""
    if not meter.is_possible:
        words = _("Within reach: how many of them you can keep up. Fits at: the days at which all rules together fit.")
        yield BLANK
        for line in wrapped(words, max(10, width_cells - 2)):
            yield ReportLine(((f" {line}", Tone.MUTED),))


def _verdict(meter: CapacityMeter, width_cells: int) -> Iterator[ReportLine]:
    mark, ink = ("✓", Hue.GREEN) if meter.is_possible else ("✕", Hue.RED)
    for line in wrapped(f"{mark} {capacity_words(meter)}", max(10, width_cells - 2)):
        yield ReportLine(((f" {line}", ink),))


def _gauge(meter: CapacityMeter, width_cells: int) -> Iterator[ReportLine]:
    wanted = float(meter.wanted_a_day)
    rows: tuple[tuple[str, float, Ink], ...] = (
        (_("the policy asks"), wanted, Hue.GREEN if meter.is_possible else Hue.RED),
        (_("you keep up"), float(meter.my_number), Hue.BLUE),
        (_("personal, the last 90 days"), meter.lately_a_day, Tone.PLAIN),
    )
    most = max(number for _label, number, _ink in rows)
    label_cells, room = _columns(width_cells)
    for label, number, ink in rows:
        yield ReportLine(
            (
                (fitted(f" {label}", label_cells), Tone.PLAIN),
                (fitted(bar(number, most, room), room), ink),
                (fitted_right(decimal(number), _NUMBER_CELLS), Tone.STRONG),
            )
        )


def _columns(width_cells: int) -> tuple[int, int]:
    """The cells of a label, and of a bar."""
    label = min(_WIDEST_LABEL, width_cells // 2)
    return label, max(_LEAST_BAR, width_cells - label - _NUMBER_CELLS - 1)


def _relaxing(meter: CapacityMeter, matrices: MatrixSet, width_cells: int) -> Iterator[ReportLine]:
    ways = list(relaxing_words(meter, matrices))
    if ways:
        yield BLANK
        yield heading(_("What makes it fit"))
        for way in ways:
            for number, line in enumerate(wrapped(drawable(way), max(10, width_cells - 4))):
                yield ReportLine(((f" {'·' if number == 0 else ' '} {line}", Tone.PLAIN),))


def _costs(meter: CapacityMeter, matrices: MatrixSet, width_cells: int) -> Iterator[ReportLine]:
    if not meter.demands:
        return
    yield BLANK
    yield heading(_("What it costs"))
    most = float(meter.demands[0].a_day)
    label_cells, room = _columns(width_cells)
    for demand in meter.demands:
        label = drawable(source_words(demand.source, matrices))
        yield ReportLine(
            (
                (fitted(f" {shortened(label, label_cells - 9)}", label_cells - 7), Tone.PLAIN),
                (fitted_right(str(demand.contacts), 6) + " ", Tone.MUTED),
                (fitted(bar(float(demand.a_day), most, room), room), Hue.AMBER),
                (fitted_right(decimal(demand.a_day), _NUMBER_CELLS), Tone.STRONG),
            )
        )


def _first_in_line(
    capacity: Capacity, matrices: MatrixSet, rows: Rows, today: date, width_cells: int
) -> Iterator[ReportLine | PersonLine]:
    meter = capacity.meter
    if not meter.demands or not capacity.first_in_line:
        return
    demand = meter.demands[0]
    rule = drawable(source_words(demand.source, matrices))
    yield BLANK
    yield heading(shortened(_("First in line: {rule}").format(rule=rule), width_cells - 2))
    if not meter.is_possible:
        words = _("{count} of {all} are within reach; these wait longest, for what they matter.").format(
            count=meter.within_reach(demand), all=demand.contacts
        )
        yield ReportLine(((shortened(f" {words}", width_cells), Tone.MUTED),))
    yield from people_lines(((contact, "") for contact in capacity.first_in_line), rows, today, width_cells)
