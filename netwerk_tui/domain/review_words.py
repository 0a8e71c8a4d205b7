"""How a card of the review ended, in words."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.review import StepOutcome
from netwerk_tui.language import _


def outcome_words(outcome: StepOutcome, until: date | None, text: str, today: date) -> str:
    """What happened with the card, and what was said about it."""
    match outcome:
        case StepOutcome.DONE:
            words = _("done")
        case StepOutcome.SNOOZED:
            words = _("put off") if until is None else _("put off until {day}").format(day=day_words(until, today))
        case StepOutcome.SKIPPED:
            words = _("skipped")
        case _:
            assert_never(outcome)
    return f"{words} · {text}" if text else words
