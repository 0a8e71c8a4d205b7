"""A line of the screen under construction: pieces put at columns from left to right, the ground between them filled."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


class SegmentLine:
    """Pieces on a ground. A piece that would begin before the end of the one before it begins there."""

    def __init__(self, ground: Style) -> None:
        self._ground = ground
        self._segments: list[Segment] = []
        self.end = 0
        """The first column after the last piece."""

    def put(self, x: int, text: str, style: Style) -> None:
        """Put a piece at column `x`."""
        if x > self.end:
            self._segments.append(Segment(" " * (x - self.end), self._ground))
            self.end = x
        self._segments.append(Segment(text, style))
        self.end += cell_len(text)

    def strip(self, width_cells: int) -> Strip:
        """The line, exactly so many cells wide."""
        return Strip(self._segments, self.end).adjust_cell_length(width_cells, self._ground)
