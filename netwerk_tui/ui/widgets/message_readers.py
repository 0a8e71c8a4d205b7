"""The readers of a message, each with how far it is for them and whether something is to be known first."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message as Event
from textual.strip import Strip

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.message import DeliveryStatus
from netwerk_tui.domain.message_reader import Reader
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList

ANSWERED_GLYPH = "←"
STOPPED_GLYPH = "■"
STATUS_GLYPHS: dict[DeliveryStatus, str] = {
    DeliveryStatus.PLANNED: "○",
    DeliveryStatus.SKIPPED: "–",
    DeliveryStatus.DRAFTED: "✎",
    DeliveryStatus.SENDING: "?",
    DeliveryStatus.SENT: "✓",
    DeliveryStatus.FAILED: "✗",
}
_HUES: dict[str, Hue] = {
    ANSWERED_GLYPH: Hue.GREEN,
    STOPPED_GLYPH: Hue.RED,
    "✓": Hue.GREEN,
    "✗": Hue.RED,
    "?": Hue.AMBER,
    "✎": Hue.BLUE,
}


def glyph_of(reader: Reader) -> str:
    """How far it is for a reader, in one sign."""
    if reader.delivery is not None and reader.delivery.answered_on is not None:
        return ANSWERED_GLYPH
    is_open = reader.status in (DeliveryStatus.PLANNED, DeliveryStatus.FAILED)
    return STOPPED_GLYPH if is_open and reader.is_stopped else STATUS_GLYPHS[reader.status]


class ReaderList(LineList):
    """Readers by name, in the order in which they were first shown: nothing moves under the cursor."""

    DEFAULT_CSS = "ReaderList { height: 1fr; }"

    class Arrived(Event):
        """The cursor is on another reader."""

    class Opened(Event):
        """A reader was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._readers: Sequence[Reader] = ()
        self._index: dict[ContactId, int] = {}
        self._heading = ""
        self._notice = _("Reading …")

    def show(self, readers: Sequence[Reader], title: str, notice: str) -> None:
        """Show these under a title; `notice` stands in place of nobody."""
        with self.changing_lines():
            self._readers = readers
            self._index = {reader.contact: index for index, reader in enumerate(readers)}
        self._heading, self._notice = title, notice
        self.title_changed()

    @property
    def reader(self) -> Reader | None:
        """The reader under the cursor; None where there is none."""
        return self._readers[self.cursor] if self.cursor < len(self._readers) else None

    @property
    def line_count(self) -> int:
        return len(self._readers)

    def key_of(self, index: int) -> Hashable | None:
        return self._readers[index].contact if index < len(self._readers) else None

    def index_of(self, key: Hashable) -> int | None:
        return self._index.get(ContactId(key)) if isinstance(key, int) else None

    def cursor_arrived(self) -> None:
        self.post_message(self.Arrived())

    def notice(self) -> str:
        return self._notice

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        label = shortened(self._heading, width_cells - self.scrollbar_size_vertical - 1)
        return [Strip([Segment(f" {label}", inks.muted)]).adjust_cell_length(width_cells, inks.text)]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        reader = self._readers[index]
        glyph = glyph_of(reader)
        warned = reader.is_waiting and bool(reader.cautions)
        ink: Style = inks.hues[_HUES[glyph]] if glyph in _HUES else inks.muted
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        yield Segment(f" {glyph} ", ink)
        yield Segment(fitted(drawable(reader.name), width_cells - 7), inks.strong if under_cursor else inks.text)
        yield Segment(" ! " if warned else "   ", inks.hues[Hue.AMBER])

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.post_message(self.Opened())
