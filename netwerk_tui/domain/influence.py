"""Cialdini's principles of influence, recorded for each contact as a hypothesis that was tried or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.language import N_


class Principle(StrEnum):
    """What may move a contact, in the order in which they are offered: relationship, uncertainty, action."""

    RECIPROCITY = "reciprocity"
    LIKING = "liking"
    UNITY = "unity"
    CONSENSUS = "consensus"
    AUTHORITY = "authority"
    CONSISTENCY = "consistency"
    SCARCITY = "scarcity"


PRINCIPLE_LABELS: dict[Principle, str] = {
    Principle.RECIPROCITY: N_("reciprocity"),
    Principle.LIKING: N_("liking"),
    Principle.UNITY: N_("unity"),
    Principle.CONSENSUS: N_("consensus"),
    Principle.AUTHORITY: N_("authority"),
    Principle.CONSISTENCY: N_("consistency"),
    Principle.SCARCITY: N_("scarcity"),
}


class InfluenceOutcome(StrEnum):
    """How a principle went."""

    UNTRIED = "untried"
    WORKED = "worked"
    FAILED = "failed"


OUTCOME_LABELS: dict[InfluenceOutcome, str] = {
    InfluenceOutcome.UNTRIED: N_("untried"),
    InfluenceOutcome.WORKED: N_("worked"),
    InfluenceOutcome.FAILED: N_("failed"),
}


@dataclass(frozen=True, slots=True)
class Influence:
    """A principle for one contact, and how it went."""

    id: int
    principle: Principle
    outcome: InfluenceOutcome
    day: date | None
    text: str
