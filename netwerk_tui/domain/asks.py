"""What I want to sound a contact out on, and what I want them to know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.spans import YEAR_DAYS
from netwerk_tui.language import N_


class AskStatus(StrEnum):
    """How far an ask is. It reminds until what I did with the answer was shown."""

    OPEN = "open"
    ASKED = "asked"
    ANSWERED = "answered"
    USED = "used"
    SHOWN = "shown"


ASK_LABELS: dict[AskStatus, str] = {
    AskStatus.OPEN: N_("to ask"),
    AskStatus.ASKED: N_("asked"),
    AskStatus.ANSWERED: N_("answered"),
    AskStatus.USED: N_("used, not shown yet"),
    AskStatus.SHOWN: N_("used and shown"),
}


_ASK_STEPS = tuple(AskStatus)


def step_after(status: AskStatus) -> AskStatus | None:
    """Where an ask goes next; None at the end of its way."""
    return None if status is _ASK_STEPS[-1] else _ASK_STEPS[_ASK_STEPS.index(status) + 1]


def step_before(status: AskStatus) -> AskStatus | None:
    """Where an ask came from; None at its beginning."""
    return None if status is _ASK_STEPS[0] else _ASK_STEPS[_ASK_STEPS.index(status) - 1]


def days_at(status: AskStatus, days: dict[AskStatus, date | None], today: date) -> dict[AskStatus, date | None]:
    """The days of all steps of an ask that is moved to `status` today.

    Steps up to there that had no day were taken today, those that had one keep it; steps beyond lose theirs.
    """
    reached = _ASK_STEPS.index(status)
    return {step: (days.get(step) or today) if _ASK_STEPS.index(step) <= reached else None for step in _ASK_STEPS}


class AskBudget(NamedTuple):
    """How much of the attention that a contact has for asks is taken. A warning, never a refusal."""

    asked: int
    """Put to them in the year until today."""
    planned: int
    """Open, and so still to be put to them."""
    allowed: int
    """Asks a year."""

    @property
    def is_used_up(self) -> bool:
        """Whether one more ask would be too many."""
        return self.asked + self.planned >= self.allowed


def put_this_year(asked_on: Iterable[date | None], today: date) -> int:
    """How many of these asks were put in the 365 days until today, today included."""
    year_ago = today - timedelta(days=YEAR_DAYS)
    return sum(day is not None and year_ago < day <= today for day in asked_on)


class TellStatus(StrEnum):
    """Whether the contact knows."""

    OPEN = "open"
    TOLD = "told"


TELL_LABELS: dict[TellStatus, str] = {TellStatus.OPEN: N_("to tell"), TellStatus.TOLD: N_("told")}


@dataclass(frozen=True, slots=True)
class Ask:
    """Something I want to sound a contact out on."""

    id: int
    topic: str
    text: str
    status: AskStatus
    dossier_name: str
    """Empty where it is about no dossier."""
    opened_on: date | None
    asked_on: date | None
    answered_on: date | None
    answer: str
    used_on: date | None
    use: str
    """What I did with the answer."""
    shown_on: date | None
    """When the contact was shown what became of it."""


@dataclass(frozen=True, slots=True)
class Tell:
    """Something I want a contact to know."""

    id: int
    text: str
    status: TellStatus
    dossier_name: str
    opened_on: date | None
    told_on: date | None


@dataclass(frozen=True, slots=True)
class AskWords:
    """All that the user can write of an ask."""

    text: str
    topic: str = ""
    dossier: DossierId | None = None
    answer: str = ""
    use: str = ""


@dataclass(frozen=True, slots=True)
class TellWords:
    """All that the user can write of a tell."""

    text: str
    dossier: DossierId | None = None
