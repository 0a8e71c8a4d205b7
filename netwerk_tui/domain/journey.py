"""The journey of a contact on a dossier: choosing is buying, and afterwards it begins again.

The stages are those of a customer's journey. Where a vote is secret, nobody knows the day of the transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.language import N_


class JourneyStage(StrEnum):
    """Where a contact is; after service it comes round to orientation."""

    ORIENTATION = "orientation"
    SELECTION = "selection"
    TRANSACTION = "transaction"
    SERVICE = "service"


STAGES: tuple[JourneyStage, ...] = tuple(JourneyStage)
"""In the order of the journey, which goes round."""

JOURNEY_LABELS: dict[JourneyStage, str] = {
    JourneyStage.ORIENTATION: N_("orientation"),
    JourneyStage.SELECTION: N_("selection"),
    JourneyStage.TRANSACTION: N_("transaction"),
    JourneyStage.SERVICE: N_("service"),
}


@dataclass(frozen=True, slots=True)
class JourneyStep:
    """A contact came to a stage on a dossier."""

    id: int
    dossier: DossierId
    dossier_name: str
    stage: JourneyStage
    day: date
    transaction_on: date | None
    """None where nobody knows: a vote is secret."""


@dataclass(frozen=True, slots=True)
class Passage:
    """That a contact came to a stage, as the board needs it."""

    step: int
    """The id of the row."""
    stage: JourneyStage
    day: date
    transaction_on: date | None


@dataclass(frozen=True, slots=True)
class Traveller:
    """A contact on the journey of one dossier."""

    contact: ContactId
    passages: tuple[Passage, ...]
    """At least one, the oldest first."""

    @property
    def now(self) -> Passage:
        """Where they stand."""
        return self.passages[-1]

    @property
    def came_from(self) -> JourneyStage | None:
        """The stage before; None for who has just begun."""
        return self.passages[-2].stage if len(self.passages) > 1 else None

    @property
    def decided(self) -> Passage:
        """The step that tells, or can best be told, when they decided: one with a day, else the transaction itself."""
        newest_first = self.passages[::-1]
        dated = next((each for each in newest_first if each.transaction_on is not None), None)
        chose = next((each for each in newest_first if each.stage is JourneyStage.TRANSACTION), None)
        return dated or chose or self.now

    def stood_on(self, day: date) -> JourneyStage | None:
        """The stage at the end of that day; None before the journey began."""
        return next((each.stage for each in reversed(self.passages) if each.day <= day), None)


@dataclass(frozen=True, eq=False, repr=False)
class JourneyBoard:
    """Who stands where on one dossier."""

    travellers: tuple[Traveller, ...] = ()

    def at(self, stage: JourneyStage) -> list[Traveller]:
        """Who stands at the stage."""
        return [each for each in self.travellers if each.now.stage is stage]

    def moved_after(self, day: date) -> JourneyBoard:
        """Only those who came to a stage after that day."""
        return JourneyBoard(tuple(each for each in self.travellers if each.now.day > day))

    def flow_after(self, day: date) -> list[tuple[JourneyStage | None, JourneyStage, int]]:
        """From where (None: they began) to where people went after that day, and how many; the most first.

        Who is back where they stood then has gone all the way round.
        """
        moved = self.moved_after(day).travellers
        counted = Counter((each.stood_on(day), each.now.stage) for each in moved)
        return [(origin, stage, count) for (origin, stage), count in counted.most_common()]


def stage_after(stage: JourneyStage, steps: int) -> JourneyStage:
    """The stage so many steps on, or back where that is negative; after service comes orientation."""
    return STAGES[(STAGES.index(stage) + steps) % len(STAGES)]


def travellers_of(passages: Iterable[tuple[ContactId, Passage]]) -> tuple[Traveller, ...]:
    """The travellers whose passages these are, in the order in which each is first named; passages oldest first."""
    gathered: dict[ContactId, list[Passage]] = {}
    for contact, passage in passages:
        gathered.setdefault(contact, []).append(passage)
    return tuple(Traveller(contact, tuple(steps)) for contact, steps in gathered.items())
