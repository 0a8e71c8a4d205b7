"""Every row about one person, as the right of access of article 15 of the AVG asks. For `actions.subjects`.

What a row refers to is told by its name. Others are told as nobody: who they are is theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.erasure import REDACTED, spellings_of
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import full_name
from netwerk_tui.store import tables
from netwerk_tui.store.network_rows import is_computed

_NAMED_BY = ("name", "subject", "title")
"""By which column a row is called that another refers to; the first that it has."""


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """One row about the person: what is kept in it, without what is empty."""

    table: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """An entry of the log that touched the person."""

    entry: int
    at: datetime
    actor: str
    title: str


def subject_rows(connection: sa.Connection, contact: ContactId) -> list[SubjectRow]:
    """Every row about the person, by table, in the order in which they were made."""
    telling = _References(connection, contact)
    moments = _moments_of(connection, contact)
    found: list[SubjectRow] = []
    for table in tables.USER_TABLES:
        query = _rows_of(table, contact, moments)
        if query is not None:
            rows = connection.execute(query.order_by(table.c.id)).mappings()
            found += [SubjectRow(table.name, telling.values_of(table, row)) for row in rows]
    return found


def logged_changes(connection: sa.Connection, contact: ContactId) -> list[LoggedChange]:
    """The entries of the log that touched the person, oldest first."""
    entry, change = tables.entry.c, tables.change.c
    touching = sa.select(change.entry_id).where(change.contact_id == contact)
    query = sa.select(entry.id, entry.at, entry.actor, entry.title).where(entry.id.in_(touching)).order_by(entry.id)
    return [LoggedChange(row.id, row.at, row.actor, row.title) for row in connection.execute(query)]


def spellings_of_others(connection: sa.Connection, contact: ContactId) -> set[str]:
    """How texts may name any other person in the network, in full or by an address; without what they share."""
    person, point = tables.contact.c, tables.contact_point.c
    people = sa.select(person.id, person.given_name, person.particle, person.surname)
    people = people.where(person.kind == ContactKind.PERSON)
    own: set[str] = set()
    others: set[str] = set()
    for row in connection.execute(people):
        into = own if row.id == contact else others
        into |= {each for each in spellings_of(row.given_name, row.particle, row.surname) if each}
    addresses = sa.select(point.contact_id, point.value).join(tables.contact, person.id == point.contact_id)
    for owner, value in connection.execute(addresses.where(person.kind == ContactKind.PERSON)):
        (own if owner == contact else others).add(value)
    return others - own


def _moments_of(connection: sa.Connection, contact: ContactId) -> list[int]:
    part = tables.participant.c
    return list(connection.scalars(sa.select(part.interaction_id).where(part.contact_id == contact)))


def _rows_of(table: sa.Table, contact: ContactId, moments: Collection[int]) -> sa.Select[Any] | None:
    """The rows of a table that are about the person; None for a table that is about nobody."""
    if table is tables.contact:
        return sa.select(table).where(table.c.id == contact)
    if table is tables.interaction:
        return sa.select(table).where(table.c.id.in_(moments))
    naming = [column for column in table.columns if column.references(tables.contact.c.id)]
    if naming:
        return sa.select(table).where(sa.or_(*(column == contact for column in naming)))
    if table is tables.interaction_tag:
        return sa.select(table).where(table.c.interaction_id.in_(moments))
    return None


class _References:
    """Says what the columns of a row refer to."""

    def __init__(self, connection: sa.Connection, contact: ContactId) -> None:
        self._connection = connection
        self._contact = contact
        self._names: dict[str, dict[int, str]] = {}

    def values_of(self, table: sa.Table, row: sa.RowMapping) -> dict[str, Any]:
        """What is kept in the row, by column, without what is computed or empty."""
        kept = (column for column in table.columns if not is_computed(column))
        values = {column.name: self._value(column, row[column.name]) for column in kept}
        return {name: value for name, value in values.items() if value not in (None, "", False, [], {})}

    def _value(self, column: sa.Column[Any], value: Any) -> Any:
        target = next((key.column.table for key in column.foreign_keys), None)
        if target is None or value is None:
            return value
        if target is tables.contact:
            return self._own_name() if value == self._contact else REDACTED
        return self._names_in(target).get(value, value)

    def _own_name(self) -> str:
        if tables.contact.name not in self._names:
            person = tables.contact.c
            query = sa.select(person.given_name, person.particle, person.surname).where(person.id == self._contact)
            row = self._connection.execute(query).one()
            self._names[tables.contact.name] = {self._contact: full_name(row.given_name, row.particle, row.surname)}
        return self._names[tables.contact.name][self._contact]

    def _names_in(self, table: sa.Table) -> dict[int, str]:
        """The names of the rows of a table, by id; none where its rows have no name."""
        if table.name not in self._names:
            column = next((name for name in _NAMED_BY if name in table.columns), None)
            rows = [] if column is None else self._connection.execute(sa.select(table.c.id, table.c[column])).all()
            self._names[table.name] = {row[0]: row[1] for row in rows}
        return self._names[table.name]


def rows_in(found: Collection[SubjectRow]) -> Iterator[tuple[str, list[SubjectRow]]]:
    """The rows of each table that has any, in the order of the tables."""
    for table in tables.USER_TABLES:
        rows = [row for row in found if row.table == table.name]
        if rows:
            yield table.name, rows
