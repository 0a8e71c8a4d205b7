"""Whose e-mail address, telephone number or link it is that is searched for."""

from __future__ import annotations

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.points import SoughtPoint
from netwerk_tui.store import tables
from netwerk_tui.store.reads.beginnings import begins_with


def contacts_with_point(
    connection: sa.Connection, sought: SoughtPoint, limit: int | None = None
) -> dict[ContactId, str]:
    """Those who have one that begins so, and how it is written with them: whole ones first, then by name.

    `limit` is how many rows are looked at; all where it is not given.
    """
    point, contact = tables.contact_point.c, tables.contact.c
    begun = sa.or_(*(begins_with(connection, point.match_key, beginning) for beginning in sought.beginnings))
    query = (
        sa.select(point.contact_id, point.value)
        .join(tables.contact, contact.id == point.contact_id)
        .where(point.kind == sought.kind, begun)
        .order_by(point.match_key.in_(sought.beginnings).desc(), contact.sort_key, contact.id, point.position)
        .limit(limit)
    )
    found: dict[ContactId, str] = {}
    for row in connection.execute(query):
        found.setdefault(ContactId(row.contact_id), row.value)
    return found


def contacts_with_whole_point(connection: sa.Connection, sought: SoughtPoint) -> list[ContactId]:
    """Those who have exactly this one, in no order."""
    point = tables.contact_point.c
    query = sa.select(point.contact_id).where(point.kind == sought.kind, point.match_key.in_(sought.beginnings))
    return [ContactId(contact) for contact in connection.scalars(query.distinct())]
