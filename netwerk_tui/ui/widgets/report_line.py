"""The lines of a report as data: pieces of text and the ink of each, at most as wide as they were made for.

Makers of lines (`movement_lines`, `attention_lines`, `growth_lines`) are pure; `report_list` paints what they make.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from rich.cells import cell_len

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Hue

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
    """One line. A line about a contact begins with the name, which is read when the line comes into view."""

    pieces: tuple[Piece, ...] = ()
    contact: ContactId | None = None
    name_cells: int = 0
    """How wide the name may be; the pieces begin behind it."""

    @property
    def text(self) -> str:
        """What the pieces say."""
        return "".join(text for text, _ink in self.pieces)


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
