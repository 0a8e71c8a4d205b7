"""Images of rows that the database itself writes, from the rows as they stand. For `additions`.

What the ledger remembers of an added row is the row: copying it there takes a fifth of what it takes to put each image
together here and hand it to the driver.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from netwerk_tui.store.images import defaults
from netwerk_tui.store.types import Image, Instant


def image_text(table: sa.Table, names: Sequence[str], dialect: sa.Dialect) -> sa.ColumnElement[object]:
    """The image of a row whose other columns hold their defaults, as `images.image_of` has it.

    Raises ValueError for a column that holds instants, which each engine writes in a way of its own.
    """
    pieces = [_piece(table.c[name], defaults(table)[name], dialect) for name in names]
    together = pieces[0] if pieces else sa.literal_column("''")
    for piece in pieces[1:]:
        together = together.concat(piece)
    text = (
        sa.literal_column("'{'")
        .concat(sa.func.substr(together, sa.literal_column("2")))
        .concat(sa.literal_column("'}'"))
    )
    return sa.type_coerce(text, sa.Text) if dialect.name == "sqlite" else sa.cast(text, Image)


def _piece(column: sa.Column[object], usual: object, dialect: sa.Dialect) -> sa.ColumnElement[str]:
    """A comma, the column's name and its value; nothing where it holds its default."""
    if isinstance(column.type, Instant):
        raise ValueError(f"{column} holds instants")
    is_usual = column.is_(None) if usual is None else column == _literal(usual)
    told = sa.literal_column(f"',\"{column.name}\": '").concat(_json_of(column, dialect))
    return sa.case((is_usual, sa.literal_column("''")), else_=told)


def _literal(usual: object) -> sa.ColumnElement[Any]:
    """A default, in the statement itself: these are our own words and numbers."""
    if isinstance(usual, bool):
        return sa.true() if usual else sa.false()
    return sa.literal_column(f"'{usual}'" if isinstance(usual, str) else str(usual))


def _json_of(column: sa.Column[object], dialect: sa.Dialect) -> sa.ColumnElement[str]:
    """The value as JSON."""
    if column.type is Image:
        return sa.cast(column, sa.Text) if dialect.name != "sqlite" else sa.type_coerce(column, sa.Text)
    if isinstance(column.type, sa.Boolean):
        return sa.case((column, sa.literal_column("'true'")), else_=sa.literal_column("'false'"))
    if isinstance(column.type, sa.Integer):
        return sa.cast(column, sa.Text)
    if dialect.name == "sqlite":
        return sa.func.json_quote(column, type_=sa.Text)
    return sa.cast(sa.func.to_json(column), sa.Text)
