"""Promises, mine and theirs, as lists show them: one row each, sorted into groups by their day.

Nothing here is stored but the promise itself: what is overdue is told from the day it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from netwerk_tui.domain.ids import ContactId, FollowupId
from netwerk_tui.domain.text import fold
from netwerk_tui.language import N_

LATELY_DAYS = 30
"""A promise that was kept in so many days before today is still shown."""

_SUNDAY = 7


class Whose(StrEnum):
    """Whose promises are shown."""

    ALL = "all"
    MINE = "mine"
    THEIRS = "theirs"

    def lets_through(self, theirs: bool) -> bool:
        """Whether a promise of theirs, or of mine, is shown."""
        return self is Whose.ALL or theirs is (self is Whose.THEIRS)


WHOSE_LABELS: dict[Whose, str] = {
    Whose.ALL: N_("all"),
    Whose.MINE: N_("mine"),
    Whose.THEIRS: N_("theirs"),
}


class FollowupGroup(StrEnum):
    """Promises that are looked at together, in the order of a list."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this-week"
    LATER = "later"
    UNDATED = "undated"
    DONE = "done"


GROUP_LABELS: dict[FollowupGroup, str] = {
    FollowupGroup.OVERDUE: N_("Overdue"),
    FollowupGroup.TODAY: N_("Today"),
    FollowupGroup.THIS_WEEK: N_("This week"),
    FollowupGroup.LATER: N_("Later"),
    FollowupGroup.UNDATED: N_("No date"),
    FollowupGroup.DONE: N_("Done lately"),
}


@dataclass(frozen=True, slots=True)
class FollowupValues:
    """What can be changed of a promise as long as it is one."""

    text: str
    due: date | None
    theirs: bool


@dataclass(frozen=True, slots=True)
class FollowupRow:
    """One promise as a list shows it. Text is clean, in one line."""

    id: FollowupId
    contact: ContactId
    name: str
    """Of the contact."""
    name_key: str
    """The name as it is searched: folded."""
    theirs: bool
    text: str
    due: date | None
    done_on: date | None
    result: str
    """What came of it."""
    reported_on: date | None
    """When the contact was told what came of it."""

    @property
    def values(self) -> FollowupValues:
        """What can be changed of it."""
        return FollowupValues(self.text, self.due, self.theirs)

    @property
    def is_to_report(self) -> bool:
        """Whether something came of it that the contact has not been told."""
        return self.done_on is not None and bool(self.result) and self.reported_on is None


@dataclass(frozen=True, slots=True)
class OutgoingFollowup:
    """A promise as a calendar gets to read it."""

    row: FollowupRow
    revised_at: datetime
    """The UTC instant at which it last changed."""


def group_of(row: FollowupRow, today: date) -> FollowupGroup:
    """The one group that the promise belongs to. This week ends on Sunday, as ISO weeks do."""
    if row.done_on is not None:
        return FollowupGroup.DONE
    if row.due is None:
        return FollowupGroup.UNDATED
    if row.due <= today:
        return FollowupGroup.TODAY if row.due == today else FollowupGroup.OVERDUE
    sunday = today + timedelta(days=_SUNDAY - today.isoweekday())
    return FollowupGroup.THIS_WEEK if row.due <= sunday else FollowupGroup.LATER


def lately_from(today: date) -> date:
    """The first day that counts as lately."""
    return today - timedelta(days=LATELY_DAYS)


@dataclass(frozen=True, slots=True)
class FollowupSection:
    """The promises of one group; never none."""

    group: FollowupGroup
    rows: tuple[FollowupRow, ...]


class FollowupBook:
    """All promises that are open, or were kept lately, in the order of a list. Replaced as a whole when they change.

    Open ones go by day, the longest overdue first; done ones the newest first.
    """

    def __init__(self, rows: Iterable[FollowupRow], today: date) -> None:
        self.today = today
        grouped: dict[FollowupGroup, list[FollowupRow]] = {group: [] for group in FollowupGroup}
        for row in rows:
            grouped[group_of(row, today)].append(row)
        for group, members in grouped.items():
            if group is FollowupGroup.DONE:
                members.sort(key=lambda row: (row.done_on or date.min, row.id), reverse=True)
            else:
                members.sort(key=lambda row: (row.due or date.max, row.id))
        self._grouped = grouped
        self._folded: dict[FollowupId, str] = {}

    def __iter__(self) -> Iterator[FollowupRow]:
        for members in self._grouped.values():
            yield from members

    def with_rows(self, contacts: Collection[ContactId], rows: Iterable[FollowupRow]) -> FollowupBook:
        """The book after something changed about these contacts, whose promises are `rows` now."""
        changed = frozenset(contacts)
        return FollowupBook([*(row for row in self if row.contact not in changed), *rows], self.today)

    def sections(self, whose: Whose, words: str = "") -> tuple[FollowupSection, ...]:
        """The groups that have promises of theirs or mine which hold all these words, in the name or the text.

        Accents and case do not matter, and a word may be the beginning or the middle of one.
        """
        wanted = fold(words).split()
        found = []
        for group, members in self._grouped.items():
            shown: Sequence[FollowupRow] = members
            if whose is not Whose.ALL:
                shown = [row for row in shown if whose.lets_through(row.theirs)]
            if wanted:
                shown = [row for row in shown if self._holds(row, wanted)]
            if shown:
                found.append(FollowupSection(group, tuple(shown)))
        return tuple(found)

    def _holds(self, row: FollowupRow, wanted: Sequence[str]) -> bool:
        folded = self._folded.get(row.id)
        if folded is None:
            folded = self._folded[row.id] = f"{row.name_key} {fold(f'{row.text} {row.result}')}"
        return all(word in folded for word in wanted)
