"""Stepping through the days on which a matrix changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date


def day_after_steps(days: Sequence[date], day: date | None, steps: int) -> date | None:
    """The day so many assessment days further, back where `steps` is negative; None for now, never before the first.

    `days` are those on which somebody was placed, oldest first. Now is how it stood at the end of the last of them, so
    the first step back from now leads to the one before the last.
    """
    newest = len(days) - 1
    here = newest if day is None else bisect_left(days, day)
    there = max(0, here + steps)
    return None if there >= newest else days[there]
