"""What came back of a message, beside what came back before. Made by `actions.message_figures`, shown as a table."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.domain.message import Response


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
    """The share that answered, as `40%`; a dash where nobody was reached."""
    return "–" if response.rate is None else f"{round(100 * response.rate)}%"
