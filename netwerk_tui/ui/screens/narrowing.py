"""What the contact list is narrowed to: the people of a cell, of the tray, of a list worth a look, or of a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.listing import LISTING_LABELS, Listing
from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.domain.placements import Placements
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.title_line import Chip

_CHIP = "narrowing"


@dataclass(frozen=True, slots=True)
class ByCell:
    """Those who stand on one cell of the matrix that is shown."""

    cell: Cell
    within: ByQuery | None = None
    """Whom the matrix shows, where it does not show everybody."""


@dataclass(frozen=True, slots=True)
class ByTray:
    """Those who are unscored on the matrix that is shown."""

    within: ByQuery | None = None


@dataclass(frozen=True, slots=True)
class ByListing:
    """Those who have something in common."""

    listing: Listing


@dataclass(frozen=True, slots=True)
class ByQuery:
    """Those whom a query of the search language finds."""

    query: str
    """As the chip says it."""
    people: frozenset[ContactId] = field(repr=False)


Narrowing = ByCell | ByTray | ByListing | ByQuery


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the list shows then."""

    ids: Sequence[ContactId]
    chips: tuple[Chip, ...] = ()
    whys: Mapping[ContactId, str] = field(default_factory=dict)
    """Why each of them is there, where that needs a word."""


def narrowed(narrowing: Narrowing | None, ids: Sequence[ContactId], placements: Placements) -> Narrowed:
    """Whom of `ids` the list shows, in their order. A cell that is not on this matrix narrows nothing."""
    match narrowing:
        case None:
            return Narrowed(ids)
        case ByListing(listing):
            people = [each for each in ids if each in listing.whys]
            label = f"{_(LISTING_LABELS[listing.kind])} · {len(people)}"
            return Narrowed(people, (Chip(_CHIP, label),), listing.whys)
        case ByQuery(query, wanted):
            people = [each for each in ids if each in wanted]
            return Narrowed(people, (Chip(_CHIP, f"{query} · {len(people)}"),))
        case ByTray(within):
            around, unscored = narrowed(within, ids, placements), set(placements.unscored)
            people = [each for each in around.ids if each in unscored]
            return Narrowed(people, (*around.chips, Chip(_CHIP, _("unscored"))))
        case ByCell(cell, within):
            around = narrowed(within, ids, placements)
            if cell not in placements.matrix:
                return around
            here = set(placements.people(cell))
            people = [each for each in around.ids if each in here]
            return Narrowed(people, (*around.chips, Chip(_CHIP, _words(placements.matrix, cell))))
        case _:
            assert_never(narrowing)


def _words(matrix: Matrix, cell: Cell) -> str:
    return _("{category} {vertical}/{horizontal}").format(
        category=_(matrix.category_of(cell).label),
        vertical=matrix.vertical.text(cell.vertical),
        horizontal=matrix.horizontal.text(cell.horizontal),
    )
