"""Reading one date phrase in Dutch or English: "gisteren", "vrijdag over twee weken", "eind maart", "12/11".

A phrase is tried against the rules in `_RULES`, in order; each reads one kind of phrase. To teach a new spelling, add
a word to `domain.calendar_words`; to teach a new kind of phrase, add a rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from netwerk_tui.domain.calendar_words import (
    AFTER,
    AGO,
    AHEAD,
    ARTICLES,
    DAYS_FROM_TODAY,
    LEADS,
    LINKS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    PARTS_OF_DAY,
    SPANS,
    TURN_STEPS,
    TURNS,
    UNITS,
    WEEKDAYS,
    WEEKEND,
    Turn,
    Unit,
    Words,
)
from netwerk_tui.domain.date_periods import WEEK_NUMBER, YEAR, counted_weekday, day_in, named_year, periods
from netwerk_tui.domain.date_steps import calendar_day, nearest_day, nearest_of, shifted
from netwerk_tui.domain.feasts import FEASTS
from netwerk_tui.domain.text import fold

LONGEST_PHRASE = 8
"""Words that a phrase has at most: "op de eerste maandag van de volgende maand"."""

WEEKDAY_AND_TIME = re.compile(r"([a-z]+dag)(?:ochtend|morgen|voormiddag|middag|namiddag|avond|nacht)")
"""Vrijdagmiddag, with the weekday as its group."""

_SHORT_YEAR = re.compile(r"['’](\d\d)(?=\W*$)")
_AROUND_A_WORD = '()[]{}<>"“”„«».,;:!?…'
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)")
_DAY_FIRST = re.compile(r"(\d\d?)[-/.](\d\d?)(?:[-/.](\d{4}|\d\d))?")
_DAY_AND_MONTH_NAME = re.compile(r"(\d\d?)[-/.]?([a-z]+)(?:[-/.](\d{4}|\d\d))?")
_DAY_OF_MONTH = re.compile(r"(\d\d?)(e|de|ste|st|nd|rd|th)?")
_GLUED_SPAN = re.compile(r"([+-]?)(\d{1,4})([a-z]+)")


class PhraseKind(Enum):
    """What a phrase names its day by."""

    RELATIVE_DAY = "relative day"
    DATE = "date"
    WEEKDAY = "weekday"
    DAY_OF_MONTH = "day of the month"
    WEEKDAY_AND_DATE = "weekday and date"
    WEEKDAY_OF_MONTH = "weekday of a month"
    FEAST = "feast"
    TURNED_UNIT = "turned unit"
    WEEKDAY_OF_WEEK = "weekday of a week"
    DISTANCE = "distance"
    PART_OF_PERIOD = "part of a period"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A phrase that was understood."""

    kind: PhraseKind
    words: Words
    """Those that name the day, without the preposition and the article before them or the part of the day after."""
    day: date


def parse_day(text: str, today: date, *, past: bool) -> date | None:
    """The day that the whole text names; None when it names none.

    `past` says which way a phrase points that fits both: "vrijdag" is the last one or the coming one, today included.
    A period is its first day that lies that way: "week 48" is its Monday, or today once it has begun.
    """
    phrase = read_phrase(date_words(text), today, past=past)
    return phrase.day if phrase else None


def date_words(text: str) -> list[str]:
    """The words of a phrase as the tables know them: folded, without punctuation around them."""
    with_years = _SHORT_YEAR.sub(r"20\1", text) if "'" in text or "’" in text else text
    bare = (word.strip(_AROUND_A_WORD) for word in fold(with_years).split())
    return [word for word in bare if word]


