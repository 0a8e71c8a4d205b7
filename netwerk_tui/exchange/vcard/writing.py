"""A contact as a card, 3.0 or 4.0, so that every program can read it. For the actions that export and synchronise.

Nothing that is netwerk's alone goes out: no positions, no promises, no private notes unless the notes hold them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import BinaryIO

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.outgoing_card import OutgoingCard
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.exchange.vcard.birthdays import birthday_text
from netwerk_tui.exchange.vcard.content_line import content_line, escaped, joined
from netwerk_tui.exchange.vcard.labels import type_of


class CardVersion(StrEnum):
    """What can be written."""

    V3 = "3.0"
    V4 = "4.0"


FORMAT_VERSIONS = {"vcf": CardVersion.V3, "vcard4": CardVersion.V4}
"""What `--as` may name for writing; `vcf` is also the extension that chooses it."""

_POINT_NAMES = {
    PointKind.EMAIL: "EMAIL",
    PointKind.PHONE: "TEL",
    PointKind.LINK: "URL",
    PointKind.ADDRESS: "ADR",
}


def write_cards(stream: BinaryIO, cards: Iterable[OutgoingCard], version: CardVersion = CardVersion.V3) -> int:
    """Write the cards one after another; how many there were."""
    count = 0
    for count, card in enumerate(cards, 1):  # noqa: B007 - the count is what is left
        stream.write(card_bytes(card, version))
    return count


def card_bytes(card: OutgoingCard, version: CardVersion = CardVersion.V3) -> bytes:
    """The whole card."""
    return b"".join(
        [b"BEGIN:VCARD\r\n", content_line("VERSION", version), *_properties(card, version), b"END:VCARD\r\n"]
    )


def name_lines(card: OutgoingCard, version: CardVersion) -> list[bytes]:
    """FN and N, and what tells an organisation."""
    whole = full_name(card.given_name, card.particle, card.surname)
    if card.kind is ContactKind.ORGANISATION:
        mark = content_line("KIND", "org") if version is CardVersion.V4 else content_line("X-ABShowAs", "COMPANY")
        return [content_line("FN", escaped(whole)), content_line("N", joined(["", "", "", "", ""])), mark]
    family = full_name("", card.particle, card.surname)
    return [content_line("FN", escaped(whole)), content_line("N", joined([family, card.given_name, "", "", ""]))]


def organisation_line(card: OutgoingCard) -> bytes:
    """ORG; empty where there is none."""
    name = card.surname if card.kind is ContactKind.ORGANISATION else card.organisation
    return content_line("ORG", escaped(name)) if name else b""


def role_line(card: OutgoingCard) -> bytes:
    """TITLE; empty where there is none."""
    return content_line("TITLE", escaped(card.role)) if card.role else b""


def notes_line(notes: str) -> bytes:
    """NOTE; empty where there are none."""
    return content_line("NOTE", escaped(notes)) if notes else b""


def tags_line(tags: Iterable[str]) -> bytes:
    """CATEGORIES; empty where there are none."""
    value = joined(tags, ",")
    return content_line("CATEGORIES", value) if value else b""


def birthday_line(birthday: Birthday | None, version: CardVersion) -> bytes:
    """BDAY; empty where it is not known. A missing year is written as Apple does in 3.0, which has no way for it."""
    if birthday is None:
        return b""
    text = birthday_text(birthday)
    if version is CardVersion.V4:
        return content_line("BDAY", text.replace("-", "") if birthday.year else f"--{text[2:].replace('-', '')}")
    if birthday.year is None:
        return content_line("BDAY", f"1604-{text[2:]}", [("X-APPLE-OMIT-YEAR", "1604")])
    return content_line("BDAY", text)


def point_lines(point: IncomingPoint, version: CardVersion, group: str, place: tuple[str, str] = ("", "")) -> bytes:
    """One way to reach somebody, with its label. `place` is the locality and country, for the address that has them."""
    kind = type_of(point.label)
    internet = "INTERNET" if point.kind is PointKind.EMAIL and version is CardVersion.V3 else ""
    parameters = [("TYPE", each) for each in (internet, kind) if each]
    needs_label = bool(point.label) and not kind
    own_group = group if needs_label else ""
    value = _address(point.value, *place) if point.kind is PointKind.ADDRESS else _point_value(point)
    line = content_line(_POINT_NAMES[point.kind], value, parameters, own_group)
    return line + content_line("X-ABLabel", escaped(point.label), group=group) if needs_label else line


def _properties(card: OutgoingCard, version: CardVersion) -> Iterator[bytes]:
    yield content_line("PRODID", "-//netwerk//netwerk//EN")
    yield content_line("UID", escaped(card.uid))
    yield from name_lines(card, version)
    yield organisation_line(card)
    yield role_line(card)
    for number, point in enumerate(card.points, 1):
        yield point_lines(point, version, f"item{number}", (card.locality, card.country))
    if (card.locality or card.country) and not _is_placed(card):
        yield content_line("ADR", joined(["", "", "", card.locality, "", "", card.country]))
    yield birthday_line(card.birthday, version)
    yield tags_line(card.tags)
    yield notes_line(card.notes)


def _point_value(point: IncomingPoint) -> str:
    """Addresses of pages are written bare: most programs would open the backslashes too."""
    return point.value if point.kind is PointKind.LINK else escaped(point.value)


def _is_placed(card: OutgoingCard) -> bool:
    """Whether one of the addresses tells the locality and country in the places that ADR has for them."""
    addresses = (point.value for point in card.points if point.kind is PointKind.ADDRESS)
    found = (_places(address, card.locality, card.country) for address in addresses)
    return any((town, land) == (card.locality, card.country) for _street, _code, town, land in found)


def _address(text: str, locality: str, country: str) -> str:
    """The seven places of ADR."""
    street, code, town, land = _places(text, locality, country)
    return joined(["", "", street, town, "", code, land])


def _places(text: str, locality: str, country: str) -> tuple[str, str, str, str]:
    """Street, postcode, locality and country; these two where the text ends with them, else all of it is street."""
    rest, code, town, land = text, "", "", ""
    if country and rest.endswith(f", {country}"):
        rest, land = rest.removesuffix(f", {country}"), country
    street, comma, last = rest.rpartition(", ")
    if locality and comma and (last == locality or last.endswith(f" {locality}")):
        rest, code, town = street, last.removesuffix(locality).strip(), locality
    return rest, code, town, land
