"""What other programs get to read of a contact: one line of a table that leaves netwerk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.profile import Birthday


@dataclass(frozen=True, slots=True)
class OutgoingContact:
    """One contact. Text is clean; notes may have several lines."""

    id: ContactId
    kind: ContactKind
    given_name: str
    particle: str
    surname: str
    organisation: str
    role: str
    locality: str
    country: str
    points: tuple[tuple[PointKind, str], ...]
    """In the order of the contact's card."""
    tags: tuple[str, ...]
    position: Cell | None
    """On acceptance–energy, for the general dossier."""
    last_contact: date | None
    do_not_contact: str
    notes: str
    private_notes: str = ""
    birthday: Birthday | None = None
    motive: str = ""
    objection: str = ""
    context: str = ""
    interest: Cell | None = None
    """On mutual interest."""
    power: Cell | None = None
    """On power–interest, for the general dossier."""
