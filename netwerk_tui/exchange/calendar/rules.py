"""Recurrence rules as calendars write them, and as a user reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from netwerk_tui.domain.recurrence import Frequency, Recurrence, WeekdayRule
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, ngettext

_DAYS = {day: number for number, day in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_READ = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
_OF_THE_TIME = {"BYHOUR", "BYMINUTE", "BYSECOND"}
"""What only repeats the time at which the meeting begins, as long as there is one of each."""
_MOST_INTERVAL = 10_000
_LONGEST_NAME = 40


def recurrence_of(parts: Mapping[str, Sequence[object]]) -> Recurrence:
    """The rule. Raises ValueError, with the reason in the user's language, for one that is not read."""
    frequency = str(_one(parts, "FREQ", "")).upper()
    if frequency not in set(Frequency):
        raise ValueError(_("it repeats by the hour, minute or second, or not at all clearly"))
    others = [
        clean_line(name, _LONGEST_NAME)
        for name in parts
        if name not in _READ and not (name in _OF_THE_TIME and len(parts[name]) == 1)
    ]
    if others:
        raise ValueError(_("it repeats by {rule}, which netwerk does not read").format(rule=", ".join(sorted(others))))
    try:
        return Recurrence(
            frequency=Frequency(frequency),
            interval=min(_MOST_INTERVAL, max(1, int(str(_one(parts, "INTERVAL", 1))))),
            count=int(str(_one(parts, "COUNT", 1))) if "COUNT" in parts else None,
            until=_day(_one(parts, "UNTIL", None)) if "UNTIL" in parts else None,
            weekdays=tuple(_weekday(str(each)) for each in parts.get("BYDAY", ())),
            month_days=_numbers(parts, "BYMONTHDAY", 31),
            months=_numbers(parts, "BYMONTH", 12),
            positions=_numbers(parts, "BYSETPOS", 366),
            week_start=_DAYS.get(str(_one(parts, "WKST", "MO")).upper(), 0),
        )
    except (ValueError, IndexError, TypeError) as error:
        raise ValueError(_("its repetition cannot be read")) from error


def rhythm_words(rule: Recurrence) -> str:
    """How often it comes back, in words that `domain.rhythm` reads again."""
    count = rule.interval
    match rule.frequency:
        case Frequency.DAILY:
            words = ngettext("every day", "every {count} days", count)
        case Frequency.WEEKLY:
            words = ngettext("every week", "every {count} weeks", count)
        case Frequency.MONTHLY:
            words = ngettext("every month", "every {count} months", count)
        case Frequency.YEARLY:
            words = ngettext("every year", "every {count} years", count)
    return words.format(count=count)


def _one(parts: Mapping[str, Sequence[object]], name: str, usual: object) -> object:
    values = parts.get(name, ())
    return values[0] if values else usual


def _day(value: object) -> date:
    """The local day of the last occurrence."""
    if isinstance(value, datetime):
        return (value.astimezone() if value.tzinfo else value).date()
    if isinstance(value, date):
        return value
    raise TypeError(value)


def _weekday(text: str) -> WeekdayRule:
    found = _WEEKDAY.fullmatch(text.strip().upper())
    if found is None:
        raise ValueError(text)
    return WeekdayRule(_DAYS[found[2]], int(found[1] or 0))


def _numbers(parts: Mapping[str, Sequence[object]], name: str, most: int) -> tuple[int, ...]:
    numbers = tuple(int(str(each)) for each in parts.get(name, ()))
    if any(not 1 <= abs(number) <= most for number in numbers):
        raise ValueError(numbers)
    return numbers
