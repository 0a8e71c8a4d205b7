"""What a query of the search language means, as a tree. Made by `query_language`; read by whoever finds or explains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.query_keys import KeyId


@dataclass(frozen=True, slots=True)
class Span:
    """Where a part stands in the query, in characters: `start` up to but not including `stop`."""

    start: int
    stop: int


class Comparison(StrEnum):
    """How a number or a day is compared."""

    LESS = "<"
    AT_MOST = "<="
    IS = "="
    AT_LEAST = ">="
    MORE = ">"


@dataclass(frozen=True, slots=True)
class WordsTest:
    """Words that must stand in a text, next to each other and in this order."""

    words: str
    """Folded, with single spaces; at least one word."""
    is_beginning: bool = False
    """Whether the last word may be the beginning of one."""
    is_whole: bool = False
    """Whether the text must consist of these words alone."""


@dataclass(frozen=True, slots=True)
class PresenceTest:
    """Whether there is anything at all."""

    is_present: bool


@dataclass(frozen=True, slots=True)
class ChoiceTest:
    """One value of a closed list."""

    choice: str
    """The id of the choice."""


@dataclass(frozen=True, slots=True)
class NumberTest:
    """A whole number that the value is compared with."""

    comparison: Comparison
    number: int


@dataclass(frozen=True, slots=True)
class AgeTest:
    """How many days ago. Where nothing happened at all, no comparison holds."""

    comparison: Comparison
    days: int


@dataclass(frozen=True, slots=True)
class DayTest:
    """A day, a month or a year: both days included."""

    comparison: Comparison
    first: date
    last: date


Test = WordsTest | PresenceTest | ChoiceTest | NumberTest | AgeTest | DayTest


@dataclass(frozen=True, slots=True)
class Filter:
    """People by one key."""

    key: KeyId
    test: Test
    span: Span
    written: str = ""
    """The value as it was typed, without quotes."""


@dataclass(frozen=True, slots=True)
class Words:
    """People of whom a free word stands in the name, the organisation, the role or a tag."""

    test: WordsTest
    span: Span
    written: str = ""


@dataclass(frozen=True, slots=True)
class Not:
    """Everybody else."""

    part: Node
    span: Span


@dataclass(frozen=True, slots=True)
class And:
    """Those who are in all of the parts; everybody where there are none."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Those who are in any of the parts; at least two."""

    parts: tuple[Node, ...]


Node = Filter | Words | Not | And | Or
EVERYBODY = And(())
