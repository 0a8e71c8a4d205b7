"""The many ways in which LinkedIn, and the spreadsheets its files pass through, write a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from netwerk_tui.domain.text import clean_line, fold

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""A year outside these is a misreading, not a date."""

_MONTHS: tuple[str, ...] = (
    "januari january januar janvier jan jnr",
    "februari february februar fevrier feb fevr fev",
    "maart march marz maerz mars mar mrt mrz",
    "april avril apr avr",
    "mei may mai",
    "juni june juin jun",
    "juli july juillet jul juil",
    "augustus august aout aug",
    "september septembre sep sept",
    "oktober october octobre okt oct",
    "november novembre nov",
    "december dezember decembre dec dez",
)
"""Folded, in Dutch, English, German and French."""
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}

_TIME = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)? ?(?:(?P<half>[ap])\.? ?m\.?)?"
_REST = rf"(?:[, ]*(?:t|om|at|um|a|la)? ?{_TIME} ?(?:utc|gmt|z|[+-]\d\d:?\d\d)?)?"
_WEEKDAY = r"(?:[a-z]{2,10}[.,]* )?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_DAY_AND_MONTH_NAME = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|e|er)?[ ./-]*(?P<month>[a-z]+)[ .,/-]*{_YEAR}{_REST}"
)
_MONTH_NAME_AND_DAY = re.compile(
    rf"{_WEEKDAY}(?P<month>[a-z]+)[ .-]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ,-]+{_YEAR}{_REST}"
)
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_REST}")
_NUMBERS = re.compile(rf"(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second_number>\d{{1,2}})(?P=mark){_YEAR}{_REST}")


class DateNotUnderstood(ValueError):
    """The text is not a date in any spelling that is known here."""


def days_come_first(texts: Iterable[str]) -> bool:
    """Whether dates with slashes, taken together, can only be meant with the day before the month.

    LinkedIn writes `12/31/17`; a Dutch or French spreadsheet that saved the file again may have made it `31/12/2017`.
    """
    for text in texts:
        match = _NUMBERS.fullmatch(_plain(text))
        if match and match["mark"] == "/" and int(match["first"]) > 12:
            return True
    return False


def parse_moment(text: str, day_first: bool = False) -> datetime:
    """The moment as it is written, midnight where there is no time of day; a time zone is read over.

    `day_first` is for dates with slashes; with dashes or dots the day always comes first, unless that cannot be.
    Raises DateNotUnderstood.
    """
    plain = _plain(text)
    for shape in (_YEAR_FIRST, _NUMBERS, _DAY_AND_MONTH_NAME, _MONTH_NAME_AND_DAY):
        match = shape.fullmatch(plain)
        if match:
            return _moment(match, day_first)
    raise DateNotUnderstood(text)


def _plain(text: str) -> str:
    return fold(clean_line(text, limit=80))


def _moment(match: re.Match[str], day_first: bool) -> datetime:
    groups = match.groupdict()
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000
    if "first" in groups:
        day, month = _day_and_month(int(match["first"]), int(match["second_number"]), day_first or match["mark"] != "/")
    elif match["month"].isdigit():
        day, month = int(match["day"]), int(match["month"])
    else:
        day, month = int(match["day"]), _MONTH_NUMBERS.get(match["month"], 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateNotUnderstood(match[0])
    try:
        return datetime(year, month, day, *_time_of_day(match))  # noqa: DTZ001 - the text's own clock, compared only with itself
    except ValueError as error:
        raise DateNotUnderstood(match[0]) from error


def _day_and_month(first: int, second: int, day_first: bool) -> tuple[int, int]:
    if day_first:
        return (first, second) if second <= 12 else (second, first)
    return (second, first) if first <= 12 else (first, second)


def _time_of_day(match: re.Match[str]) -> tuple[int, int, int]:
    if not match["hour"]:
        return 0, 0, 0
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    return hour, int(match["minute"]), int(match["second"] or 0)
