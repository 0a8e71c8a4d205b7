"""Contacts as address books get to read them, and who is who there: a handful of queries, however many contacts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.domain.outgoing_card import OutgoingCard, card_uid
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.network import network_id

_CARD_SOURCES = ("vcard", "vdir:")
"""Beginnings of sources whose external ids are UIDs of cards."""


def outgoing_cards(
    connection: sa.Connection, contacts: Sequence[ContactId] | None = None, *, private: bool = False
) -> list[OutgoingCard]:
    """These contacts, or all, in the order of the contact list. Private notes are in the notes where asked for."""
    points = _points(connection)
    tags = _tags(connection)
    uids = uids_of_contacts(connection)
    own = network_id(connection)
    found: list[OutgoingCard] = []
    for row in _contacts(connection, contacts):
        contact = ContactId(row.id)
        born = row.birth_month is not None and row.birth_day is not None
        notes = (row.notes, row.private_notes if private else "")
        found.append(
            OutgoingCard(
                id=contact,
                uid=uids.get(contact) or card_uid(own, contact),
                kind=ContactKind(row.kind),
                given_name=row.given_name,
                particle=row.particle,
                surname=row.surname,
                organisation=row.organisation,
                role=row.role,
                locality=row.locality,
                country=row.country,
                birthday=Birthday(row.birth_year, row.birth_month, row.birth_day) if born else None,
                points=tuple(points.get(contact, ())),
                tags=tuple(tags.get(contact, ())),
                notes="\n\n".join(filter(None, notes)),
                do_not_contact=row.do_not_contact,
            )
        )
    return found


def uids_of_contacts(connection: sa.Connection) -> dict[ContactId, str]:
    """The UID that a contact's card has elsewhere, the oldest where there are several."""
    column = tables.identity.c
    told = sa.or_(*(column.source.startswith(source, autoescape=True) for source in _CARD_SOURCES))
    query = sa.select(column.contact_id, column.external_id).where(told).order_by(column.id.desc())
    is_made_up = ("name:", "mailto:")
    return {
        ContactId(row.contact_id): row.external_id
        for row in connection.execute(query)
        if not row.external_id.startswith(is_made_up)
    }


def contacts_by_uid(connection: sa.Connection) -> dict[str, ContactId]:
    """The contact of every UID that a card had in any file or folder."""
    column = tables.identity.c
    told = sa.or_(*(column.source.startswith(source, autoescape=True) for source in _CARD_SOURCES))
    query = sa.select(column.contact_id, column.external_id).where(told).order_by(column.id.desc())
    return {row.external_id: ContactId(row.contact_id) for row in connection.execute(query)}


def _contacts(connection: sa.Connection, wanted: Sequence[ContactId] | None) -> list[sa.Row[Any]]:
    column = tables.contact.c
    query = sa.select(tables.contact).order_by(column.sort_key, column.id)
    if wanted is None:
        return list(connection.execute(query))
    rows = [row for chunk in chunks(wanted) for row in connection.execute(query.where(column.id.in_(chunk)))]
    return sorted(rows, key=lambda row: (row.sort_key, row.id))


def _points(connection: sa.Connection) -> dict[ContactId, list[IncomingPoint]]:
    column = tables.contact_point.c
    query = sa.select(column.contact_id, column.kind, column.value, column.label).order_by(
        column.contact_id, column.position, column.id
    )
    found: dict[ContactId, list[IncomingPoint]] = defaultdict(list)
    for row in connection.execute(query):
        found[ContactId(row.contact_id)].append(IncomingPoint(PointKind(row.kind), row.value, row.label))
    return found


def _tags(connection: sa.Connection) -> dict[ContactId, list[str]]:
    link, tag = tables.contact_tag.c, tables.tag.c
    query = sa.select(link.contact_id, tag.name).join(tables.tag, tag.id == link.tag_id).order_by(tag.search_key)
    found: dict[ContactId, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        found[ContactId(row.contact_id)].append(row.name)
    return found
