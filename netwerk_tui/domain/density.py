"""How crowded a cell of a matrix is, as a shade: one rule for the screen and for pictures."""

from __future__ import annotations

from math import ceil, sqrt

DENSEST = 6
"""The shades run from 0, nobody, to this one."""


def shade_of(count: int, largest_count: int) -> int:
    """The density shade of a cell beside the most crowded one; the square root keeps small cells apart."""
    return ceil(DENSEST * sqrt(count / largest_count)) if count else 0
