"""Where all contacts stand on one matrix, as one immutable snapshot that a pane can be given.

The screen builds one per matrix and dossier, hands it down, and replaces it by `after` when something was stored. Two
snapshots are compared by identity, and printing one prints no contacts: both may be large.
"""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, cast

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Cell, Matrix

_UNSCORED = -1
"""Stands in for a cell's number."""
_NOBODY = -1
"""Stands in for a rank."""
_SPARSE = 16
"""Numbers for each contact, beyond which a rank takes less memory in a dictionary than at its number in an array."""
_FEW_ARRIVALS = 100
"""So many are put in their places one by one; more are sorted with all the others."""


class PlacedAt(NamedTuple):
    """A contact's current assessment, as far as a plane shows it."""

    cell: Cell
    assessed_on: date
    evidence_count: int


class ImportanceOrder:
    """All contacts, the most important first; one order serves the snapshots of every matrix and dossier."""

    __slots__ = ("_rank_by_far_number", "_rank_by_number", "contacts")

    def __init__(self, contacts: Iterable[ContactId]) -> None:
        self.contacts = _in_array(dict.fromkeys(contacts))
        numbers = min(max(self.contacts, default=_NOBODY) + 1, _SPARSE * len(self.contacts))
        self._rank_by_number = array("i", [_NOBODY]) * numbers
        """100,000 contacts in half a megabyte, of which a dictionary takes 8."""
        self._rank_by_far_number: dict[ContactId, int] = {}
        for rank, contact in enumerate(self.contacts):
            if contact < numbers:
                self._rank_by_number[contact] = rank
            else:
                self._rank_by_far_number[contact] = rank

    def __len__(self) -> int:
        return len(self.contacts)

    def __contains__(self, contact: ContactId) -> bool:
        return self._find(contact) != _NOBODY

    def __repr__(self) -> str:
        return f"<ImportanceOrder of {len(self)}>"

    def rank(self, contact: ContactId) -> int:
        """The contact's place in the order, from 0. Raises KeyError for a contact that is not in it."""
        rank = self._find(contact)
        if rank == _NOBODY:
            raise KeyError(contact)
        return rank

    def followed_by(self, contacts: Iterable[ContactId]) -> ImportanceOrder:
        """This order, with the contacts that it does not know yet at its end."""
        unknown = [contact for contact in contacts if contact not in self]
        return ImportanceOrder((*self.contacts, *unknown)) if unknown else self

    def _find(self, contact: ContactId) -> int:
        if 0 <= contact < len(self._rank_by_number):
            return self._rank_by_number[contact]
        return self._rank_by_far_number.get(contact, _NOBODY)


