"""What a card tells of somebody, in the words of netwerk. For `reading` and `folder_merge`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, zip_longest
from urllib.parse import unquote

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.domain.names import HONORIFICS, PersonName, full_name, parse_name, split_surname
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.text import clean_block, clean_line, fold
from netwerk_tui.exchange.countries import country_code
from netwerk_tui.exchange.vcard.birthdays import birthday_in
from netwerk_tui.exchange.vcard.cards import Card
from netwerk_tui.exchange.vcard.labels import label_of
from netwerk_tui.exchange.vcard.property import Property

_NOBODY = PersonName("", "", "")
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_EMAIL_IN_BRACKETS = re.compile(r"<([^\s@<>]+@[^\s@<>]+)>")
_WORD_OF_ADDRESS = re.compile(r"[^\W\d_]{2,}")
_GROUPS_OF_PROGRAMS = frozenset({"my contacts", "mycontacts", "starred in android", "starred", "friends and family"})
_MOST_POINTS = 60
_MOST_TAGS = 100
_STREET_FIRST = (2, 1, 0)
"""Street, extension and post office box, in the order of reading; the places of ADR are fixed."""


@dataclass(frozen=True, slots=True)
class CardPerson:
    """What netwerk knows of a card. Text is clean."""

    uid: str
    kind: ContactKind
    name: PersonName
    organisation: str
    role: str
    points: tuple[IncomingPoint, ...]
    tags: tuple[str, ...]
    notes: str
    birthday: Birthday | None
    locality: str
    country: str
    nickname: str
    departments: tuple[str, ...]
    """The parts of the organisation that the person works in."""
    further_jobs: tuple[tuple[str, str], ...]
    """Role and organisation, of those that the card tells beside the first."""
    unread_birthday: str
    """What stands there and is no day."""
    unread_points: tuple[tuple[PointKind, str], ...] = ()
    """What stands there as an e-mail address or phone number, and is none."""


def person_of(card: Card) -> CardPerson:
    """The person or organisation that the card is of; the name is empty where nothing tells one."""
    organisations = [clean_organisation(each) for each in card.all("ORG")]
    first = organisations[0] if organisations else ("",)
    points, unread_points = _points(card)
    kind = _kind(card, first[0])
    born = card.first("BDAY")
    birthday = birthday_in(born.plain, born.parameter("X-APPLE-OMIT-YEAR")) if born is not None else None
    addresses = [_address_parts(each) for each in card.all("ADR")]
    locality = next((parts[3] for parts in addresses if parts[3]), "")
    return CardPerson(
        uid=clean_line(card.text("UID"), 300).removeprefix("urn:uuid:"),
        kind=kind,
        name=_name(card, kind, first[0], points),
        organisation="" if kind is ContactKind.ORGANISATION else first[0],
        role=clean_line(card.text("TITLE") or card.text("ROLE"), 300),
        points=points,
        tags=_tags(card),
        notes=clean_block("\n\n".join(each.plain.strip() for each in card.all("NOTE") if each.plain.strip())),
        birthday=birthday,
        locality=locality,
        country=country_code(next((parts[6] for parts in addresses if parts[6] and parts[3] == locality), "")),
        nickname=clean_line(", ".join(each.plain for each in card.all("NICKNAME")), 200),
        departments=tuple(part for part in first[1:] if part),
        further_jobs=_further_jobs(card, [each[0] for each in organisations]),
        unread_birthday=clean_line(born.plain, 40) if born is not None and birthday is None else "",
        unread_points=unread_points,
    )


def is_group(card: Card) -> bool:
    """Whether the card is a list of people, which is nobody."""
    return "group" in (card.text("KIND").casefold(), card.text("X-ADDRESSBOOKSERVER-KIND").casefold())


def clean_organisation(found: Property) -> tuple[str, ...]:
    """The organisation, then its parts."""
    return tuple(clean_line(part, 300) for part in found.parts(";"))


def point_value(kind: PointKind, found: Property) -> str:
    """What a property tells as a point: empty where that is none."""
    match kind:
        case PointKind.EMAIL:
            text = clean_line(_without_scheme(found.plain, "mailto:"), 320)
            bracketed = _EMAIL_IN_BRACKETS.search(text)
            address = bracketed[1] if bracketed else text
            return address if _EMAIL.fullmatch(address) else ""
        case PointKind.PHONE:
            text = clean_line(_without_scheme(found.plain, "tel:"), 100).replace(";ext=", " x")
            return text.partition(";")[0] if match_key(kind, text) else ""
        case PointKind.LINK:
            return clean_line(found.plain.strip().replace("http\\:", "http:"), 500)
        case PointKind.ADDRESS:
            parts = _address_parts(found)
            lines = [" ".join(filter(None, (parts[place] for place in _STREET_FIRST)))]
            lines += [" ".join(filter(None, (parts[5], parts[3]))), parts[4], parts[6]]
            if not (lines[0] or parts[5]):
                return ""
            return ", ".join(filter(None, lines))


_ORDER = {kind: number for number, kind in enumerate(PointKind)}
POINT_PROPERTIES = {
    "EMAIL": PointKind.EMAIL,
    "TEL": PointKind.PHONE,
    "URL": PointKind.LINK,
    "X-SOCIALPROFILE": PointKind.LINK,
    "SOCIALPROFILE": PointKind.LINK,
    "ADR": PointKind.ADDRESS,
}
"""The properties that are points; where netwerk adds one it takes the first of the kind."""


def tags_of(found: Property) -> list[str]:
    """The tags of one CATEGORIES, without those that programs give to everybody."""
    tags = (clean_line(part, 100) for part in found.parts(","))
    return [tag for tag in tags if fold(tag) and tag.casefold() not in _GROUPS_OF_PROGRAMS]


def _kind(card: Card, organisation: str) -> ContactKind:
    told = card.text("KIND").casefold() in ("org", "organization") or card.text("X-ABSHOWAS").upper() == "COMPANY"
    nameless = not any(part.strip() for part in card.text("N").split(";"))
    same_name = bool(organisation) and nameless and clean_line(card.text("FN")) in ("", organisation)
    return ContactKind.ORGANISATION if (organisation and (told or same_name)) or told else ContactKind.PERSON


def _name(card: Card, kind: ContactKind, organisation: str, points: tuple[IncomingPoint, ...]) -> PersonName:
    whole = clean_line(card.text("FN"), 300)
    if kind is ContactKind.ORGANISATION:
        return PersonName("", "", whole or organisation)
    parts = card.first("N")
    found = _structured_name(parts, whole) if parts is not None else _NOBODY
    if whole and (found == _NOBODY or (parts is not None and _is_part_of(found, parts, whole))):
        found = parse_name(whole)
    if found == _NOBODY:
        found = parse_name(clean_line(card.text("NICKNAME"), 200))
    if found == _NOBODY:
        address = next((point.value for point in points if point.kind is PointKind.EMAIL), "")
        return _name_in_address(address)
    return found


def _is_part_of(found: PersonName, parts: Property, whole: str) -> bool:
    """Whether N has but one word of the name, without a title, and FN has that and more."""
    if sum(bool(part.strip()) for part in parts.parts(";")) != 1:
        return False
    words, told = fold(whole).split(), fold(full_name(found.given_name, found.particle, found.surname)).split()
    return len(words) > len(told) and all(word in words for word in told)


def _structured_name(parts: Property, whole: str) -> PersonName:
    """The name of N. A whole name in the place of the surname, which phones write, is taken apart."""
    places = [clean_line(part.replace(",", " "), 200) for part in parts.parts(";")]
    family, given, additional, *_titles = [*places, "", "", ""]
    if additional.rstrip(".").casefold() in HONORIFICS:
        additional = ""
    particle, rest = split_surname(f"{additional} {family}")
    if additional and particle == additional:
        return PersonName(given, particle, rest)
    if not given and not additional:
        if " " in family and not split_surname(family)[0]:
            return parse_name(whole or family)
        return PersonName("", *split_surname(family))
    whole_given = f"{given} {additional}".strip()
    if family:
        return _with_particle(whole_given, family)
    return parse_name(whole_given) if " " in whole_given else PersonName(whole_given, "", "")


def _with_particle(given: str, family: str) -> PersonName:
    """The parts, with a particle that stands behind the given name (`Jan van den`, `Berg`) where it belongs."""
    words = given.split()
    for count in range(1, len(words)):
        particle, rest = split_surname(" ".join([*words[count:], family]))
        if words[count].islower() and len(particle.split()) >= len(words) - count:
            return PersonName(" ".join(words[:count]), particle, rest)
    return PersonName(given, *split_surname(family))


def _name_in_address(address: str) -> PersonName:
    """Words before the @, where there are two at least, else the whole address: better than to lose somebody."""
    words = _WORD_OF_ADDRESS.findall(address.partition("@")[0])
    if len(words) > 1:
        return parse_name(" ".join([words[0].capitalize(), *words[1:-1], words[-1].capitalize()]))
    return PersonName(address, "", "")


def _points(card: Card) -> tuple[tuple[IncomingPoint, ...], tuple[tuple[PointKind, str], ...]]:
    """The points, and what stands in the place of one and is none."""
    labels = {each.group: each.plain for each in card.properties if each.name == "X-ABLABEL" and each.group}
    found: dict[tuple[PointKind, str], IncomingPoint] = {}
    unread: list[tuple[PointKind, str]] = []
    named = sorted(
        (each for each in card.properties if each.name in POINT_PROPERTIES),
        key=lambda each: (_ORDER[POINT_PROPERTIES[each.name]], not each.is_preferred),
    )
    for each in named:
        kind = POINT_PROPERTIES[each.name]
        value = point_value(kind, each)
        key = match_key(kind, value)
        if key and len(found) < _MOST_POINTS:
            label = clean_line(label_of(each.types, labels.get(each.group, "")), 60)
            found.setdefault((kind, key), IncomingPoint(kind, value, label))
        elif not key and kind in (PointKind.EMAIL, PointKind.PHONE):
            text = clean_line(each.plain, 40)
            unread += [(kind, text)] if text.strip("-?. ") else []
    return tuple(found.values()), tuple(unread)


def _further_jobs(card: Card, organisations: list[str]) -> tuple[tuple[str, str], ...]:
    """The second role with the second organisation, and so on; a role that has none belongs to the first."""
    roles = [clean_line(each.plain, 300) for each in card.all("TITLE")]
    missing = organisations[:1] * (len(roles) - len(organisations))
    pairs = zip_longest(roles, [*organisations, *missing], fillvalue="")
    jobs = dict.fromkeys((role, organisation) for role, organisation in pairs if role or organisation)
    return tuple(jobs)[1:]


def _tags(card: Card) -> tuple[str, ...]:
    names = chain.from_iterable(tags_of(each) for each in card.all("CATEGORIES"))
    return tuple({fold(name): name for name in names}.values())[:_MOST_TAGS]


def _address_parts(found: Property) -> list[str]:
    parts = [clean_line(part.replace("\n", ", "), 300) for part in found.parts(";")]
    return [*parts, *[""] * 7][:7]


def _without_scheme(text: str, scheme: str) -> str:
    stripped = text.strip()
    if stripped[: len(scheme)].lower() == scheme:
        return unquote(stripped[len(scheme) :])
    return stripped


def shown_name(person: CardPerson) -> str:
    """The whole name, in speaking order."""
    return full_name(person.name.given_name, person.name.particle, person.name.surname)
