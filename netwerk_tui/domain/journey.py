"""The journey of a contact on a dossier: choosing is buying, and afterwards it begins again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.ids import DossierId
from netwerk_tui.language import N_


class JourneyStage(StrEnum):
    """Where a contact is; after service it comes round to orientation."""

    ORIENTATION = "orientation"
    SELECTION = "selection"
    TRANSACTION = "transaction"
    SERVICE = "service"


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