@dataclass(frozen=True, eq=False, repr=False)
class Placements:
    """The cell, age and evidence of every scored contact, and who is unscored. Made by `Placements.of`."""

    matrix: Matrix
    order: ImportanceOrder
    _cells: tuple[Cell, ...]
    _cell_numbers: array[int]
    """By rank, an index into `_cells`. These three arrays hold 100,000 contacts in 1 MB, where objects take 13."""
    _days: array[int]
    """By rank, the ordinal of the day of the assessment."""
    _evidence_counts: array[int]
    _people: Mapping[Cell | None, Sequence[ContactId]]
    """By cell, those who stand there in order of importance; under None the unscored."""

    @classmethod
    def of(
        cls,
        matrix: Matrix,
        placed: Iterable[tuple[ContactId, Cell, date, int]],
        order: ImportanceOrder,
    ) -> Placements:
        """The snapshot in which `placed` are scored: (contact, cell, day of the assessment, number of evidence acts).

        They may come in any order, each contact once. One that `order` does not know is put at its end, so that nobody
        is lost; one whose cell is not on the matrix counts as unscored. Takes about 1 µs a contact.
        """
        rows = list(placed)
        everybody = order.followed_by(contact for contact, _, _, _ in rows)
        cells = tuple(matrix.cells())
        number_by_cell = {cell: number for number, cell in enumerate(cells)}
        cell_numbers = array("h", [_UNSCORED]) * len(everybody)
        days = array("i", [0]) * len(everybody)
        evidence_counts = array("i", [0]) * len(everybody)
        for contact, cell, assessed_on, evidence_count in rows:
            rank = everybody.rank(contact)
            cell_numbers[rank] = number_by_cell.get(cell, _UNSCORED)
            days[rank] = assessed_on.toordinal()
            evidence_counts[rank] = evidence_count
        people = _people_by_cell(cells, cell_numbers, everybody)
        return cls(matrix, everybody, cells, cell_numbers, days, evidence_counts, people)

    def __repr__(self) -> str:
        return f"<Placements of {len(self.order)} on {self.matrix.id}>"

    def count(self, cell: Cell) -> int:
        """How many contacts stand on the cell."""
        return len(self._people.get(cell, ()))

    def people(self, cell: Cell) -> Sequence[ContactId]:
        """The contacts that stand on the cell, the most important first."""
        return self._people.get(cell, ())

    @property
    def unscored(self) -> Sequence[ContactId]:
        """The contacts that have no place on the matrix yet, the most important first."""
        return self._people.get(None, ())

    @cached_property
    def counts(self) -> Mapping[Cell, int]:
        """The number of contacts on each cell that is not empty."""
        return MappingProxyType(
            {cell: len(people) for cell, people in self._people.items() if cell is not None and people}
        )

    @cached_property
    def category_counts(self) -> Mapping[str, int]:
        """The number of contacts by category id; every category of the matrix is there, also an empty one."""
        counts = {category.id: 0 for category in self.matrix.categories}
        for cell, count in self.counts.items():
            counts[self.matrix.category_of(cell).id] += count
        return MappingProxyType(counts)

    @cached_property
    def largest_count(self) -> int:
        """The number of contacts on the most crowded cell; 0 where nobody is scored."""
        return max(self.counts.values(), default=0)

    def placed_at(self, contact: ContactId) -> PlacedAt | None:
        """The contact's current assessment; None for an unscored or unknown contact."""
        if contact not in self.order:
            return None
        rank = self.order.rank(contact)
        number = self._cell_numbers[rank]
        if number == _UNSCORED:
            return None
        return PlacedAt(self._cells[number], date.fromordinal(self._days[rank]), self._evidence_counts[rank])

    def cell_of(self, contact: ContactId) -> Cell | None:
        """Where the contact stands; None for an unscored or unknown one."""
        placed = self.placed_at(contact)
        return placed.cell if placed else None

    def assessed_on(self, contact: ContactId) -> date | None:
        """The day of the contact's current assessment; None for an unscored or unknown one."""
        placed = self.placed_at(contact)
        return placed.assessed_on if placed else None

    def evidence_count(self, contact: ContactId) -> int:
        """On how many acts the current assessment rests; 0 for an unscored or unknown contact."""
        placed = self.placed_at(contact)
        return placed.evidence_count if placed else 0

    def among(self, wanted: Collection[ContactId]) -> Placements:
        """The snapshot that shows only these contacts. Where somebody else stands can still be asked."""
        people = {cell: _in_array(each for each in group if each in wanted) for cell, group in self._people.items()}
        return Placements(
            self.matrix, self.order, self._cells, self._cell_numbers, self._days, self._evidence_counts, people
        )

    def after(self, moved: Mapping[ContactId, PlacedAt | None]) -> Placements:
        """The snapshot in which these contacts stand elsewhere; None makes a contact unscored.

        Cells that nobody left or entered keep their very sequence of people.
        """
        order = self.order.followed_by(moved)
        strangers = len(order) - len(self.order)
        cell_numbers = self._cell_numbers + array("h", [_UNSCORED]) * strangers
        days = self._days + array("i", [0]) * strangers
        evidence_counts = self._evidence_counts + array("i", [0]) * strangers
        number_by_cell = {cell: number for number, cell in enumerate(self._cells)}
        coming: dict[int, list[ContactId]] = {}
        for contact, placing in sorted(moved.items(), key=lambda move: order.rank(move[0])):
            rank = order.rank(contact)
            coming.setdefault(cell_numbers[rank], [])
            cell_numbers[rank] = _UNSCORED if placing is None else number_by_cell.get(placing.cell, _UNSCORED)
            coming.setdefault(cell_numbers[rank], []).append(contact)
            if placing is not None:
                days[rank] = placing.assessed_on.toordinal()
                evidence_counts[rank] = placing.evidence_count
        people = dict(self._people)
        for number, arrivals in coming.items():
            cell = None if number == _UNSCORED else self._cells[number]
            staying = [contact for contact in people.get(cell, ()) if contact not in moved]
            people[cell] = _in_array(_merged(staying, arrivals, order))
        return Placements(self.matrix, order, self._cells, cell_numbers, days, evidence_counts, people)


def _merged(staying: list[ContactId], arrivals: list[ContactId], order: ImportanceOrder) -> list[ContactId]:
    """Both, which are in order of importance, in that order."""
    if len(arrivals) > _FEW_ARRIVALS:
        return sorted([*staying, *arrivals], key=order.rank)
    for contact in arrivals:
        insort(staying, contact, key=order.rank)
    return staying


def _people_by_cell(
    cells: tuple[Cell, ...], cell_numbers: array[int], order: ImportanceOrder
) -> dict[Cell | None, Sequence[ContactId]]:
    groups = [array("q") for _ in range(len(cells) + 1)]
    for contact, number in zip(order.contacts, cell_numbers, strict=True):
        groups[number].append(contact)  # the unscored, -1, are the last group
    return {cell: cast("Sequence[ContactId]", group) for cell, group in zip((*cells, None), groups, strict=True)}


def _in_array(contacts: Iterable[ContactId]) -> Sequence[ContactId]:
    """These contacts, where no object is kept for each: 0.8 MB for 100,000, of which a tuple takes 4."""
    return cast("Sequence[ContactId]", array("q", contacts))
