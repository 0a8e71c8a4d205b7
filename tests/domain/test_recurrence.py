"""Recurrence: the examples of RFC 5545, windows, and rules that never come back."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.domain.recurrence import Frequency, Recurrence, WeekdayRule, occurrences

MO, TU, WE, TH, FR = map(WeekdayRule, range(5))
FIRST = date(2024, 1, 31)


def days(rule: Recurrence, first: date, many: int) -> list[str]:
    """The first so many days of a rule, as MM-DD."""
    return [f"{day:%m-%d}" for day in list(occurrences(rule, first, first, date(2030, 1, 1)))[:many]]


@pytest.mark.parametrize(
    ("rule", "first", "expected"),
    [
        (Recurrence(Frequency.DAILY, 10), date(1997, 9, 2), "09-02 09-12 09-22 10-02"),
        (Recurrence(Frequency.WEEKLY, 2, weekdays=(TU, TH)), date(1997, 9, 2), "09-02 09-04 09-16 09-18 09-30"),
        (Recurrence(Frequency.WEEKLY, 2, weekdays=(TU, WeekdayRule(6))), date(1997, 8, 5), "08-05 08-10 08-19 08-24"),
        (
            Recurrence(Frequency.WEEKLY, 2, weekdays=(TU, WeekdayRule(6)), week_start=6),
            date(1997, 8, 5),
            "08-05 08-17 08-19 08-31",
        ),
        (Recurrence(Frequency.MONTHLY, weekdays=(WeekdayRule(4, 1),)), date(1997, 9, 5), "09-05 10-03 11-07 12-05"),
        (Recurrence(Frequency.MONTHLY, weekdays=(WeekdayRule(0, -2),)), date(1997, 9, 22), "09-22 10-20 11-17 12-22"),
        (Recurrence(Frequency.MONTHLY, month_days=(-3,)), date(1997, 9, 28), "09-28 10-29 11-28 12-29"),
        (Recurrence(Frequency.MONTHLY), date(2026, 1, 31), "01-31 03-31 05-31"),
        (Recurrence(Frequency.YEARLY, months=(6, 7)), date(1997, 6, 10), "06-10 07-10 06-10"),
        (Recurrence(Frequency.YEARLY, weekdays=(WeekdayRule(0, 20),)), date(1997, 5, 19), "05-19 05-18 05-17"),
        (Recurrence(Frequency.YEARLY), date(2024, 2, 29), "02-29 02-29"),
        (
            Recurrence(Frequency.MONTHLY, weekdays=(MO, TU, WE, TH, FR), positions=(-2,)),
            date(1997, 9, 29),
            "09-29 10-30 11-27 12-30",
        ),
        (Recurrence(Frequency.MONTHLY, weekdays=(FR,), month_days=(13,)), date(1998, 2, 13), "02-13 03-13 11-13"),
    ],
)
def test_a_rule_gives_the_days_of_the_standard(rule: Recurrence, first: date, expected: str) -> None:
    assert days(rule, first, len(expected.split())) == expected.split()


def test_the_count_begins_at_the_first_day_wherever_the_window_is() -> None:
    rule = Recurrence(Frequency.DAILY, count=5)
    found = list(occurrences(rule, date(2026, 1, 1), date(2026, 1, 4), date(2026, 2, 1)))
    assert found == [date(2026, 1, 4), date(2026, 1, 5)]


def test_the_last_day_of_a_rule_is_included() -> None:
    rule = Recurrence(Frequency.WEEKLY, until=date(2026, 1, 15))
    assert list(occurrences(rule, date(2026, 1, 1), date(2026, 1, 1), date(2027, 1, 1)))[-1] == date(2026, 1, 15)


@pytest.mark.parametrize(
    "rule",
    [
        Recurrence(Frequency.DAILY, months=(2,), month_days=(30,)),
        Recurrence(Frequency.YEARLY, months=(2,), month_days=(31,)),
        Recurrence(Frequency.MONTHLY, weekdays=(WeekdayRule(0, 5),), month_days=(1,)),
        Recurrence(Frequency.YEARLY, interval=10**9),
    ],
)
def test_a_rule_that_never_comes_back_ends(rule: Recurrence) -> None:
    assert list(occurrences(rule, FIRST, FIRST, date(2100, 12, 31))) == [FIRST]
