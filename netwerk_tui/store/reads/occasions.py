"""What a message is about besides its readers: the dossier, the event, the success or the news that it goes out for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.message import Message
from netwerk_tui.store import tables


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
