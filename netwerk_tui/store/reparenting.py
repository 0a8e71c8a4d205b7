"""Giving everything that is about some contacts to one of them, when they turn out to be one. For `actions.merging`.

Which columns refer to a contact is read from the tables, so a table that comes later is covered. What two of them have
alike (a tag, an address, taking part in the same interaction) stays once; what would make somebody related to
themselves goes. Everything is written by the ledger's verbs, so one undo brings all of it back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.event import AttendanceStatus
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.merging import PartCount, joined_texts
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.images import Row, defaults
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.network_rows import unique_columns

_ALIKE: Mapping[sa.Table, tuple[str, ...]] = {
    tables.contact_point: ("contact_id", "kind", "match_key"),
    tables.expertise: ("contact_id", "search_key"),
    tables.relation: ("contact_id", "other_id", "kind", "text"),
    tables.capacity: ("contact_id", "name", "organisation", "organisation_id", "since", "until", "met_at"),
}
"""Columns by which rows of two contacts say the same, where no unique constraint names them."""


@dataclass(frozen=True, slots=True)
class Reparenting:
    """What has to be written before the contacts that go can be deleted."""

    updates: Mapping[sa.Table, list[dict[str, Any]]]
    deletes: Mapping[sa.Table, list[int]]
    counts: tuple[PartCount, ...]
    """Of every table with a row about one of them, in the tables' order."""


def plan_reparenting(connection: sa.Connection, contacts: Sequence[ContactId]) -> Reparenting:
    """What it takes to give everything to the first of these contacts. Writes nothing."""
    planned = {table: _planned(connection, table, contacts) for table in tables.USER_TABLES if contact_columns(table)}
    return Reparenting(
        updates={table: plan.updates for table, plan in planned.items() if plan.updates},
        deletes={table: plan.deletes for table, plan in planned.items() if plan.deletes},
        counts=tuple(plan.count for plan in planned.values() if any(plan.count.before)),
    )


def write_reparenting(verbs: Transaction, plan: Reparenting) -> None:
    """Write what was planned in the same transaction. What is there twice goes first, so that no key clashes."""
    for table, ids in plan.deletes.items():
        verbs.delete(table, ids)
    for table, rows in plan.updates.items():
        verbs.update(table, rows)


@cache
def contact_columns(table: sa.Table) -> tuple[str, ...]:
    """The columns that refer to a contact."""
    return tuple(
        column.name
        for column in table.columns
        if any(key.column.table is tables.contact for key in column.foreign_keys)
    )


@dataclass(slots=True)
class _TablePlan:
    count: PartCount
    updates: list[dict[str, Any]] = field(default_factory=list)
    deletes: list[int] = field(default_factory=list)


def _planned(connection: sa.Connection, table: sa.Table, contacts: Sequence[ContactId]) -> _TablePlan:
    rows = _rows_naming(connection, table, contacts)
    columns = contact_columns(table)
    kept = contacts[0]
    before = tuple(sum(contact in (row[name] for name in columns) for row in rows) for contact in contacts)
    staying: dict[int, dict[str, Any]] = {}
    by_key: dict[tuple[Any, ...], int] = {}
    deletes: list[int] = []
    originals = {row["id"]: row for row in rows}
    for row in rows:
        after = _renamed(table, row, set(contacts), kept)
        twin = None if after is None else _twin(table, row, after, by_key, originals)
        if after is None:
            deletes.append(row["id"])
        elif twin is not None:
            deletes.append(row["id"])
            staying[twin] |= _completed(table, staying[twin], after)
        else:
            staying[row["id"]] = after
    if table is tables.contact_point:
        _renumber(staying, originals, kept)
    updates = [
        {"id": row_id, **changed}
        for row_id, after in staying.items()
        if (changed := _changed(originals[row_id], after))
    ]
    return _TablePlan(PartCount(table.name, before, len(staying)), updates, deletes)


def _rows_naming(connection: sa.Connection, table: sa.Table, contacts: Sequence[ContactId]) -> list[dict[str, Any]]:
    """The rows that refer to one of them: the first contact's come first, each contact's in the order of their ids."""
    place = {contact: number for number, contact in enumerate(contacts)}
    found: dict[int, dict[str, Any]] = {}
    for name in contact_columns(table):
        for chunk in chunks(contacts):
            query = sa.select(table).where(table.c[name].in_(chunk))
            found.update({row["id"]: dict(row) for row in connection.execute(query).mappings()})
    names = contact_columns(table)
    return sorted(found.values(), key=lambda row: (min(place.get(row[name], len(place)) for name in names), row["id"]))


def _renamed(table: sa.Table, row: Row, people: set[ContactId], kept: ContactId) -> dict[str, Any] | None:
    """The row with everybody named by the one who stays; None where it would relate somebody to themselves."""
    names = contact_columns(table)
    after = {**row, **{name: kept for name in names if row[name] in people}}
    about, *others = names
    for name in others:
        if after[name] == after[about] == kept and row[name] != row[about]:
            if not table.c[name].nullable:
                return None
            after[name] = None
    return after


def _twin(
    table: sa.Table, row: Row, after: Row, by_key: dict[tuple[Any, ...], int], originals: Mapping[int, Row]
) -> int | None:
    """The row of another contact that says the same; the row itself is remembered where there is none.

    Twins that one contact had already stay as they were.
    """
    for columns in _keys(table):
        key = (columns, *(after[name] for name in columns))
        if table is tables.contact_point and not after["match_key"]:
            continue
        earlier = by_key.setdefault(key, row["id"])
        names = contact_columns(table)
        if earlier != row["id"] and any(originals[earlier][name] != row[name] for name in names):
            return earlier
    return None


@cache
def _keys(table: sa.Table) -> tuple[tuple[str, ...], ...]:
    """The columns by which two rows say the same."""
    unique = [columns for columns in unique_columns(table) if set(columns) & set(contact_columns(table))]
    return (*unique, *([_ALIKE[table]] if table in _ALIKE else []))


def _completed(table: sa.Table, stays: Row, goes: Row) -> dict[str, Any]:
    """What the row that stays takes over from its twin: what it does not say itself, and further text."""
    usual = defaults(table)
    taken: dict[str, Any] = {}
    for name, value in goes.items():
        if name in ("id", "position") or value == stays[name]:
            continue
        if table is tables.attendance and name == "status":
            taken |= {name: value} if value == AttendanceStatus.ATTENDED else {}
        elif name == "text":
            taken[name] = joined_texts((stays[name], value), "\n\n")
        elif stays[name] == usual[name]:
            taken[name] = value
    return taken


def _renumber(staying: Mapping[int, dict[str, Any]], originals: Mapping[int, Row], kept: ContactId) -> None:
    """Put the addresses that come over after those that were there, in their order."""
    own = [row["position"] for row_id, row in staying.items() if originals[row_id]["contact_id"] == kept]
    coming = [row_id for row_id in staying if originals[row_id]["contact_id"] != kept]
    coming.sort(key=lambda row_id: (originals[row_id]["position"], row_id))
    for position, row_id in enumerate(coming, start=max(own, default=-1) + 1):
        staying[row_id]["position"] = position


def _changed(before: Row, after: Row) -> dict[str, Any]:
    return {name: value for name, value in after.items() if before[name] != value}
