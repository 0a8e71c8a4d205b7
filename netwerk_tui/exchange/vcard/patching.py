"""Changes a card in what netwerk knows of it, and leaves every other line as it stands. For `folder`."""

from __future__ import annotations

import quopri
from collections.abc import Callable, Iterable, Iterator

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.outgoing_card import OutgoingCard
from netwerk_tui.domain.text import fold
from netwerk_tui.exchange.vcard.birthdays import birthday_in
from netwerk_tui.exchange.vcard.cards import Card
from netwerk_tui.exchange.vcard.content_line import LINE_END, content_line, escaped, joined
from netwerk_tui.exchange.vcard.merging import SideChange
from netwerk_tui.exchange.vcard.person import POINT_PROPERTIES, point_value
from netwerk_tui.exchange.vcard.property import Property, split_value
from netwerk_tui.exchange.vcard.state import Text, point_key
from netwerk_tui.exchange.vcard.writing import CardVersion, birthday_line, notes_line, point_lines, tags_line

_Kept = list[Property | bytes]
"""Properties as they stand, and lines that are new."""


def patched(card: Card, change: SideChange, contact: OutgoingCard) -> bytes:
    """The whole card with the change. `contact` tells what kind of contact it is and how the card is called.

    The card must have been read whole.
    """
    version = CardVersion.V4 if card.version.startswith("4") else CardVersion.V3
    kept: _Kept = list(card.properties)
    for name, value in change.texts.items():
        _CHANGES[name](kept, value, contact, version)
    _remove_points(kept, change.points_removed)
    _change_tags(kept, change)
    groups = {each.group for each in card.properties}
    free = (f"item{number}" for number in range(1, 1_000_000) if f"item{number}" not in groups)
    place = (contact.locality, contact.country)
    kept += [point_lines(point, version, next(free), place) for point in change.points_added]
    if not any(isinstance(each, Property) and each.name == "UID" for each in kept):
        kept.insert(1, content_line("UID", escaped(contact.uid)))
    is_old = card.version.startswith("2")
    return b"".join([b"BEGIN:VCARD" + LINE_END, *_lines(kept, is_old), b"END:VCARD" + LINE_END])


def without_pictures(card: Card) -> bytes:
    """The card as text that is small enough to be kept as what was agreed on."""
    small = [each for each in card.properties if len(each.raw) < 4096 and each.name not in ("PHOTO", "LOGO", "SOUND")]
    return b"".join([b"BEGIN:VCARD" + LINE_END, *_lines(small, False), b"END:VCARD" + LINE_END])


def _lines(kept: Iterable[Property | bytes], is_old: bool) -> Iterator[bytes]:
    for each in kept:
        if isinstance(each, Property):
            yield each.raw.replace(b"\n", LINE_END) + LINE_END
        else:
            yield _as_old(each) if is_old else each


def _as_old(line: bytes) -> bytes:
    """The new line in the way of vCard 2.1, which knows neither UTF-8 nor a line end in a value otherwise."""
    whole = line.replace(LINE_END + b" ", b"").removesuffix(LINE_END)
    if whole.isascii() and b"\\n" not in whole:
        return whole + LINE_END
    head, _colon, value = whole.partition(b":")
    encoded = quopri.encodestring(value).replace(b"=\n", b"=" + LINE_END)
    return head + b";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + encoded + LINE_END


def _replace(kept: _Kept, names: tuple[str, ...], line: bytes) -> None:
    """Put the line in place of all properties of these names; nothing where it is empty."""
    places = [place for place, each in enumerate(kept) if isinstance(each, Property) and each.name in names]
    new: _Kept = [line] if line else []
    if not places:
        kept += new
        return
    first = places[0]
    kept[:] = [
        *kept[:first],
        *new,
        *(each for each in kept[first:] if not (isinstance(each, Property) and each.name in names)),
    ]


def _set_name(kept: _Kept, value: tuple[str, ...], contact: OutgoingCard, version: CardVersion) -> None:
    given, particle, surname = value
    whole = full_name(given, particle, surname)
    _replace(kept, ("FN",), content_line("FN", escaped(whole)))
    if contact.kind is ContactKind.ORGANISATION:
        _replace(kept, ("ORG",), content_line("ORG", escaped(whole)))
        return
    before = next((each for each in kept if isinstance(each, Property) and each.name == "N"), None)
    titles = [*(before.parts(";") if before else []), *[""] * 5][3:5]
    family = full_name("", particle, surname)
    _replace(kept, ("N",), content_line("N", joined([family, given, "", *titles])))


def _set_organisation(kept: _Kept, value: tuple[str, ...], _contact: OutgoingCard, _version: CardVersion) -> None:
    places = [place for place, each in enumerate(kept) if isinstance(each, Property) and each.name == "ORG"]
    if not places:
        _replace(kept, ("ORG",), content_line("ORG", escaped(value[0])))
        return
    found = [(place, each) for place, each in enumerate(kept) if isinstance(each, Property) and each.name == "ORG"]
    place, first = next((pair for pair in found if pair[1].is_preferred), found[0])
    parts = split_value(first.value, ";")[1:]
    line = content_line("ORG", ";".join([escaped(value[0]), *parts]), first.parameters, first.group)
    kept[place : place + 1] = [line] if value[0] or any(parts) else []


def _set_role(kept: _Kept, value: tuple[str, ...], _contact: OutgoingCard, _version: CardVersion) -> None:
    if value[0]:
        _replace(kept, ("TITLE",), content_line("TITLE", escaped(value[0])))
    else:
        _replace(kept, ("TITLE", "ROLE"), b"")


def _set_birthday(kept: _Kept, value: tuple[str, ...], _contact: OutgoingCard, version: CardVersion) -> None:
    _replace(kept, ("BDAY",), birthday_line(birthday_in(value[0]), version))


def _set_notes(kept: _Kept, value: tuple[str, ...], _contact: OutgoingCard, _version: CardVersion) -> None:
    _replace(kept, ("NOTE",), notes_line(value[0]))


_CHANGES: dict[Text, Callable[[_Kept, tuple[str, ...], OutgoingCard, CardVersion], None]] = {
    Text.NAME: _set_name,
    Text.ORGANISATION: _set_organisation,
    Text.ROLE: _set_role,
    Text.BIRTHDAY: _set_birthday,
    Text.NOTES: _set_notes,
}


def _remove_points(kept: _Kept, removed: frozenset[str]) -> None:
    if not removed:
        return

    def goes(each: Property | bytes) -> bool:
        kind = POINT_PROPERTIES.get(each.name) if isinstance(each, Property) else None
        if kind is None or not isinstance(each, Property):
            return False
        return point_key(IncomingPoint(kind, point_value(kind, each))) in removed

    staying = [each for each in kept if not goes(each)]
    groups = {each.group for each in staying if isinstance(each, Property) and not each.name.startswith("X-AB")}
    kept[:] = [
        each
        for each in staying
        if not (isinstance(each, Property) and each.group and each.name == "X-ABLABEL" and each.group not in groups)
    ]


def _change_tags(kept: _Kept, change: SideChange) -> None:
    if not (change.tags_added or change.tags_removed):
        return
    found = [each for each in kept if isinstance(each, Property) and each.name == "CATEGORIES"]
    words = [word.strip() for each in found for word in each.parts(",") if word.strip()]
    names = [word for word in words if fold(word) not in change.tags_removed]
    _replace(kept, ("CATEGORIES",), tags_line(dict.fromkeys([*names, *change.tags_added])))
