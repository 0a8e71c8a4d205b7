"""The saved segments, as they are stored."""

from __future__ import annotations

from typing import NamedTuple

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.segment import Segment, SegmentId, SegmentValues
from netwerk_tui.store import tables


def segments(connection: sa.Connection) -> list[Segment]:
    """All segments, by name."""
    column, contact, message = tables.segment.c, tables.contact.c, tables.message.c
    newest = sa.select(sa.func.max(message.sent_on)).where(message.segment_id == column.id).scalar_subquery()
    query = (
        sa.select(tables.segment, newest.label("updated_on"), contact.given_name, contact.particle, contact.surname)
        .outerjoin(tables.contact, contact.id == column.exemplar_id)
        .order_by(column.search_key, column.id)
    )
    return [
        Segment(
            SegmentId(row.id),
            SegmentValues(
                row.name,
                row.query,
                row.notes,
                row.update_days,
                None if row.exemplar_id is None else ContactId(row.exemplar_id),
            ),
            "" if row.exemplar_id is None else full_name(row.given_name, row.particle, row.surname),
            row.updated_on,
        )
        for row in connection.execute(query)
    ]


def segment_with_key(connection: sa.Connection, search_key: str) -> SegmentId | None:
    """The segment whose folded name this is; None where there is none."""
    column = tables.segment.c
    found = connection.scalar(sa.select(column.id).where(column.search_key == search_key))
    return None if found is None else SegmentId(found)


class SavedQuery(NamedTuple):
    """A query that is kept somewhere."""

    table: sa.Table
    row: int
    query: str
    message: int | None
    """The message that it belongs to, as its own or as that of a variant; None for a segment's."""


def saved_queries(connection: sa.Connection) -> list[SavedQuery]:
    """The queries of all segments, messages and variants."""
    segment, message, variant = tables.segment, tables.message, tables.message_variant
    found = [
        SavedQuery(segment, row.id, row.query, None)
        for row in connection.execute(sa.select(segment.c.id, segment.c.query))
    ]
    for table, owner in ((message, message.c.id), (variant, variant.c.message_id)):
        query = sa.select(table.c.id, table.c.query, owner.label("owner")).where(table.c.query != "")
        found += [SavedQuery(table, row.id, row.query, row.owner) for row in connection.execute(query)]
    return found