def read_phrase(words: Words, today: date, *, past: bool) -> DatePhrase | None:
    """What these words (of `date_words`) say together; None when they name no day."""
    if not 0 < len(words) <= LONGEST_PHRASE:
        return None
    for kind, rule in _RULES.items():
        day = rule(words, today, past)
        if day:
            return DatePhrase(kind, words, day)
    if len(words) == 1:
        return None
    if words[-1] in PARTS_OF_DAY or (words[-1] == "morgen" and words[-2] in WEEKDAYS):
        return read_phrase(words[:-1], today, past=past)
    if words[0] in AFTER:
        phrase = read_phrase(words[1:], today, past=past)
        day = shifted(phrase.day, 1, Unit.DAY) if phrase else None
        return replace(phrase, day=day) if phrase and day else None
    if words[0] in LEADS or words[0] in ARTICLES:
        return read_phrase(words[1:], today, past=past)
    return None


def _relative_day(words: Words, today: date, past: bool) -> date | None:
    """Gisteren, morgenochtend, day before yesterday."""
    distance = DAYS_FROM_TODAY.get(" ".join(words))
    return None if distance is None else shifted(today, distance, Unit.DAY)


def _date(words: Words, today: date, past: bool) -> date | None:
    """2026-11-12, 12/11, 12-11-2026, 12nov, 12 november: with digits only, the day before the month."""
    if len(words) != 1:
        return _day_and_month(words, today, past)
    if found := _YEAR_FIRST.fullmatch(words[0]):
        return calendar_day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(words[0]):
        return _in_year(found[3], int(found[2]), int(found[1]), today, past)
    if (found := _DAY_AND_MONTH_NAME.fullmatch(words[0])) and found[2] in MONTHS:
        return _in_year(found[3], MONTHS[found[2]], int(found[1]), today, past)
    return None


def _day_and_month(words: Words, today: date, past: bool) -> date | None:
    """12 november, 12th of November 2026, nov 12, 12 nov volgend jaar."""
    plain = [word for word in words if word not in {"of", "van"}]
    if len(plain) < 2:
        return None
    month, number = (plain[0], plain[1]) if plain[0] in MONTHS else (plain[1], plain[0])
    found = _DAY_OF_MONTH.fullmatch(number)
    if month not in MONTHS or not found:
        return None
    if len(plain) == 2:
        return _in_year(None, MONTHS[month], int(found[1]), today, past)
    year = named_year(plain[2:], today)
    return calendar_day(year, MONTHS[month], int(found[1])) if year else None


def _day_of_month(words: Words, today: date, past: bool) -> date | None:
    """De 12e, the 12th: of this month or the next one that has such a day."""
    found = _DAY_OF_MONTH.fullmatch(words[0]) if len(words) == 1 else None
    return _nearest_day_of_month(int(found[1]), today, past) if found and found[2] else None


def _weekday_and_date(words: Words, today: date, past: bool) -> date | None:
    """Vrijdag 12 november, friday the 12th: the date decides."""
    if len(words) < 2 or words[0] not in WEEKDAYS:
        return None
    rest = words[2:] if words[1] in ARTICLES else words[1:]
    if len(rest) == 1 and rest[0].isdecimal() and len(rest[0]) <= 2:
        return _nearest_day_of_month(int(rest[0]), today, past)
    for rule in (_date, _day_of_month):
        if rest and (day := rule(rest, today, past)):
            return day
    return None


def _feast(words: Words, today: date, past: bool) -> date | None:
    """Kerst, volgende pasen, christmas 2026."""
    turn = TURNS.get(words[0])
    if turn and len(words) > 1 and (feast := FEASTS.get(" ".join(words[1:]))):
        if turn is Turn.THIS:
            return feast(today.year)
        since = shifted(today, -1 if turn is Turn.LAST else 1, Unit.DAY)
        return nearest_day(feast, since, turn is Turn.LAST) if since else None
    if feast := FEASTS.get(" ".join(words)):
        return nearest_day(feast, today, past)
    if len(words) > 1 and YEAR.fullmatch(words[-1]) and (feast := FEASTS.get(" ".join(words[:-1]))):
        return feast(int(words[-1]))
    return None


