"""Who moved between two days, and how many went from where to where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Category, Cell, Matrix


class Standing(NamedTuple):
    """One assessment of a contact, as far as movement goes by it."""

    day: date
    cell: Cell
    reason: str = ""


class Moved(NamedTuple):
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


class Change(Enum):
    """What became of somebody who moved. Each mover is told of in exactly one way."""

    WORDS_TO_DEEDS = "words-to-deeds"
    """From saying yes to doing yes: into the first category, which is the best, by acting more."""
    LOST = "lost"
    """Out of a category that nobody should leave, or into one that nobody should enter."""
    DRIFTED = "drifted"
    """Less on an axis and more on none, while not lost yet; also within a category."""
    OTHERWISE = "otherwise"
    NEWLY_SCORED = "newly-scored"


@dataclass(frozen=True)
class Movement:
    """What changed on a matrix from the start of one day to the end of another."""

    matrix: Matrix
    since: date
    until: date
    moves: tuple[Moved, ...]
    """Everybody who stands in another cell, the newest move first."""

    def category_before(self, moved: Moved) -> Category | None:
        """Where they came from."""
        return None if moved.before is None else self.matrix.category_of(moved.before)

    def category_after(self, moved: Moved) -> Category:
        """Where they went."""
        return self.matrix.category_of(moved.after)

    @cached_property
    def changed_category(self) -> Sequence[Moved]:
        """Those who are in another category, or in one for the first time."""
        return [moved for moved in self.moves if self.category_before(moved) is not self.category_after(moved)]

    @cached_property
    def flows(self) -> Sequence[Flow]:
        """How many went from each category to each other one, the largest first."""
        categories = {category.id: category for category in self.matrix.categories}
        counts: Counter[tuple[str, str]] = Counter()
        for (before, after), count in Counter((moved.before, moved.after) for moved in self.changed_category).items():
            came_from = "" if before is None else self.matrix.category_of(before).id
            counts[came_from, self.matrix.category_of(after).id] += count
        found = [Flow(categories.get(before), categories[after], count) for (before, after), count in counts.items()]
        return sorted(found, key=lambda flow: (-flow.count, flow.before.id if flow.before else "", flow.after.id))

    def tallies(self) -> list[Tally]:
        """What each category won and lost, in the order of the matrix."""
        return [
            Tally(
                category,
                came=sum(flow.count for flow in self.flows if flow.after is category),
                went=sum(flow.count for flow in self.flows if flow.before is category),
            )
            for category in self.matrix.categories
        ]

    @cached_property
    def by_change(self) -> Mapping[Change, Sequence[Moved]]:
        """The moves by what became of the movers, the newest first; every kind of change is there."""
        found: dict[Change, list[Moved]] = {change: [] for change in Change}
        change_by_step: dict[tuple[Cell | None, Cell], Change] = {}
        for moved in self.moves:
            step = (moved.before, moved.after)
            if step not in change_by_step:
                change_by_step[step] = _change(self.matrix, *step)
            found[change_by_step[step]].append(moved)
        return found


def _change(matrix: Matrix, before: Cell | None, after: Cell) -> Change:
    """What a step comes to. The vertical axis is read as the yes, and the horizontal as the deed."""
    if before is None:
        return Change.NEWLY_SCORED
    if matrix.is_loss(before, after):
        return Change.LOST
    if after.vertical <= before.vertical and after.horizontal <= before.horizontal:
        return Change.DRIFTED
    best = matrix.categories[0]
    acts_more = after.horizontal > before.horizontal and before.vertical > matrix.vertical.middle
    if acts_more and matrix.category_of(after) is best and matrix.category_of(before) is not best:
        return Change.WORDS_TO_DEEDS
    return Change.OTHERWISE


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
