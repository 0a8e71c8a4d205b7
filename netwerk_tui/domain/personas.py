"""Personas: archetypes of a target group, whom they stand for, and with which of them I have spoken this quarter."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from netwerk_tui.domain.ids import ContactId, PersonaId

_MONTHS_A_QUARTER = 3


class Quarter(NamedTuple):
    """Three months of the calendar. Quarters sort in the order of time."""

    year: int
    number: int
    """1 to 4."""

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter that a day falls in."""
        return cls(day.year, (day.month - 1) // _MONTHS_A_QUARTER + 1)

    @property
    def first_day(self) -> date:
        """When it begins."""
        return date(self.year, (self.number - 1) * _MONTHS_A_QUARTER + 1, 1)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A contact who is like a persona."""

    contact: ContactId
    spoken_on: date | None
    """When we last met, called or spoke, up to today; None where we never did."""


class Share(Enum):
    """How many of some contacts are like a persona."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Persona:
    """One archetype, with those who are like it."""

    id: PersonaId
    name: str
    motive: str
    context: str
    objection: str
    question: str
    """What its angry customer asks."""
    exemplar: ContactId | None
    """Somebody real, whom I can shake hands with."""
    exemplar_name: str
    target_group: str
    people: tuple[Likeness, ...]
    """Whom I spoke with last first, then those with whom I never did."""

    @property
    def spoken_last(self) -> Likeness | None:
        """With whom I spoke last; None where I never spoke with any of them."""
        return self.people[0] if self.people and self.people[0].spoken_on is not None else None

    def spoken_since(self, day: date) -> int:
        """With how many of them I spoke on that day or later."""
        return sum(each.spoken_on is not None and each.spoken_on >= day for each in self.people)

    def share_of(self, contacts: Collection[ContactId]) -> Share:
        """How many of these are like it."""
        alike = len({each.contact for each in self.people} & set(contacts))
        if not alike:
            return Share.NONE
        return Share.ALL if alike == len(set(contacts)) else Share.SOME


@dataclass(frozen=True, eq=False, repr=False)
class PersonaBook:
    """All personas, by name, and whom none of them stands for."""

    personas: tuple[Persona, ...]
    without: tuple[ContactId, ...]
    """People, not organisations, who are like no persona."""
    quarter: Quarter

    @property
    def not_spoken(self) -> list[Persona]:
        """Those with whom I have not spoken this quarter."""
        return [each for each in self.personas if not each.spoken_since(self.quarter.first_day)]
