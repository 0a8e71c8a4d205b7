"""Text that fits: what a line of the screen may show of a user's text, cut to a number of terminal cells.

For widgets that draw lines. A cell is what the terminal counts: a letter takes one, 日 takes two, an accent none.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells, set_cell_size

from netwerk_tui.domain.text import UNSAFE_ON_SCREEN

# Terminals disagree about the width of emoji that these join or colour, so that columns after them would shear.
_SHEARING = re.compile("[\u200d\ufe0f\U0001f3fb-\U0001f3ff]")

ELLIPSIS = "…"


def drawable(text: str) -> str:
    """The text as a list row may show it: every terminal agrees on its width, and no terminal obeys it."""
    if text.isascii() and text.isprintable():
        return text
    return _SHEARING.sub("", UNSAFE_ON_SCREEN.sub("", text))


def shortened(text: str, width_cells: int) -> str:
    """The text in at most `width_cells`, ending in an ellipsis where it was cut."""
    if width_cells <= 0:
        return ""
    if cell_len(text) <= width_cells:
        return text
    return set_cell_size(text, width_cells - 1).rstrip() + ELLIPSIS


def fitted(text: str, width_cells: int) -> str:
    """The text in exactly `width_cells`: cut like `shortened`, or filled with spaces on the right."""
    short = shortened(text, width_cells)
    return short + " " * (width_cells - cell_len(short))


def fitted_right(text: str, width_cells: int) -> str:
    """The text in exactly `width_cells`, filled with spaces on the left."""
    short = shortened(text, width_cells)
    return " " * (width_cells - cell_len(short)) + short


def wrapped(text: str, width_cells: int) -> list[str]:
    """The text in lines of at most `width_cells`, broken at blanks where it can be; its own line ends stay."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            for piece in _pieces(word, width_cells):
                if line and cell_len(line) + 1 + cell_len(piece) > width_cells:
                    lines.append(line)
                    line = piece
                else:
                    line = f"{line} {piece}" if line else piece
        lines.append(line)
    return lines


def _pieces(word: str, width_cells: int) -> list[str]:
    """The word, cut where it is wider than a line."""
    return chop_cells(word, width_cells) if cell_len(word) > width_cells else [word]
