"""Where a cursor is in a list of lines, and how it moves, in words that panes share with the search box."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """A move of the cursor."""

    UP = "up"
    DOWN = "down"
    PAGE_UP = "page-up"
    PAGE_DOWN = "page-down"
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor and the view of a list are, in terms that survive a change of its lines."""

    cursor_key: Hashable | None
    cursor: int
    top_key: Hashable | None
    top: int
    cursor_row: int | None
    """The row of the screen, counted from the first line in view; None where the cursor is out of view."""


TOP_PLACE = Place(cursor_key=None, cursor=0, top_key=None, top=0, cursor_row=None)
"""The first line, with the view at the top."""
