"""The names of all contacts in their parts, for what writes initials."""

from __future__ import annotations

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import PersonName
from netwerk_tui.store import tables


def names_in_parts(connection: sa.Connection) -> dict[ContactId, PersonName]:
    """Everybody's name; of an organisation, the whole of it is the surname."""
    contact = tables.contact.c
    query = sa.select(contact.id, contact.given_name, contact.particle, contact.surname)
    return {
        ContactId(row.id): PersonName(row.given_name, row.particle, row.surname) for row in connection.execute(query)
    }
