"""The people who were erased, as keyed hashes: consulted by imports, so that nobody comes back unasked.

The key lies in the same database, so the hashes keep nothing from whoever holds that; they keep it from a reader of the
table, and they need no name to recognise somebody.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from netwerk_tui.domain.erasure import token_of
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks


@dataclass(frozen=True, slots=True)
class ErasedPeople:
    """Recognises whoever was erased."""

    key: str = ""
    days: Mapping[str, date] = field(default_factory=dict)
    """The day of the erasure by hash."""

    def erased_on(self, identifiers: Iterable[str]) -> date | None:
        """When somebody with one of these identifiers was erased; None for everybody else."""
        if not self.days:
            return None
        found = [self.days.get(token_of(self.key, each)) for each in identifiers if each]
        return max((day for day in found if day is not None), default=None)


def erased_people(connection: sa.Connection) -> ErasedPeople:
    """Everybody who was erased from this network."""
    column = tables.erased.c
    days = {row.token: row.erased_on for row in connection.execute(sa.select(column.token, column.erased_on))}
    return ErasedPeople(_key(connection), days)


def remember_erased(connection: sa.Connection, identifiers: Iterable[str], today: date, key: str = "") -> str:
    """Remember that whoever has these identifiers was erased; the key of the hashes.

    A network that has no key yet gets this one, or a new one.
    """
    own_key = _key(connection) or key or secrets.token_hex(32)
    connection.execute(sa.update(tables.network).values(erasure_key=own_key))
    tokens = {token_of(own_key, each) for each in identifiers if each}
    _forget(connection, tokens)
    if tokens:
        rows = [{"token": token, "erased_on": today} for token in sorted(tokens)]
        connection.execute(sa.insert(tables.erased), rows)
    return own_key


def let_in_again(connection: sa.Connection, identifiers: Iterable[str]) -> None:
    """Forget that whoever has these identifiers was erased: the user has taken them in again."""
    key = _key(connection)
    _forget(connection, {token_of(key, each) for each in identifiers if each})


def _forget(connection: sa.Connection, tokens: set[str]) -> None:
    for chunk in chunks(sorted(tokens)):
        connection.execute(sa.delete(tables.erased).where(tables.erased.c.token.in_(chunk)))


def _key(connection: sa.Connection) -> str:
    return connection.scalar(sa.select(tables.network.c.erasure_key)) or ""
