"""Texts that begin with what somebody has typed so far, found by an index on either engine."""

from __future__ import annotations

import sqlalchemy as sa

_AFTER_ALL = "\U0010ffff"


def begins_with(connection: sa.Connection, column: sa.ColumnElement[str], beginning: str) -> sa.ColumnElement[bool]:
    """That a text begins so. SQLite finds a LIKE by no index, and a server may sort by the rules of a language."""
    if connection.dialect.name == "sqlite":
        return sa.and_(column >= beginning, column < beginning + _AFTER_ALL)
    return column.startswith(beginning, autoescape=True)
