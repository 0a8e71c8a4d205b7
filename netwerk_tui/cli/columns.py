"""Text in columns, measured in terminal cells: the shell's own, since Rich takes as long to import as a search."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

_GAP = "  "
_WIDE = frozenset({"W", "F"})
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def width_cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def padded(text: str, width: int) -> str:
    """The text with spaces after it up to this many cells."""
    return text + " " * (width - width_cells(text))


def cut(text: str, width: int) -> str:
    """The text in at most this many cells, with an ellipsis where some of it is left out."""
    if width_cells(text) <= width:
        return text
    left = width - 1
    for index, character in enumerate(text):
        left -= _cells(character)
        if left < 0:
            return text[:index].rstrip() + "…"
    return text


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines whose columns stand below each other, two spaces apart; a column that is empty is left out."""
    columns = [column for column in zip_longest(*rows, fillvalue="") if any(column)]
    lines = [""] * len(rows)
    for column in columns:
        width = max(map(width_cells, column))
        lines = [f"{line}{padded(value, width)}{_GAP}" for line, value in zip(lines, column, strict=True)]
    return [line.rstrip() for line in lines]


def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
