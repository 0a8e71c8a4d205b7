"""What of a contact an import may change, and the rule that keeps the user's own edits. For `import_plan`.

A field changes only where the contact still says what the source said last time. An empty value says nothing, so it
changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any

from netwerk_tui.actions.import_matching import name_of
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.incoming import IncomingContact, IncomingPoint, IncomingPromise
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.text import fold
from netwerk_tui.language import N_
from netwerk_tui.store.reads.identities import KnownContact


class ChangedField(StrEnum):
    """What of a contact an import changes."""

    NAME = "name"
    ORGANISATION = "organisation"
    ROLE = "role"
    LOCALITY = "locality"
    COUNTRY = "country"
    BIRTHDAY = "birthday"
    MOTIVE = "motive"
    OBJECTION = "objection"
    CONTEXT = "context"
    NOTES = "notes"
    PRIVATE_NOTES = "private_notes"
    DO_NOT_CONTACT = "do_not_contact"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    ADDRESS = "address"
    TAG = "tag"
    CONNECTED = "connected"
    CAPACITY = "capacity"
    SCORE = "score"
    PROMISE = "promise"


FIELD_LABELS: dict[ChangedField, str] = {
    ChangedField.NAME: N_("Name"),
    ChangedField.ORGANISATION: N_("Organisation"),
    ChangedField.ROLE: N_("Role"),
    ChangedField.LOCALITY: N_("Place"),
    ChangedField.COUNTRY: N_("Country"),
    ChangedField.BIRTHDAY: N_("Birthday"),
    ChangedField.MOTIVE: N_("Motive"),
    ChangedField.OBJECTION: N_("Hardest objection"),
    ChangedField.CONTEXT: N_("Context"),
    ChangedField.NOTES: N_("Notes"),
    ChangedField.PRIVATE_NOTES: N_("Private notes"),
    ChangedField.DO_NOT_CONTACT: N_("Do not contact"),
    ChangedField.EMAIL: N_("E-mail"),
    ChangedField.PHONE: N_("Phone"),
    ChangedField.LINK: N_("Link"),
    ChangedField.ADDRESS: N_("Address"),
    ChangedField.TAG: N_("Tag"),
    ChangedField.CONNECTED: N_("Connected on"),
    ChangedField.CAPACITY: N_("Capacity"),
    ChangedField.SCORE: N_("Score"),
    ChangedField.PROMISE: N_("Follow-up"),
}

POINT_FIELDS = {
    PointKind.EMAIL: ChangedField.EMAIL,
    PointKind.PHONE: ChangedField.PHONE,
    PointKind.LINK: ChangedField.LINK,
    PointKind.ADDRESS: ChangedField.ADDRESS,
}

ROLE = ("role",)
_NAME = ("given_name", "particle", "surname")
_PLAIN = (
    "locality",
    "country",
    "birthday",
    "motive",
    "objection",
    "context",
    "notes",
    "private_notes",
    "do_not_contact",
)
_UNITS: tuple[tuple[str, ...], ...] = (
    ("given_name",),
    ("particle", "surname"),
    ("organisation",),
    ROLE,
    *((name,) for name in _PLAIN),
)
"""Fields that change together; the last of each is empty where the source says nothing."""

_TEXTS = tuple(name for unit in _UNITS for name in unit if name != "birthday")
_TEXTS_OF = attrgetter(*_TEXTS)
_LISTS = ("points", "tags", "jobs", "promises")
"""What is only ever added to a contact."""

_SHOWN = (ChangedField.ORGANISATION, ChangedField.ROLE, *(ChangedField(name) for name in _PLAIN))


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, as it stands and as the source has it; `old` is empty for what is added."""

    field: ChangedField
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A contact beside what the source says of it. Fields by their names; a birthday is `1980-05-17` or `--05-17`."""

    columns: dict[str, str]
    """To set."""
    kept: dict[str, str]
    """Where the user's own text stays."""
    told: dict[str, str]
    """What counts as said from now on."""


def compared(contact: KnownContact, person: IncomingContact, said: Mapping[str, Any] | None) -> Compared:
    """What changes by the rule above; `said` is what the source said last time, None where it never did.

    A role belongs to its organisation: where the user's organisation stays, so does the role.
    """
    columns: dict[str, str] = {}
    kept: dict[str, str] = {}
    told = {name: (said or {}).get(name, "") for unit in _UNITS for name in unit}
    for unit in _UNITS:
        news = _values(person, unit)
        before = tuple(told[name] for name in unit)
        if not news[-1] or news == before:
            continue
        now = _values(contact, unit)
        may_change = now == before and not (unit == ROLE and "organisation" in kept)
        if said is None or may_change or now == news:
            told.update(zip(unit, news, strict=True))
        if may_change:
            columns.update(zip(unit, news, strict=True))
        elif now != news:
            kept.update(zip(unit, news, strict=True))
    return Compared(columns, kept, told)


