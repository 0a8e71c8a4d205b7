"""What an entry tells of somebody, as a card: names, addresses and birthdays are then read as those of cards are.

The attributes are those of `inetOrgPerson` (RFC 2798) and of Mozilla's own schema, and what Evolution, KDE and
Active Directory call the same. For `reading`.
"""

from __future__ import annotations

from collections.abc import Iterator

from netwerk_tui.exchange.ldif.entries import Entry
from netwerk_tui.exchange.vcard.cards import Card
from netwerk_tui.exchange.vcard.property import Property

_LIST_NAMES = "groupofnames groupofuniquenames groupofmembers groupofurls posixgroup group mailgroup rfc822mailgroup"
_LISTS = frozenset(_LIST_NAMES.split())
_ORGANISATIONS = frozenset({"organization", "company"})
_TELLS_SOMEBODY = ("sn", "surname", "givenname", "gn", "mail", "rfc822mailbox", "telephonenumber", "mobile")

_POINTS: tuple[tuple[str, str, str], ...] = (
    ("EMAIL", "", "mail rfc822mailbox email emailaddress mozillasecondemail xmozillasecondemail mailalternateaddress"),
    ("TEL", "WORK", "telephonenumber phone companyphone primaryphone"),
    ("TEL", "CELL", "mobile cellphone mobiletelephonenumber carphone"),
    ("TEL", "HOME", "homephone hometelephonenumber"),
    ("TEL", "", "otherphone othertelephone"),
    ("TEL", "FAX", "facsimiletelephonenumber fax otherfacsimiletelephonenumber"),
    ("TEL", "PAGER", "pager pagerphone pagertelephonenumber"),
    ("URL", "WORK", "mozillaworkurl workurl wwwhomepage url"),
    ("URL", "HOME", "mozillahomeurl homeurl"),
)
"""Property, type and the names of attributes."""
_TEXTS: tuple[tuple[str, str], ...] = (
    ("TITLE", "title"),
    ("NICKNAME", "mozillanickname xmozillanickname nickname"),
    ("NOTE", "description info note notes comment"),
    ("CATEGORIES", "categories category"),
)
_FULL_NAME = ("cn", "commonname", "displayname")
_FAMILY, _GIVEN = ("sn", "surname"), ("givenname", "gn")
_ORGANISATION, _DEPARTMENT = ("o", "organizationname", "company"), ("ou", "department", "departmentnumber", "orgunit")
_ADDRESSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "WORK",
        (
            "mozillaworkstreet2 workstreet2",
            "street streetaddress mozillaworkstreet",
            "l locality localityname",
            "st region",
            "postalcode zip",
            "co c countryname friendlycountryname",
        ),
    ),
    (
        "HOME",
        (
            "mozillahomestreet2 homestreet2",
            "mozillahomestreet homestreet",
            "mozillahomelocalityname",
            "mozillahomestate",
            "mozillahomepostalcode",
            "mozillahomecountryname",
        ),
    ),
)
"""Type, then the attributes of extension, street, place, region, postcode and country."""
_WHOLE_ADDRESSES = (("WORK", "postaladdress"), ("HOME", "homepostaladdress"))
_BIRTH = ("birthyear", "birthmonth", "birthday")
_BIRTH_DATES = ("birthdate", "dateofbirth")
_IDS = ("entryuuid", "uid")
_LABELED_LINK = "labeleduri"

_OF_THE_DIRECTORY = (
    "dn version changetype control objectclass modifytimestamp createtimestamp creatorsname modifiersname entrycsn"
    " entrydn structuralobjectclass hassubordinates subschemasubentry mozillausehtmlmail xmozillausehtmlmail initials"
    " mozillaphoneticfirstname mozillaphoneticlastname member uniquemember memberof"
)
_KNOWN = frozenset(
    [
        *_OF_THE_DIRECTORY.split(),
        *(name for _property, _type, names in _POINTS for name in names.split()),
        *(name for _property, names in _TEXTS for name in names.split()),
        *(name for _type, parts in _ADDRESSES for names in parts for name in names.split()),
        *(name for _type, name in _WHOLE_ADDRESSES),
        *_FULL_NAME,
        *_FAMILY,
        *_GIVEN,
        *_ORGANISATION,
        *_DEPARTMENT,
        *_BIRTH,
        *_BIRTH_DATES,
        *_IDS,
        _LABELED_LINK,
    ]
)


