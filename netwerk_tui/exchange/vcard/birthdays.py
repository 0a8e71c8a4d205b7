"""A birthday as cards write it. For `person` and `writing`."""

from __future__ import annotations

import re
from datetime import date

from netwerk_tui.domain.profile import Birthday

_DAY = re.compile(r"(?:(?P<year>\d{4})|-)-?(?P<month>\d{2})-?(?P<day>\d{2})(?:T.*|\s+\d{2}:\d{2}.*)?", re.DOTALL)
_NO_YEAR = 1604
"""What Apple writes for a year that is not known."""
_LEAP_YEAR = 2000


def birthday_in(text: str, omitted_year: str = "") -> Birthday | None:
    """The birthday, with or without its year; None for what is no day. `omitted_year` is the one that means none."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = found["year"], int(found["month"]), int(found["day"])
    known = None if year is None or year == omitted_year or int(year) == _NO_YEAR else int(year)
    try:
        date(known or _LEAP_YEAR, month, day)
    except ValueError:
        return None
    return Birthday(known, month, day)


def birthday_text(birthday: Birthday) -> str:
    """The birthday as it stands in a card: 1980-05-21, or --05-21 without a year."""
    year = "-" if birthday.year is None else f"{birthday.year:04}"
    return f"{year}-{birthday.month:02}-{birthday.day:02}"