def _weekday(words: Words, today: date, past: bool) -> date | None:
    """Vrijdag, vrijdagmiddag, next friday, afgelopen vrijdag, and the same of a weekend."""
    turn = TURNS.get(words[0]) if len(words) == 2 else None
    if not (turn or len(words) == 1):
        return None
    word = words[-1]
    if found := WEEKDAY_AND_TIME.fullmatch(word):
        word = found[1]
    weekday = 5 if word in WEEKEND else WEEKDAYS.get(word)
    return None if weekday is None else _turned_weekday(weekday, turn, today, past)


def _turned_weekday(weekday: int, turn: Turn | None, today: date, past: bool) -> date | None:
    """The weekday that the turn points at. "Volgende vrijdag" is never one of this week, "komende vrijdag" may be."""
    if turn is Turn.THIS:
        return shifted(today, weekday - today.weekday(), Unit.DAY)
    if turn is Turn.LAST:
        return shifted(today, -((today.weekday() - weekday - 1) % 7 + 1), Unit.DAY)
    if turn is None:
        distance = -((today.weekday() - weekday) % 7) if past else (weekday - today.weekday()) % 7
        return shifted(today, distance, Unit.DAY)
    distance = (weekday - today.weekday() - 1) % 7 + 1
    this_week = distance <= 6 - today.weekday()
    return shifted(today, distance + 7 if turn is Turn.NEXT and this_week else distance, Unit.DAY)


def _turned_unit(words: Words, today: date, past: bool) -> date | None:
    """Volgende week, last month: one such unit from today."""
    if len(words) != 2 or words[0] not in TURNS or words[1] not in UNITS or len(words[1]) == 1:
        return None
    steps = TURN_STEPS[TURNS[words[0]]]
    return shifted(today, steps, UNITS[words[1]])


def _distance(words: Words, today: date, past: bool) -> date | None:
    """Over twee weken, in 3 months' time, 3 dagen geleden, +3d; a bare "3 weken" points the way of `past`."""
    if words[0] in AHEAD:
        end = len(words) - 1 if words[-1] == "time" else len(words)
        return _shifted_by(today, _span(words[1:end]), 1)
    if words[-1] in AGO:
        # In a promise "terug" belongs to the verb: bel over 3 dagen terug.
        return _shifted_by(today, _span(words[:-1]), -1) if past or words[-1] != "terug" else None
    if len(words) == 1 and (found := _GLUED_SPAN.fullmatch(words[0])):
        sign = -1 if found[1] == "-" or (past and not found[1]) else 1
        unit = UNITS.get(found[3])
        return _shifted_by(today, (int(found[2]), unit), sign) if unit else None
    return _shifted_by(today, _span(words), -1 if past else 1)


def _span(words: Words) -> tuple[int, Unit] | None:
    """How long: two weeks, een half jaar, a couple of days."""
    if len(words) > 1 and words[0] in {"een", "a"} and UNITS.get(words[1]) is None:
        words = words[1:]
    if span := SPANS.get(" ".join(words)):
        return span
    plain = [word for word in words if word != "of"]
    if len(plain) != 2 or plain[1] not in UNITS:
        return None
    count = int(plain[0]) if plain[0].isdecimal() and len(plain[0]) <= 4 else NUMBERS.get(plain[0])
    return (count, UNITS[plain[1]]) if count is not None else None


def _weekday_of_week(words: Words, today: date, past: bool) -> date | None:
    """Volgende week vrijdag, vrijdag week 48, over twee weken op vrijdag, vrijdag over een week."""
    plain = [word for word in words if word not in {"op", "on"}]
    if len(plain) < 2:
        return None
    for weekday, rest in ((plain[-1], plain[:-1]), (plain[0], plain[1:])):
        if weekday not in WEEKDAYS:
            continue
        if weekday is plain[0] and rest[0] in AHEAD:
            coming = _turned_weekday(WEEKDAYS[weekday], None, today, past=False)
            span = _span(rest[1:])
            return _shifted_by(coming, span, 1) if coming and span and span[1] is Unit.WEEK else None
        week = _week(rest, today, past)
        if week:
            return shifted(week, WEEKDAYS[weekday] - week.weekday(), Unit.DAY)
    return None


