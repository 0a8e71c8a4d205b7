"""When things happened: how far back the network tells, and on what days people meet."""

from __future__ import annotations

from datetime import date, timedelta

TOLD_DAYS = 1090
"""How far back the network tells what happened: nearly three years."""

_FRIDAY = 4


def on_a_weekday(day: date) -> date:
    """The day itself, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - _FRIDAY))


def on_the_next_weekday(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day if day.weekday() <= _FRIDAY else day + timedelta(days=7 - day.weekday())


def next_friday(day: date) -> date:
    """The first Friday after the day."""
    return day + timedelta(days=(_FRIDAY - day.weekday() - 1) % 7 + 1)
