"""Lines that an owner makes for the width there is, each with a key: a ledger, a tree, ways. They show and move."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from rich.segment import Segment
from textual import events
from textual.message import Message

from netwerk_tui.language import _
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import Ground, LineList
from netwerk_tui.ui.widgets.line_place import Place
from netwerk_tui.ui.widgets.piece_style import style_of
from netwerk_tui.ui.widgets.report_line import Piece


class MadeLine(Protocol):
    """One line. The cursor passes over lines without a key."""

    @property
    def make_pieces(self) -> Callable[[], tuple[Piece, ...]]:
        """Makes the text behind the first cell. Called when the line comes into view: there may be many."""

    @property
    def key(self) -> Hashable | None:
        """What identifies the line."""


Line = TypeVar("Line", bound=MadeLine)


class MadeLines(LineList, Generic[Line]):
    """Any number of lines, of which only those in view are painted."""

    DEFAULT_CSS: ClassVar[str] = "MadeLines { height: 1fr; }"

    EDGE_CELLS: ClassVar[int] = 0
    """Cells at the left that the owner of the lines does not reckon with."""

    class CursorArrived(Message):
        """Another line is under the cursor."""

        def can_replace(self, message: Message) -> bool:
            """Only where the cursor is now matters."""
            return isinstance(message, MadeLines.CursorArrived)

    class Chosen(Message):
        """The line under the cursor was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._make: Callable[[int], Sequence[Line]] | None = None
        self._notice = ""
        self._lines: Sequence[Line] = ()
        self._index_by_key: dict[Hashable, int] | None = None
        """Made when it is first asked for: most keys of the user's ask for none."""

    def show(self, make: Callable[[int], Sequence[Line]], notice: str, *, at: Place | None = None) -> None:
        """Show the lines that `make` makes for so many cells, and `notice` where there are none.

        The cursor goes to this place, or as near as can be; without one it stays on the same thing.
        """
        place = self.place() if at is None else at
        self._make, self._notice = make, notice
        self._make_lines()
        self.lines_changed(place)
        self.post_message(self.CursorArrived())

    def on_resize(self) -> None:
        # Textual calls the handler of the base class by itself, after this one.
        if self._make is not None:
            with self.changing_lines():
                self._make_lines()

    def _make_lines(self) -> None:
        if self._make is not None:
            self._lines = self._make(max(1, self.size.width - self.scrollbar_size_vertical - self.EDGE_CELLS))
        self._index_by_key = None

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.post_message(self.Chosen())

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def key_of(self, index: int) -> Hashable | None:
        return self._lines[index].key

    def index_of(self, key: Hashable) -> int | None:
        if self._index_by_key is None:
            self._index_by_key = {line.key: index for index, line in enumerate(self._lines) if line.key is not None}
        return self._index_by_key.get(key)

    def cursor_arrived(self) -> None:
        self.post_message(self.CursorArrived())

    def ground_of_cursor(self) -> Ground:
        return Ground.PLAIN if self.cursor_key is None else super().ground_of_cursor()

    def notice(self) -> str:
        return _("Reading …") if self._make is None else self._notice

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        line = self._lines[index]
        yield Segment(CURSOR_BAR if under_cursor and line.key is not None else " ", inks.cursor_bar)
        for text, ink in line.make_pieces():
            yield Segment(text, style_of(ink, inks))
