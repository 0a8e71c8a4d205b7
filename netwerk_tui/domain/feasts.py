"""Feast days that people name instead of a date, in Dutch and English, and the day each falls on in a year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

FeastDay = Callable[[int], date]
"""The day of the feast in this year."""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    golden = year % 19
    century, year_of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leap_years, year_rest = divmod(year_of_century, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _on(month: int, day: int) -> FeastDay:
    return lambda year: date(year, month, day)


def _after_easter(days: int) -> FeastDay:
    return lambda year: easter(year) + timedelta(days=days)


def _kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.isoweekday() == 7 else day


def _budget_day(year: int) -> date:
    """Prinsjesdag: the third Tuesday of September."""
    first = date(year, 9, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)


_NAMES: dict[FeastDay, tuple[str, ...]] = {
    _on(1, 1): ("nieuwjaar", "nieuwjaarsdag", "new year", "new years day"),
    _on(2, 14): ("valentijn", "valentijnsdag", "valentines day"),
    _after_easter(-49): ("carnaval", "carnival"),
    _after_easter(-2): ("goede vrijdag", "good friday"),
    _after_easter(0): ("pasen", "eerste paasdag", "easter", "easter sunday"),
    _after_easter(1): ("tweede paasdag", "paasmaandag", "easter monday"),
    _kings_day: ("koningsdag", "kings day"),
    _on(5, 1): ("dag van de arbeid", "labour day"),
    _on(5, 4): ("dodenherdenking",),
    _on(5, 5): ("bevrijdingsdag",),
    _after_easter(39): ("hemelvaart", "hemelvaartsdag", "ascension day"),
    _after_easter(49): ("pinksteren", "eerste pinksterdag", "pentecost", "whitsun"),
    _after_easter(50): ("tweede pinksterdag", "pinkstermaandag", "whit monday"),
    _on(7, 21): ("nationale feestdag",),
    _budget_day: ("prinsjesdag",),
    _on(10, 31): ("halloween",),
    _on(11, 1): ("allerheiligen",),
    _on(11, 11): ("sint-maarten", "wapenstilstand"),
    _on(12, 5): ("sinterklaas", "sinterklaasavond", "pakjesavond"),
    _on(12, 24): ("kerstavond", "christmas eve"),
    _on(12, 25): ("kerst", "kerstmis", "eerste kerstdag", "christmas", "christmas day", "xmas"),
    _on(12, 26): ("tweede kerstdag", "boxing day"),
    _on(12, 31): ("oudjaar", "oudjaarsdag", "oudejaarsavond", "oud en nieuw", "new years eve"),
}

FEASTS: Mapping[str, FeastDay] = {name: day for day, names in _NAMES.items() for name in names}
"""Folded names of feasts, to the day they fall on in a year."""
