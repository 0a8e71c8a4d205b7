"""Steps in the calendar that never leave it: so many units on, a date that may not exist, the nearest of its kind."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from netwerk_tui.domain.calendar_words import Unit


def shifted(day: date, count: int, unit: Unit) -> date | None:
    """The day so many units on; the last day of a shorter month; None beyond the calendar."""
    try:
        if unit in {Unit.DAY, Unit.WEEK}:
            return day + timedelta(days=count * (7 if unit is Unit.WEEK else 1))
        months = count * {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}[unit]
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_day(day_in: Callable[[int], date | None], today: date, past: bool) -> date | None:
    """The nearest such day before or after today, today included. 29 February may be eight years away."""
    if not 10 < today.year < 9990:
        return None
    years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    days = (day_in(year) for year in years)
    return next((day for day in days if day and (day <= today if past else day >= today)), None)


def nearest_of(days: Sequence[date], today: date, past: bool) -> date | None:
    """Of days in order, the nearest that lies the way that is meant; the only one, wherever it lies."""
    if past:
        return next((day for day in reversed(days) if day <= today), days[0] if days else None)
    return next((day for day in days if day >= today), days[-1] if days else None)
