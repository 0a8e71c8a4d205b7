"""What people and I do for each other: thanks, favours, concerns that became policy, and successes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.interaction import Direction

THANKS_WAIT_DAYS = 14
"""A contribution that went so long without thanks brings its contact to the review."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """I thanked a contact."""

    id: int
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Favour:
    """Value that went from me to a contact (out), or from them to me (in)."""

    id: int
    day: date
    direction: Direction
    """Never both ways."""
    text: str


@dataclass(frozen=True, slots=True)
class Concern:
    """A complaint or a wish, what I promised about it, and what came of it."""

    id: int
    contact: ContactId
    theme: str
    """Empty where it was put under none."""
    dossier_name: str
    text: str
    raised_on: date
    promise: str
    promised_on: date | None
    result: str
    settled_on: date | None
    reported_on: date | None
    """When the contact heard what came of it."""


@dataclass(frozen=True, slots=True)
class Success:
    """A result that people contributed to, who are to be thanked."""

    id: int
    name: str
    text: str
    day: date
    dossier: DossierId | None
    contributors: tuple[ContactId, ...]
    unthanked: tuple[ContactId, ...]
    """Those of them who have not been thanked for it."""
