"""The names and texts that a query can be completed with."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.query_keys import KeyId
from netwerk_tui.store import tables

_MOST = 2000
"""Of each kind: nobody looks further."""


def names_by_key(connection: sa.Connection) -> dict[KeyId, list[str]]:
    """What there is to name for each key that is about names and texts; of texts those first that many have."""
    tag, event, contact = tables.tag.c, tables.event.c, tables.contact.c
    queries: dict[KeyId, sa.Select[Any]] = {
        KeyId.TAG: sa.select(tag.name).order_by(tag.search_key),
        KeyId.GROUP: sa.select(tag.name).where(tag.target_group).order_by(tag.search_key),
        KeyId.EVENT: sa.select(event.name).order_by(event.day.desc(), event.id.desc()),
        KeyId.DOSSIER: sa.select(tables.dossier.c.name).order_by(tables.dossier.c.closed_on, tables.dossier.c.name),
        KeyId.PERSONA: sa.select(tables.persona.c.name).order_by(tables.persona.c.name),
        KeyId.THEME: sa.select(tables.theme.c.name).order_by(tables.theme.c.search_key),
        KeyId.SEGMENT: sa.select(tables.segment.c.name).order_by(tables.segment.c.search_key),
        KeyId.CAPACITY: _texts(tables.capacity.c.name),
        KeyId.ORGANISATION: _texts(contact.organisation),
        KeyId.ROLE: _texts(contact.role),
        KeyId.PLACE: _texts(contact.locality),
        KeyId.EXPERTISE: _texts(tables.expertise.c.subject),
        KeyId.MOTIVE: _texts(contact.motive),
        KeyId.LANGUAGE: _texts(contact.language),
        KeyId.SOURCE: _texts(tables.identity.c.source),
    }
    return {
        key: list(dict.fromkeys(name for name in connection.scalars(query.limit(_MOST)) if name))
        for key, query in queries.items()
    }


def _texts(column: sa.ColumnElement[str]) -> sa.Select[Any]:
    return sa.select(column).where(column != "").group_by(column).order_by(sa.func.count().desc(), column)
