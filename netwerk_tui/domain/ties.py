"""What binds contacts to each other: relations, and introductions that I made or was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.relation_kinds import inverse_of
from netwerk_tui.language import N_


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as seen from one of the two."""

    id: int
    other: ContactId
    other_name: str
    kind: str
    """What the one from whom it leads is to the other, in the user's words."""
    text: str
    leads_out: bool
    """Whether it leads from the contact that is looked at to the other one."""

    @property
    def seen(self) -> str:
        """What the contact that is looked at is to the other one; empty where only the other side has words for it."""
        return self.kind if self.leads_out else inverse_of(self.kind)


class IntroductionStatus(StrEnum):
    """How far an introduction is."""

    OFFERED = "offered"
    MET = "met"
    DECLINED = "declined"


INTRODUCTION_LABELS: dict[IntroductionStatus, str] = {
    IntroductionStatus.OFFERED: N_("offered"),
    IntroductionStatus.MET: N_("they met"),
    IntroductionStatus.DECLINED: N_("came to nothing"),
}


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two contacts were brought together about a topic."""

    id: int
    contact: ContactId
    contact_name: str
    other: ContactId
    other_name: str
    introducer: ContactId | None
    """Who brought them together; None for me."""
    introducer_name: str
    topic: str
    status: IntroductionStatus
    offered_on: date | None
    met_on: date | None
    result: str
