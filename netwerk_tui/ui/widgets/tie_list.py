"""Lines about ties on the screen: a ledger, a tree or ways, each line with a key of its owner's. It shows and moves."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.language import _
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import Ground, LineList
from netwerk_tui.ui.widgets.report_line import Piece
from netwerk_tui.ui.widgets.report_list import style_of


@dataclass(frozen=True, slots=True)
class TieLine:
    """One line. The cursor passes over lines without a key."""

    make_pieces: Callable[[], tuple[Piece, ...]]
    """Makes the text behind the first cell, when the line comes into view."""
    key: Hashable | None = None


MakeLines = Callable[[int], Sequence[TieLine]]
"""The lines in so many cells."""


class TieList(LineList):
    """Any number of lines, of which only those in view are made."""

    DEFAULT_CSS = "TieList { height: 1fr; }"

    class CursorArrived(Message):
        """Another line is under the cursor."""

        def can_replace(self, message: Message) -> bool:
            """Only where the cursor is now matters."""
            return isinstance(message, TieList.CursorArrived)

    class Chosen(Message):
        """The line under the cursor was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._make: MakeLines | None = None
        self._notice = ""
        self._lines: Sequence[TieLine] = ()
        self._index_by_key: dict[Hashable, int] = {}

    def show(self, make: MakeLines, notice: str) -> None:
        """Show these lines, the cursor on the same thing as before where it is there; `notice` where there are none."""
        with self.changing_lines():
            self._make, self._notice = make, notice
            self._make_lines()
        self.post_message(self.CursorArrived())

    def on_resize(self) -> None:
        # Textual calls the handler of the base class by itself, after this one.
        if self._make is not None:
            with self.changing_lines():
                self._make_lines()

    def _make_lines(self) -> None:
        if self._make is not None:
            self._lines = self._make(max(1, self.size.width - self.scrollbar_size_vertical - 1))
        self._index_by_key = {line.key: index for index, line in enumerate(self._lines) if line.key is not None}

    def on_click(self, event: events.Click) -> None:
        if event.chain == 2 and self.index_at(event.y) == self.cursor:
            self.post_message(self.Chosen())

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def key_of(self, index: int) -> Hashable | None:
        return self._lines[index].key

    def index_of(self, key: Hashable) -> int | None:
        return self._index_by_key.get(key)

    def cursor_arrived(self) -> None:
        self.post_message(self.CursorArrived())

    def ground_of_cursor(self) -> Ground:
        return Ground.PLAIN if self.cursor_key is None else super().ground_of_cursor()

    def notice(self) -> str:
        return _("Reading …") if self._make is None else self._notice

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        return []

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        for text, ink in self._lines[index].make_pieces():
            yield Segment(text, style_of(ink, inks))
