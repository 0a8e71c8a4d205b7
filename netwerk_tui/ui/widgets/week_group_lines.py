"""The weekly rule as lines: a strip of weeks for each group, and whom to talk with where it was not met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.iso_week import weeks_up_to
from netwerk_tui.domain.week_words import rule_words, weeks_words
from netwerk_tui.domain.weekly_rule import (
    WEEK_STATE_GLYPHS,
    WEEK_STATE_LABELS,
    WEEKS_SHOWN,
    GroupRecord,
    WeeklyRule,
    WeekState,
    week_state,
)
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened, wrapped
from netwerk_tui.ui.widgets.report_line import BLANK, PersonLine, Piece, ReportLine, Tone
from netwerk_tui.ui.widgets.table_lines import table_lines
from netwerk_tui.ui.widgets.week_people import Rows, people_lines

_HUES: dict[WeekState, Hue] = {WeekState.MET: Hue.GREEN, WeekState.OPEN: Hue.AMBER, WeekState.LOST: Hue.RED}
_STRIP_CELLS = WEEKS_SHOWN + 4
_STATE_CELLS = 15
_STREAK_CELLS = 20
_WIDEST_NAME = 30
_LEAST_NAME = 10


def group_lines(rule: WeeklyRule, rows: Rows, today: date, width_cells: int) -> list[ReportLine | PersonLine]:
    """The page in so many cells, on a day of the week itself."""
    return [*_summary(rule, today, width_cells), *_groups(rule, rows, today, width_cells)]


def group_table(rule: WeeklyRule, today: date, width_cells: int) -> list[ReportLine | PersonLine]:
    """The same as a table: each group in each week, by its number."""
    weeks = weeks_up_to(today, WEEKS_SHOWN + 1)
    shown = weeks if width_cells >= 100 else weeks[-(WEEKS_SHOWN // 2 + 1) :]
    titles = [_("Group"), *(str(week.number) for week in shown), _("Streak"), _("Met")]
    cells = []
    for group in rule.groups:
        states = [*(week_state(met, True) for met in group.past), week_state(group.is_met, False)]
        known = [""] * (len(weeks) - len(states)) + [WEEK_STATE_GLYPHS[state] for state in states]
        met = sum(state is WeekState.MET for state in states)
        cells.append([group.name, *known[-len(shown) :], str(group.streak_weeks), f"{met}/{len(states)}"])
    return [*_summary(rule, today, width_cells), *table_lines(titles, cells, width_cells), BLANK, _legend(width_cells)]


def _summary(rule: WeeklyRule, today: date, width_cells: int) -> Iterator[ReportLine]:
    title = _("Week {number}").format(number=rule.week.number)
    is_done = bool(rule.groups) and rule.groups_met == len(rule.groups)
    yield ReportLine(((f" {title}", Tone.STRONG), (f" · {full_day(today)}", Tone.MUTED)))
    yield ReportLine(((shortened(f" {rule_words(rule)}", width_cells), Hue.GREEN if is_done else Tone.PLAIN),))
    yield BLANK
    if not rule.groups:
        words = _(
            "A week in which you talk with nobody of a group is lost for that group. Press e to choose the groups "
            "with whom you want to talk every week, by meeting or calling at least one of them."
        )
        for line in wrapped(words, max(10, width_cells - 2)):
            yield ReportLine(((f" {line}", Tone.MUTED),))


def _groups(rule: WeeklyRule, rows: Rows, today: date, width_cells: int) -> Iterator[ReportLine | PersonLine]:
    room = width_cells - 3 - _STRIP_CELLS - _STREAK_CELLS
    state_cells = _STATE_CELLS if room >= _STATE_CELLS + _LEAST_NAME else 0
    name_cells = min(_WIDEST_NAME, room - state_cells)
    for group in rule.groups:
        yield _group_line(group, name_cells, state_cells)
        if group.suggested:
            yield from people_lines(((contact, "") for contact in group.suggested), rows, today, width_cells)
            yield BLANK
    if rule.groups:
        if not rule.groups[-1].suggested:
            yield BLANK
        yield _legend(width_cells)


def _group_line(group: GroupRecord, name_cells: int, state_cells: int) -> ReportLine:
    """The group with its weeks; where there is no room for words, the glyph alone says how this one stands."""
    state = week_state(group.is_met, False)
    weeks = weeks_words(group.streak_weeks)
    streak = _("{weeks} in a row").format(weeks=weeks) if group.streak_weeks else ""
    return ReportLine(
        (
            (f" {WEEK_STATE_GLYPHS[state]} ", _HUES[state]),
            (f"{fitted(drawable(group.name), name_cells - 1)} ", Tone.STRONG),
            *_strip(group),
            (f"{WEEK_STATE_GLYPHS[state]}  ", _HUES[state]),
            (fitted(_(WEEK_STATE_LABELS[state]), max(0, state_cells - 1)), _HUES[state]),
            (fitted(streak, _STREAK_CELLS), Tone.PLAIN),
        )
    )


def _strip(group: GroupRecord) -> Iterator[Piece]:
    """A glyph for each week before this one, the oldest on the left."""
    yield " " * (WEEKS_SHOWN - len(group.past)), Tone.PLAIN
    for was_met in group.past:
        state = week_state(was_met, True)
        yield WEEK_STATE_GLYPHS[state], _HUES[state]
    yield " ", Tone.PLAIN


def _legend(width_cells: int) -> ReportLine:
    met, still_open, lost = (WEEK_STATE_GLYPHS[state] for state in (WeekState.MET, WeekState.OPEN, WeekState.LOST))
    words = _("{met} met or called somebody of it · {open} not yet · {lost} a week lost").format(
        met=met, open=still_open, lost=lost
    )
    return ReportLine(((shortened(f" {words}", width_cells), Tone.MUTED),))
