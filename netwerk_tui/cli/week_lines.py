"""The week and the figures as lines of plain text, with pictures that need no colour and fit in 80 cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from netwerk_tui.actions.attention import AttentionOnDossier
from netwerk_tui.cli.columns import aligned
from netwerk_tui.cli.week_attention import attention_section
from netwerk_tui.domain.balance import Balance
from netwerk_tui.domain.capacity_meter import CapacityMeter
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.heat import HeatStrip
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.segment import FollowedSegment
from netwerk_tui.domain.strips import SHADES, columns, month_names, segments
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.thin_ties import Ties, met_words
from netwerk_tui.domain.week import Bonds, WeekFigures
from netwerk_tui.domain.week_words import (
    capacity_words,
    decimal,
    followed_people_words,
    followed_update_words,
    pace_words,
    quiet_words,
    relaxing_words,
    response_words,
    rule_words,
    source_words,
    weeks_words,
)
from netwerk_tui.domain.weekly_rule import WEEK_STATE_GLYPHS, WEEK_STATE_LABELS, GroupRecord, WeekState, week_state
from netwerk_tui.language import _, ngettext

_CHART_ROWS = 4
_BAR_CELLS = 40
_NAMED = 5


def week_lines(
    figures: WeekFigures, attention: AttentionOnDossier, matrices: MatrixSet, *, is_over: bool
) -> Iterator[str]:
    """Everything, section by section."""
    rule = figures.rule
    yield _("Week {number}").format(number=rule.week.number) + " · " + full_day(figures.day)
    yield rule_words(rule)
    yield from _section("", [_group_row(group, figures, is_over=is_over) for group in rule.groups])
    yield from _section(
        _("Segments you keep up to date"), [_segment_row(each, figures.day) for each in figures.segments]
    )
    yield from _titled(_("Contact per week"), _heat_lines(figures.year.strip))
    yield from _titled(_("In and out"), _balance_lines(figures.year.balances))
    yield from _titled(_("Contacts a day"), _capacity_lines(figures.capacity.meter, matrices))
    yield from attention_section(attention)
    yield from _titled(_("Encounters"), _tie_lines(figures.bonds.ties))
    yield from _people_lines(figures)


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}".rstrip() for line in lines)


def _section(title: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    lines = aligned(rows)
    if lines:
        yield ""
        if title:
            yield title
        yield from (f"  {line}" for line in lines)


def _group_row(group: GroupRecord, figures: WeekFigures, *, is_over: bool) -> tuple[str, ...]:
    state = week_state(group.is_met, is_over)
    past = "".join(WEEK_STATE_GLYPHS[week_state(met, True)] for met in group.past)
    words = _(WEEK_STATE_LABELS[state])
    if group.suggested and state is WeekState.OPEN:
        words += ": " + ", ".join(clean_line(figures.names[contact]) for contact in group.suggested)
    strip = f"{past} {WEEK_STATE_GLYPHS[state]}"
    return clean_line(group.name), strip, weeks_words(group.streak_weeks), words


def _segment_row(each: FollowedSegment, day: date) -> tuple[str, ...]:
    return clean_line(each.name), followed_people_words(each), followed_update_words(each, day)


def _heat_lines(strip: HeatStrip) -> Iterator[str]:
    weeks = [each.week for each in strip.weeks]
    for number, row in enumerate(columns([each.contacts for each in strip.weeks], _CHART_ROWS, 1)):
        yield f"{row}  {strip.largest}" if number == 0 and strip.largest else row
    yield "".join(SHADES[strip.level(each)] for each in strip.weeks)
    yield month_names(weeks, 1)
    if any(each.campaign for each in strip.weeks):
        names = ", ".join(dict.fromkeys(clean_line(each.campaign) for each in strip.weeks if each.campaign))
        yield "".join("═" if each.campaign else " " for each in strip.weeks) + f"  {names}"
    if strip.quiet:
        yield "".join("!" if each.is_quiet else " " for each in strip.weeks)
        yield quiet_words(strip)
    yield pace_words(strip)


def _balance_lines(balances: Sequence[Balance]) -> Iterator[str]:
    rows = []
    for each in balances:
        parts = (each.incoming, each.mutual, each.outgoing)
        cells = segments(parts, each.all, _BAR_CELLS)
        drawn = "".join(glyph * count for glyph, count in zip("█▒░", cells, strict=True))
        days = _("{days} days").format(days=each.days)
        rows.append((days, drawn, *(f"{mark} {part}" for mark, part in zip("←⇆→", parts, strict=True))))
    yield from aligned(rows)
    yield _("← from them · ⇆ both ways · → from me")
    for each in balances:
        days = _("{days} days").format(days=each.days)
        yield f"{days}: {response_words(each)}"


def _capacity_lines(meter: CapacityMeter, matrices: MatrixSet) -> Iterator[str]:
    yield capacity_words(meter)
    if not meter.demands:
        return
    figures = (
        (_("the policy asks"), float(meter.wanted_a_day)),
        (_("you keep up"), float(meter.my_number)),
        (_("the last 90 days"), meter.lately_a_day),
    )
    most = max(figure for _label, figure in figures)
    yield from aligned([(label, _bar(figure, most), decimal(figure)) for label, figure in figures])
    yield ""
    yield from aligned([_demand_row(meter, number, matrices) for number in range(len(meter.demands))])
    ways = list(relaxing_words(meter, matrices))
    if ways:
        yield ""
        yield _("What makes it fit:")
        yield from (f"  {way}" for way in ways)


def _demand_row(meter: CapacityMeter, number: int, matrices: MatrixSet) -> tuple[str, ...]:
    demand = meter.demands[number]
    contacts = ngettext("{count} contact", "{count} contacts", demand.contacts).format(count=demand.contacts)
    often = _("every {days} days").format(days=demand.ideal_days) if demand.ideal_days else ""
    a_day = _("{number} a day").format(number=decimal(demand.a_day))
    return source_words(demand.source, matrices), contacts, often, a_day


def _tie_lines(ties: Ties) -> Iterator[str]:
    most = max(ties.by_encounters)
    enough = len(ties.by_encounters) - 1
    rows = [
        (str(number) if number < enough else f"{enough}+", _bar(count, most), str(count))
        for number, count in enumerate(ties.by_encounters)
    ]
    yield from aligned(rows)
    words = ngettext(
        "{count} contact met fewer than {enough} times, ever",
        "{count} contacts met fewer than {enough} times, ever",
        ties.too_thin,
    )
    yield words.format(count=ties.too_thin, enough=enough)


def _people_lines(figures: WeekFigures) -> Iterator[str]:
    """The first few of every list."""
    bonds: Bonds = figures.bonds
    ties, names = bonds.ties, figures.names
    thin = [(clean_line(names[tie.contact]), met_words(tie.encounters)) for tie in ties.thin[:_NAMED]]
    one_way = [(clean_line(names[each.contact]), f"→ {each.outgoing}") for each in ties.one_way[:_NAMED]]
    silent = [(clean_line(names[contact]),) for contact in bonds.loyal_silent[:_NAMED]]
    yield from _section(_counted(_("Too thin, though they matter"), ties.thin_with_cadence), thin)
    yield from _section(_counted(_("Only ever from me"), ties.one_way_in_all), one_way)
    yield from _section(_counted(_("Loyal, and nothing goes out to them"), len(bonds.loyal_silent)), silent)


def _counted(title: str, count: int) -> str:
    return f"{title} · {count}"


def _bar(part: float, most: float) -> str:
    """A bar, one cell long at least where there is anything."""
    return "█" * max(1, round(_BAR_CELLS * part / most)) if part and most else ""
