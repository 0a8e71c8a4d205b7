"""The daily review: why somebody's card is shown, and how a card ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_


class Reason(StrEnum):
    """Why a card is shown, the most pressing first. A contact gives one card, for its first reason."""

    PROMISE_DUE = "promise-due"
    THANKS_OWED = "thanks-owed"
    RESULT_OWED = "result-owed"
    LOYAL_SILENT = "loyal-silent"
    PARTNER_DRIFTING = "partner-drifting"
    OVERDUE = "overdue"
    GROUP_GAP = "group-gap"


REASON_LABELS: dict[Reason, str] = {
    Reason.PROMISE_DUE: N_("promise of mine due"),
    Reason.THANKS_OWED: N_("thanks owed"),
    Reason.RESULT_OWED: N_("what came of it owed"),
    Reason.LOYAL_SILENT: N_("loyal but silent"),
    Reason.PARTNER_DRIFTING: N_("partner drifting"),
    Reason.OVERDUE: N_("contact overdue"),
    Reason.GROUP_GAP: N_("group not met this week"),
}


class StepOutcome(StrEnum):
    """How a card of the review ended."""

    DONE = "done"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"


class QueuedCard(NamedTuple):
    """One contact in the day's queue. A tuple, since there may be 100,000 of them."""

    contact: ContactId
    reason: Reason
    since: date
    """The day from which the reason holds."""
    overdue_days: int
    """Days since `since`; 0 on the day itself."""
    other_reasons: tuple[Reason, ...]
    """The further reasons that hold, in their order."""
    past_maximum: bool
    """Whether even the maximum cadence has passed: shown in red."""


@dataclass(frozen=True, slots=True)
class Step:
    """How one card ended."""

    contact: ContactId
    name: str
    outcome: StepOutcome
    reason: Reason | None
    """Why the card was there; None where it was shown for no reason of the queue."""
    until: date | None
    """The day on which a snoozed card may be back."""
    text: str


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """What was done of one day's review."""

    steps: tuple[Step, ...]
    """The last one of each contact, in the order in which the cards were finished."""
    daily_number: int
    """Cards that are enough."""
    streak_days: int
    """Days in a row with at least one card finished, the day itself included once it has one."""


@dataclass(frozen=True, slots=True)
class GentleStart:
    """The first hour, for a network in which hardly anybody has a place yet."""

    contacts: tuple[ContactId, ...]
    """Whom to place first: the most connected of those that have no place."""
    unscored: int
    scored: int
