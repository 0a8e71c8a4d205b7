"""What contacts may be recognised by, of everybody at once, and who was told apart. For `actions.duplicates`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.duplicate_blocks import Pair
from netwerk_tui.domain.duplicate_traits import Described
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.plain_rows import plain_rows


def described_contacts(connection: sa.Connection) -> list[Described]:
    """Everybody, in the order of their ids."""
    points = _points(connection)
    column = tables.contact.c
    query = sa.select(
        column.id,
        column.kind,
        column.given_name,
        column.particle,
        column.surname,
        column.organisation,
        column.locality,
        column.country,
        column.birth_year,
        column.birth_month,
        column.birth_day,
    )
    nothing: dict[PointKind, list[str]] = {}
    found: list[Described] = []
    for row in plain_rows(connection, query.order_by(column.id)):
        contact, kind, given_name, particle, surname, organisation, locality, country, year, month, day = row
        own = points.get(contact, nothing)
        found.append(
            Described(
                contact=ContactId(contact),
                kind=ContactKind(kind),
                given_name=given_name,
                particle=particle,
                surname=surname,
                organisation=organisation,
                locality=locality,
                country=country,
                birthday=Birthday(year, month, day) if month and day else None,
                emails=tuple(own.get(PointKind.EMAIL, ())),
                links=tuple(own.get(PointKind.LINK, ())),
                phones=tuple(own.get(PointKind.PHONE, ())),
            )
        )
    return found


def pairs_told_apart(connection: sa.Connection) -> set[Pair]:
    """Who is not the same, as the user said; the lower id first, whichever way it was stored."""
    column = tables.distinct_pair.c
    query = sa.select(column.contact_id, column.other_id)
    return {_pair(contact, other) for contact, other in plain_rows(connection, query)}


def is_told_apart(connection: sa.Connection, one: ContactId, other: ContactId) -> bool:
    """Whether the user has said that these two are not the same."""
    column = tables.distinct_pair.c
    either_way = [(column.contact_id == a) & (column.other_id == b) for a, b in ((one, other), (other, one))]
    return connection.scalar(sa.select(column.id).where(sa.or_(*either_way)).limit(1)) is not None


def contacts_by_external_id(
    connection: sa.Connection, source: str, external_ids: Sequence[str]
) -> dict[str, ContactId]:
    """The contacts that these are in the source, by external id."""
    column = tables.identity.c
    query = sa.select(column.external_id, column.contact_id).where(column.source == source)
    return {
        row.external_id: ContactId(row.contact_id)
        for chunk in chunks(external_ids)
        for row in connection.execute(query.where(column.external_id.in_(chunk)))
    }


def _points(connection: sa.Connection) -> dict[int, dict[PointKind, list[str]]]:
    """What each contact is reached by: match keys, and telephone numbers as they are written."""
    column = tables.contact_point.c
    query = sa.select(column.contact_id, column.kind, column.match_key, column.value)
    wanted = {PointKind.EMAIL, PointKind.LINK, PointKind.PHONE}
    found: dict[int, dict[PointKind, list[str]]] = defaultdict(lambda: defaultdict(list))
    kinds = {kind.value: kind for kind in wanted}
    for contact, kind, key, value in plain_rows(connection, query.where(column.kind.in_(wanted))):
        text = value if kinds[kind] is PointKind.PHONE else key
        if text:
            found[contact][kinds[kind]].append(text)
    return found


def _pair(one: int, other: int) -> Pair:
    first, second = sorted((ContactId(one), ContactId(other)))
    return first, second
