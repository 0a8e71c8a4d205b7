"""What I want to sound a contact out on, and what I want them to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
