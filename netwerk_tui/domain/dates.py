"""Days in words: the one door for everything that reads a day from a user or shows one.

Reading is done by `date_phrases` (one phrase) and `date_finding` (a phrase in running text); this module writes.
"""

from __future__ import annotations

from datetime import date

from netwerk_tui.domain.ages import DAYS_A_MONTH, age_words
from netwerk_tui.domain.calendar_words import (
    MONTH_NAMES,
    MONTHS,
    SHORT_MONTH_NAMES,
    SHORT_WEEKDAY_NAMES,
    WEEKDAY_NAMES,
)
from netwerk_tui.domain.date_finding import DayFound, find_day
from netwerk_tui.domain.date_phrases import parse_day
from netwerk_tui.language import _, language_in_use

__all__ = ["MONTHS", "DayFound", "age_words", "day_with_year", "day_words", "find_day", "full_day", "parse_day"]

_MONTHS_KNOWN_WITHOUT_YEAR = 11


def day_words(day: date, today: date) -> str:
    """The day as lists and the timeline show it, in at most ten cells: today, Fri 27 Nov, 12 Nov, Mar 2024.

    The weekday stands with the coming days; the year replaces the day where the month alone could be another year's.
    """
    language = language_in_use()
    ahead = (day - today).days
    if ahead == 0:
        return _("today")
    if ahead == -1:
        return _("yesterday")
    if ahead == 1:
        return _("tomorrow")
    month = SHORT_MONTH_NAMES[language][day.month - 1]
    if 1 < ahead < 7:
        return f"{SHORT_WEEKDAY_NAMES[language][day.weekday()]} {day.day} {month}"
    if abs(ahead) < _MONTHS_KNOWN_WITHOUT_YEAR * DAYS_A_MONTH:
        return f"{day.day} {month}"
    return f"{month} {day.year}"


def full_day(day: date) -> str:
    """The day in full: Friday 27 November 2026."""
    language = language_in_use()
    weekday = WEEKDAY_NAMES[language][day.weekday()]
    return f"{weekday} {day.day} {MONTH_NAMES[language][day.month - 1]} {day.year}"


def day_with_year(day: date) -> str:
    """The day in at most eleven cells, of whatever year: 27 Nov 2026."""
    return f"{day.day} {SHORT_MONTH_NAMES[language_in_use()][day.month - 1]} {day.year}"
