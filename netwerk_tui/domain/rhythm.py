"""How often a series of events comes back, as people write it: "every 2 weeks", "per kwartaal", "jaarlijks".

A rhythm that is bound to no calendar ("after each council cycle") stays words: nothing is reckoned with it.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from netwerk_tui.domain.calendar_words import NUMBERS, SPANS, UNITS, Unit
from netwerk_tui.domain.date_phrases import date_words
from netwerk_tui.domain.date_steps import shifted

_WORDS: dict[str, tuple[int, Unit]] = {
    word: (count, unit)
    for words, count, unit in (
        ("daily dagelijks", 1, Unit.DAY),
        ("weekly wekelijks", 1, Unit.WEEK),
        ("fortnightly biweekly tweewekelijks veertiendaags", 2, Unit.WEEK),
        ("monthly maandelijks", 1, Unit.MONTH),
        ("bimonthly tweemaandelijks", 2, Unit.MONTH),
        ("quarterly kwartaal driemaandelijks", 3, Unit.MONTH),
        ("halfyearly half-yearly halfjaarlijks", 6, Unit.MONTH),
        ("yearly annually annual jaarlijks", 12, Unit.MONTH),
    )
    for word in words.split()
}
_LEADS = frozenset({"every", "each", "per", "elke", "iedere", "elk", "om", "de", "het", "once", "eens", "a"})
_MONTHS = {Unit.QUARTER: 3, Unit.YEAR: 12}
_MOST = 1000
_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Rhythm:
    """So many days, weeks or months from one to the next."""

    count: int
    unit: Unit

    def next_day(self, day: date) -> date | None:
        """The day of the next one; None beyond the calendar.

        In months it keeps its weekday: the second Tuesday is followed by the second Tuesday, the fifth by the last.
        """
        if self.unit in {Unit.DAY, Unit.WEEK}:
            return shifted(day, self.count, self.unit)
        month = shifted(day.replace(day=1), self.count, self.unit)
        return None if month is None else _same_weekday(month, day)

    def next_from(self, day: date, today: date) -> date | None:
        """The first one after `day` that is not before today; None beyond the calendar."""
        following = self.next_day(day)
        steps = 0
        while following is not None and following < today and steps < _MOST:
            following, steps = self.next_day(following), steps + 1
        return following


def read_rhythm(text: str) -> Rhythm | None:
    """The rhythm that the words name; None where they name none."""
    words = date_words(text)
    joined = " ".join(words)
    while words and words[0] in _LEADS:
        words = words[1:]
        span = SPANS.get(" ".join(words))
        if span is not None:
            return _rhythm(*span)
    for span_words in (joined, " ".join(words)):
        if span_words in SPANS:
            return _rhythm(*SPANS[span_words])
        if span_words in _WORDS:
            return _rhythm(*_WORDS[span_words])
    if words and words[-1] in UNITS:
        number = words[:-1]
        if not number:
            return _rhythm(1, UNITS[words[-1]])
        if len(number) == 1:
            count = int(number[0]) if number[0].isdecimal() and len(number[0]) <= 3 else NUMBERS.get(number[0], 0)
            return _rhythm(count, UNITS[words[-1]]) if count else None
    return None


def _rhythm(count: int, unit: Unit) -> Rhythm:
    return Rhythm(count * _MONTHS[unit], Unit.MONTH) if unit in _MONTHS else Rhythm(count, unit)


def _same_weekday(month: date, day: date) -> date:
    """The day of the month that is as many weeks in, on the same weekday, as `day` is in its own."""
    first = (day.weekday() - month.weekday()) % _DAYS_A_WEEK
    days = calendar.monthrange(month.year, month.month)[1]
    offset = first + _DAYS_A_WEEK * ((day.day - 1) // _DAYS_A_WEEK)
    return month + timedelta(days=offset if offset < days else offset - _DAYS_A_WEEK)
