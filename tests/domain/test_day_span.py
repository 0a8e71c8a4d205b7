"""Two days in words."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.domain.day_span import DaySpan, parse_span

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1 mar", date(2026, 3, 1), TODAY),
        ("sinds 1 mrt", date(2026, 3, 1), TODAY),
        ("1 mrt – 1 jun", date(2026, 3, 1), date(2026, 6, 1)),
        ("2025-09-01 - 2026-03-01", date(2025, 9, 1), date(2026, 3, 1)),
        ("2025-09-01..2026-03-01", date(2025, 9, 1), date(2026, 3, 1)),
        ("van 1 sep tot en met 1 mrt", date(2025, 9, 1), date(2026, 3, 1)),
        ("tussen 1 mrt en gisteren", date(2026, 3, 1), date(2026, 11, 22)),
        ("between 1 mar and yesterday", date(2026, 3, 1), date(2026, 11, 22)),
        ("1 mrt t/m 1 mrt", date(2026, 3, 1), date(2026, 3, 1)),
    ],
)
def test_a_span_is_read_in_either_language(text: str, first: date, last: date) -> None:
    assert parse_span(text, TODAY) == DaySpan(first, last)


@pytest.mark.parametrize("text", ["", "blurb", "1 mrt – blurb", "– 1 mrt", "2026-03-01 – 2025-03-01", "1 mrt – 31 feb"])
def test_what_is_no_span_is_refused(text: str) -> None:
    assert parse_span(text, TODAY) is None
