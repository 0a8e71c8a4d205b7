"""What the places of everybody say of them in the daily review, and who slipped of late. For `review`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import repeat
from typing import NamedTuple

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.iso_week import days_later
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.review_facts import NEVER, NO_TRAITS, PARTNERS, DayNumber, Traits, slipped_on, traits_of
from netwerk_tui.store.reads.plain_rows import portions
from netwerk_tui.store.reads.review_planes import (
    CellNumber,
    Plane,
    assessed_since,
    cell_number,
    cells_on,
    planes,
    trails_of,
)

_Only = Collection[ContactId] | None


class Places(NamedTuple):
    """What the assessments of everybody come to."""

    traits: dict[ContactId, Traits]
    """Of those who stand on a plane that counts."""
    slipped: dict[ContactId, DayNumber]
    """The day of a step down, of partners."""


def places_in_review(
    connection: sa.Connection, matrices: MatrixSet, policy: EffortPolicy, today: date, only: _Only
) -> Places:
    """The places of everybody, or of some, at the end of a day."""
    traits: dict[ContactId, Traits] = {}
    slipped: dict[ContactId, DayNumber] = {}
    fell_since = days_later(today, 1 - policy.drift_days)
    together = _Together()
    for plane in planes(connection, matrices, today):
        by_cell = _traits_by_cell(plane.matrix)
        cells = cells_on(connection, plane, today, only)
        for some in portions(cells.items()):
            contacts, numbers = zip(*some, strict=True)
            elsewhere = map(traits.get, contacts, repeat(NO_TRAITS))
            here = map(by_cell.get, numbers, repeat(NO_TRAITS))
            traits.update(zip(contacts, map(together.__getitem__, zip(elsewhere, here, strict=False)), strict=False))
        moved = assessed_since(connection, plane, fell_since, today, only) if cells else ()
        partners = {contact for contact in moved if by_cell.get(cells[contact], NO_TRAITS) & PARTNERS}
        for contact, day in _slips(connection, plane, partners, fell_since, today):
            slipped[contact] = min(day, slipped.get(contact, day))
    return Places(traits, slipped)


class _Together(dict[tuple[Traits, Traits], Traits]):
    """The traits of two places together, worked out once for all who stand alike."""

    def __missing__(self, both: tuple[Traits, Traits]) -> Traits:
        found = self[both] = both[0] | both[1]
        return found


def _traits_by_cell(matrix: Matrix) -> dict[CellNumber, Traits]:
    return {cell_number(cell): traits_of(matrix.id, cell, matrix.category_of(cell).id) for cell in matrix.cells()}


def _slips(
    connection: sa.Connection, plane: Plane, partners: Collection[ContactId], since: date, today: date
) -> Iterator[tuple[ContactId, DayNumber]]:
    """Those of some partners who stepped down of late on a plane, and when."""
    for contact, trail in trails_of(connection, plane, partners, today):
        day = slipped_on(trail, since.toordinal())
        if day != NEVER:
            yield contact, day
