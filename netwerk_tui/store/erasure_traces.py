"""Who somebody is in a database, and was: what has to be known of them before they can be forgotten. For `erasure`.

A contact may have had other ids, names and addresses: before two contacts were merged, before a correction. The ledger
knows, so they are taken from its images as well as from the rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.erasure import name_identifier, point_identifier, source_identifier, spellings_of
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import full_name
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.contact_parts import interactions_of_only
from netwerk_tui.store.reads.merging import own_source

Doomed = Mapping[sa.Table, set[int]]


@dataclass(frozen=True, slots=True)
class Traces:
    """Everything that a person is known by."""

    contacts: frozenset[ContactId]
    """The contact, and those that were merged into it."""
    names: frozenset[str]
    """Spellings in full."""
    addresses: frozenset[str]
    """E-mail addresses and links."""
    identifiers: frozenset[str]
    """What they are recognised by when they come back; without what they share with somebody who stays."""


def traces_of(connection: sa.Connection, contact: ContactId, former: Collection[ContactId] = ()) -> Traces:
    """What this contact is and was known by. `former` are further ids that were theirs."""
    contacts = _all_ids(connection, contact) | set(former)
    rows = list(_rows_about(connection, contacts))
    people = [row for table, row in rows if table is tables.contact]
    points = [
        (PointKind(row["kind"]), row["value"]) for table, row in rows if table is tables.contact_point and row["kind"]
    ]
    jobs = [row["organisation"] for table, row in rows if table is tables.capacity]
    sources = [(row["source"], row["external_id"]) for table, row in rows if table is tables.identity and row["source"]]
    sources += [(own_source(connection), str(each)) for each in contacts]
    names = {full_name(row["given_name"], row["particle"], row["surname"]) for row in people}
    identifiers = {name_identifier(name, row["organisation"]) for name in names for row in people}
    identifiers |= {name_identifier(name, organisation) for name in names for organisation in jobs}
    identifiers |= {point_identifier(kind, value) for kind, value in points}
    identifiers |= {source_identifier(source, external_id) for source, external_id in sources}
    spellings = {
        spelling
        for row in people
        for spelling in spellings_of(row["given_name"], row["particle"], row["surname"])
        if spelling
    }
    return Traces(
        contacts=frozenset(contacts),
        names=frozenset(spellings),
        addresses=frozenset(value for kind, value in points if point_identifier(kind, value)),
        identifiers=frozenset(identifiers - {""} - _shared(connection, contacts)),
    )


def doomed_rows(connection: sa.Connection, contacts: Collection[ContactId]) -> Doomed:
    """The rows that go with these contacts: what cannot be without them, and what was with nobody else."""
    doomed: dict[sa.Table, set[int]] = defaultdict(set)
    doomed[tables.contact] |= _living(connection, tables.contact, contacts)
    doomed[tables.interaction] |= set(interactions_of_only(connection, sorted(contacts)))
    for table in tables.USER_TABLES:
        for column in table.columns:
            for key in column.foreign_keys:
                if not column.nullable:
                    doomed[table] |= _ids_where(connection, column, doomed[key.column.table])
    return doomed


def _all_ids(connection: sa.Connection, contact: ContactId) -> set[ContactId]:
    """The contact's own id, and those of contacts that were merged into it and do not exist any more."""
    source = own_source(connection)
    found = {contact}
    new = {contact}
    while new:
        told = {
            ContactId(int(row["external_id"]))
            for row in _rows_of(connection, tables.identity, new)
            if row["source"] == source and str(row["external_id"]).isdecimal()
        }
        new = told - found - {ContactId(each) for each in _living(connection, tables.contact, told)}
        found |= new
    return found


def _rows_about(
    connection: sa.Connection, contacts: Collection[ContactId]
) -> Iterator[tuple[sa.Table, dict[str, Any]]]:
    for table in (tables.contact, tables.contact_point, tables.identity, tables.capacity):
        for row in _rows_of(connection, table, contacts):
            yield table, row


def _rows_of(connection: sa.Connection, table: sa.Table, contacts: Collection[ContactId]) -> list[dict[str, Any]]:
    """A table's rows about these contacts as they are now, and as they were after and before each change."""
    about, change = tables.contact_column(table), tables.change.c
    usual = {column.name: column.info.get("default") for column in table.columns}
    found: list[dict[str, Any]] = []
    whole: dict[int, dict[str, Any]] = {}
    for chunk in chunks(sorted(contacts)):
        rows = connection.execute(sa.select(table).where(table.c[about or "id"].in_(chunk))).mappings()
        found += [dict(row) for row in rows]
        query = sa.select(change.row_id, change.before, change.after).where(
            change.table_name == table.name, change.contact_id.in_(chunk)
        )
        for row in connection.execute(query.order_by(change.entry_id, change.position)):
            for image in (row.before, row.after):
                if image is not None:
                    # An update's image has the touched columns only: the others are as they were.
                    whole[row.row_id] = {**whole.get(row.row_id, usual), **image}
                    found.append(whole[row.row_id])
    return found


def _shared(connection: sa.Connection, contacts: Collection[ContactId]) -> set[str]:
    """The identifiers of addresses that somebody else has too."""
    point = tables.contact_point.c
    mine = sa.select(point.match_key).where(point.contact_id.in_(sorted(contacts)))
    query = sa.select(point.kind, point.value).where(
        point.match_key.in_(mine), point.contact_id.not_in(sorted(contacts))
    )
    return {point_identifier(PointKind(row.kind), row.value) for row in connection.execute(query)}


def _living(connection: sa.Connection, table: sa.Table, ids: Collection[int]) -> set[int]:
    return _ids_where(connection, table.c.id, ids)


def _ids_where(connection: sa.Connection, column: sa.Column[Any], values: Collection[int]) -> set[int]:
    found: set[int] = set()
    for chunk in chunks(sorted(values)):
        found.update(connection.scalars(sa.select(column.table.c.id).where(column.in_(chunk))))
    return found
