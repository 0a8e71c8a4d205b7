"""Who moved between two days, and how many went from where to where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Category, Cell, Matrix


class Standing(NamedTuple):
    """One assessment of a contact, as far as movement goes by it."""

    day: date
    cell: Cell
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A contact that stands in another cell than before."""

    contact: ContactId
    before: Cell | None
    """None for a contact that was not scored yet."""
    after: Cell
    day: date
    """Of the assessment that put them in their category; in their cell, where the category is the same."""
    reason: str
    """What that assessment says."""


@dataclass(frozen=True, slots=True)
class Flow:
    """How many went from one category to another; from None where they were not scored."""

    before: Category | None
    after: Category
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What a category won and lost."""

    category: Category
    came: int
    """Those who were scored for the first time among them."""
    went: int

    @property
    def net(self) -> int:
        """How many more, or fewer, it has."""
        return self.came - self.went


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
        return [moved for moved in self.moves if self._changed_category(moved)]

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

    def tallies(self) -> list[Tally]:
        """What each category won and lost, in the order of the matrix."""
        flows = self.flow()
        return [
            Tally(
                category,
                came=sum(flow.count for flow in flows if flow.after is category),
                went=sum(flow.count for flow in flows if flow.before is category),
            )
            for category in self.matrix.categories
        ]

    # Each mover is in exactly one of these five.

    def from_words_to_deeds(self) -> list[Moved]:
        """Those who went from saying yes to doing yes: into the first category, which is the best, by acting more.

        On another matrix than acceptance–energy the vertical axis is read as the yes, and the horizontal as the deed.
        """
        best = self.matrix.categories[0]
        return [
            moved
            for moved in self.changed_category()
            if moved.before is not None
            and moved.before.vertical > self.matrix.vertical.middle
            and moved.after.horizontal > moved.before.horizontal
            and self.category_after(moved) is best
        ]

    def lost(self) -> list[Moved]:
        """Those who left a category that nobody should leave, or entered one that nobody should enter."""
        return [moved for moved in self.moves if self._is_loss(moved)]

    def drifted(self) -> list[Moved]:
        """Those who lost on an axis and won on none, while they are not lost yet; also within a category."""
        return [
            moved
            for moved in self.moves
            if moved.before is not None
            and not self._is_loss(moved)
            and moved.after.vertical <= moved.before.vertical
            and moved.after.horizontal <= moved.before.horizontal
        ]

    def newly_scored(self) -> list[Moved]:
        """Those who had no score before."""
        return [moved for moved in self.moves if moved.before is None]

    def others(self) -> list[Moved]:
        """Those who moved in any other way, within a category too."""
        told = {*self.from_words_to_deeds(), *self.lost(), *self.drifted(), *self.newly_scored()}
        return [moved for moved in self.moves if moved not in told]

    def _changed_category(self, moved: Moved) -> bool:
        return self.category_before(moved) is not self.category_after(moved)

    def _is_loss(self, moved: Moved) -> bool:
        return moved.before is not None and self.matrix.is_loss(moved.before, moved.after)


def movement(matrix: Matrix, since: date, until: date, histories: Mapping[ContactId, Sequence[Standing]]) -> Movement:
    """The difference between how it stood before the day `since` and at the end of the day `until`.

    `histories` holds the assessments of each contact, oldest first, none later than `until`; those whom it leaves out
    have not moved. A cell that the matrix has no more counts as no score.
    """
    moves = (_moved(matrix, since, contact, history) for contact, history in histories.items())
    return Movement(matrix, since, until, tuple(_newest_first(moved for moved in moves if moved is not None)))


def _moved(matrix: Matrix, since: date, contact: ContactId, history: Sequence[Standing]) -> Moved | None:
    """How the contact moved; None for one that stands where it stood, or nowhere."""
    earlier = [standing.cell for standing in history if standing.day < since]
    before = earlier[-1] if earlier and earlier[-1] in matrix else None
    later = history[len(earlier) :]
    if not later or later[-1].cell not in matrix or later[-1].cell == before:
        return None
    arrival = _arrival(matrix, before, later)
    return Moved(contact, before, later[-1].cell, arrival.day, arrival.reason)


def _arrival(matrix: Matrix, before: Cell | None, later: Sequence[Standing]) -> Standing:
    """The assessment since which the contact has been where it is."""
    after = later[-1].cell
    category = matrix.category_of(after)
    stayed_in_category = before is not None and matrix.category_of(before) is category
    arrival = later[-1]
    for standing in reversed(later):
        is_there = standing.cell in matrix and matrix.category_of(standing.cell) is category
        if not is_there or (stayed_in_category and standing.cell != after):
            break
        arrival = standing
    return arrival


def _newest_first(moves: Iterable[Moved]) -> list[Moved]:
    return sorted(moves, key=lambda moved: (moved.day, moved.contact), reverse=True)
