"""Rhythms in words, and the day that they lead to."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.domain.calendar_words import Unit
from netwerk_tui.domain.rhythm import Rhythm, read_rhythm


@pytest.mark.parametrize(
    ("words", "rhythm"),
    [
        ("every 2 weeks", Rhythm(2, Unit.WEEK)),
        ("elke 3 maanden", Rhythm(3, Unit.MONTH)),
        ("om de twee weken", Rhythm(2, Unit.WEEK)),
        ("wekelijks", Rhythm(1, Unit.WEEK)),
        ("Elke maand", Rhythm(1, Unit.MONTH)),
        ("per kwartaal", Rhythm(3, Unit.MONTH)),
        ("every quarter", Rhythm(3, Unit.MONTH)),
        ("half jaar", Rhythm(6, Unit.MONTH)),
        ("elk half jaar", Rhythm(6, Unit.MONTH)),
        ("every half year", Rhythm(6, Unit.MONTH)),
        ("jaarlijks", Rhythm(12, Unit.MONTH)),
        ("every year", Rhythm(12, Unit.MONTH)),
        ("na elke raadscyclus", None),
        ("", None),
        ("every", None),
        ("0 weeks", None),
        ("99999999999 weeks", None),
    ],
)
def test_a_rhythm_is_read_from_words(words: str, rhythm: Rhythm | None) -> None:
    assert read_rhythm(words) == rhythm


def test_a_monthly_event_keeps_its_weekday_of_the_month() -> None:
    assert Rhythm(1, Unit.MONTH).next_day(date(2026, 11, 10)) == date(2026, 12, 8)


def test_a_fifth_weekday_is_followed_by_the_last_one() -> None:
    assert Rhythm(1, Unit.MONTH).next_day(date(2026, 9, 30)) == date(2026, 10, 28)


def test_days_that_have_passed_are_stepped_over() -> None:
    assert Rhythm(1, Unit.WEEK).next_from(date(2026, 1, 5), date(2026, 11, 23)) == date(2026, 11, 23)


def test_the_end_of_the_calendar_ends_a_rhythm() -> None:
    assert Rhythm(1, Unit.MONTH).next_day(date(9999, 12, 31)) is None
