"""A contact as it is typed into a form: text in, checked values out. Used by the screen's form and by actions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.names import parse_name
from netwerk_tui.domain.points import sought_point
from netwerk_tui.domain.profile import Birthday, Profile
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _

_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_PHONE = re.compile(r"\+?[\d\s().\-/]{4,}(?:(?:x|ext\.?|tst\.?)\s*\d+)?", re.IGNORECASE)
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}))?")
_ISO = re.compile(r"(?:(\d{4})|-)-(\d{2})-(\d{2})")
_SEPARATOR = re.compile(r"[;\n]")
_LEAP_YEAR = 2000
_LONGEST_LINE = 200
_LONGEST_POINT = 300


FORM_LABELS: Mapping[str, str] = {
    "kind": N_("Kind"),
    "given_name": N_("Given name"),
    "particle": N_("Particle"),
    "surname": N_("Surname"),
    "organisation": N_("Organisation"),
    "role": N_("Role"),
    "locality": N_("Town"),
    "country": N_("Country"),
    "emails": N_("E-mail"),
    "phones": N_("Phone"),
    "links": N_("Link"),
    "addresses": N_("Address"),
    "birthday": N_("Birthday"),
    "tags": N_("Tags"),
    "motive": N_("What’s in it"),
    "objection": N_("Hardest objection"),
    "context": N_("Context"),
    "notes": N_("Notes"),
    "private_notes": N_("Private notes"),
}
"""In the order in which they stand; the texts of several lines last."""


class FieldError(UsageError):
    """A field that cannot be taken as it was typed; the other fields are fine or not yet looked at."""

    def __init__(self, field: str, title: str, advice: str = "") -> None:
        super().__init__(title, advice)
        self.field = field


@dataclass(frozen=True, slots=True)
class ContactForm:
    """Every field as text. Several e-mail addresses, phones, links, addresses and tags are separated by `;`."""

    kind: ContactKind = ContactKind.PERSON
    given_name: str = ""
    particle: str = ""
    surname: str = ""
    organisation: str = ""
    role: str = ""
    locality: str = ""
    country: str = ""
    emails: str = ""
    phones: str = ""
    links: str = ""
    addresses: str = ""
    birthday: str = ""
    tags: str = ""
    motive: str = ""
    objection: str = ""
    context: str = ""
    notes: str = ""
    private_notes: str = ""


@dataclass(frozen=True, slots=True)
class ContactValues:
    """The checked form: clean text, and lists without doubles."""

    form: ContactForm
    """As it was typed, each field clean."""
    points: tuple[tuple[PointKind, str], ...]
    tags: tuple[str, ...]
    birthday: Birthday | None


def form_of(profile: Profile) -> ContactForm:
    """The form as it opens on an existing contact."""
    return ContactForm(
        kind=profile.kind,
        given_name=profile.given_name,
        particle=profile.particle,
        surname=profile.surname,
        organisation=profile.organisation,
        role=profile.role,
        locality=profile.locality,
        country=profile.country,
        emails=_joined(profile.values(PointKind.EMAIL)),
        phones=_joined(profile.values(PointKind.PHONE)),
        links=_joined(profile.values(PointKind.LINK)),
        addresses=_joined(profile.values(PointKind.ADDRESS)),
        birthday=birthday_text(profile.birthday),
        tags="; ".join(tag.name for tag in profile.tags),
        motive=profile.motive,
        objection=profile.objection,
        context=profile.context,
        notes=profile.notes,
        private_notes=profile.private_notes,
    )


def form_of_search(line: str) -> ContactForm:
    """The form of somebody who is not known yet, from what was searched for: their name, or how they are reached."""
    sought, typed_line = sought_point(line), clean_line(line)
    match sought and sought.kind:
        case PointKind.EMAIL:
            return ContactForm(emails=typed_line)
        case PointKind.PHONE:
            return ContactForm(phones=typed_line)
        case PointKind.LINK:
            return ContactForm(links=typed_line)
    name = parse_name(line)
    return ContactForm(given_name=name.given_name, particle=name.particle, surname=name.surname)


def checked(form: ContactForm, before: ContactForm | None = None) -> ContactValues:
    """The form's values. Raises FieldError for the first field that cannot be taken, naming it and saying why.

    What stood in the form `before` is taken as it is: an odd number that was imported must not keep the user from
    changing something else.
    """
    taken = before or ContactForm()
    clean = replace(
        form,
        given_name=_line(form.given_name),
        particle=_line(form.particle),
        surname=_line(form.surname),
        organisation=_line(form.organisation),
        role=_line(form.role),
        locality=_line(form.locality),
        country=_line(form.country).upper(),
        birthday=_line(form.birthday),
        motive=_line(form.motive),
        objection=clean_block(form.objection),
        context=clean_block(form.context),
        notes=clean_block(form.notes),
        private_notes=clean_block(form.private_notes),
    )
    if not (clean.given_name or clean.surname):
        raise FieldError("given_name", _("A contact needs a name."), _("Fill in a given name or a surname."))
    if clean.country and clean.country != _line(taken.country).upper() and not _COUNTRY.fullmatch(clean.country):
        raise FieldError(
            "country",
            _("“{text}” is not a country code.").format(text=clean.country),
            _("Two letters, such as NL or BE."),
        )
    points = (
        *_points(form.emails, taken.emails, "emails", PointKind.EMAIL, _checked_email),
        *_points(form.phones, taken.phones, "phones", PointKind.PHONE, _checked_phone),
        *_points(form.links, taken.links, "links", PointKind.LINK, _checked_link),
        *_points(form.addresses, taken.addresses, "addresses", PointKind.ADDRESS, str),
    )
    return ContactValues(
        form=clean,
        points=points,
        tags=tuple(dict.fromkeys(part.lstrip("#") for part in _parts(form.tags) if part.lstrip("#"))),
        birthday=parse_birthday(clean.birthday),
    )


def parse_birthday(text: str) -> Birthday | None:
    """The birthday in `17-5-1980`, `17 5`, `1980-05-17` or `--05-17`; None for no text. Raises FieldError otherwise."""
    if not text:
        return None
    if found := _ISO.fullmatch(text):
        year, month, day = found[1], int(found[2]), int(found[3])
    elif found := _DAY_AND_MONTH.fullmatch(text):
        year, month, day = found[3], int(found[2]), int(found[1])
    else:
        raise _not_a_birthday(text)
    try:
        date(int(year) if year else _LEAP_YEAR, month, day)
    except ValueError as error:
        raise _not_a_birthday(text) from error
    return Birthday(int(year) if year else None, month, day)


def birthday_text(birthday: Birthday | None) -> str:
    """The birthday as `parse_birthday` takes it: day, month, and the year where it is known."""
    if birthday is None:
        return ""
    year = f"-{birthday.year}" if birthday.year else ""
    return f"{birthday.day}-{birthday.month}{year}"


def _not_a_birthday(text: str) -> FieldError:
    return FieldError(
        "birthday",
        _("“{text}” is not a birthday.").format(text=text),
        _("Day, month and year, such as 17-5-1980; or 17-5 when the year is not known."),
    )


def typed(value: str) -> str:
    """A contact point as it is typed in a form: on one line, without what separates it from the next."""
    return clean_line(_SEPARATOR.sub(" ", value), limit=_LONGEST_POINT)


def _joined(values: Sequence[str]) -> str:
    return "; ".join(map(typed, values))


def _line(text: str) -> str:
    return clean_line(text, limit=_LONGEST_LINE)


def _parts(text: str) -> list[str]:
    return [part for part in (clean_line(part, limit=_LONGEST_POINT) for part in _SEPARATOR.split(text)) if part]


def _points(
    text: str, taken: str, field: str, kind: PointKind, check: Callable[[str], str]
) -> tuple[tuple[PointKind, str], ...]:
    known = set(_parts(taken))
    found: dict[str, None] = {}
    for part in _parts(text):
        try:
            found[part if part in known else check(part)] = None
        except ValueError as error:
            raise FieldError(field, *error.args) from error
    return tuple((kind, value) for value in found)


def _checked_email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise ValueError(
            _("“{text}” is not an e-mail address.").format(text=value),
            _("Such as name@example.org; separate several by “;”."),
        )
    return value


def _checked_phone(value: str) -> str:
    if not _PHONE.fullmatch(value):
        raise ValueError(
            _("“{text}” is not a phone number.").format(text=value),
            _("Digits, spaces, + - ( ) only; separate several by “;”."),
        )
    return value


def _checked_link(value: str) -> str:
    if " " in value or "." not in value:
        raise ValueError(
            _("“{text}” is not a link.").format(text=value), _("Such as https://example.org; separate several by “;”.")
        )
    return value


POINT_CHECKS: Mapping[PointKind, Callable[[str], str]] = {
    PointKind.EMAIL: _checked_email,
    PointKind.PHONE: _checked_phone,
    PointKind.LINK: _checked_link,
    PointKind.ADDRESS: str,
}
"""By kind: the value of one contact point. Raises ValueError, with title and advice, for one that it cannot be."""
