"""What netwerk and an address book both know of somebody, so that the two can be compared. For `merging`.

Texts change as a whole; points and tags come and go one by one. A state that was agreed on is kept as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.domain.outgoing_card import OutgoingCard
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.text import clean_block, fold
from netwerk_tui.exchange.vcard.birthdays import birthday_text
from netwerk_tui.exchange.vcard.person import CardPerson
from netwerk_tui.language import N_


class Text(StrEnum):
    """What is compared as a whole."""

    NAME = "name"
    ORGANISATION = "organisation"
    ROLE = "role"
    BIRTHDAY = "birthday"
    NOTES = "notes"


TEXT_LABELS: dict[Text, str] = {
    Text.NAME: N_("Name"),
    Text.ORGANISATION: N_("Organisation"),
    Text.ROLE: N_("Role"),
    Text.BIRTHDAY: N_("Birthday"),
    Text.NOTES: N_("Notes"),
}


@dataclass(frozen=True, slots=True)
class CardState:
    """One side, as it stands. What a text is made of is a tuple, empty strings included."""

    texts: Mapping[Text, tuple[str, ...]]
    points: Mapping[str, IncomingPoint]
    """By kind and match key."""
    tags: Mapping[str, str]
    """By search key."""


@dataclass(frozen=True, slots=True)
class AgreedState:
    """One side as it was when the two last agreed."""

    texts: Mapping[Text, tuple[str, ...]]
    points: frozenset[str]
    tags: frozenset[str]


def state_of_person(person: CardPerson) -> CardState:
    """What a card says."""
    name = person.name
    return _state(
        (name.given_name, name.particle, name.surname),
        person.organisation,
        person.role,
        person.birthday,
        person.notes,
        person.points,
        person.tags,
    )


def state_of_contact(contact: OutgoingCard) -> CardState:
    """What netwerk says."""
    return _state(
        (contact.given_name, contact.particle, contact.surname),
        contact.organisation if contact.kind is ContactKind.PERSON else "",
        contact.role,
        contact.birthday,
        contact.notes,
        contact.points,
        contact.tags,
    )


def agreed(state: CardState) -> dict[str, Any]:
    """The state as JSON, to be kept."""
    return {
        "texts": {str(name): list(value) for name, value in state.texts.items() if any(value)},
        "points": sorted(state.points),
        "tags": sorted(state.tags),
    }


def agreed_in(kept: Mapping[str, Any]) -> AgreedState:
    """The state that was kept."""
    texts = kept.get("texts", {})
    return AgreedState(
        {name: tuple(texts.get(str(name), [""] * (3 if name is Text.NAME else 1))) for name in Text},
        frozenset(kept.get("points", ())),
        frozenset(kept.get("tags", ())),
    )


def point_key(point: IncomingPoint) -> str:
    """The kind and match key in one word; empty for a point without one."""
    key = match_key(point.kind, point.value)
    return f"{point.kind}:{key}" if key else ""


def _state(
    name: tuple[str, str, str],
    organisation: str,
    role: str,
    birthday: Birthday | None,
    notes: str,
    points: Iterable[IncomingPoint],
    tags: Iterable[str],
) -> CardState:
    return CardState(
        {
            Text.NAME: name,
            Text.ORGANISATION: (organisation,),
            Text.ROLE: (role,),
            Text.BIRTHDAY: ("" if birthday is None else birthday_text(birthday),),
            Text.NOTES: (clean_block(notes),),
        },
        {point_key(point): point for point in points if point_key(point)},
        {fold(tag): tag for tag in tags if fold(tag)},
    )
