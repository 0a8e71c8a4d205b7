"""Until when a card is put off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.snooze import SNOOZE_LABELS, snoozed_until

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1", date(2026, 11, 24)),
        ("2", date(2026, 11, 30)),
        ("3", date(2026, 12, 23)),
        ("vrijdag", date(2026, 11, 27)),
        ("2 weken", date(2026, 12, 7)),
        ("volgende maand", date(2026, 12, 23)),
        ("3 dec", date(2026, 12, 3)),
        (" over 3 dagen ", date(2026, 11, 26)),
    ],
)
def test_a_day_in_words_or_a_digit(text: str, day: date) -> None:
    assert snoozed_until(text, MONDAY) == day


def test_the_weekday_that_it_is_means_the_next_one() -> None:
    assert snoozed_until("maandag", MONDAY) == MONDAY + timedelta(days=7)


@pytest.mark.parametrize("text", ["", "bla", "vandaag", "2026-11-23", "2026-11-01", "gisteren"])
def test_what_is_no_day_to_come_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        snoozed_until(text, MONDAY)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from([*SNOOZE_LABELS, "vrijdag", "sunday", "2 weken"]))
def test_a_snooze_always_lies_ahead(today: date, text: str) -> None:
    assert snoozed_until(text, today) > today
