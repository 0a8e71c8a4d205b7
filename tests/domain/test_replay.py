"""A replay steps through the days on which somebody was placed."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.domain.replay import day_after_steps

MARCH, MAY, JUNE, JULY = (date(2026, month, 12) for month in (3, 5, 6, 7))
DAYS = [MARCH, MAY, JULY]


@pytest.mark.parametrize(
    ("day", "steps", "there"),
    [
        pytest.param(None, -1, MAY, id="from now, which is how it stood on the last day"),
        pytest.param(MAY, -1, MARCH, id="back"),
        pytest.param(MARCH, -1, MARCH, id="not before the first"),
        pytest.param(MARCH, 1, MAY, id="forward"),
        pytest.param(MAY, 1, None, id="forward to now"),
        pytest.param(None, 1, None, id="not beyond now"),
        pytest.param(None, -9, MARCH, id="many steps at once"),
        pytest.param(JUNE, -1, MAY, id="from a day on which nobody is placed any more"),
    ],
)
def test_steps_lead_from_day_to_day(day: date | None, steps: int, there: date | None) -> None:
    assert day_after_steps(DAYS, day, steps) == there


@pytest.mark.parametrize("days", [[], [MARCH]])
def test_where_nothing_changed_there_is_only_now(days: list[date]) -> None:
    assert day_after_steps(days, None, -1) is None
