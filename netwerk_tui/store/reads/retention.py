"""How long people have been kept, and on what ground. For `actions.retention`."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.retention import Kept
from netwerk_tui.store import tables

_NOT_CONTACT = "note"
"""The channel of what is written down for oneself."""


def kept_people(connection: sa.Connection) -> list[Kept]:
    """Every person in the network, in no order. Three queries over all of them."""
    person = tables.contact.c
    moments = _last_moments(connection)
    arrivals = _arrivals(connection)
    placed = set(connection.scalars(sa.select(tables.assessment.c.contact_id).distinct()))
    columns = (person.id, person.given_name, person.particle, person.surname, person.organisation, person.since)
    query = sa.select(*columns, person.legal_basis, person.special_ground).where(person.kind == ContactKind.PERSON)
    return [
        Kept(
            contact=ContactId(row.id),
            name=full_name(row.given_name, row.particle, row.surname),
            organisation=row.organisation,
            last_contact=moments.get(row.id),
            known_since=arrivals.get(row.id) or row.since or date.min,
            legal_basis=row.legal_basis,
            special_ground=row.special_ground,
            has_positions=row.id in placed,
        )
        for row in connection.execute(query)
    ]


def _last_moments(connection: sa.Connection) -> dict[int, date]:
    part = tables.participant.c
    query = sa.select(part.contact_id, sa.func.max(part.day)).where(part.channel != _NOT_CONTACT)
    return {row[0]: row[1] for row in connection.execute(query.group_by(part.contact_id))}


def _arrivals(connection: sa.Connection) -> dict[int, date]:
    """The local day on which each contact was added, by this program or by an import."""
    entry, change = tables.entry.c, tables.change.c
    first = sa.select(change.row_id, sa.func.min(change.entry_id).label("entry_id"))
    first = first.where(change.table_name == tables.contact.name).group_by(change.row_id)
    earliest = first.subquery()
    query = sa.select(earliest.c.row_id, entry.at).join(tables.entry, entry.id == earliest.c.entry_id)
    return {contact: _local_day(at) for contact, at in connection.execute(query)}


def _local_day(at: datetime) -> date:
    return at.astimezone().date()
