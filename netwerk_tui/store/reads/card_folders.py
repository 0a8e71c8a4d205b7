"""What a folder of cards and the network agreed on, and who left the network since. For synchronising."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.ledger import EntryKind

_ONLY_WHAT_A_CARD_TELLS = frozenset({"identity", "contact_point", "contact_tag", "capacity"})
"""Tables whose rows about a contact are lost by nobody who has the card."""


@dataclass(frozen=True, slots=True)
class AgreedCard:
    """One card that netwerk and the folder have both had."""

    id: int
    """The row of the identity; 0 for one that is gone."""
    contact: ContactId
    uid: str
    said: Mapping[str, Any]


def agreed_cards(connection: sa.Connection, source: str) -> dict[str, AgreedCard]:
    """What was agreed on with this folder, by UID."""
    query = sa.select(tables.identity).where(tables.identity.c.source == source).order_by(tables.identity.c.id)
    return {
        row.external_id: AgreedCard(row.id, ContactId(row.contact_id), row.external_id, row.said or {})
        for row in connection.execute(query)
    }


def left_cards(connection: sa.Connection, source: str, uids: Collection[str]) -> dict[str, AgreedCard]:
    """Of these UIDs the cards whose contacts were deleted here after both had had them, by UID.

    What an undone import leaves behind is none of them: undoing takes nothing out of other people's address books.
    """
    if not uids:
        return {}
    change, entry = tables.change.c, tables.entry.c
    query = (
        sa.select(change.row_id, change.before)
        .join_from(tables.change, tables.entry, entry.id == change.entry_id)
        .where(change.table_name == "identity", change.after.is_(None), entry.kind != EntryKind.UNDO)
        .order_by(change.entry_id)
    )
    found: dict[str, AgreedCard] = {}
    for row in connection.execute(query):
        image = row.before or {}
        if image.get("source") == source and image.get("external_id") in uids:
            uid = image["external_id"]
            found[uid] = AgreedCard(0, ContactId(image["contact_id"]), uid, image.get("said") or {})
    return found


def contacts_with_more(connection: sa.Connection, contacts: Sequence[ContactId]) -> set[ContactId]:
    """Those of whom the network knows more than a card tells: contact moments, promises, positions and such."""
    found: set[ContactId] = set()
    for table in tables.USER_TABLES:
        if table.name in _ONLY_WHAT_A_CARD_TELLS or table is tables.contact:
            continue
        for column in table.columns:
            if any(key.column.table is tables.contact for key in column.foreign_keys):
                for chunk in chunks(contacts):
                    found |= set(connection.scalars(sa.select(column).where(column.in_(chunk)).distinct()))
    return found


def point_rows(
    connection: sa.Connection, contacts: Sequence[ContactId]
) -> Iterator[tuple[int, ContactId, IncomingPoint]]:
    """The ways to reach these contacts, each with the id of its row."""
    column = tables.contact_point.c
    for chunk in chunks(contacts):
        for row in connection.execute(sa.select(tables.contact_point).where(column.contact_id.in_(chunk))):
            yield row.id, ContactId(row.contact_id), IncomingPoint(PointKind(row.kind), row.value, row.label)


def tag_rows(connection: sa.Connection, contacts: Sequence[ContactId]) -> Iterator[tuple[int, ContactId, str]]:
    """The search keys of these contacts' tags, each with the id of the row that ties it to the contact."""
    link, tag = tables.contact_tag.c, tables.tag.c
    query = sa.select(link.id, link.contact_id, tag.search_key).join(tables.tag, tag.id == link.tag_id)
    for chunk in chunks(contacts):
        for row in connection.execute(query.where(link.contact_id.in_(chunk))):
            yield row.id, ContactId(row.contact_id), row.search_key
