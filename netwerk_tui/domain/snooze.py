"""Until when a card of the review is put off: a day in words, or one of three digits."""

from __future__ import annotations

from datetime import date, timedelta

from netwerk_tui.domain.calendar_words import Unit
from netwerk_tui.domain.date_steps import shifted
from netwerk_tui.domain.dates import full_day, parse_day
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _

SNOOZE_LABELS: dict[str, str] = {"1": N_("tomorrow"), "2": N_("next week"), "3": N_("next month")}
"""What each digit stands for while nothing else is typed."""

_STEPS = {"1": (1, Unit.DAY), "2": (1, Unit.WEEK), "3": (1, Unit.MONTH)}
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


def snoozed_until(text: str, today: date) -> date:
    """The day that the text names, which lies after today. Raises UsageError where it names no such day."""
    said = clean_line(text)
    if not said:
        raise UsageError(_("Until when?"))
    day = shifted(today, *_STEPS[said]) if said in _STEPS else _named_day(said, today)
    if day is None:
        raise UsageError(_("“{text}” is no day.").format(text=said))
    if day <= today:
        raise UsageError(_("{day} is not to come.").format(day=full_day(day)))
    return day


def _named_day(said: str, today: date) -> date | None:
    """The day; "monday", said on a Monday, is the next one."""
    day = parse_day(said, today, past=False)
    is_a_weekday = day == today and parse_day(said, today - _DAY, past=False) == today
    coming = parse_day(said, today + _DAY, past=False) if is_a_weekday else None
    return coming if coming is not None and coming <= today + _WEEK else day
