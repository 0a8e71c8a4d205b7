"""What an import would do, to be read and scrolled: sections of terms with what is said of each beside them.

It paints only the lines in view: a text of 1,600 lines in a stock `Static` takes a second to appear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import ClassVar

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from netwerk_tui.language import N_
from netwerk_tui.ui.widgets.cells import drawable, fitted
from netwerk_tui.ui.widgets.inks import Inks, inks_of

_INDENT_CELLS = 2
_GAP_CELLS = 2
_WIDEST_TERM_CELLS = 30
_LEAST_TEXT_CELLS = 10


class Tone(Enum):
    """How loud a piece of text is."""

    TEXT = "text"
    ASIDE = "aside"
    SIGN = "sign"
    HEADING = "heading"


Piece = tuple[str, Tone]
Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A term and what is said of it. A row without a term goes on about the one above."""

    term: str
    pieces: Line


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading."""

    heading: str
    rows: Sequence[Row]
    more: str = ""
    """What the rows leave out, in words."""


def sheet_lines(sections: Iterable[Section], width_cells: int) -> list[Line]:
    """The sections as lines of at most `width_cells`, long texts wrapped beside their term."""
    lines: list[Line] = []
    for section in sections:
        if lines:
            lines.append(())
        lines.append(((drawable(section.heading), Tone.HEADING),))
        term_cells = _term_cells(section.rows, width_cells)
        lines += chain.from_iterable(_row_lines(row, term_cells, width_cells) for row in section.rows)
        if section.more:
            more = wrapped([(drawable(section.more), Tone.ASIDE)], width_cells - _INDENT_CELLS)
            lines += ((_indent(_INDENT_CELLS), *line) for line in more)
    return lines


def wrapped(pieces: Iterable[Piece], width_cells: int) -> list[Line]:
    """The pieces broken between words, and within a word only where it is wider than a line."""
    lines: list[list[Piece]] = [[]]
    room = width_cells
    for word, tone in _words(pieces, width_cells):
        cells = cell_len(word)
        if cells > room and lines[-1] and not word.isspace():
            if lines[-1][-1][0].isspace():
                lines[-1].pop()
            lines.append([])
            room = width_cells
        if cells <= room:
            lines[-1].append((word, tone))
            room -= cells
    return [tuple(line) for line in lines]


def _words(pieces: Iterable[Piece], width_cells: int) -> Iterator[Piece]:
    """Words and single spaces, none wider than a line."""
    for text, tone in pieces:
        for number, word in enumerate(text.split(" ")):
            if number:
                yield " ", tone
            for part in chop_cells(word, width_cells) if cell_len(word) > width_cells else [word]:
                yield part, tone


def _term_cells(rows: Iterable[Row], width_cells: int) -> int:
    widest = max((cell_len(drawable(row.term)) for row in rows), default=0)
    return min(widest, _WIDEST_TERM_CELLS, width_cells * 2 // 5)


def _row_lines(row: Row, term_cells: int, width_cells: int) -> Iterator[Line]:
    before_cells = _INDENT_CELLS + term_cells + _GAP_CELLS
    term = fitted(drawable(row.term), term_cells)
    lead = _indent(_INDENT_CELLS), (term, Tone.TEXT), _indent(_GAP_CELLS)
    pieces = [(drawable(text), tone) for text, tone in row.pieces]
    for number, line in enumerate(wrapped(pieces, max(_LEAST_TEXT_CELLS, width_cells - before_cells))):
        yield (*lead, *line) if number == 0 else (_indent(before_cells), *line)


def _indent(cells: int) -> Piece:
    return " " * cells, Tone.TEXT


class ImportSheet(ScrollView, can_focus=True):
    """Shows sections, and scrolls through them by keys and wheel."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    ImportSheet {
        height: 1fr;
        background: $pane;
        color: $foreground;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", N_("Down"), show=False, id="sheet.down"),
        Binding("k", "scroll_up", N_("Up"), show=False, id="sheet.up"),
        Binding("g", "scroll_home", N_("First"), show=False, id="sheet.top"),
        Binding("G", "scroll_end", N_("Last"), show=False, id="sheet.bottom"),
        Binding("space", "page_down", N_("Page down"), show=False, id="sheet.page-down"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._sections: Sequence[Section] = ()
        self._lines: list[Line] = []
        self._laid_out_cells = -1
        self._inks: Inks | None = None

    def show(self, sections: Sequence[Section]) -> None:
        """Show these from their beginning."""
        self._sections = sections
        self._laid_out_cells = -1
        self._lay_out()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        """Break the lines for the width there is; there may be none yet."""
        cells = self.container_size.width - self.scrollbar_size_vertical
        if cells > 0 and cells != self._laid_out_cells:
            self._laid_out_cells = cells
            self._lines = sheet_lines(self._sections, cells)
            self.virtual_size = Size(cells, len(self._lines))
            self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._inks = None

    def render_line(self, y: int) -> Strip:
        inks = self._inks = self._inks or inks_of(self)
        index = y + self.scroll_offset.y
        line = self._lines[index] if index < len(self._lines) else ()
        strip = Strip(Segment(text, _ink(tone, inks)) for text, tone in line)
        return strip.adjust_cell_length(self.size.width, inks.text)


def _ink(tone: Tone, inks: Inks) -> Style:
    match tone:
        case Tone.TEXT:
            return inks.text
        case Tone.ASIDE:
            return inks.muted
        case Tone.SIGN:
            return inks.faint
        case Tone.HEADING:
            return inks.key
