"""A segment: a saved query over contacts, in the language of the search line, with a real person who stands for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import NewType, assert_never

from netwerk_tui.domain.errors import QueryError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.query_keys import KeyId
from netwerk_tui.domain.query_language import parse_query, quoted
from netwerk_tui.domain.query_tree import And, Filter, Node, Not, Or, PresenceTest, Span, Words, WordsTest
from netwerk_tui.domain.query_values import WORD
from netwerk_tui.domain.text import fold

SegmentId = NewType("SegmentId", int)

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class SegmentValues:
    """What the user says of a segment."""

    name: str
    query: str
    notes: str = ""
    update_days: int | None = None
    """How often its people hear of progress; None for never by itself."""
    exemplar: ContactId | None = None
    """Somebody real who stands for it: somebody you can shake hands with."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A saved segment."""

    id: SegmentId
    values: SegmentValues
    exemplar_name: str = ""
    updated_on: date | None = None
    """When a message last went out to it; None where none ever did."""

    def update_due_since(self, today: date) -> date | None:
        """The day since which its people should have heard of progress again; None where that is not due.

        A segment with an update cadence that never had an update is due from today on.
        """
        if self.values.update_days is None:
            return None
        if self.updated_on is None:
            return today
        due = self.updated_on + timedelta(days=self.values.update_days)
        return due if due <= today else None

    @property
    def lacks_exemplar(self) -> bool:
        """Whether it is of a target group, and nobody real stands for it."""
        return self.values.exemplar is None and is_of_target_group(self.values.query)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.values.name

    @property
    def query(self) -> str:
        """Whom it is about."""
        return self.values.query


@dataclass(frozen=True, eq=False, repr=False)
class SegmentResult:
    """Whom a query finds."""

    ids: Sequence[ContactId]
    """The most important first; empty where only their number was asked."""
    count: int
    explanation: str
    """The query in words."""
    unknown: tuple[Filter, ...] = ()
    """Filters by a name that nothing has."""


@dataclass(frozen=True, eq=False, repr=False)
class SegmentPeople:
    """Where the people of a segment stand, and whether the one who stands for it is among them."""

    categories: Sequence[tuple[str, int]]
    """Each category of acceptance–energy by its label, untranslated, with how many stand there in any open dossier."""
    unscored: int
    """Who stand nowhere on that matrix."""
    has_exemplar: bool
    """Whether its exemplar is one of them; True where it has none."""


class Combination(Enum):
    """How segments make a new one."""

    ALL = auto()
    """Who is in each of them."""
    ANY = auto()
    """Who is in one of them or more."""
    WITHOUT = auto()
    """Who is in the first, and in none of the others."""


def combined_query(names: Sequence[str], combination: Combination) -> str:
    """The query of a segment of these segments, which follows them as they change."""
    parts = [f"segment:={quoted(name)}" for name in names]
    match combination:
        case Combination.ALL:
            return " ".join(parts)
        case Combination.ANY:
            return " or ".join(parts)
        case Combination.WITHOUT:
            return " -".join(parts)


def names_segment(query: str, name: str) -> bool:
    """Whether the query names the segment of this name; False for one that cannot be read."""
    return bool(_spans_naming(query, name))


def renamed_in(query: str, name: str, new_name: str) -> str:
    """The query with the new name wherever it names a segment by the old one."""
    for span in reversed(_spans_naming(query, name)):
        query = f"{query[: span.start]}segment:={quoted(new_name)}{query[span.stop :]}"
    return query


def _spans_naming(query: str, name: str) -> list[Span]:
    words = " ".join(WORD.findall(fold(name)))
    try:
        filters = _filters_in(parse_query(query))
    except QueryError:
        return []
    return [
        each.span
        for each in filters
        if each.key is KeyId.SEGMENT and isinstance(each.test, WordsTest) and each.test.words == words
    ]


def _filters_in(node: Node) -> list[Filter]:
    """From left to right."""
    match node:
        case Filter():
            return [node]
        case Not(part):
            return _filters_in(part)
        case And(parts) | Or(parts):
            return [each for part in parts for each in _filters_in(part)]
        case Words():
            return []
        case _:
            assert_never(node)


def is_of_target_group(query: str) -> bool:
    """Whether the query asks for a target group; False for one that cannot be read."""
    try:
        return _asks_for_group(parse_query(query))
    except QueryError:
        return False


def _asks_for_group(node: Node) -> bool:
    match node:
        case Filter(KeyId.GROUP, test):
            return not isinstance(test, PresenceTest)
        case And(parts) | Or(parts):
            return any(_asks_for_group(part) for part in parts)
        case _:
            return False


@dataclass(frozen=True, slots=True)
class FollowedSegment:
    """A segment that hears of progress by itself, in one week."""

    id: SegmentId
    name: str
    people: int | None
    """How many are in it; None where its query cannot be read any more."""
    talked_with: int
    """With how many of them I met or spoke this week."""
    updated_on: date | None
    """When a message last went out to it; None where none ever did."""
    update_due_since: date | None
    """Since when they should have heard of progress again; None where that is not due."""
