"""The weekly rule: met, open and lost, and the streak."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from netwerk_tui.domain.ids import TagId
from netwerk_tui.domain.iso_week import IsoWeek
from netwerk_tui.domain.weekly_rule import WEEKS_SHOWN, GroupRecord, WeeklyRule, WeekState, record_of, week_state

WEEK = IsoWeek(2026, 48)


def _record(is_met: bool, newest_first: Sequence[bool]) -> GroupRecord:
    return record_of(TagId(1), "zorg", is_met, newest_first)


def test_a_week_that_is_still_open_does_not_break_the_streak() -> None:
    assert _record(False, [True, True, False]).streak_weeks == 2


def test_a_week_counts_once_it_is_met() -> None:
    assert _record(True, [True, True, False]).streak_weeks == 3


def test_a_lost_week_breaks_the_streak() -> None:
    assert _record(False, [False, True, True]).streak_weeks == 0


def test_a_streak_goes_on_beyond_the_weeks_that_are_shown() -> None:
    record = _record(True, [True] * 20)
    assert (record.streak_weeks, len(record.past)) == (21, WEEKS_SHOWN)


def test_the_weeks_before_are_told_oldest_first() -> None:
    assert _record(False, [True, False]).past == (False, True)


@pytest.mark.parametrize(
    ("is_met", "is_over", "state"),
    [
        (True, False, WeekState.MET),
        (True, True, WeekState.MET),
        (False, False, WeekState.OPEN),
        (False, True, WeekState.LOST),
    ],
)
def test_a_week_is_lost_only_once_it_is_over(is_met: bool, is_over: bool, state: WeekState) -> None:
    assert week_state(is_met, is_over) is state


def test_the_streak_of_all_groups_is_that_of_the_weakest() -> None:
    rule = WeeklyRule(WEEK, (_record(True, [True, True, False]), _record(True, [True, False])))
    assert rule.streak_weeks == 2


def test_this_week_counts_for_all_groups_only_once_all_are_met() -> None:
    rule = WeeklyRule(WEEK, (_record(True, [True, True, False]), _record(False, [True, False])))
    assert (rule.streak_weeks, rule.groups_met) == (1, 1)


def test_without_groups_there_is_no_streak() -> None:
    assert WeeklyRule(WEEK, ()).streak_weeks == 0
