"""A day that was typed as the value of an option."""

from __future__ import annotations

from datetime import date

from netwerk_tui.domain.dates import full_day, parse_day
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _

EARLIEST = date(1900, 1, 1)
"""The first day that an option may name."""


def past_day(option: str, text: str, today: date) -> date:
    """The day that the text names, today at the latest: YYYY-MM-DD or words, as in “1 jan” or “vorige maand”.

    Raises UsageError, naming the option, for a day that is still to come and for what names no day.
    """
    day = parse_day(text, today, past=True)
    if day is None:
        raise _no_day(option, text)
    _refuse_far_away(option, day)
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
    _refuse_far_away(option, day)
    return day


def _refuse_far_away(option: str, day: date) -> None:
    """Raise UsageError for a day from which no years could be counted back."""
    if day < EARLIEST:
        raise UsageError(
            _("{option}: {day} is too far away.").format(option=option, day=day.isoformat()),
            _("Choose {earliest} or a later day.").format(earliest=EARLIEST.isoformat()),
        )


def _no_day(option: str, text: str) -> UsageError:
    return UsageError(
        _("{option}: “{text}” is no day.").format(option=option, text=clean_line(text)),
        _("Write it as 2026-03-01, “1 mar” or “last month”."),
    )
