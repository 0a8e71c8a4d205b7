"""The contact list: all ids in order, and the rows that are on the screen."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

import sqlalchemy as sa

from netwerk_tui.domain.contact import AmbassadorStage, ContactKind, ContactRow
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import full_name
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.database import Database
from netwerk_tui.store.failures import ConnectionLost


class Order(StrEnum):
    """How the contact list is sorted."""

    NAME = "name"
    LAST_CONTACT = "last-contact"
    IMPORTANCE = "importance"


def contact_ids(connection: sa.Connection, order: Order) -> array[int]:
    """The ids of all contacts.

    By name; by last contact, with the newest first and the never met last; or by importance: ambassadors, then those in
    whose company I was last.
    """
    contact = tables.contact.c
    by_name = (contact.sort_key, contact.id)
    if order is Order.NAME:
        query = sa.select(contact.id).order_by(*by_name)
    else:
        # Looked up for each contact: at 1,000,000 contact moments twice as quick as joining the newest of everybody.
        last = _newest_day().where(tables.participant.c.contact_id == contact.id).scalar_subquery()
        is_ambassador = contact.ambassador == AmbassadorStage.ACTIVE
        leading = (is_ambassador.desc(),) if order is Order.IMPORTANCE else ()
        query = sa.select(contact.id).order_by(*leading, last.desc().nulls_last(), *by_name)
    return array("q", connection.scalars(query))


def contact_rows(connection: sa.Connection, ids: Sequence[ContactId]) -> list[ContactRow]:
    """The rows of these contacts, in the order of `ids`; ids that do not exist are left out."""
    contact = tables.contact.c
    columns = (
        contact.id,
        contact.kind,
        contact.given_name,
        contact.particle,
        contact.surname,
        contact.organisation,
        contact.role,
        contact.ambassador,
        contact.critical_friend,
    )
    found: dict[int, ContactRow] = {}
    for chunk in chunks(ids):
        last = last_contacts(connection, chunk)
        for row in connection.execute(sa.select(*columns).where(contact.id.in_(chunk))):
            found[row.id] = ContactRow(
                id=ContactId(row.id),
                kind=ContactKind(row.kind),
                name=full_name(row.given_name, row.particle, row.surname),
                organisation=row.organisation,
                role=row.role,
                last_contact=last.get(row.id),
                ambassador=AmbassadorStage(row.ambassador) if row.ambassador else None,
                critical_friend=row.critical_friend,
            )
    return [found[contact_id] for contact_id in ids if contact_id in found]


def contact_ids_named(connection: sa.Connection, search_key: str) -> list[ContactId]:
    """Every contact of exactly this folded full name."""
    contact = tables.contact.c
    query = sa.select(contact.id).where(contact.search_key == search_key).order_by(contact.id)
    return [ContactId(value) for value in connection.execute(query).scalars()]


_REMEMBERED_ROWS = 2000


class StoredRows:
    """`domain.contact.ContactRows` from the database: one small query a page."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[ContactId, ContactRow] = {}
        """The latest rows that a server gave, for when it does not answer."""

    def rows(self, ids: Sequence[ContactId]) -> list[ContactRow]:
        """One row for each id that exists, in the order of `ids`; those read before while the server is away."""
        try:
            with self._database.reading() as connection:
                found = contact_rows(connection, ids)
        except ConnectionLost:
            return [self._read[each] for each in ids if each in self._read]
        if not self._database.is_sqlite:
            self._remember(found)
        return found

    def _remember(self, rows: Iterable[ContactRow]) -> None:
        for row in rows:
            self._read.pop(row.id, None)
            self._read[row.id] = row
        while len(self._read) > _REMEMBERED_ROWS:
            del self._read[next(iter(self._read))]


def last_contacts(connection: sa.Connection, contacts: Sequence[int] | None = None) -> dict[int, date]:
    """The day of the newest contact moment of any channel, by contact; of everybody where none are named."""
    took_part = tables.participant.c
    query = _newest_day().add_columns(took_part.contact_id).group_by(took_part.contact_id)
    if contacts is not None:
        query = query.where(took_part.contact_id.in_(contacts))
    return {row.contact_id: row.day for row in connection.execute(query)}


def _newest_day() -> sa.Select[tuple[date]]:
    return sa.select(sa.func.max(tables.participant.c.day).label("day"))
