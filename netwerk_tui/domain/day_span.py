"""Two days in words, for whoever asks about the time between them: `1 sep – 1 mrt`, `2026-01-01 to yesterday`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.dates import parse_day

_LEAD = re.compile(r"\s*(?:since|from|between|sinds|vanaf|van|tussen)\s+", re.IGNORECASE)
# A hyphen alone is part of 2026-03-01; with spaces around it, it stands between two days.
_BETWEEN = re.compile(
    r"\s*(?:\.\.+|…|–|—)\s*|\s+(?:-|to|until|till|through|and|tot en met|t/m|tot|en)\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """From the first day to the last, both included."""

    first: date
    last: date


def parse_span(text: str, today: date) -> DaySpan | None:
    """The days that are meant; up to today where one day is named. None for anything else, also two days in reverse.

    A first day without a year is the one before the last day.
    """
    named = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    whole = parse_day(named, today, past=True)
    if whole is not None:
        return DaySpan(whole, today)
    for separator in _BETWEEN.finditer(named):
        last = parse_day(named[separator.end() :], today, past=True)
        first = None if last is None else parse_day(named[: separator.start()], min(last, today), past=True)
        if first is not None and last is not None and first <= last:
            return DaySpan(first, last)
    return None
