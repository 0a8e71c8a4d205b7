"""ISO weeks at the ends of years and of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.iso_week import IsoWeek, days_later, week_before, weeks_up_to


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 29), "2024-W52"),
        (date(2024, 12, 30), "2025-W01"),
        (date(9999, 12, 31), "9999-W52"),
    ],
)
def test_a_day_belongs_to_the_week_of_its_thursday(day: date, label: str) -> None:
    assert IsoWeek.of(day).label == label


@given(st.dates())
def test_a_day_lies_between_the_monday_and_the_sunday_of_its_week(day: date) -> None:
    week = IsoWeek.of(day)
    assert week.monday <= day <= week.sunday


@given(st.dates(), st.dates())
def test_weeks_sort_in_the_order_of_time(one: date, other: date) -> None:
    if one <= other:
        assert IsoWeek.of(one) <= IsoWeek.of(other)


def test_the_weeks_up_to_a_day_go_through_week_53() -> None:
    assert [week.label for week in weeks_up_to(date(2027, 1, 6), 3)] == ["2026-W52", "2026-W53", "2027-W01"]


def test_the_calendar_begins_with_a_week_that_none_comes_before() -> None:
    assert week_before(IsoWeek.of(date.min)) is None
    assert len(weeks_up_to(date.min, 53)) == 1


def test_days_stay_within_the_calendar() -> None:
    assert days_later(date.max, 1) == date.max
    assert days_later(date.min, -1) == date.min
