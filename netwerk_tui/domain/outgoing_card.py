"""What an address book gets to read of a contact: one card. And what a contact is called there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.do_not_contact import is_let_alone, may_be_handed_on
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.domain.profile import Birthday

_OWN_UID = re.compile(r"contact-(\d{1,18})@.+", re.ASCII)


@dataclass(frozen=True, slots=True)
class OutgoingCard:
    """One contact. Text is clean; notes may have several lines."""

    id: ContactId
    uid: str
    """What the card is called in every address book, for ever."""
    kind: ContactKind
    given_name: str
    particle: str
    surname: str
    organisation: str = ""
    role: str = ""
    locality: str = ""
    country: str = ""
    birthday: Birthday | None = None
    points: tuple[IncomingPoint, ...] = ()
    """In the order of the contact's card."""
    tags: tuple[str, ...] = ()
    notes: str = ""
    do_not_contact: str = ""


def handed_on(card: OutgoingCard) -> OutgoingCard | None:
    """The card without the points by which the person does not want to be reached; None where no way is open."""
    words = card.do_not_contact
    if is_let_alone(words):
        return None
    return replace(card, points=tuple(point for point in card.points if may_be_handed_on(words, point.kind)))


def card_uid(network: str, contact: ContactId) -> str:
    """The UID of a card that netwerk makes. `network` is the id of the network."""
    return f"contact-{contact}@{network}"


def contact_of_uid(network: str, uid: str) -> ContactId | None:
    """The contact that a card of this network was made for; None for a card of anything else."""
    number = number_in_card_uid(uid)
    return ContactId(int(number)) if number and uid == f"contact-{number}@{network}" else None


def number_in_card_uid(uid: str) -> str:
    """The digits of the contact's id in a card of some network; empty for every other card."""
    found = _OWN_UID.fullmatch(uid)
    return found[1] if found else ""