def is_list(entry: Entry) -> bool:
    """Whether the entry is a list of people, which is nobody."""
    return not _LISTS.isdisjoint(_classes(entry))


def is_change(entry: Entry) -> bool:
    """Whether the entry tells what to change of somebody who stands elsewhere."""
    return entry.first("changetype").strip().lower() not in ("", "add")


def is_somebody(entry: Entry) -> bool:
    """Whether the entry is a person or an organisation, and not a branch of the directory."""
    classes = _classes(entry)
    people = any("person" in each or each in ("contact", "user") for each in classes)
    return not classes or people or not _ORGANISATIONS.isdisjoint(classes) or bool(entry.first(*_TELLS_SOMEBODY))


def unknown_attributes(entry: Entry) -> Iterator[str]:
    """The names of attributes with a value that are left out."""
    return (name for name, value in entry.attributes if name not in _KNOWN and value.strip())


def card_of(entry: Entry) -> Card:
    """The entry as a card."""
    return Card(entry.line, list(_properties(entry)))


def _properties(entry: Entry) -> Iterator[Property]:
    organisation = entry.first(*_ORGANISATION)
    family, given = entry.first(*_FAMILY), entry.first(*_GIVEN)
    if not _ORGANISATIONS.isdisjoint(_classes(entry)) and not family and not given:
        yield Property("KIND", "org")
    yield Property("FN", _escaped(entry.first(*_FULL_NAME)))
    if family or given:
        yield _structured("N", [family, given, "", "", ""])
    if organisation or entry.first(*_DEPARTMENT):
        yield _structured("ORG", [organisation, *entry.all(*_DEPARTMENT)])
    for name, kind, attributes in _POINTS:
        for value in entry.all(*attributes.split()):
            yield Property(name, _escaped(value), parameters=_typed(kind))
    for value in entry.all(_LABELED_LINK):
        yield Property("URL", _escaped(value.split()[0]))
    for name, attributes in _TEXTS:
        for value in entry.all(*attributes.split()):
            yield Property(name, value if name == "CATEGORIES" else _escaped(value))
    yield from _addresses(entry)
    birthday = _birthday(entry)
    if birthday:
        yield Property("BDAY", _escaped(birthday))
    uid = entry.first(*_IDS)
    if uid:
        yield Property("UID", _escaped(uid))


def _addresses(entry: Entry) -> Iterator[Property]:
    placed = set()
    for kind, attributes in _ADDRESSES:
        parts = [", ".join(entry.all(*names.split())[:1]) for names in attributes]
        if any(parts):
            placed.add(kind)
            yield _structured("ADR", ["", *parts], _typed(kind))
    for kind, attribute in _WHOLE_ADDRESSES:
        whole = entry.first(attribute)
        if whole and kind not in placed:
            lines = ", ".join(line.strip() for line in whole.split("$") if line.strip())
            yield _structured("ADR", ["", "", lines, "", "", "", ""], _typed(kind))


def _birthday(entry: Entry) -> str:
    """The birthday as a card has it; as it stands there where it is no day."""
    year, month, day = (entry.first(name).strip() for name in _BIRTH)
    if not (month and day):
        return entry.first(*_BIRTH_DATES)
    if not (month.isdecimal() and day.isdecimal()):
        return f"{year}-{month}-{day}"
    return f"{year.zfill(4) if year.isdecimal() else '-'}-{int(month):02}-{int(day):02}"


def _classes(entry: Entry) -> frozenset[str]:
    return frozenset(value.strip().lower() for value in entry.all("objectclass"))


def _structured(name: str, parts: list[str], parameters: tuple[tuple[str, str], ...] = ()) -> Property:
    return Property(name, ";".join(map(_escaped, parts)), parameters=parameters)


def _typed(kind: str) -> tuple[tuple[str, str], ...]:
    return (("TYPE", kind),) if kind else ()


def _escaped(text: str) -> str:
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
