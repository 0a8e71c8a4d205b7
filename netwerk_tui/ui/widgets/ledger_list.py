"""The lines of a ledger on the screen. It shows and moves; what is done with a line is the owner's."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.dealings import DealingKey
from netwerk_tui.domain.matrix import Hue
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.ledger_line import LedgerLine
from netwerk_tui.ui.widgets.line_list import LineList
from netwerk_tui.ui.widgets.line_place import TOP_PLACE, Place
from netwerk_tui.ui.widgets.report_line import Ink, Tone

MakeLines = Callable[[int], Sequence[LedgerLine]]
"""The lines in so many cells."""


class LedgerList(LineList):
    """Thousands of lines, of which only those in view are made."""

    DEFAULT_CSS = "LedgerList { height: 1fr; }"

    class CursorArrived(Message):
        """Another line is under the cursor."""

        def can_replace(self, message: Message) -> bool:
            """Only where the cursor is now matters."""
            return isinstance(message, LedgerList.CursorArrived)

    class Chosen(Message):
        """The line under the cursor was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._make: MakeLines | None = None
        self._notice = ""
        self._lines: Sequence[LedgerLine] = ()
        self._index_by_key: dict[Hashable, int] | None = None
        """Made when it is first asked for: most keys of the user's ask for none."""

    def show(self, make: MakeLines, notice: str, *, at: Place = TOP_PLACE) -> None:
        """Show these lines, with the cursor at this place or as near as can be; `notice` where there are none."""
        self._make, self._notice = make, notice
        self._make_lines()
        self.lines_changed(at)
        self.post_message(self.CursorArrived())

    def on_resize(self) -> None:
        # Textual calls the handler of the base class by itself, after this one.
        if self._make is not None:
            with self.changing_lines():
                self._make_lines()

    def _make_lines(self) -> None:
        if self._make is not None:
            self._lines = self._make(max(1, self.size.width - self.scrollbar_size_vertical))
        self._index_by_key = None

    def on_click(self, event: events.Click) -> None:
        if event.chain == 2 and self.index_at(event.y) == self.cursor:
            self.post_message(self.Chosen())

    @property
    def line(self) -> LedgerLine | None:
        """The line under the cursor; None where it is on no dealing."""
        if self.cursor >= len(self._lines):
            return None
        line = self._lines[self.cursor]
        return line if line.subject is not None else None

    def move_to_group(self, step: int) -> None:
        """Go to the first line of the next group (1), or of this one or the one before it (-1)."""
        firsts = [
            index
            for index, line in enumerate(self._lines)
            if line.subject is not None and (not index or self._lines[index - 1].subject is None)
        ]
        ahead = [index for index in firsts if (index - self.cursor) * step > 0]
        if ahead:
            self.move_to(ahead[0] if step > 0 else ahead[-1])

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def key_of(self, index: int) -> DealingKey | None:
        return self._lines[index].key

    def index_of(self, key: Hashable) -> int | None:
        if self._index_by_key is None:
            self._index_by_key = {line.key: index for index, line in enumerate(self._lines) if line.key is not None}
        return self._index_by_key.get(key)

    def cursor_arrived(self) -> None:
        self.post_message(self.CursorArrived())

    def notice(self) -> str:
        return _("Reading …") if self._make is None else self._notice

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        return []

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        is_marked = under_cursor and self._lines[index].subject is not None
        yield Segment(CURSOR_BAR if is_marked else " ", inks.cursor_bar)
        for text, ink in self._lines[index].make_pieces():
            yield Segment(text, _style(ink, inks))


def _style(ink: Ink, inks: Inks) -> Style:
    if isinstance(ink, Hue):
        return inks.hues[ink]
    match ink:
        case Tone.PLAIN:
            return inks.text
        case Tone.STRONG:
            return inks.strong
        case Tone.MUTED:
            return inks.muted
        case Tone.FAINT:
            return inks.faint
        case Tone.KEY:
            return inks.key
