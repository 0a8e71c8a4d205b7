"""Twelve months of contact as lines: a column and a shade for each week, campaigns under them, and quiet weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from netwerk_tui.domain.calendar_words import SHORT_MONTH_NAMES
from netwerk_tui.domain.heat import HeatStrip, HeatWeek, YearPace
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.strips import SHADES, columns, month_names, upright
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.week_words import decimal, pace_words, quiet_words
from netwerk_tui.language import _, language_in_use
from netwerk_tui.ui.widgets.cells import drawable, shortened, wrapped
from netwerk_tui.ui.widgets.report_line import BLANK, Ink, PersonLine, Piece, ReportLine, Tone, heading
from netwerk_tui.ui.widgets.table_lines import table_lines

_CHART_ROWS = 6
_MARGIN: Piece = (" ", Tone.PLAIN)


def year_lines(strip: HeatStrip, width_cells: int) -> list[ReportLine | PersonLine]:
    """The page in so many cells: where a year does not fit, its last weeks."""
    column = 2 if width_cells > 2 * len(strip.weeks) else 1
    return [
        heading(_("Contact per week")),
        ReportLine(((shortened(f" {_busiest_words(strip)}", width_cells), Tone.MUTED),)),
        BLANK,
        *_chart(strip, strip.weeks[1 - width_cells :] if column == 1 else strip.weeks, column),
        BLANK,
        *_sentences(strip, width_cells),
    ]


def year_table(strip: HeatStrip, width_cells: int) -> list[ReportLine | PersonLine]:
    """The same as tables: the pace of both years, and every week, the newest first."""
    titles = [_("52 weeks until"), _("outside"), _("a week"), _("in campaigns"), _("a week")]
    paces = [_pace_row(pace) for pace in (strip.this_year, strip.year_before)]
    weeks = [_week_row(each) for each in reversed(strip.weeks)]
    return [
        *table_lines(titles, paces, width_cells),
        BLANK,
        *table_lines([_("Week"), _("Contacts"), _("Campaign"), ""], weeks, width_cells),
    ]


def _busiest_words(strip: HeatStrip) -> str:
    """What is counted, and the scale of it."""
    counted = _("not counting notes and broadcasts")
    busiest = max(strip.weeks, key=lambda each: each.contacts, default=None)
    if busiest is None or not busiest.contacts:
        return counted
    most = _("busiest week {week}: {count}").format(week=busiest.week.number, count=busiest.contacts)
    return f"{counted} · {most}"


def _pace_row(pace: YearPace) -> list[str]:
    inside = decimal(pace.a_week_inside) if pace.days_inside else "–"
    until = pace.until.isoformat()
    return [until, str(pace.contacts_outside), decimal(pace.a_week_outside), str(pace.contacts_inside), inside]


def _week_row(each: HeatWeek) -> list[str]:
    monday = each.week.monday
    day = f"{monday.day} {SHORT_MONTH_NAMES[language_in_use()][monday.month - 1]}"
    quiet = "! " + _("quiet") if each.is_quiet else ""
    campaign = shortened(drawable(clean_line(each.campaign)), 24)
    return [f"{each.week.label}  {day}", str(each.contacts), campaign, quiet]


def _chart(strip: HeatStrip, weeks: Sequence[HeatWeek], column: int) -> Iterator[ReportLine]:
    """These weeks of the strip."""
    inks = [_ink_of(each) for each in weeks]
    rows = columns([each.contacts for each in weeks], _CHART_ROWS, column)
    for row in rows:
        yield _in_inks(row, inks, column)
    names = month_names([each.week for each in weeks], column)
    yield ReportLine((_MARGIN, (names, Tone.MUTED)))
    shades = "".join(SHADES[strip.level(each)] * column for each in weeks)
    yield _in_inks(shades, inks, column)
    if column > 1:
        for row in upright([each.contacts for each in weeks], column):
            yield ReportLine((_MARGIN, (row, Tone.MUTED)))
    if any(each.campaign for each in weeks):
        marks = "".join("═" * column if each.campaign else " " * column for each in weeks)
        yield ReportLine((_MARGIN, (marks, Hue.AMBER)))
    if any(each.is_quiet for each in weeks):
        marks = "".join("!".ljust(column) if each.is_quiet else " " * column for each in weeks)
        yield ReportLine((_MARGIN, (marks, Hue.RED)))


def _ink_of(each: HeatWeek) -> Ink:
    return Hue.AMBER if each.campaign else Hue.RED if each.is_quiet else Hue.BLUE


def _in_inks(row: str, inks: Sequence[Ink], column: int) -> ReportLine:
    """The row with the ink of each week."""
    pieces = [_MARGIN]
    number = 0
    for ink, weeks in groupby(inks):
        end = number + sum(column for _week in weeks)
        pieces.append((row[number:end], ink))
        number = end
    return ReportLine(tuple(pieces))


def _sentences(strip: HeatStrip, width_cells: int) -> Iterator[ReportLine]:
    room = max(10, width_cells - 2)
    campaigns = ", ".join(dict.fromkeys(drawable(clean_line(each.campaign)) for each in strip.weeks if each.campaign))
    told: list[tuple[str, Ink]] = [(pace_words(strip), Tone.PLAIN)]
    if campaigns:
        told.append((f"═ {campaigns}: {_in_campaign_words(strip)}", Hue.AMBER))
    else:
        told.append((_("Campaigns are entered in the configuration file, under [[campaigns]]."), Tone.MUTED))
    if strip.quiet:
        told.append((f"! {quiet_words(strip)}", Hue.RED))
    elif strip.largest:
        told.append(("✓ " + _("No quiet weeks outside campaigns."), Hue.GREEN))
    for words, ink in told:
        for line in wrapped(words, room):
            yield ReportLine(((f" {line}", ink),))


def _in_campaign_words(strip: HeatStrip) -> str:
    return _("{number} contacts a week in campaigns").format(number=decimal(strip.this_year.a_week_inside))
