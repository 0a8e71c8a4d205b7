"""The periods that a date phrase names: a week, month, quarter or year, and the day at its start, middle or end."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netwerk_tui.domain.calendar_words import (
    LAST_ONE,
    MONTHS,
    ORDINALS,
    TURN_STEPS,
    TURNS,
    UNITS,
    Part,
    Turn,
    Unit,
    Words,
)
from netwerk_tui.domain.date_steps import shifted

YEAR = re.compile(r"(?:19|20)\d\d")
WEEK_NUMBER = re.compile(r"(?:week|wk)(\d\d?)")
_QUARTER = re.compile(r"q([1-4])")


@dataclass(frozen=True, slots=True)
class Period:
    """A week, month, quarter or year, both days included."""

    first: date
    last: date

    @property
    def is_month(self) -> bool:
        return 28 <= (self.last - self.first).days + 1 <= 31


def periods(words: Words, today: date) -> list[Period]:
    """The periods that the words may mean, in order: one if they say which, else those around today."""
    if not words:
        return []
    turn = TURNS.get(words[0])
    if turn and len(words) == 2:
        return _turned_period(turn, words[1], today)
    return _named_periods(words, today)


def day_in(period: Period, part: Part) -> date:
    """The first, middle or last day; the last of a week is its Friday."""
    if part is Part.BEGINNING:
        return period.first
    length = (period.last - period.first).days + 1
    if part is Part.END:
        return period.first + timedelta(days=4) if length == 7 else period.last
    if length == 7:
        return period.first + timedelta(days=2)
    if length <= 31:
        return period.first + timedelta(days=min(14, length // 2))
    middle = shifted(period.first, 6, Unit.MONTH) if length > 93 else None
    return middle or period.first + timedelta(days=length // 2)


def counted_weekday(month: Period, count: int, weekday: int) -> date:
    """The first, second, ... or last such weekday of the month."""
    first = month.first + timedelta(days=(weekday - month.first.weekday()) % 7)
    if count != LAST_ONE:
        return first + timedelta(days=7 * (count - 1))
    return first + timedelta(days=(month.last - first).days // 7 * 7)


def named_year(words: Words, today: date) -> int | None:
    """2026, volgend jaar, last year."""
    if len(words) == 1 and YEAR.fullmatch(words[0]):
        return int(words[0])
    if len(words) == 2 and words[0] in TURNS and UNITS.get(words[1]) is Unit.YEAR:
        return today.year + TURN_STEPS[TURNS[words[0]]]
    return None


def _turned_period(turn: Turn, word: str, today: date) -> list[Period]:
    """Vorige week, deze maand, volgend jaar, next march."""
    if word in UNITS:
        steps = TURN_STEPS[turn]
        day = shifted(today, steps, UNITS[word])
        return [_around(day, UNITS[word])] if day else []
    months = _named_periods([word], today)
    if turn is Turn.THIS:
        return [month for month in months if month.first.year == today.year]
    if turn is Turn.LAST:
        return [month for month in months if month.last < today][-1:]
    return [month for month in months if month.first > today][:1]


def _named_periods(words: Words, today: date) -> list[Period]:
    """Maart, maart 2027, week 48, Q2, tweede kwartaal, 2027."""
    name, rest = words[0], words[1:]
    months: tuple[int, int] | None = None
    if name in MONTHS:
        months = (MONTHS[name], MONTHS[name])
    elif found := _QUARTER.fullmatch(name):
        months = (3 * int(found[1]) - 2, 3 * int(found[1]))
    elif rest and name in ORDINALS and ORDINALS[name] != LAST_ONE and rest[0] in {"kwartaal", "quarter"}:
        months = (3 * ORDINALS[name] - 2, 3 * ORDINALS[name])
        rest = rest[1:]
    elif found := WEEK_NUMBER.fullmatch(name):
        return _weeks(int(found[1]), rest, today)
    elif name in {"week", "wk"} and rest and rest[0].isdecimal() and len(rest[0]) <= 2:
        return _weeks(int(rest[0]), rest[1:], today)
    elif YEAR.fullmatch(name) and not rest:
        return [Period(date(int(name), 1, 1), date(int(name), 12, 31))]
    if months is None:
        return []
    return [
        Period(date(year, months[0], 1), date(year, months[1], calendar.monthrange(year, months[1])[1]))
        for year in _years(rest, today)
    ]


def _weeks(number: int, rest: Words, today: date) -> list[Period]:
    mondays = [_monday(year, number) for year in _years(rest, today)]
    return [Period(monday, monday + timedelta(days=6)) for monday in mondays if monday]


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _around(day: date, unit: Unit) -> Period:
    """The calendar week, month, quarter or year that the day lies in."""
    if unit is Unit.DAY:
        return Period(day, day)
    if unit is Unit.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    first_month, last_month = {
        Unit.MONTH: (day.month, day.month),
        Unit.QUARTER: ((day.month - 1) // 3 * 3 + 1, (day.month - 1) // 3 * 3 + 3),
        Unit.YEAR: (1, 12),
    }[unit]
    last_day = calendar.monthrange(day.year, last_month)[1]
    return Period(date(day.year, first_month, 1), date(day.year, last_month, last_day))


def _years(words: Words, today: date) -> Sequence[int]:
    """The year that the words name, or those around today when there are no words."""
    if not words:
        return range(max(today.year - 6, 1), min(today.year + 7, 9999))
    year = named_year(words, today)
    return [year] if year else []
