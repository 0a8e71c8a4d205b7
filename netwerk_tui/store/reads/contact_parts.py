"""Ids of the rows that make up a contact, for actions that replace some of them."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, InteractionId, TagId
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks


def part_ids(connection: sa.Connection, table: sa.Table, contact: ContactId | None = None) -> list[int]:
    """The ids of a table's rows about this contact, or of all its rows."""
    query = sa.select(table.c.id).order_by(table.c.id)
    column = tables.contact_column(table)
    if contact is not None and column is not None:
        query = query.where(table.c[column] == contact)
    return list(connection.execute(query).scalars())


def tag_links(connection: sa.Connection, contact: ContactId) -> dict[TagId, int]:
    """The tags of a contact, each with the id of the row that says so."""
    link = tables.contact_tag.c
    query = sa.select(link.tag_id, link.id).where(link.contact_id == contact)
    return {TagId(row.tag_id): row.id for row in connection.execute(query)}


def links_of_interaction(connection: sa.Connection, interaction: InteractionId) -> dict[TagId, int]:
    """The tags of a contact moment, each with the id of the row that says so."""
    link = tables.interaction_tag.c
    query = sa.select(link.tag_id, link.id).where(link.interaction_id == interaction)
    return {TagId(row.tag_id): row.id for row in connection.execute(query)}


def interactions_of_only(connection: sa.Connection, contacts: Sequence[ContactId]) -> list[InteractionId]:
    """The interactions in which nobody took part but these contacts."""
    mine, others = tables.participant.alias("mine"), tables.participant.alias("others")
    found: set[int] = set()
    for chunk in chunks(contacts):
        found.update(connection.scalars(sa.select(mine.c.interaction_id).where(mine.c.contact_id.in_(chunk))))
    leaving = set(contacts)
    shared: set[int] = set()
    for moments in chunks(sorted(found)):
        query = sa.select(others.c.interaction_id, others.c.contact_id).where(others.c.interaction_id.in_(moments))
        shared.update(row.interaction_id for row in connection.execute(query) if row.contact_id not in leaving)
    return [InteractionId(value) for value in sorted(found - shared)]