def _week(words: Words, today: date, past: bool) -> date | None:
    """Some day of the week that the words name."""
    if words[-1] in {"week", "weken", "weeks"} or words[-1] in AGO:
        return _turned_unit(words, today, past) or _distance(words, today, past)
    if words[0] in {"week", "wk"} or WEEK_NUMBER.fullmatch(words[0]):
        return _period(words, today, past)
    return None


def _weekday_of_month(words: Words, today: date, past: bool) -> date | None:
    """Eerste maandag van december, last friday of next month."""
    if len(words) < 3 or words[0] not in ORDINALS or words[1] not in WEEKDAYS:
        return None
    months = periods([word for word in words[2:] if word not in LINKS and word not in ARTICLES], today)
    days = [counted_weekday(month, ORDINALS[words[0]], WEEKDAYS[words[1]]) for month in months if month.is_month]
    return nearest_of(days, today, past)


def _part_of_period(words: Words, today: date, past: bool) -> date | None:
    """Eind maart, begin volgende maand, half november, end of the week, midden 2027."""
    part = PARTS.get(words[0])
    if part is None or len(words) < 2:
        return None
    rest = [word for word in words[1:] if word not in LINKS and word not in ARTICLES]
    if len(rest) == 1 and rest[0] in UNITS and len(rest[0]) > 1:
        rest = ["deze", rest[0]]
    return nearest_of([day_in(period, part) for period in periods(rest, today)], today, past)


def _period(words: Words, today: date, past: bool) -> date | None:
    """Maart, week 48, Q2 2027, volgende maart: its first day that lies the way that is meant."""
    if len(words) == 1 and YEAR.fullmatch(words[0]):
        return None
    named = periods(words, today)
    if past:
        begun = [period for period in named if period.first <= today] or named[:1]
        return begun[-1].first if begun else None
    ahead = [period for period in named if period.last >= today] or named[-1:]
    return max(ahead[0].first, min(today, ahead[0].last)) if ahead else None


_RULES: dict[PhraseKind, Callable[[Words, date, bool], date | None]] = {
    PhraseKind.RELATIVE_DAY: _relative_day,
    PhraseKind.DATE: _date,
    PhraseKind.WEEKDAY: _weekday,
    PhraseKind.DAY_OF_MONTH: _day_of_month,
    PhraseKind.WEEKDAY_AND_DATE: _weekday_and_date,
    PhraseKind.WEEKDAY_OF_MONTH: _weekday_of_month,
    PhraseKind.FEAST: _feast,
    PhraseKind.TURNED_UNIT: _turned_unit,
    PhraseKind.WEEKDAY_OF_WEEK: _weekday_of_week,
    PhraseKind.DISTANCE: _distance,
    PhraseKind.PART_OF_PERIOD: _part_of_period,
    PhraseKind.PERIOD: _period,
}
"""In the order in which they are tried."""


def _in_year(year: str | None, month: int, day: int, today: date, past: bool) -> date | None:
    """The day in a year of four or two digits (20..), or else in the nearest year that has it."""
    if year:
        return calendar_day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return nearest_day(lambda near: calendar_day(near, month, day), today, past)


def _nearest_day_of_month(number: int, today: date, past: bool) -> date | None:
    for months in range(13):
        month = shifted(today.replace(day=1), -months if past else months, Unit.MONTH)
        day = calendar_day(month.year, month.month, number) if month else None
        if day and (day <= today if past else day >= today):
            return day
    return None


def _shifted_by(day: date, span: tuple[int, Unit] | None, sign: int) -> date | None:
    return shifted(day, sign * span[0], span[1]) if span else None
