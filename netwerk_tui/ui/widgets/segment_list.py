"""The saved segments one under the other, each with how many people are in it now."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment as Piece
from textual import events
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.segment import Segment, SegmentId, SegmentResult
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList
from netwerk_tui.ui.widgets.line_place import Step

_COUNT_CELLS = 8
_MARKED = "✓"
_LACKING = "!"
"""Nobody real stands for it."""


@dataclass(frozen=True, eq=False, repr=False)
class CountedSegment:
    """A segment, and whom it finds."""

    segment: Segment
    result: SegmentResult | None
    """None where it cannot be told."""
    problem: str = ""
    """Why it cannot."""


class SegmentList(LineList):
    """Segments by name."""

    DEFAULT_CSS = "SegmentList { height: 1fr; }"

    class Arrived(Message):
        """The cursor is on another segment."""

    class Opened(Message):
        """A segment was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._segments: Sequence[CountedSegment] = ()
        self._is_read = False
        self._marked: dict[SegmentId, None] = {}

    @property
    def marked(self) -> list[Segment]:
        """The segments that are marked, in the order in which that was done."""
        known = {each.segment.id: each.segment for each in self._segments}
        return [known[each] for each in self._marked if each in known]

    def toggle_mark(self) -> None:
        """Mark the segment under the cursor, or take its mark away, and go on to the next."""
        if self.counted is None:
            return
        segment = self.counted.segment.id
        with self.changing_lines():
            if segment in self._marked:
                del self._marked[segment]
            else:
                self._marked[segment] = None
        self.move(Step.DOWN)

    def unmark_all(self) -> None:
        """Take all marks away."""
        with self.changing_lines():
            self._marked.clear()

    def show(self, segments: Sequence[CountedSegment]) -> None:
        """Show these."""
        with self.changing_lines():
            self._segments, self._is_read = segments, True

    @property
    def counted(self) -> CountedSegment | None:
        """The segment under the cursor; None where there is none."""
        return self._segments[self.cursor] if self.cursor < len(self._segments) else None

    @property
    def line_count(self) -> int:
        return len(self._segments)

    def key_of(self, index: int) -> Hashable | None:
        return self._segments[index].segment.id if index < len(self._segments) else None

    def cursor_arrived(self) -> None:
        self.post_message(self.Arrived())

    def notice(self) -> str:
        if not self._is_read:
            return _("Reading …")
        return _("No segments yet.\na saves a query by a name.")

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        label = fitted_right(_("contacts"), width_cells - self.scrollbar_size_vertical - 1)
        return [Strip([Piece(label, inks.muted)]).adjust_cell_length(width_cells, inks.text)]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Piece]:
        counted = self._segments[index]
        count = "?" if counted.result is None else str(counted.result.count)
        name_cells = width_cells - _COUNT_CELLS - 6
        mark = _MARKED if counted.segment.id in self._marked else " "
        lack = _LACKING if counted.segment.lacks_exemplar else " "
        yield Piece(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        yield Piece(f"{mark} ", inks.key)
        yield Piece(fitted(drawable(counted.segment.name), name_cells), inks.strong if under_cursor else inks.text)
        yield Piece(f" {lack}", inks.hues[Hue.AMBER])
        yield Piece(" " * (_COUNT_CELLS - cell_len(count)) + count + " ", inks.key if under_cursor else inks.muted)

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.post_message(self.Opened())
