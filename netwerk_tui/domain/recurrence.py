"""The days on which something in a calendar comes back (RFC 5545), in a window and never endlessly.

Whatever a rule says, no more than `_MOST_PERIODS` days, weeks, months or years are looked at, so that a hostile rule
costs milliseconds. Rules by the hour, minute or second, by week number or day of the year are not read.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice, takewhile

from netwerk_tui.domain.calendar_words import Unit
from netwerk_tui.domain.date_steps import calendar_day, shifted

_MOST_PERIODS = 60_000
"""Days since 1862: whatever begins earlier is no meeting of ours."""
_DAYS_A_WEEK = 7


class Frequency(StrEnum):
    """How often a rule comes back, times its interval."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True)
class WeekdayRule:
    """A weekday, Monday 0; the how manieth of the month or year, counted from the end where negative, 0 for each."""

    weekday: int
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule. Empty fields say nothing."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: date | None = None
    """The last day, included."""
    weekdays: tuple[WeekdayRule, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    """Which of the days of each period, counted from 1, or from the end where negative."""
    week_start: int = 0


def occurrences(rule: Recurrence, first: date, since: date, until: date) -> Iterator[date]:
    """The days of the rule from `since` to `until`, both included, in order. `first` is always one of the rule."""
    last = until if rule.until is None else min(until, rule.until)
    for day in islice(_from_first(rule, first, last), rule.count):
        if day > last:
            return
        if day >= since:
            yield day


def _from_first(rule: Recurrence, first: date, last: date) -> Iterator[date]:
    """The first day, and every later day of the rule, in periods that begin on the last day or before."""
    yield first
    for period in islice(takewhile(lambda day: day <= last, _periods(rule, first)), _MOST_PERIODS):
        days = sorted(set(_chosen(rule, _days_of(rule, period, first))))
        yield from (day for day in days if day > first)


def _periods(rule: Recurrence, first: date) -> Iterator[date]:
    """The first day of each period that counts, as far as the calendar goes."""
    start, unit, step = first, Unit.DAY, max(1, rule.interval)
    match rule.frequency:
        case Frequency.DAILY:
            pass
        case Frequency.WEEKLY:
            back = (first.weekday() - rule.week_start) % _DAYS_A_WEEK
            start, unit = shifted(first, -back, Unit.DAY) or first, Unit.WEEK
        case Frequency.MONTHLY:
            start, unit = first.replace(day=1), Unit.MONTH
        case Frequency.YEARLY:
            start, unit = first.replace(month=1, day=1), Unit.YEAR
    number = 0
    period: date | None = start
    while period is not None:
        yield period
        number += step
        period = shifted(start, number, unit)


def _days_of(rule: Recurrence, period: date, first: date) -> Iterator[date]:
    """The days of a period that the rule names, before any are picked by their position."""
    match rule.frequency:
        case Frequency.DAILY:
            if _fits(rule, period):
                yield period
        case Frequency.WEEKLY:
            wanted = {each.weekday for each in rule.weekdays} or {first.weekday()}
            for offset in range(_DAYS_A_WEEK):
                day = shifted(period, offset, Unit.DAY)
                if day is not None and day.weekday() in wanted and (not rule.months or day.month in rule.months):
                    yield day
        case Frequency.MONTHLY:
            if not rule.months or period.month in rule.months:
                yield from _days_of_month(rule, period, first)
        case Frequency.YEARLY:
            if not rule.months and rule.weekdays and not rule.month_days:
                yield from _weekdays_in(period, date(period.year, 12, 31), rule.weekdays)
                return
            for month in rule.months or ([first.month] if not rule.month_days else range(1, 13)):
                start = calendar_day(period.year, month, 1)
                if start is not None:
                    yield from _days_of_month(rule, start, first)


def _fits(rule: Recurrence, day: date) -> bool:
    last = calendar.monthrange(day.year, day.month)[1]
    return (
        (not rule.months or day.month in rule.months)
        and (not rule.month_days or day.day in rule.month_days or day.day - last - 1 in rule.month_days)
        and (not rule.weekdays or any(each.weekday == day.weekday() for each in rule.weekdays))
    )


def _days_of_month(rule: Recurrence, month: date, first: date) -> Iterator[date]:
    last = calendar.monthrange(month.year, month.month)[1]
    if not rule.weekdays:
        numbers = rule.month_days or (first.day,)
        yield from (
            month.replace(day=n if n > 0 else last + n + 1)
            for n in numbers
            if 0 < (n if n > 0 else last + n + 1) <= last
        )
        return
    for day in _weekdays_in(month, month.replace(day=last), rule.weekdays):
        if not rule.month_days or day.day in rule.month_days or day.day - last - 1 in rule.month_days:
            yield day


def _weekdays_in(start: date, end: date, rules: Iterable[WeekdayRule]) -> Iterator[date]:
    """The days between these two, both included, that are such weekdays."""
    for rule in rules:
        offset = (rule.weekday - start.weekday()) % _DAYS_A_WEEK
        days = [start + timedelta(days=n) for n in range(offset, (end - start).days + 1, _DAYS_A_WEEK)]
        if not rule.ordinal:
            yield from days
        elif 1 <= abs(rule.ordinal) <= len(days):
            yield days[rule.ordinal - 1 if rule.ordinal > 0 else rule.ordinal]


def _chosen(rule: Recurrence, days: Iterable[date]) -> Iterable[date]:
    if not rule.positions:
        return days
    ordered = sorted(set(days))
    return [ordered[n - 1 if n > 0 else n] for n in rule.positions if 1 <= abs(n) <= len(ordered)]
