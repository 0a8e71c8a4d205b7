"""The list of files and folders to choose from. The keys go to the input above it, which moves the cursor here."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import UTC, date, datetime
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import language_in_use
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import Ground, LineList
from netwerk_tui.ui.widgets.line_place import TOP_PLACE
from netwerk_tui.ui.widgets.paths import EntryKind, Offer

_SIZE_CELLS = 9
_DAY_CELLS = 11
_LEAST_WIDTH_WITH_DETAILS = 50
_UNITS = ("B", "kB", "MB", "GB", "TB")
_STEP = 1000


class FileList(LineList, can_focus=False):
    """Offers under a heading. Nothing is chosen here but by a click, which is posted."""

    BINDINGS: ClassVar[list[BindingType]] = []

    class Clicked(Message):
        """The user wants what is under the cursor."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._heading = ""
        self._offers: Sequence[Offer] = ()
        self._words_instead = ""

    def show(self, heading: str, offers: Sequence[Offer], *, cursor: int = 0, words_instead: str = "") -> None:
        """Show these, or the words where there are none."""
        self._heading = heading
        self._offers = offers
        self._words_instead = words_instead
        self.title_changed()
        self.lines_changed(TOP_PLACE)
        self.move_to(cursor)

    @property
    def offers(self) -> Sequence[Offer]:
        """What is shown."""
        return self._offers

    @property
    def offer(self) -> Offer | None:
        """What the cursor is on."""
        return self._offers[self.cursor] if self._offers else None

    @property
    def line_count(self) -> int:
        return len(self._offers)

    def key_of(self, index: int) -> Hashable | None:
        return self._offers[index].text

    def notice(self) -> str:
        return self._words_instead

    def ground_of_cursor(self) -> Ground:
        """The keys move this cursor although the input has the focus."""
        return Ground.CURSOR

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        rows = wrap(drawable(self._heading), max(1, width_cells - 2)) or [""]
        return [Strip([Segment(fitted(f" {row}", width_cells), inks.muted)], width_cells) for row in rows]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        offer = self._offers[index]
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        details = self._details(offer) if width_cells >= _LEAST_WIDTH_WITH_DETAILS else ""
        label = shortened(drawable(offer.label), width_cells - 1 - cell_len(details))
        yield Segment(label, _label_ink(offer, inks) + Style(bold=under_cursor))
        yield Segment(" " * (width_cells - 1 - cell_len(label) - cell_len(details)), inks.text)
        yield Segment(details, inks.muted)

    def _details(self, offer: Offer) -> str:
        if not offer.modified:
            return ""
        day = _day_of(offer.modified)
        words = day_words(day, self._today) if day else ""
        return fitted_right(size_words(offer.size_bytes), _SIZE_CELLS) + fitted_right(words, _DAY_CELLS)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self.index_at(event.y) is not None:
            self.post_message(self.Clicked())


def _label_ink(offer: Offer, inks: Inks) -> Style:
    match offer.kind:
        case EntryKind.FOLDER:
            return inks.hues[Hue.BLUE]
        case EntryKind.IMPORTABLE:
            return inks.text
        case EntryKind.OTHER:
            return inks.faint


def size_words(size_bytes: int) -> str:
    """The size in at most eight cells: 17 B, 1.2 MB, 340 kB; in steps of 1000."""
    if size_bytes < _STEP:
        return f"{size_bytes} B"
    size = float(size_bytes)
    unit = 0
    while size >= _STEP - 0.5 and unit < len(_UNITS) - 1:
        size /= _STEP
        unit += 1
    digits = f"{size:.1f}" if size < 9.95 else f"{size:.0f}"
    if language_in_use() == "nl":
        digits = digits.replace(".", ",")
    return f"{digits} {_UNITS[unit]}"


def _day_of(seconds: float) -> date | None:
    """The local day of an instant; None for one that no calendar has."""
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone().date()
    except (OverflowError, ValueError, OSError):
        return None
