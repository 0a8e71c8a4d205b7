"""A matrix as it is handed on: everything that a picture of it shows, as one value that no longer changes.

Made by the actions that export; drawn by `matrix_svg` and `matrix_html`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Category, Cell, Matrix
from netwerk_tui.domain.names import PersonName, full_name, initials
from netwerk_tui.domain.placements import Placements
from netwerk_tui.exchange.picture_text import plain_text
from netwerk_tui.language import _

NAMELESS = "–"
"""Stands for a name without a letter in it."""


class PictureFormat(StrEnum):
    """What `--as` may name; also the extension that chooses it."""

    SVG = "svg"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class ShownName:
    """How a contact is named in the picture."""

    whole: str
    short: str
    """For where there is little room: initials and surname. The same as `whole` where there is nothing to leave out."""


@dataclass(frozen=True, slots=True)
class PictureCell:
    """A cell and who stands on it."""

    cell: Cell
    category: Category
    count: int
    names: tuple[ShownName, ...]
    """The most important first."""


@dataclass(frozen=True, eq=False, repr=False)
class MatrixPicture:
    """What a picture of a matrix shows."""

    matrix: Matrix
    cells: tuple[PictureCell, ...]
    """Every cell, row by row from the top left."""
    unscored: int
    dossier: str
    """Empty for a matrix that is not scored per dossier."""
    day: date
    """At the end of which it stood so."""
    anonymous: bool
    """Whether there are initials in place of names."""
    is_past: bool = False
    """Whether it shows an earlier day than that on which it was made."""

    @property
    def title(self) -> str:
        """What the picture is about: the dossier, else the matrix."""
        return plain_text(self.dossier) or self.matrix_label

    @property
    def past_words(self) -> str:
        """What follows the title of a picture of an earlier day; empty for one of now."""
        return _("as of {day}").format(day=full_day(self.day)) if self.is_past else ""

    @property
    def heading(self) -> str:
        """The title, and which day it is of where that is not the day on which it was made."""
        return f"{self.title}, {self.past_words}" if self.is_past else self.title

    @property
    def matrix_label(self) -> str:
        """The name of the matrix, as it starts a line."""
        label = plain_text(_(self.matrix.label))
        return label[:1].upper() + label[1:]

    @cached_property
    def cell_by_place(self) -> Mapping[Cell, PictureCell]:
        """The cells by where they are."""
        return {each.cell: each for each in self.cells}

    @cached_property
    def largest_count(self) -> int:
        """The number of contacts on the most crowded cell; 0 where nobody is scored."""
        return max((each.count for each in self.cells), default=0)

    @cached_property
    def placed(self) -> int:
        """The number of contacts on all cells."""
        return sum(each.count for each in self.cells)

    def count_of(self, category: Category) -> int:
        """The number of contacts in a category."""
        return sum(each.count for each in self.cells if each.category is category)


def picture_of(
    placements: Placements,
    names: Mapping[ContactId, PersonName],
    *,
    dossier: str,
    day: date,
    anonymous: bool = False,
    is_past: bool = False,
) -> MatrixPicture:
    """The picture of these placements. A contact without a name is counted and not named."""
    matrix = placements.matrix
    return MatrixPicture(
        matrix=matrix,
        cells=tuple(
            PictureCell(
                cell,
                matrix.category_of(cell),
                placements.count(cell),
                _shown_names(placements.people(cell), names, anonymous=anonymous),
            )
            for cell in matrix.cells()
        ),
        unscored=len(placements.unscored),
        dossier=dossier if matrix.per_dossier else "",
        day=day,
        anonymous=anonymous,
        is_past=is_past,
    )


def _shown_names(
    people: Sequence[ContactId], names: Mapping[ContactId, PersonName], *, anonymous: bool
) -> tuple[ShownName, ...]:
    shown = _initialled if anonymous else _named
    return tuple(shown(names[person]) for person in people if person in names)


def _named(name: PersonName) -> ShownName:
    whole = plain_text(full_name(name.given_name, name.particle, name.surname)) or NAMELESS
    letters = initials(name.given_name, "", "")
    if not letters or not name.surname:
        return ShownName(whole, whole)
    given = "".join(f"{letter}." for letter in letters)
    return ShownName(whole, plain_text(full_name(given, name.particle, name.surname)))


def _initialled(name: PersonName) -> ShownName:
    letters = plain_text(initials(name.given_name, name.particle, name.surname)) or NAMELESS
    return ShownName(letters, letters)
