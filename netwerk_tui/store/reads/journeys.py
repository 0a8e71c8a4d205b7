"""Who stands where on the journey of a dossier, and how they came there."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.journey import JourneyStage, Passage, Traveller, travellers_of
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks


def travellers(connection: sa.Connection, dossier: DossierId) -> tuple[Traveller, ...]:
    """Everybody on the journey of the dossier, in no order."""
    return _travellers(connection, _passages(dossier))


def travellers_among(
    connection: sa.Connection, dossier: DossierId, contacts: Sequence[ContactId]
) -> dict[ContactId, Traveller]:
    """Those of the contacts who are on the journey of the dossier."""
    column = tables.journey.c.contact_id
    return {
        each.contact: each
        for chunk in chunks(list(contacts))
        for each in _travellers(connection, _passages(dossier).where(column.in_(chunk)))
    }


def people_by_dossier(connection: sa.Connection) -> dict[DossierId, int]:
    """How many are on the journey of each dossier; those of nobody are left out."""
    column = tables.journey.c
    query = sa.select(column.dossier_id, sa.func.count(column.contact_id.distinct())).group_by(column.dossier_id)
    return {DossierId(dossier): count for dossier, count in connection.execute(query)}


def _passages(dossier: DossierId) -> sa.Select[tuple[int, int, str, object, object]]:
    column = tables.journey.c
    return (
        sa.select(column.id, column.contact_id, column.stage, column.day, column.transaction_on)
        .where(column.dossier_id == dossier)
        .order_by(column.day, column.id)
    )


def _travellers(
    connection: sa.Connection, query: sa.Select[tuple[int, int, str, object, object]]
) -> tuple[Traveller, ...]:
    return travellers_of(
        (ContactId(row.contact_id), Passage(row.id, JourneyStage(row.stage), row.day, row.transaction_on))
        for row in connection.execute(query)
    )
