"""The lines of a report as data: pieces of text and the ink of each, at most as wide as they were made for.

Makers of lines (`movement_lines`, `attention_lines`, `growth_lines`) are pure; `report_list` paints what they make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from rich.cells import cell_len

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId

_EIGHTHS = " ▏▎▍▌▋▊▉"


class Tone(Enum):
    """An ink that is no category's."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    FAINT = "faint"
    KEY = "key"


Ink: TypeAlias = Tone | Hue
Piece: TypeAlias = tuple[str, Ink]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line about no one in particular."""

    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """What the pieces say."""
        return "".join(text for text, _ink in self.pieces)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A line about a contact, beginning with the name. It is made when it comes into view: there may be many."""

    contact: ContactId
    name_cells: int
    """How wide the name may be."""
    make_pieces: Callable[[], tuple[Piece, ...]]
    """Makes what stands behind the name."""


BLANK = ReportLine()


def heading(text: str, count: int | None = None) -> ReportLine:
    """A title above lines, with how many there are."""
    counted: tuple[Piece, ...] = () if count is None else ((f" · {count}", Tone.MUTED),)
    return ReportLine(((f" {text}", Tone.STRONG), *counted))


def beside(left: Iterable[ReportLine], right: Iterable[ReportLine], left_cells: int) -> Iterator[ReportLine]:
    """Lines beside each other, the right ones from this column on; the shorter of both is continued by nothing."""
    lines, others = list(left), list(right)
    for index in range(max(len(lines), len(others))):
        pieces = lines[index].pieces if index < len(lines) else ()
        gap = left_cells - sum(cell_len(text) for text, _ink in pieces)
        behind = others[index].pieces if index < len(others) else ()
        yield ReportLine((*pieces, (" " * max(0, gap), Tone.PLAIN), *behind))


def bar(part: float, whole: float, width_cells: int) -> str:
    """A bar that is as long beside `width_cells` as `part` beside `whole`, to an eighth of a cell; never quite nothing.

    Its end is not filled up. Empty for a part of 0.
    """
    if part <= 0 or whole <= 0 or width_cells <= 0:
        return ""
    eighths = max(1, round(8 * width_cells * min(1.0, part / whole)))
    full, rest = divmod(eighths, 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")
