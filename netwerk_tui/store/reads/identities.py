"""Who is known already: the contacts that another program's people may turn out to be, for imports."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId, DossierId, InteractionId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.profile import Birthday, Dossier
from netwerk_tui.domain.text import fold
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.positions import assessments_of
from netwerk_tui.store.reads.subjects import dossiers, general_dossier


@dataclass(frozen=True, slots=True)
class KnownIdentity:
    """Who a contact is in the other program."""

    id: int
    contact: ContactId
    external_id: str
    connected_on: date | None
    said_json: str | None
    """What `said` is made of: a third of its memory, which counts where there are 100,000 of them."""

    @property
    def said(self) -> Mapping[str, Any] | None:
        """What the other program last told that was taken over; None where the identity was made by other means."""
        if self.said_json is None:
            return None
        told: Mapping[str, Any] | None = json.loads(self.said_json)
        return told


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
    locality: str = ""
    birthday: Birthday | None = None
    motive: str = ""
    objection: str = ""
    context: str = ""
    private_notes: str = ""
    do_not_contact: str = ""


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """The contacts that matter to one import."""

    identities: Mapping[str, KnownIdentity] = field(default_factory=dict)
    """By external id: all of the source."""
    told_already: Collection[str] = ()
    """The external ids of people of whom the source tells nothing new: their contacts are left out below."""
    contacts: Mapping[ContactId, KnownContact] = field(default_factory=dict)
    """Those that have an identity in the source, or one of the e-mail addresses or names."""
    by_email: Mapping[str, Sequence[ContactId]] = field(default_factory=dict)
    """By match key, oldest first."""
    points: Mapping[ContactId, frozenset[tuple[PointKind, str]]] = field(default_factory=dict)
    """The match keys of each contact's e-mail addresses, phone numbers, links and addresses."""
    tags: Mapping[ContactId, frozenset[str]] = field(default_factory=dict)
    """The search keys of each contact's tags."""
    by_name: Mapping[str, Sequence[ContactId]] = field(default_factory=dict)
    """By search key, oldest first: of the names that were asked for."""
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)
    """By search key, and the general one also by no name; only where the source scores people."""
    positions: Mapping[tuple[ContactId, str, DossierId | None], Cell] = field(default_factory=dict)
    """Where contacts stand on each matrix; only where the source scores people."""
    days: Mapping[ContactId, frozenset[date]] = field(default_factory=dict)
    """The days of contact; only where the source tells of last contacts."""


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


def has_contacts(connection: sa.Connection) -> bool:
    """Whether there is anybody whom a person of another program may turn out to be."""
    return connection.scalar(sa.select(sa.func.max(tables.contact.c.id))) is not None


def known_identities(connection: sa.Connection, source: str) -> dict[str, KnownIdentity]:
    """Everybody's identity in this program, by external id."""
    column = tables.identity.c
    said = sa.cast(column.said, sa.Text)
    query = sa.select(column.id, column.contact_id, column.external_id, column.connected_on, said)
    return {
        external_id: KnownIdentity(row_id, ContactId(contact), external_id, connected_on, said_json)
        for row_id, contact, external_id, connected_on, said_json in connection.execute(
            query.where(column.source == source)
        )
    }


def known_people(
    connection: sa.Connection,
    identities: Mapping[str, KnownIdentity],
    emails: Iterable[str],
    names: Iterable[str] = (),
    *,
    told_already: Collection[str] = (),
    also: Iterable[ContactId] = (),
    with_scores: bool = False,
    with_days: bool = False,
) -> KnownPeople:
    """Everybody who has one of these identities, addresses (as match keys) or names (as search keys).

    And those of `also` who are there. Of those of `told_already` (external ids) no more is read than the days.
    """
    by_email = _by_email(connection, sorted(set(emails)))
    by_name = _by_name(connection, sorted(set(names)))
    told = (*by_email.values(), *by_name.values(), also)
    news = {known.contact for known in identities.values() if known.external_id not in told_already}
    wanted = sorted(news.union(*told))
    everybody = sorted({known.contact for known in identities.values()}.union(wanted)) if with_days else []
    return KnownPeople(
        identities=identities,
        told_already=told_already,
        contacts=_contacts(connection, wanted),
        by_email=by_email,
        points=_points(connection, wanted),
        tags=_tags(connection, wanted),
        by_name=by_name,
        dossiers=_dossiers(connection) if with_scores else {},
        positions=_positions(connection, wanted) if with_scores else {},
        days=_days(connection, everybody),
    )


def _days(connection: sa.Connection, wanted: Sequence[ContactId]) -> dict[ContactId, frozenset[date]]:
    column = tables.participant.c
    found: dict[ContactId, set[date]] = defaultdict(set)
    for chunk in chunks(wanted):
        query = sa.select(column.contact_id, column.day).where(column.contact_id.in_(chunk))
        for row in connection.execute(query):
            found[ContactId(row.contact_id)].add(row.day)
    return {contact: frozenset(days) for contact, days in found.items()}


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


def _by_email(connection: sa.Connection, emails: Sequence[str]) -> dict[str, tuple[ContactId, ...]]:
    column = tables.contact_point.c
    query = sa.select(column.match_key, column.contact_id).where(column.kind == PointKind.EMAIL)
    found: dict[str, dict[ContactId, None]] = defaultdict(dict)
    for chunk in chunks(emails):
        for row in connection.execute(query.where(column.match_key.in_(chunk)).order_by(column.contact_id)):
            found[row.match_key][ContactId(row.contact_id)] = None
    return {email: tuple(contacts) for email, contacts in found.items()}


def _by_name(connection: sa.Connection, names: Sequence[str]) -> dict[str, tuple[ContactId, ...]]:
    column = tables.contact.c
    query = sa.select(column.search_key, column.id)
    found: dict[str, dict[ContactId, None]] = defaultdict(dict)
    for chunk in chunks(names):
        for row in connection.execute(query.where(column.search_key.in_(chunk)).order_by(column.id)):
            found[row.search_key][ContactId(row.id)] = None
    return {name: tuple(contacts) for name, contacts in found.items()}


def _dossiers(connection: sa.Connection) -> dict[str, Dossier]:
    known = dossiers(connection)
    general = general_dossier(connection)
    return {fold(each.name): each for each in reversed(known)} | {"": next(d for d in known if d.id == general)}


def _positions(
    connection: sa.Connection, wanted: Sequence[ContactId]
) -> dict[tuple[ContactId, str, DossierId | None], Cell]:
    return {
        (each.contact, each.matrix, each.dossier): each.cell
        for chunk in chunks(wanted)
        for each in assessments_of(connection, [ContactId(contact) for contact in chunk])
        if each.kind is AssessmentKind.CURRENT
    }


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
        column.locality,
        column.birth_year,
        column.birth_month,
        column.birth_day,
        column.motive,
        column.objection,
        column.context,
        column.private_notes,
        column.do_not_contact,
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
            locality=row.locality,
            birthday=(
                Birthday(row.birth_year, row.birth_month, row.birth_day) if row.birth_month and row.birth_day else None
            ),
            motive=row.motive,
            objection=row.objection,
            context=row.context,
            private_notes=row.private_notes,
            do_not_contact=row.do_not_contact,
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
