"""What came back of a message, beside what came back before. Made by `actions.message_figures`, shown as a table."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.domain.message import Response
from netwerk_tui.domain.week_words import decimal

_FINE_PERCENT = 9.5
"""Below this a share is told with one decimal."""


@dataclass(frozen=True, slots=True)
class ResponseLine:
    """One line of the table."""

    label: str
    """In the user's language."""
    now: Response
    """Of this message."""
    before: Response
    """Of earlier messages: to the same people, the same segment, or the same category."""


def rate_words(response: Response) -> str:
    """The share that answered, as `40%` or below ten `1.8%`; a dash where nobody was reached."""
    if response.rate is None:
        return "–"
    percent = 100 * response.rate
    return f"{decimal(percent)}%" if 0 < percent < _FINE_PERCENT else f"{round(percent)}%"


def trend_sign(line: ResponseLine) -> str:
    """Whether more answered than before, ▲, or fewer, ▼; empty where it is the same, or there is nothing before."""
    now, before = line.now.rate, line.before.rate
    if now is None or before is None or now == before:
        return ""
    return "▲" if now > before else "▼"
