"""Pieces of text in several inks, broken into lines and cut to their width. Pure; for makers of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from netwerk_tui.ui.widgets.cells import shortened
from netwerk_tui.ui.widgets.report_line import Piece


def wrapped_pieces(pieces: Iterable[Piece], width_cells: int, longest: int) -> list[tuple[Piece, ...]]:
    """The pieces in at most so many lines, broken at blanks; the last one is cut."""
    lines: list[list[Piece]] = [[]]
    used = 0
    for text, ink in pieces:
        for word in _words(text):
            needed = cell_len(word)
            if used and used + cell_len(word.rstrip()) > width_cells and len(lines) < longest:
                lines.append([])
                used, word = 0, word.lstrip()
                needed = cell_len(word)
            lines[-1].append((word, ink))
            used += needed
    return [cut_pieces(line, width_cells) for line in lines]


def _words(text: str) -> Iterator[str]:
    """The words, each with the blanks before it."""
    start = 0
    for index in range(1, len(text)):
        if text[index] == " " and text[index - 1] != " ":
            yield text[start:index]
            start = index
    yield text[start:]


def cut_pieces(pieces: Iterable[Piece], width_cells: int) -> tuple[Piece, ...]:
    """As much of the pieces as fits; neighbours of one ink are joined."""
    joined: list[Piece] = []
    for text, ink in pieces:
        if joined and joined[-1][1] == ink:
            joined[-1] = (joined[-1][0] + text, ink)
        else:
            joined.append((text, ink))
    found: list[Piece] = []
    room = width_cells
    for text, ink in joined:
        short = shortened(text, room)
        found.append((short, ink))
        room -= cell_len(short)
        if short != text:
            break
    return tuple(found)
