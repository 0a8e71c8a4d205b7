"""Who moved between two days, and how many went from where to where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Category, Cell, Matrix


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a contact stands by an assessment, and what that says of it."""

    cell: Cell
    day: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A contact that stands in another cell than before."""

    contact: ContactId
    before: Cell | None
    """None for a contact that was not scored yet."""
    after: Cell
    day: date
    """Of the assessment that put them there."""
    reason: str


@dataclass(frozen=True, slots=True)
class Flow:
    """How many went from one category to another; from None where they were not scored."""

    before: Category | None
    after: Category
    count: int


@dataclass(frozen=True, slots=True)
class Movement:
    """What changed on a matrix from the start of one day to the end of another."""

    matrix: Matrix
    since: date
    until: date
    moves: tuple[Moved, ...]
    """Everybody who stands in another cell, the newest move first."""

    def changed_category(self) -> list[Moved]:
        """Those who are in another category, or in one for the first time."""
        return [moved for moved in self.moves if self.category_before(moved) is not self.category_after(moved)]

    def category_before(self, moved: Moved) -> Category | None:
        """Where they came from."""
        return None if moved.before is None else self.matrix.category_of(moved.before)

    def category_after(self, moved: Moved) -> Category:
        """Where they went."""
        return self.matrix.category_of(moved.after)

    def flow(self) -> list[Flow]:
        """How many went from each category to each other one, the largest first."""
        counts = Counter((self.category_before(moved), self.category_after(moved)) for moved in self.changed_category())
        found = [Flow(before, after, count) for (before, after), count in counts.items()]
        return sorted(found, key=lambda flow: (-flow.count, flow.before.id if flow.before else "", flow.after.id))

    def from_words_to_deeds(self) -> list[Moved]:
        """Those whose acceptance stayed high and whose energy rose: from saying yes to doing yes.

        On another matrix than acceptance–energy it reads the vertical axis as the yes, and the horizontal as the deed.
        """
        high = self.matrix.vertical.middle + 1
        return [
            moved
            for moved in self.moves
            if moved.before is not None
            and min(moved.before.vertical, moved.after.vertical) >= high
            and moved.after.horizontal > moved.before.horizontal
        ]

    def drifted(self) -> list[Moved]:
        """Those who lost on one axis and won on none."""
        return [
            moved
            for moved in self.moves
            if moved.before is not None
            and moved.after.vertical <= moved.before.vertical
            and moved.after.horizontal <= moved.before.horizontal
        ]

    def lost(self) -> list[Moved]:
        """Those who left the first category of the matrix, which is the best one."""
        best = self.matrix.categories[0]
        return [
            moved
            for moved in self.moves
            if self.category_before(moved) is best and self.category_after(moved) is not best
        ]


def movement(
    matrix: Matrix,
    since: date,
    until: date,
    before: Mapping[ContactId, Standing],
    after: Mapping[ContactId, Standing],
) -> Movement:
    """The difference between how it stood before the day `since` and at the end of the day `until`.

    A cell that the matrix has no more counts as no score.
    """
    cells_before = {contact: standing.cell for contact, standing in before.items() if standing.cell in matrix}
    moves = [
        Moved(contact, cells_before.get(contact), now.cell, now.day, now.reason)
        for contact, now in after.items()
        if now.cell in matrix and cells_before.get(contact) != now.cell
    ]
    return Movement(matrix, since, until, tuple(_newest_first(moves)))


def _newest_first(moves: Iterable[Moved]) -> list[Moved]:
    return sorted(moves, key=lambda moved: (moved.day, moved.contact), reverse=True)
