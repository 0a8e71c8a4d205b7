"""What an import would do: the difference between a file and the network, computed without writing anything.

The rule that keeps the user's own edits: a field changes only where the contact still says what the source said last
time. An empty value says nothing, so it changes nothing. Addresses and tags are added when the source tells of them
for the first time, and never taken away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from netwerk_tui.actions.import_interactions import InteractionPlan, interaction_plan_of
from netwerk_tui.actions.import_matching import Matching, distinct_people, emails_of, name_of
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.domain.incoming import IncomingBatch, IncomingContact, IncomingPoint, Problem
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.text import fold
from netwerk_tui.language import N_, _
from netwerk_tui.store.import_gate import NOBODY_ERASED, Gate, identifiers_of
from netwerk_tui.store.reads.identities import KnownContact, KnownIdentity, KnownInteraction, KnownPeople


class ChangedField(StrEnum):
    """What of a contact an import changes."""

    NAME = "name"
    ORGANISATION = "organisation"
    ROLE = "role"
    NOTES = "notes"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    ADDRESS = "address"
    TAG = "tag"
    CONNECTED = "connected"


FIELD_LABELS: dict[ChangedField, str] = {
    ChangedField.NAME: N_("Name"),
    ChangedField.ORGANISATION: N_("Organisation"),
    ChangedField.ROLE: N_("Role"),
    ChangedField.NOTES: N_("Notes"),
    ChangedField.EMAIL: N_("E-mail"),
    ChangedField.PHONE: N_("Phone"),
    ChangedField.LINK: N_("Link"),
    ChangedField.ADDRESS: N_("Address"),
    ChangedField.TAG: N_("Tag"),
    ChangedField.CONNECTED: N_("Connected on"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, as it stands and as the source has it; `old` is empty for what is added."""

    field: ChangedField
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ContactChange:
    """A contact that the source tells something new about."""

    contact: ContactId
    name: str
    """As it stands."""
    person: IncomingContact
    identity: int | None
    """The row that says who this is in the source; None where that is learnt now."""
    differences: tuple[Difference, ...] = ()
    kept: tuple[Difference, ...] = ()
    """Where the source differs from what the user wrote: the user's own text stays."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The contact's columns to set."""
    former_job: tuple[str, str] | None = None
    """Role and organisation until now, where they change."""
    points: tuple[IncomingPoint, ...] = ()
    tags: tuple[str, ...] = ()
    said: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_change(self) -> bool:
        """Whether anything is written; otherwise there is only something kept to tell of."""
        return bool(self.differences) or self.identity is None

    @property
    def learns_connection(self) -> bool:
        """Whether the day of the connection is new."""
        return any(difference.field is ChangedField.CONNECTED for difference in self.differences)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do. Counts are of contacts, but for `interactions` and `events`."""

    format: str
    entry: EntryId | None
    """None for a dry run, and where nothing changed."""
    new: int
    updated: int
    unchanged: int
    skipped: int
    interactions: int
    problems: tuple[Problem, ...]
    events: int = 0
    """Events that are new or change."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The dry run: what is new, what changes, and what stays."""

    batch: IncomingBatch
    new: tuple[IncomingContact, ...]
    changed: tuple[ContactChange, ...]
    unchanged: int
    kept: tuple[ContactChange, ...]
    """Of the unchanged, those where the source differs from what the user wrote."""
    interactions: InteractionPlan
    problems: tuple[Problem, ...]
    gate: Gate = NOBODY_ERASED

    def report(self, entry: EntryId | None = None) -> ImportReport:
        """The counts, and everything that was not taken as it stood."""
        return ImportReport(
            format=self.batch.format,
            entry=entry,
            new=len(self.new),
            updated=len(self.changed),
            unchanged=self.unchanged,
            skipped=sum(problem.skipped for problem in self.problems),
            interactions=len(self.interactions.new) + len(self.interactions.longer),
            problems=self.problems,
        )


def plan_of(
    batch: IncomingBatch, known: KnownPeople, interactions: Mapping[str, KnownInteraction], gate: Gate = NOBODY_ERASED
) -> ImportPlan:
    """What importing this would do to a network where these are known.

    Of two people of the file who are one contact here, by two identities, the first counts.
    """
    people, nameless = _admitted(distinct_people(batch.contacts), batch.owner)
    matching = Matching(known, people)
    new: list[IncomingContact] = []
    erased: list[Problem] = []
    looked_at: dict[ContactId, ContactChange] = {}
    for person in people:
        identity = known.identities.get(person.external_id)
        contact = matching.by_email(person) if identity is None else identity.contact
        if contact is None:
            refusal = gate.refusal(person.where, identifiers_of(person, batch.source))
            if refusal is None:
                new.append(person)
            else:
                erased.append(refusal)
        elif contact not in looked_at:
            looked_at[contact] = _change_of(known, contact, identity, person)
    changed = tuple(change for change in looked_at.values() if change.is_change)
    unchanged = [change for change in looked_at.values() if not change.is_change]
    arriving = {person.external_id for person in new} | {c.person.external_id for c in changed if c.identity is None}
    interaction_plan, left_out = interaction_plan_of(batch, arriving, known.identities.keys(), interactions)
    return ImportPlan(
        batch=batch,
        new=tuple(new),
        changed=changed,
        unchanged=len(unchanged),
        kept=tuple(change for change in unchanged if change.kept),
        interactions=interaction_plan,
        problems=(*batch.problems, *nameless, *erased, *left_out),
        gate=gate,
    )


