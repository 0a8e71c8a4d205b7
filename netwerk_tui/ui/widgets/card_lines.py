"""The card as data: sections of rows, and the lines that they take in a column of some width.

Makers of sections (`card_sections`, …) are pure; `card_list` paints what comes out of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.cells import cell_len

from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.profile import Point
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.ui.widgets.cells import ELLIPSIS, drawable, fitted, shortened, wrapped
from netwerk_tui.ui.widgets.report_line import Ink, Piece, Tone

LABEL_CELLS = 17
DAY_CELLS = 10
"""Cells of a label that is a day."""
LONGEST_ROW = 3
"""Lines that a text takes until it is opened."""
_MARGIN = 2


class SectionId(StrEnum):
    """A section of the card."""

    WHO = "who"
    CAPACITIES = "capacities"
    GROUPS = "groups"
    MOTIVES = "motives"
    INFLUENCE = "influence"
    TRUST = "trust"
    TIES = "ties"
    FILE = "file"
    STANDING = "standing"
    OPEN = "open"
    VALUE = "value"
    MOMENTS = "moments"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row of the card stands for: fields of one stored row."""

    part: Part
    id: int
    fields: tuple[str, ...] = ()
    """All fields of its form, where none are named."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What can be added in a section: a new row, or fields of the contact that are empty."""

    part: Part
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardRow:
    """A label and what stands beside it."""

    label: str
    text: str
    subject: Subject | None = None
    ink: Ink = Tone.PLAIN
    leads_to: ContactId | None = None
    """Whose card Enter opens."""
    point: Point | None = None
    """A way to reach the contact, which can be opened."""
    one_line: bool = False
    """Whether it is cut rather than wrapped."""
    settled: bool = False
    """Whether it is done, so that its key opens it again."""


@dataclass(frozen=True, slots=True)
class CardSection:
    """Rows under a title."""

    id: SectionId
    title: str
    rows: tuple[CardRow, ...]
    additions: tuple[Addition, ...] = ()
    gist: str = ""
    """What the title adds in a few words."""
    folded_gist: str = ""
    """What it adds instead while it is folded; the first row, where neither says anything."""
    label_cells: int = LABEL_CELLS
    invitation: str = ""
    """What the title says where there are no rows."""


@dataclass(frozen=True, slots=True)
class RowKey:
    """What identifies a line that the cursor can be on: a title, where the number is -1, or a row."""

    section: SectionId
    number: int
    subject: Subject | None = None

    @property
    def is_title(self) -> bool:
        """Whether it is a section's title."""
        return self.number < 0


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line as it is painted. Lines after the first of a row have no key."""

    pieces: tuple[Piece, ...]
    key: RowKey | None
    row: CardRow | None = None
    is_cut: bool = False
    """Whether the text of the row goes on."""


def lines_of(
    sections: Sequence[CardSection],
    folded: Collection[SectionId],
    opened: Collection[RowKey],
    width_cells: int,
    *,
    spacious: bool,
) -> list[CardLine]:
    """The lines of these sections, parted by a blank one where it is spacious.

    `opened` are rows whose whole text is shown.
    """
    lines: list[CardLine] = []
    for section in sections:
        is_folded = section.id in folded
        if lines and spacious:
            lines.append(CardLine((), None))
        lines.append(_title(section, is_folded, width_cells))
        if not is_folded:
            for number, row in enumerate(section.rows):
                key = RowKey(section.id, number, row.subject)
                lines += _row_lines(row, key, key in opened, width_cells, section.label_cells)
    return lines


def _title(section: CardSection, is_folded: bool, width_cells: int) -> CardLine:
    """A triangle, the title, how many rows it hides, and a few words of what is in it."""
    triangle = "▸" if is_folded else "▾"
    title = f" {triangle} {section.title}"
    count = f" {len(section.rows)}" if is_folded and section.rows else ""
    gist = section.gist
    if is_folded and not gist:
        gist = section.folded_gist or next((clean_line(row.text) for row in section.rows), "")
    if not section.rows and not gist:
        gist = section.invitation
    room = width_cells - cell_len(title) - cell_len(count) - _MARGIN
    behind = f"  {shortened(drawable(gist), room - 1)}" if gist and room > _MARGIN else ""
    tone = Tone.KEY if section.rows else Tone.MUTED
    return CardLine(((title, tone), (count, Tone.PLAIN), (behind, Tone.MUTED)), RowKey(section.id, -1))


def _row_lines(row: CardRow, key: RowKey, is_opened: bool, width_cells: int, label_cells: int) -> Iterator[CardLine]:
    room = max(8, width_cells - label_cells - _MARGIN - 1)
    label = drawable(clean_line(row.label))
    if row.one_line:
        texts = [shortened(drawable(clean_line(row.text)), room)]
    else:
        texts = wrapped("\n".join(drawable(each) for each in clean_block(row.text).split("\n")), room)
    is_cut = len(texts) > LONGEST_ROW and not is_opened
    if is_cut:
        last = texts[LONGEST_ROW - 1]
        texts = [*texts[: LONGEST_ROW - 1], shortened(last, room - 2) + f" {ELLIPSIS}"]
    for number, each in enumerate(texts):
        lead = fitted(f"  {label}" if number == 0 else "", label_cells + _MARGIN)
        pieces: tuple[Piece, ...] = ((lead, Tone.MUTED), (f" {each}", row.ink))
        yield CardLine(pieces, key if number == 0 else None, row, is_cut)
