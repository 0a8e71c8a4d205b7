"""A day that was typed as the value of an option."""

from __future__ import annotations

from datetime import date

from netwerk_tui.domain.dates import full_day, parse_day
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _


def past_day(option: str, text: str, today: date) -> date:
    """The day that the text names, today at the latest: YYYY-MM-DD or words, as in “1 jan” or “vorige maand”.

    Raises UsageError, naming the option, for a day that is still to come and for what names no day.
    """
    day = parse_day(text, today, past=True)
    if day is None:
        raise _no_day(option, text)
    if day > today:
        raise UsageError(
            _("{option}: {day} is still to come.").format(option=option, day=full_day(day)),
            _("Choose today or an earlier day."),
        )
    return day


def any_day(option: str, text: str, today: date) -> date:
    """The day that the text names, past or to come: “friday” is the next one.

    Raises UsageError, naming the option, for what names no day.
    """
    day = parse_day(text, today, past=False)
    if day is None:
        raise _no_day(option, text)
    return day


def _no_day(option: str, text: str) -> UsageError:
    return UsageError(
        _("{option}: “{text}” is no day.").format(option=option, text=clean_line(text)),
        _("Write it as 2026-03-01, “1 mar” or “last month”."),
    )
