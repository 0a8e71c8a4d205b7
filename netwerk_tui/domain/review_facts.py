"""What the rules of the daily review know of one contact, as it stands at the end of one day.

Whatever is dated after that day has not happened yet: a contact moment, an assessment, a thank-you, the closing of a
dossier. Read by `store.reads.review`, judged by `domain.review_queue`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, POWER_INTEREST, Cell
from netwerk_tui.domain.policy import AppliedEffort, EffortPolicy, EffortWish, effort_of

PARTNERS = frozenset({"acceptance-energy/partner", "mutual-interest/partner"})
"""Categories whose people are never to be taken for granted."""

LOYAL_FROM = 2
"""Acceptance."""

_WEIGHTY = PARTNERS | {"power-interest/key-player"}
_PROMISING = frozenset({"acceptance-energy/follower", "mutual-interest/to-win"})
_MUCH_POWER = 5
"""More than this adds to the importance."""

_LOYAL, _POWERFUL = "loyal", "powerful"

Traits = frozenset[str]
"""What the places of a contact say of them: the ids of their categories, and whether they are loyal, and powerful."""

NO_TRAITS: Traits = frozenset()

DayNumber: TypeAlias = int
"""A day as the number that `date.toordinal` gives it: 100,000 of them are added to and compared at once."""

NEVER: DayNumber = 0
"""No day."""


def day_number(day: date | None) -> DayNumber:
    """The number of a day; `NEVER` for none."""
    return NEVER if day is None else day.toordinal()


@dataclass(frozen=True, slots=True)
class Standing:
    """What a contact's places, tags and own wishes come to."""

    applied: AppliedEffort
    importance: int
    """1 to 5."""
    is_loyal: bool
    """Acceptance of +2 or +3 in an open dossier."""
    is_partner: bool
    ideal_days: int | None = field(init=False)
    """The ideal cadence; None where the contact is never due."""
    maximum_days: int | None = field(init=False)
    is_broadcast_only: bool = field(init=False)
    """Whether I do not approach the contact one by one."""

    def __post_init__(self) -> None:
        """Keep at hand what is asked once for each of 100,000 contacts."""
        effort = self.applied.effort
        object.__setattr__(self, "ideal_days", effort.ideal_days)
        object.__setattr__(self, "maximum_days", effort.maximum_days)
        object.__setattr__(self, "is_broadcast_only", effort.broadcast)


class Debts(NamedTuple):
    """What I owe a contact: of each kind the day from which the oldest is owed, which may be still to come."""

    promise: DayNumber = NEVER
    thanks: DayNumber = NEVER
    result: DayNumber = NEVER


NO_DEBTS = Debts()


class ContactFacts(NamedTuple):
    """One contact who may be given a card today. A tuple, since 100,000 of them are made at once."""

    contact: ContactId
    standing: Standing
    first_assessed: DayNumber
    """The day of the first assessment, on any matrix and dossier, closed ones included.

    It may be `NEVER` where it decides nothing: where there was contact that counts fully, and something went out, which
    is only asked of the loyal.
    """
    last_personal: DayNumber
    """The newest contact that counts fully."""
    last_written: DayNumber
    """The newest message or letter."""
    last_outgoing: DayNumber
    """The newest contact that went out, of any kind but a note; only read of the loyal."""
    slipped_on: DayNumber
    """The day of the oldest recent step down, where the contact is a partner, that has not been made good."""
    debts: Debts = NO_DEBTS

    @property
    def last_contact(self) -> date | None:
        """The newest contact that counts, fully or for half."""
        newest = max(self.last_personal, self.last_written)
        return None if newest == NEVER else date.fromordinal(newest)


class TargetGroup(NamedTuple):
    """A group that the weekly rule is about."""

    tag: TagId
    name: str
    is_met: bool
    """Whether I really talked with somebody of it this ISO week, up to the day."""


def traits_of(matrix: str, cell: Cell, category: str) -> Traits:
    """What it says of a contact to stand on this cell, for an open dossier or for my name as a whole."""
    marks = {category}
    if matrix == ACCEPTANCE_ENERGY.id and cell.vertical >= LOYAL_FROM:
        marks.add(_LOYAL)
    if matrix == POWER_INTEREST.id and cell.vertical > _MUCH_POWER:
        marks.add(_POWERFUL)
    return frozenset(marks)


def standing_of(
    traits: Traits, tags: Iterable[EffortWish], own: EffortWish, *, is_ambassador: bool, policy: EffortPolicy
) -> Standing:
    """What these come to. Importance is 3 for a partner or key player, 2 for a follower or one to win, else 1.

    One more for an active ambassador, and one more for power above 5 in an open dossier.
    """
    importance = 3 if traits & _WEIGHTY else 2 if traits & _PROMISING else 1
    return Standing(
        applied=effort_of(traits - {_LOYAL, _POWERFUL}, tags, own, policy),
        importance=importance + is_ambassador + (_POWERFUL in traits),
        is_loyal=_LOYAL in traits,
        is_partner=bool(traits & PARTNERS),
    )


def slipped_on(trail: Sequence[tuple[DayNumber, Cell]], since: DayNumber) -> DayNumber:
    """The oldest day, from `since` on, of a step down on either axis that has not been made good; else `NEVER`.

    `trail` are a contact's assessments on one plane, oldest first. A step is made good once the axis is back where it
    was before that step, or higher, now.
    """
    if len(trail) < 2:
        return NEVER
    now = trail[-1][1]
    for (_, before), (day, after) in pairwise(trail):
        if day >= since and any(
            later < earlier and latest < earlier for earlier, later, latest in zip(before, after, now, strict=True)
        ):
            return day
    return NEVER


def is_out(stepped_on: date, until: date | None, today: date) -> bool:
    """Whether a contact has no card today after their newest step of the review.

    Any step keeps the card away for the rest of its day; one that puts it off does so until its day, on which the card
    is back if there still is a reason for it.
    """
    return stepped_on == today or (until is not None and until > today)
