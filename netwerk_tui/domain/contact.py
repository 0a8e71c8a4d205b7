"""A contact, as lists and searches need it: a person or an organisation in the network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_


class ContactKind(StrEnum):
    """Whether a contact is one person or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class PointKind(StrEnum):
    """A way to reach a contact."""

    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    ADDRESS = "address"


class AmbassadorStage(StrEnum):
    """How far a contact is on the way to speaking for me."""

    CANDIDATE = "candidate"
    ASKED = "asked"
    ACTIVE = "active"
    LAPSED = "lapsed"


AMBASSADOR_LABELS: dict[AmbassadorStage, str] = {
    AmbassadorStage.CANDIDATE: N_("candidate ambassador"),
    AmbassadorStage.ASKED: N_("asked as ambassador"),
    AmbassadorStage.ACTIVE: N_("ambassador"),
    AmbassadorStage.LAPSED: N_("lapsed ambassador"),
}

KIND_LABELS: dict[ContactKind, str] = {
    ContactKind.PERSON: N_("person"),
    ContactKind.ORGANISATION: N_("organisation"),
}

POINT_LABELS: dict[PointKind, str] = {
    PointKind.EMAIL: N_("E-mail"),
    PointKind.PHONE: N_("Phone"),
    PointKind.LINK: N_("Link"),
    PointKind.ADDRESS: N_("Address"),
}


class ContactRow(NamedTuple):
    """What one line of the contact list shows. Text is clean: one line, no control characters."""

    id: ContactId
    kind: ContactKind
    name: str
    organisation: str
    role: str
    last_contact: date | None
    """The day of the newest interaction of any channel."""
    ambassador: AmbassadorStage | None = None
    critical_friend: bool = False


class ContactRows(Protocol):
    """Where a list gets its lines from: only the visible ones are asked for, some sixty at a time."""

    def rows(self, ids: Sequence[ContactId]) -> list[ContactRow]:
        """One row for each id that exists, in the order of `ids`."""
        ...
