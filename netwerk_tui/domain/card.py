"""All that the card of one contact shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.asks import AskBudget
from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.gratitude import OwedThanks
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import AppliedEffort, EffortPolicy
from netwerk_tui.domain.profile import Assessment, Profile
from netwerk_tui.domain.timeline import TimelineItem


@dataclass(frozen=True, slots=True)
class KnownAs:
    """Who a contact is in another program."""

    id: int
    source: str
    external_id: str
    connected_on: date | None


@dataclass(frozen=True, slots=True)
class StageStep:
    """A step on the ambassadors' path."""

    id: int
    stage: AmbassadorStage | None
    """None for off the path."""
    day: date


@dataclass(frozen=True, slots=True)
class Belonging:
    """Somebody who belongs to an organisation, or once did."""

    contact: ContactId
    name: str
    role: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Card:
    """One contact as the card shows them."""

    profile: Profile
    today: date
    matrices: MatrixSet
    policy: EffortPolicy
    items: tuple[TimelineItem, ...]
    """The timeline, newest first."""
    history: tuple[Assessment, ...]
    """Every assessment, current and target, oldest first."""
    identities: tuple[KnownAs, ...]
    stages: tuple[StageStep, ...]
    """The newest first."""
    organisations: dict[int, ContactId]
    """Organisations that are contacts, by the id of the capacity that names them."""
    effort: AppliedEffort
    """How often and how the contact deserves to be met, and which rule says so."""
    budget: AskBudget
    owed: tuple[OwedThanks, ...]
    """What I have not thanked them for; the longest waiting first."""
    image: tuple[str, ...] = ()
    """How I want to be seen."""
    people: tuple[Belonging, ...] | None = ()
    """Who belongs to the organisation that the contact is; None while that is being read."""

    def trail(self, position: Assessment) -> tuple[Assessment, ...]:
        """Every current assessment on the plane of this one, oldest first."""
        return tuple(
            each
            for each in self.history
            if each.kind is AssessmentKind.CURRENT
            and (each.matrix, each.dossier) == (position.matrix, position.dossier)
        )
