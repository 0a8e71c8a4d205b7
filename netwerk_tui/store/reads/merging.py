"""What merging has to know of contacts, beside the rows that are given to another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.reads.network import network_id


def whole_contacts(connection: sa.Connection, contacts: Sequence[ContactId]) -> dict[ContactId, dict[str, Any]]:
    """Every column of these contacts, by id; those that are gone are left out."""
    query = sa.select(tables.contact).where(tables.contact.c.id.in_(contacts))
    return {ContactId(row["id"]): dict(row) for row in connection.execute(query).mappings()}


def last_on_the_path(connection: sa.Connection, contacts: Sequence[ContactId]) -> ContactId | None:
    """Who of them made the newest step on the ambassadors' path; None where nobody made any."""
    step = tables.ambassadorship.c
    query = sa.select(step.contact_id).where(step.contact_id.in_(contacts))
    found = connection.scalar(query.order_by(step.day.desc(), step.id.desc()).limit(1))
    return None if found is None else ContactId(found)


def jobs_of(connection: sa.Connection, contact: ContactId) -> set[tuple[str, str]]:
    """The name and the organisation of each of the contact's capacities."""
    capacity = tables.capacity.c
    query = sa.select(capacity.name, capacity.organisation).where(capacity.contact_id == contact)
    return {(row.name, row.organisation) for row in connection.execute(query)}


def own_source(connection: sa.Connection) -> str:
    """The source under which contacts of this network are remembered when they get another id."""
    return f"netwerk:{network_id(connection)}"


def remembered_ids(connection: sa.Connection, contacts: Sequence[ContactId]) -> dict[ContactId, int]:
    """The rows that remember these contacts as somebody else's former selves, by the contact."""
    identity = tables.identity.c
    wanted = {str(contact): contact for contact in contacts}
    query = sa.select(identity.external_id, identity.id).where(
        identity.source == own_source(connection), identity.external_id.in_(wanted)
    )
    return {wanted[row.external_id]: row.id for row in connection.execute(query)}
