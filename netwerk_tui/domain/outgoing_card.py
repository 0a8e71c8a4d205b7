"""What an address book gets to read of a contact: one card. And what a contact is called there."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.domain.profile import Birthday


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


def card_uid(network: str, contact: ContactId) -> str:
    """The UID of a card that netwerk makes. `network` is the id of the network."""
    return f"contact-{contact}@{network}"


def contact_of_uid(network: str, uid: str) -> ContactId | None:
    """The contact that a card of this network was made for; None for a card of anything else."""
    number = uid.removeprefix("contact-").removesuffix(f"@{network}")
    is_own = uid == f"contact-{number}@{network}" and number.isascii() and number.isdigit() and len(number) < 19
    return ContactId(int(number)) if is_own else None
