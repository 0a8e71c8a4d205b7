"""Asks widgets only for the lines that a frame shows of them: for screens on which many frames a second are seen.

Textual's own compositor asks every widget of the screen for all of its lines, for a frame of two lines too, and also
those widgets that others cover. It overrides a private method of Textual, which is pinned for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import cast

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class _Line:
    """A line of a frame: its pieces, from the left, between the places where a widget begins or ends."""

    def __init__(self, cuts: Sequence[int], shown: range) -> None:
        """`shown` are the columns that the frame shows."""
        self._cuts = cuts
        self.pieces: dict[int, Strip | None] = dict.fromkeys(cuts[:-1])
        starts_and_ends = pairwise(cuts)
        self._empty = {start for start, end in starts_and_ends if start < shown.stop and end > shown.start}

    @property
    def is_full(self) -> bool:
        """Whether every piece of it that is shown is there."""
        return not self._empty

    def has_room(self, columns: range) -> bool:
        """Whether something that is shown in these columns is not there yet."""
        return any(start in columns for start in self._empty)

    def take(self, strip: Strip, columns: range) -> None:
        """Put what a widget shows in these columns where nothing is yet: what comes first lies on top."""
        cuts = [cut for cut in self._cuts if columns.start <= cut <= columns.stop]
        parts = [strip] if len(cuts) == 2 else strip.divide([cut - columns.start for cut in cuts[1:]])
        for start, part in zip(cuts, parts, strict=False):
            if self.pieces[start] is None:
                self.pieces[start] = part
                self._empty.discard(start)


class LineCompositor(Compositor):
    """Puts frames together, of which it paints no more than is seen."""

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        columns = range(crop.x, crop.right)
        cuts = self.cuts
        lines = {y: _Line(cuts[y], columns) for y in crop.line_range if is_rendered_line(y)}
        empty = dict(lines)
        for widget, (region, clip) in self.visible_widgets.items():
            part = region.intersection(clip)
            if not part.overlaps(crop):
                continue
            part_columns = range(part.x, part.right)
            wanted = [y for y in empty if part.y <= y < part.bottom and empty[y].has_room(part_columns)]
            for first, count in _runs(wanted):
                asked = Region(part.x - region.x, first - region.y, part.width, count)
                for y, strip in enumerate(widget.render_lines(asked), first):
                    empty[y].take(strip, part_columns)
            for y in wanted:
                if empty[y].is_full:
                    del empty[y]
            if not empty:
                break
        pieces = [lines[y].pieces if y in lines else {} for y in range(len(cuts))]
        # Pieces that the frame does not show may be missing: Textual passes over them.
        return cast("Sequence[Mapping[int, Strip]]", pieces)


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rising numbers as runs of consecutive ones: the first of each, and how many."""
    first = count = 0
    for number in numbers:
        if count and number == first + count:
            count += 1
            continue
        if count:
            yield first, count
        first, count = number, 1
    if count:
        yield first, count
