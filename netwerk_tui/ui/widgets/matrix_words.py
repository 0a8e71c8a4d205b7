"""What the matrix pane says in words beside the plane, and which words give way where there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from rich.cells import cell_len

from netwerk_tui.domain.calendar_words import SHORT_MONTH_NAMES
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.matrix import Axis, Category, Matrix
from netwerk_tui.language import _, language_in_use
from netwerk_tui.ui.widgets.cells import shortened
from netwerk_tui.ui.widgets.matrix_part import Part, common_category

TRAY_GLYPH = "▣"

ESSENTIAL_RANK = 1
"""Phrases up to this rank are cut only where they have the line to themselves."""
_SHORTEST_CATEGORY = 6
_GAP = 2
"""Empty cells between two phrases."""


class Tone(Enum):
    """How a phrase is drawn."""

    PLAIN = auto()
    MUTED = auto()
    KEY = auto()
    STRONG = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few words in one tone."""

    text: str
    tone: Tone
    rank: int = 0
    """The higher, the sooner it gives way."""
    least: int | None = None
    """The fewest cells in which it still says something; None where it is whole or gone."""
    hue: Hue | None = None
    """The hue of a category, in place of the tone's own."""
    joined: bool = False
    """Whether it stands one cell from the phrase before it, instead of two."""

    @property
    def width(self) -> int:
        """In terminal cells."""
        return cell_len(self.text)

    @property
    def narrowest(self) -> int:
        """The fewest cells that it can take."""
        return self.width if self.least is None else min(self.least, self.width)


def month_of_year(day: date) -> str:
    """The month and the year, as short as can be: Mar ’26."""
    return f"{SHORT_MONTH_NAMES[language_in_use()][day.month - 1]} ’{day.year % 100:02d}"


def part_words(matrix: Matrix, part: Part) -> str:
    """The part by its category, where it has but one, and by the values of its axes: Partner +1…+3 / 4…5."""
    category = common_category(matrix, part)
    rows, columns = _values(matrix.vertical, part.verticals), _values(matrix.horizontal, part.horizontals)
    return f"{_(category.label)} {rows} / {columns}" if category else f"{rows} / {columns}"


def _values(axis: Axis, values: range) -> str:
    low, high = axis.text(values[0]), axis.text(values[-1])
    return low if low == high else f"{low}…{high}"


def day_of_year(day: date) -> str:
    """The day with its year: 12 Nov 2025."""
    return f"{day.day} {SHORT_MONTH_NAMES[language_in_use()][day.month - 1]} {day.year}"


def category_phrase(category: Category, rank: int) -> Phrase:
    """The category's glyph and name, in its hue."""
    return Phrase(
        f"{category.glyph} {_(category.label)}", Tone.STRONG, rank, least=_SHORTEST_CATEGORY, hue=category.hue
    )


def width_of(phrases: Sequence[Phrase]) -> int:
    """The cells that the phrases take side by side."""
    return sum(phrase.width + gap_before(phrase) for phrase in phrases) - (gap_before(phrases[0]) if phrases else 0)


def gap_before(phrase: Phrase) -> int:
    """The empty cells between the phrase and the one before it."""
    return 1 if phrase.joined else _GAP


def fit_phrases(phrases: Sequence[Phrase], room: int) -> list[Phrase]:
    """The phrases that fit in `room` cells, in their order.

    Where there is too little room, those of the highest rank go, and of equals the last: first those that are not
    essential, so that the essential ones are whole, then any. What is left over goes to the lowest ranks first.
    """
    kept = list(phrases)
    while kept and _wanted_width(kept) > room and max(phrase.rank for phrase in kept) > ESSENTIAL_RANK:
        _drop_one(kept)
    while kept and _narrowest_width(kept) > room:
        _drop_one(kept)
    spare = room - _narrowest_width(kept)
    widths = [phrase.narrowest for phrase in kept]
    for index in sorted(range(len(kept)), key=lambda index: kept[index].rank):
        more = min(spare, kept[index].width - widths[index])
        widths[index] += more
        spare -= more
    return [replace(phrase, text=shortened(phrase.text, width)) for phrase, width in zip(kept, widths, strict=True)]


def _drop_one(phrases: list[Phrase]) -> None:
    del phrases[max(range(len(phrases)), key=lambda index: (phrases[index].rank, index))]


def _wanted_width(phrases: Sequence[Phrase]) -> int:
    """The cells in which the essential phrases are whole and the others say something."""
    essential = (phrase.width - phrase.narrowest for phrase in phrases if phrase.rank <= ESSENTIAL_RANK)
    return _narrowest_width(phrases) + sum(essential)


def _narrowest_width(phrases: Sequence[Phrase]) -> int:
    gaps = sum(gap_before(phrase) for phrase in phrases[1:])
    return sum(phrase.narrowest for phrase in phrases) + gaps
