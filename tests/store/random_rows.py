"""Random changes of any table, for property tests: what a user could do, without the sense of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import Transaction

Rows = dict[str, list[tuple[Any, ...]]]

_WORDS = ("", "jan", "Zoë", "’t Veld", "[/b]", "日本", 'quote " and \\', "énergie")
_FIRST_DAY = date(2023, 1, 1)

_EVERY_ROW = {table.name: sa.select(table).order_by(table.c.id) for table in tables.USER_TABLES}
"""Written once: they are asked hundreds of times, and SQLAlchemy knows a statement again that it has seen."""


def all_rows(database: Database) -> Rows:
    """Every row of user data, by table, in order."""
    with database.reading() as connection:
        return {name: [tuple(row) for row in connection.execute(statement)] for name, statement in _EVERY_ROW.items()}


def change_something(verbs: Transaction, chance: random.Random) -> None:
    """One to four random inserts, updates and deletes; each may turn out to change nothing."""
    verb: list[Callable[[Transaction, random.Random], None]] = [_insert, _insert, _insert, _update, _update, _delete]
    for _ in range(chance.randint(1, 4)):
        chance.choice(verb)(verbs, chance)


def add_something(verbs: Transaction, chance: random.Random) -> None:
    """Eight times some random rows of a table, which may be none."""
    for _ in range(8):
        _insert(verbs, chance)


def _insert(verbs: Transaction, chance: random.Random) -> None:
    table = chance.choice(tables.USER_TABLES)
    rows = [row for row in (_random_row(verbs, table, chance) for _ in range(chance.randint(1, 3))) if row is not None]
    unique = [columns for columns in (_unique_columns(table)) if not any(column.foreign_keys for column in columns)]
    for row in rows:
        for columns in unique:
            row[columns[-1].name] = f"{chance.random()}"
    if any(columns for columns in _unique_columns(table) if columns not in unique):
        rows = [row for row in rows[:1] if not _exists(verbs, table, row)]
    verbs.insert(table, rows)


def _update(verbs: Transaction, chance: random.Random) -> None:
    table = chance.choice(tables.USER_TABLES)
    ids = _ids(verbs, table)
    for row_id in chance.sample(ids, min(len(ids), 2)):
        free = [
            column
            for column in table.columns
            if column.name != "id" and not column.foreign_keys and not any(column in u for u in _unique_columns(table))
        ]
        if free:
            column = chance.choice(free)
            verbs.update(table, [{"id": row_id, column.name: _random_value(column, chance)}])


def _delete(verbs: Transaction, chance: random.Random) -> None:
    table = chance.choice(tables.USER_TABLES)
    ids = _ids(verbs, table)
    verbs.delete(table, chance.sample(ids, min(len(ids), chance.randint(1, 2))))


def _random_row(verbs: Transaction, table: sa.Table, chance: random.Random) -> dict[str, Any] | None:
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.name == "id":
            continue
        if column.foreign_keys:
            (key,) = column.foreign_keys
            targets = _ids(verbs, key.column.table)
            if not targets and not column.nullable:
                return None
            row[column.name] = (
                chance.choice(targets) if targets and (not column.nullable or chance.random() < 0.6) else None
            )
        else:
            row[column.name] = _random_value(column, chance)
    return row


def _random_value(column: sa.Column[Any], chance: random.Random) -> Any:
    if column.nullable and chance.random() < 0.3:
        return None
    kind = column.type.python_type
    if kind is bool:
        return chance.random() < 0.5
    if kind is int:
        return chance.randint(-3, 10)
    if kind is datetime:
        return datetime(2026, 3, 29, 1, 30, tzinfo=UTC) + timedelta(seconds=chance.randint(0, 10**6))
    if kind is date:
        return _FIRST_DAY + timedelta(days=chance.randint(0, 1400))
    return chance.choice(_WORDS)


def _unique_columns(table: sa.Table) -> list[list[sa.Column[Any]]]:
    return [list(c.columns) for c in table.constraints if isinstance(c, sa.UniqueConstraint)]


def _exists(verbs: Transaction, table: sa.Table, row: dict[str, Any]) -> bool:
    return any(
        verbs.connection.execute(
            sa.select(table.c.id).where(*(column == row[column.name] for column in columns))
        ).first()
        for columns in _unique_columns(table)
    )


def _ids(verbs: Transaction, table: sa.Table) -> list[int]:
    return list(verbs.connection.scalars(sa.select(table.c.id).order_by(table.c.id)))