def text_differences(contact: KnownContact, columns: Mapping[str, str]) -> Iterable[Difference]:
    """The differences that these fields make; the parts of a name are one."""
    if not columns.keys().isdisjoint(_NAME):
        parts = [columns.get(part, getattr(contact, part)) for part in _NAME]
        yield Difference(ChangedField.NAME, name_of(contact), full_name(*parts))
    for column in _SHOWN:
        if column in columns:
            (now,) = _values(contact, (column.value,))
            yield Difference(column, now, columns[column])


def said_by(person: IncomingContact) -> dict[str, Any]:
    """All that the source says of somebody, to compare a later import with; empty values are left out."""
    said: dict[str, Any] = {name: text for name, text in zip(_TEXTS, _TEXTS_OF(person), strict=True) if text}
    if person.birthday is not None:
        said["birthday"] = birthday_key(person.birthday)
    said.update(_filled_lists_of(person))
    if person.scores:
        said["scores"] = scores_of(person)
    return said


def _filled_lists_of(person: IncomingContact) -> dict[str, list[str]]:
    """The keys of what is only ever added to a contact, in order and each once; nothing where there are none."""
    found: dict[str, list[str]] = {}
    if person.points:
        found["points"] = _distinct(map(point_key, person.points))
    if person.tags:
        found["tags"] = _distinct(map(fold, person.tags))
    if person.further_jobs:
        found["jobs"] = _distinct(job_key(job.role, job.organisation) for job in person.further_jobs)
    if person.promises:
        found["promises"] = _distinct(map(promise_key, person.promises))
    return {name: keys for name, keys in found.items() if keys}


def said_together(texts: Mapping[str, str], before: Mapping[str, Any], person: IncomingContact) -> dict[str, Any]:
    """These texts, and the lists of `before` with what the person adds to them."""
    said: dict[str, Any] = {name: text for name, text in texts.items() if text}
    news = _filled_lists_of(person)
    for name in _LISTS:
        together = _distinct((*before.get(name, ()), *news.get(name, ())))
        if together:
            said[name] = together
    scores = {**before.get("scores", {}), **scores_of(person)}
    if scores:
        said["scores"] = scores
    return said


def birthday_key(birthday: Birthday | None) -> str:
    """Such as `1980-05-17`, or `--05-17` without a year; empty for none."""
    if birthday is None:
        return ""
    year = f"{birthday.year:04}" if birthday.year else "-"
    return f"{year}-{birthday.month:02}-{birthday.day:02}"


def birthday_columns(birthday: Birthday | None) -> dict[str, int | None]:
    """The contact's columns of a birthday."""
    if birthday is None:
        return {"birth_year": None, "birth_month": None, "birth_day": None}
    return {"birth_year": birthday.year, "birth_month": birthday.month, "birth_day": birthday.day}


def scores_of(person: IncomingContact) -> dict[str, list[int]]:
    """The positions on each plane."""
    return {plane_key(each.matrix, each.dossier): [each.vertical, each.horizontal] for each in person.scores}


def plane_key(matrix: str, dossier: str) -> str:
    """A matrix and a dossier by name in one word."""
    return f"{matrix}|{fold(dossier)}"


def point_key(point: IncomingPoint) -> str:
    """The kind and match key in one word; empty for a point that has none."""
    key = match_key(point.kind, point.value)
    return key_of_point((point.kind, key)) if key else ""


def key_of_point(point: tuple[PointKind, str]) -> str:
    """A kind and match key in one word."""
    return point[0] + ":" + point[1]


def job_key(role: str, organisation: str) -> str:
    """A capacity in one word."""
    return f"{fold(role)}|{fold(organisation)}"


def promise_key(promise: IncomingPromise) -> str:
    """A follow-up in one word."""
    return f"{promise.due or ''}|{fold(promise.text)}"


def _values(contact: KnownContact | IncomingContact, unit: Sequence[str]) -> tuple[str, ...]:
    if unit == ("birthday",):
        return (birthday_key(contact.birthday),)
    return tuple(getattr(contact, name) for name in unit)


def _distinct(keys: Iterable[str]) -> list[str]:
    return sorted({key for key in keys if key})
