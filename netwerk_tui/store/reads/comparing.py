"""What a network holds, to be compared with a backup of it."""

from __future__ import annotations

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.restoring import LoggedEntry, NetworkState
from netwerk_tui.store import tables
from netwerk_tui.store.reads.network import network_id


def state_of(connection: sa.Connection) -> NetworkState:
    """The state that this connection sees. Reads every entry's title: 0.1 s for 20,000."""
    entry, contact = tables.entry.c, tables.contact.c
    entries = connection.execute(sa.select(entry.id, entry.at, entry.title).order_by(entry.id.desc()))
    people = connection.execute(sa.select(contact.id, contact.given_name, contact.particle, contact.surname))
    return NetworkState(
        network=network_id(connection),
        counts={
            table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in tables.USER_TABLES
        },
        entries=tuple(LoggedEntry(EntryId(row.id), row.at, row.title) for row in entries),
        people={ContactId(row.id): full_name(row.given_name, row.particle, row.surname) for row in people},
    )