def emails_in(batch: IncomingBatch) -> set[str]:
    """The match keys of all e-mail addresses, which people may be known by."""
    return {email for contact in batch.contacts for email in emails_of(contact)}


def said_by(person: IncomingContact) -> dict[str, Any]:
    """All that the source says of somebody, to compare a later import with; empty values are left out."""
    said = {name: getattr(person, name) for unit in _UNITS for name in unit}
    return _said(said, (_point_key(point) for point in person.points), map(fold, person.tags))


_ROLE = ("role",)
_UNITS: tuple[tuple[str, ...], ...] = (("given_name",), ("particle", "surname"), ("organisation",), _ROLE, ("notes",))
"""Columns that change together; the last of each is empty where the source says nothing."""

_POINT_FIELDS = {
    PointKind.EMAIL: ChangedField.EMAIL,
    PointKind.PHONE: ChangedField.PHONE,
    PointKind.LINK: ChangedField.LINK,
    PointKind.ADDRESS: ChangedField.ADDRESS,
}


def _admitted(people: Sequence[IncomingContact], owner: str) -> tuple[list[IncomingContact], list[Problem]]:
    """Everybody who may become a contact: not the user, and nobody without a name, who is reported."""
    others = [person for person in people if not owner or person.external_id != owner]
    nameless = [Problem(person.where, _("there is no name")) for person in others if not name_of(person)]
    return [person for person in others if name_of(person)], nameless


def _change_of(
    known: KnownPeople, contact_id: ContactId, identity: KnownIdentity | None, person: IncomingContact
) -> ContactChange:
    contact = known.contacts[contact_id]
    said = identity.said if identity is not None else None
    news = said_by(person)
    change = ContactChange(contact_id, name_of(contact), person, identity.id if identity else None, said=news)
    if said == news and identity is not None and (identity.connected_on or not person.connected_on):
        return change
    columns, kept, told = _compared(contact, person, said)
    before = said or {}
    known_points = {*before.get("points", ()), *map(_key, known.points.get(contact_id, ()))}
    known_tags = {*before.get("tags", ()), *known.tags.get(contact_id, ())}
    points = tuple(point for point in person.points if _point_key(point) and _point_key(point) not in known_points)
    tags = tuple(tag for tag in person.tags if fold(tag) and fold(tag) not in known_tags)
    is_connection_news = person.connected_on is not None and (identity is None or identity.connected_on is None)
    return replace(
        change,
        differences=(
            *_text_differences(contact, columns),
            *(Difference(_POINT_FIELDS[point.kind], "", point.value) for point in points),
            *(Difference(ChangedField.TAG, "", tag) for tag in tags),
            *([Difference(ChangedField.CONNECTED, "", f"{person.connected_on}")] if is_connection_news else []),
        ),
        kept=tuple(_text_differences(contact, kept)),
        columns=columns,
        former_job=(contact.role, contact.organisation) if {"role", "organisation"} & columns.keys() else None,
        points=points,
        tags=tags,
        said=_said(
            told,
            (*before.get("points", ()), *map(_point_key, person.points)),
            (*before.get("tags", ()), *map(fold, person.tags)),
        ),
    )


def _compared(
    contact: KnownContact, person: IncomingContact, said: Mapping[str, Any] | None
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The columns to set, those where the user's own text stays, and what counts as said from now on.

    A role belongs to its organisation: where the user's organisation stays, so does the role.
    """
    columns: dict[str, str] = {}
    kept: dict[str, str] = {}
    told = {name: (said or {}).get(name, "") for unit in _UNITS for name in unit}
    for unit in _UNITS:
        now, news = _values(contact, unit), _values(person, unit)
        before = tuple(told[name] for name in unit)
        if not news[-1] or news == before:
            continue
        may_change = now == before and not (unit == _ROLE and "organisation" in kept)
        if said is None or may_change or now == news:
            told.update(zip(unit, news, strict=True))
        if may_change:
            columns.update(zip(unit, news, strict=True))
        elif now != news:
            kept.update(zip(unit, news, strict=True))
    return columns, kept, told


def _values(contact: KnownContact | IncomingContact, unit: Sequence[str]) -> tuple[str, ...]:
    return tuple(getattr(contact, name) for name in unit)


def _text_differences(contact: KnownContact, columns: Mapping[str, str]) -> Iterable[Difference]:
    """The differences that these columns make; the parts of a name are one."""
    name = ("given_name", "particle", "surname")
    if not columns.keys().isdisjoint(name):
        parts = [columns.get(part, getattr(contact, part)) for part in name]
        yield Difference(ChangedField.NAME, name_of(contact), full_name(*parts))
    for column in (ChangedField.ORGANISATION, ChangedField.ROLE, ChangedField.NOTES):
        if column in columns:
            yield Difference(column, getattr(contact, column), columns[column])


def _said(texts: Mapping[str, str], points: Iterable[str], tags: Iterable[str]) -> dict[str, Any]:
    said: dict[str, Any] = {name: text for name, text in texts.items() if text}
    for name, keys in (("points", points), ("tags", tags)):
        distinct = sorted({key for key in keys if key})
        if distinct:
            said[name] = distinct
    return said


def _point_key(point: IncomingPoint) -> str:
    """The kind and match key in one word; empty for a point that has none."""
    key = match_key(point.kind, point.value)
    return _key((point.kind, key)) if key else ""


def _key(point: tuple[PointKind, str]) -> str:
    return f"{point[0]}:{point[1]}"
