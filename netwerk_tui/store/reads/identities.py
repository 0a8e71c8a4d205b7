"""Who is known already: the contacts that another program's people may turn out to be, for imports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId, InteractionId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import chunks


@dataclass(frozen=True, slots=True)
class KnownIdentity:
    """Who a contact is in the other program."""

    id: int
    contact: ContactId
    external_id: str
    connected_on: date | None
    said: Mapping[str, Any] | None
    """What the other program last told that was taken over; None where the identity was made by other means."""


@dataclass(frozen=True, slots=True)
class KnownContact:
    """What an import may change of a contact, as it stands now."""

    id: ContactId
    kind: ContactKind
    given_name: str
    particle: str
    surname: str
    organisation: str
    role: str
    country: str
    notes: str
    since: date | None


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """The contacts that matter to one import."""

    identities: Mapping[str, KnownIdentity] = field(default_factory=dict)
    """By external id: all of the source."""
    contacts: Mapping[ContactId, KnownContact] = field(default_factory=dict)
    """Those that have an identity in the source, or one of the e-mail addresses."""
    by_email: Mapping[str, Sequence[ContactId]] = field(default_factory=dict)
    """By match key, oldest first."""
    points: Mapping[ContactId, frozenset[tuple[PointKind, str]]] = field(default_factory=dict)
    """The match keys of each contact's e-mail addresses, phone numbers, links and addresses."""
    tags: Mapping[ContactId, frozenset[str]] = field(default_factory=dict)
    """The search keys of each contact's tags."""


@dataclass(frozen=True, slots=True)
class KnownInteraction:
    """An interaction that came from the other program, as it stands now."""

    id: InteractionId
    day: date
    channel: Channel
    direction: Direction
    text: str
    imported_digest: str
    """Stands for what the other program told; see `tables.interaction`."""


@dataclass(frozen=True, slots=True)
class OpenCapacity:
    """A capacity that has not ended."""

    id: int
    contact: ContactId
    name: str
    organisation: str


def external_ids(connection: sa.Connection) -> set[str]:
    """The ids that contacts have in other programs, of every source."""
    return set(connection.scalars(sa.select(tables.identity.c.external_id)))


def known_people(connection: sa.Connection, source: str, emails: Iterable[str]) -> KnownPeople:
    """Everybody who has an identity in `source`, and everybody with one of these addresses (as match keys)."""
    identities = _identities(connection, source)
    by_email = _by_email(connection, sorted(set(emails)))
    wanted = sorted({known.contact for known in identities.values()}.union(*by_email.values()))
    return KnownPeople(
        identities=identities,
        contacts=_contacts(connection, wanted),
        by_email=by_email,
        points=_points(connection, wanted),
        tags=_tags(connection, wanted),
    )


def known_interactions(
    connection: sa.Connection, source: str, external_ids: Iterable[str]
) -> dict[str, KnownInteraction]:
    """The interactions that came from `source` with these ids, by external id."""
    column = tables.interaction.c
    query = sa.select(tables.interaction).where(column.source == source)
    found: dict[str, KnownInteraction] = {}
    for chunk in chunks(sorted(set(external_ids))):
        for row in connection.execute(query.where(column.external_id.in_(chunk)).order_by(column.id)):
            found[row.external_id] = KnownInteraction(
                id=InteractionId(row.id),
                day=row.day,
                channel=Channel(row.channel),
                direction=Direction(row.direction),
                text=row.text,
                imported_digest=row.imported_digest,
            )
    return found


def open_capacities(connection: sa.Connection, contacts: Sequence[ContactId]) -> list[OpenCapacity]:
    """The capacities of these contacts that have not ended, oldest first."""
    column = tables.capacity.c
    query = sa.select(tables.capacity).where(column.until.is_(None)).order_by(column.id)
    return [
        OpenCapacity(row.id, ContactId(row.contact_id), row.name, row.organisation)
        for chunk in chunks(contacts)
        for row in connection.execute(query.where(column.contact_id.in_(chunk)))
    ]


def participants_of(
    connection: sa.Connection, interactions: Sequence[InteractionId]
) -> set[tuple[InteractionId, ContactId]]:
    """Who took part in each of these interactions."""
    column = tables.participant.c
    query = sa.select(column.interaction_id, column.contact_id)
    return {
        (InteractionId(row.interaction_id), ContactId(row.contact_id))
        for chunk in chunks(interactions)
        for row in connection.execute(query.where(column.interaction_id.in_(chunk)))
    }


def _identities(connection: sa.Connection, source: str) -> dict[str, KnownIdentity]:
    query = sa.select(tables.identity).where(tables.identity.c.source == source)
    return {
        row.external_id: KnownIdentity(row.id, ContactId(row.contact_id), row.external_id, row.connected_on, row.said)
        for row in connection.execute(query)
    }


def _by_email(connection: sa.Connection, emails: Sequence[str]) -> dict[str, tuple[ContactId, ...]]:
    column = tables.contact_point.c
    query = sa.select(column.match_key, column.contact_id).where(column.kind == PointKind.EMAIL)
    found: dict[str, dict[ContactId, None]] = defaultdict(dict)
    for chunk in chunks(emails):
        for row in connection.execute(query.where(column.match_key.in_(chunk)).order_by(column.contact_id)):
            found[row.match_key][ContactId(row.contact_id)] = None
    return {email: tuple(contacts) for email, contacts in found.items()}


def _contacts(connection: sa.Connection, wanted: Sequence[ContactId]) -> dict[ContactId, KnownContact]:
    column = tables.contact.c
    query = sa.select(
        column.id,
        column.kind,
        column.given_name,
        column.particle,
        column.surname,
        column.organisation,
        column.role,
        column.country,
        column.notes,
        column.since,
    )
    return {
        ContactId(row.id): KnownContact(
            id=ContactId(row.id),
            kind=ContactKind(row.kind),
            given_name=row.given_name,
            particle=row.particle,
            surname=row.surname,
            organisation=row.organisation,
            role=row.role,
            country=row.country,
            notes=row.notes,
            since=row.since,
        )
        for chunk in chunks(wanted)
        for row in connection.execute(query.where(column.id.in_(chunk)))
    }


def _points(
    connection: sa.Connection, wanted: Sequence[ContactId]
) -> dict[ContactId, frozenset[tuple[PointKind, str]]]:
    column = tables.contact_point.c
    query = sa.select(column.contact_id, column.kind, column.match_key)
    found: dict[ContactId, set[tuple[PointKind, str]]] = defaultdict(set)
    for chunk in chunks(wanted):
        for row in connection.execute(query.where(column.contact_id.in_(chunk))):
            found[ContactId(row.contact_id)].add((PointKind(row.kind), row.match_key))
    return {contact: frozenset(points) for contact, points in found.items()}


def _tags(connection: sa.Connection, wanted: Sequence[ContactId]) -> dict[ContactId, frozenset[str]]:
    link = tables.contact_tag.c
    query = sa.select(link.contact_id, tables.tag.c.search_key).join(tables.tag, tables.tag.c.id == link.tag_id)
    found: dict[ContactId, set[str]] = defaultdict(set)
    for chunk in chunks(wanted):
        for row in connection.execute(query.where(link.contact_id.in_(chunk))):
            found[ContactId(row.contact_id)].add(row.search_key)
    return {contact: frozenset(keys) for contact, keys in found.items()}
