"""An assessment: one dated, reasoned scoring of a contact, and the evidence it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.language import N_

FADES_AFTER_DAYS = 180
"""A score older than this is shown faded, with its age."""


class AssessmentKind(StrEnum):
    """Where a contact stands, or where I want them to be."""

    CURRENT = "current"
    TARGET = "target"


class Evidence(StrEnum):
    """An act that shows energy. Judge acts, not words."""

    ANSWERS = "answers"
    BRINGS_UP = "brings-up"
    GIVES_INPUT = "gives-input"
    TAKES_PART = "takes-part"
    KEEPS_AGREEMENTS = "keeps-agreements"
    MOVES_DIARY = "moves-diary"
    INVITES_ME = "invites-me"
    COMMENTS = "comments"


EVIDENCE_LABELS: dict[Evidence, str] = {
    Evidence.ANSWERS: N_("answers my messages"),
    Evidence.BRINGS_UP: N_("brings the subject up unasked"),
    Evidence.GIVES_INPUT: N_("responds to requests for input"),
    Evidence.TAKES_PART: N_("takes part actively"),
    Evidence.KEEPS_AGREEMENTS: N_("keeps agreements"),
    Evidence.MOVES_DIARY: N_("moves their diary for it"),
    Evidence.INVITES_ME: N_("invites me to their people"),
    Evidence.COMMENTS: N_("comments unasked"),
}
"""In the order in which they are offered; the first is key 1."""


@dataclass(frozen=True, slots=True)
class Move:
    """Contacts to place on one cell, and why."""

    contacts: tuple[ContactId, ...]
    matrix: Matrix
    dossier: DossierId | None
    """Left out of account on a matrix that is not scored per dossier."""
    cell: Cell
    day: date
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    kind: AssessmentKind = AssessmentKind.CURRENT
    follow_up_on: date | None = None
    """The day on which I will come back to it with each of them; None where nothing is promised."""
