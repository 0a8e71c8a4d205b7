"""What interactions are about: dossiers, tags and events, by name."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import DossierId, EventId, TagId
from netwerk_tui.domain.profile import Dossier
from netwerk_tui.store import tables


def dossiers(connection: sa.Connection) -> list[Dossier]:
    """All dossiers: open ones first, then by name; the general one last of the open."""
    column = tables.dossier.c
    query = sa.select(tables.dossier).order_by(
        column.closed_on.is_not(None), column.general, column.search_key, column.id
    )
    return [_dossier(row) for row in connection.execute(query)]


def general_dossier(connection: sa.Connection) -> DossierId:
    """The dossier that is meant where none is given: the general one, or the oldest where it is gone."""
    column = tables.dossier.c
    query = sa.select(column.id).order_by(column.general.desc(), column.id).limit(1)
    return DossierId(connection.execute(query).scalar_one())


def busiest_dossier(connection: sa.Connection) -> DossierId:
    """The open dossier that most assessments are about; the general one where nothing was assessed."""
    column, scored = tables.dossier.c, tables.assessment.c
    query = (
        sa.select(scored.dossier_id)
        .where(scored.dossier_id.in_(sa.select(column.id).where(column.closed_on.is_(None))))
        .group_by(scored.dossier_id)
        .order_by(sa.func.count().desc(), scored.dossier_id)
        .limit(1)
    )
    busiest = connection.execute(query).scalar()
    return general_dossier(connection) if busiest is None else DossierId(busiest)


def tags_by_key(connection: sa.Connection) -> dict[str, TagId]:
    """Every tag's id by its folded name."""
    column = tables.tag.c
    return {row.search_key: TagId(row.id) for row in connection.execute(sa.select(column.search_key, column.id))}


def tag_names_by_key(connection: sa.Connection) -> dict[str, str]:
    """Every tag as it is written, by its folded name."""
    column = tables.tag.c
    return {row.search_key: row.name for row in connection.execute(sa.select(column.search_key, column.name))}


def themes_by_key(connection: sa.Connection) -> dict[str, int]:
    """Every theme's id by its folded name."""
    column = tables.theme.c
    return {row.search_key: row.id for row in connection.execute(sa.select(column.search_key, column.id))}


def events(connection: sa.Connection) -> list[tuple[EventId, str]]:
    """Every event and its name, the newest first."""
    column = tables.event.c
    query = sa.select(column.id, column.name).order_by(column.day.desc().nulls_last(), column.id.desc())
    return [(EventId(row.id), row.name) for row in connection.execute(query)]


def _dossier(row: sa.Row[Any]) -> Dossier:
    return Dossier(DossierId(row.id), row.name, row.general, row.closed_on)
