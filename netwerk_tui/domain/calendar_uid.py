"""What a calendar calls a thing of ours: the same for ever, so that a second export replaces it, not doubles it."""

from __future__ import annotations

from enum import StrEnum


class CalendarKind(StrEnum):
    """What an entry in a calendar stands for. One thing may have several entries, each of another kind."""

    PROMISE = "followup"
    PROMISE_DAY = "followup-day"
    """The day of a promise, for calendars that show no tasks."""
    EVENT = "event"


def calendar_uid(network: str, kind: CalendarKind, row_id: int) -> str:
    """The UID of an entry. `network` is the id of the network, which an export carries, as does the id of the row."""
    return f"{kind}-{row_id}@{network}"
