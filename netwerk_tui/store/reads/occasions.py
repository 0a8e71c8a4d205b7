"""What a message is about besides its readers: the dossier, the event, the success or the news that it goes out for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.message import Message
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks


@dataclass(frozen=True, slots=True)
class Occasion:
    """The words of each thing that a message is about; empty where it is about none."""

    dossier: str
    event: str
    event_day: date | None
    event_place: str
    success: str
    news: str
    contributions: Mapping[ContactId, str]
    """What each contributed to the success."""


def occasion_of(connection: sa.Connection, message: Message) -> Occasion:
    """What this message is about."""
    event = _row(connection, tables.event, message.event)
    return Occasion(
        dossier=_name(connection, tables.dossier, message.dossier),
        event="" if event is None else event.name,
        event_day=None if event is None else event.day,
        event_place="" if event is None else event.place,
        success=_name(connection, tables.success, message.success),
        news=_name(connection, tables.news, message.news),
        contributions=_contributions(connection, message.success),
    )


def messages_to(connection: sa.Connection, contacts: Sequence[ContactId]) -> dict[tuple[ContactId, str], int]:
    """The messages that these contacts are readers of, by reader and name; of several the newest."""
    message, delivery = tables.message.c, tables.delivery.c
    found: dict[tuple[ContactId, str], int] = {}
    for chunk in chunks(contacts):
        query = (
            sa.select(delivery.contact_id, message.id, message.name)
            .join(tables.message, message.id == delivery.message_id)
            .where(delivery.contact_id.in_(chunk))
            .order_by(message.id)
        )
        found |= {(ContactId(row.contact_id), row.name): row.id for row in connection.execute(query)}
    return found


def success_name(connection: sa.Connection, success: int) -> str | None:
    """What a success is called; None where it is gone."""
    row = _row(connection, tables.success, success)
    return None if row is None else str(row.name)


def _row(connection: sa.Connection, table: sa.Table, row_id: int | None) -> sa.Row[Any] | None:
    return None if row_id is None else connection.execute(sa.select(table).where(table.c.id == row_id)).first()


def _name(connection: sa.Connection, table: sa.Table, row_id: int | None) -> str:
    row = _row(connection, table, row_id)
    return "" if row is None else str(row.name)


def _contributions(connection: sa.Connection, success: int | None) -> dict[ContactId, str]:
    if success is None:
        return {}
    contribution = tables.contribution.c
    query = sa.select(contribution.contact_id, contribution.text).where(contribution.success_id == success)
    return {ContactId(row.contact_id): row.text for row in connection.execute(query)}
