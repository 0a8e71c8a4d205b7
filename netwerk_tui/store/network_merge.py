"""Bringing the rows of one network into another: what that adds and changes, and the writing of it.

Into an empty network everything comes as it is, ids included. Into another state of the same network, rows are the same
by their id: what is missing comes, what differs becomes as in the file, and nothing goes. Into somebody else's network,
contacts are the same when they have an identity in common, and other rows when they say the same; empty fields of a
contact are filled, and filled ones stay. Importing a file twice changes nothing.

Two copies of one network may have grown apart, so that one id stands for different things: those rows are treated as
somebody else's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.names import SortRule
from netwerk_tui.store import tables
from netwerk_tui.store.images import Row, defaults
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.network_matching import Kinship, Match, Rule, TableMatching, name_of
from netwerk_tui.store.network_origins import Origins
from netwerk_tui.store.network_rows import Rows, computed

_TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"given_name", "particle", "surname"}),
    frozenset({"organisation", "role"}),
    frozenset({"birth_year", "birth_month", "birth_day"}),
    frozenset({"ideal_days", "maximum_days"}),
)
"""Columns of a contact that are filled only when all of them are empty."""


@dataclass(frozen=True, slots=True)
class NetworkMerge:
    """What bringing a file in would write."""

    kinship: Kinship
    network: str
    """The id of the file's network."""
    inserts: Mapping[str, list[dict[str, Any]]]
    """Without the columns that hold their default, so that a large network fits in the memory."""
    updates: Mapping[str, list[dict[str, Any]]]
    obsolete_dossiers: list[int]
    """Those of an empty network, where the file brings its own."""
    new_contacts: tuple[str, ...]
    """Names, in the order of the file."""
    changed_contacts: tuple[str, ...]
    """Names, as they stand."""
    unchanged: int
    """Contacts of the file that are here and stay as they are."""

    @property
    def interactions(self) -> int:
        """How many interactions come in."""
        return len(self.inserts.get(tables.interaction.name, ()))


def plan_merge(
    connection: sa.Connection, network: str, rows: Rows, preferred: SortRule, *, private: bool
) -> NetworkMerge:
    """What bringing these checked rows in would write; nothing is written.

    `private` says whether the file tells private notes: otherwise those here stay.
    """
    return _Merging(connection, network, rows, preferred, private=private).plan()


def write_merge(verbs: Transaction, merge: NetworkMerge) -> None:
    """Write what was planned in the same transaction."""
    verbs.delete(tables.dossier, merge.obsolete_dossiers)
    for table in tables.USER_TABLES:
        verbs.insert(table, merge.inserts.get(table.name, ()))
        verbs.update(table, merge.updates.get(table.name, ()))
    if merge.kinship is Kinship.EMPTY:
        verbs.connection.execute(sa.update(tables.network).values(id=merge.network))


class _Merging:
    """Maps the rows of a file to rows here, table by table in order of reference."""

    def __init__(
        self, connection: sa.Connection, network: str, rows: Rows, preferred: SortRule, *, private: bool
    ) -> None:
        self._connection = connection
        self._network = network
        self._file = rows
        self._preferred = preferred
        self._private = private
        self._origins = Origins(connection, network, rows[tables.identity.name])
        self._kinship = self._kinship_of_file()
        self._ids: dict[str, dict[int, int]] = defaultdict(dict)
        """Ids here by those in the file."""
        self._inserts: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._updates: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._new_contacts: dict[int, str] = {}
        """Names, by their ids here."""
        self._touched: set[int] = set()
        self._fresh_ids = count(self._first_free_id())
        self._contacts: Mapping[int, Row] = {}

    def plan(self) -> NetworkMerge:
        """Walk over the tables."""
        obsolete: list[int] = []
        for table in tables.USER_TABLES:
            file_rows = {
                file_id: self._with_ids_from_here(table, row) for file_id, row in self._file[table.name].items()
            }
            matching = self._matching(table, file_rows)
            if table is tables.contact:
                self._contacts = matching.rows
            self._merge(table, matching, file_rows)
            if self._kinship is Kinship.EMPTY and table is tables.dossier and self._file[table.name]:
                obsolete = sorted(matching.rows.keys() - self._ids[table.name].values())
        changed = sorted(self._touched - self._new_contacts.keys())
        present = set(self._ids[tables.contact.name].values())
        return NetworkMerge(
            kinship=self._kinship,
            network=self._network,
            inserts=self._inserts,
            updates=self._updates,
            obsolete_dossiers=obsolete,
            new_contacts=tuple(self._new_contacts.values()),
            changed_contacts=tuple(name_of(self._contacts[contact]) for contact in changed),
            unchanged=len(present - self._new_contacts.keys() - set(changed)),
        )

    def _kinship_of_file(self) -> Kinship:
        for table in tables.USER_TABLES:
            query = sa.select(table.c.id).limit(1)
            if table is tables.dossier:
                query = query.where(tables.dossier.c.general.is_(False))
            if self._connection.execute(query).first() is not None:
                return Kinship.SAME if self._network == self._origins.own_network else Kinship.OTHER
        return Kinship.EMPTY

    def _first_free_id(self) -> int:
        last = sa.select(tables.counter.c.value).where(tables.counter.c.name == "row")
        given_out: int = self._connection.execute(last).scalar_one()
        return max([given_out, *(row_id for rows in self._file.values() for row_id in rows)]) + 1

    def _matching(self, table: sa.Table, file_rows: Mapping[int, Row]) -> TableMatching:
        here = {row["id"]: dict(row) for row in self._connection.execute(sa.select(table)).mappings()}
        return TableMatching(table, here, self._kinship, file_rows)

    def _merge(self, table: sa.Table, matching: TableMatching, file_rows: Mapping[int, Row]) -> None:
        matched: list[tuple[Match, Row]] = []
        for file_id, row in file_rows.items():
            if table is tables.identity and self._origins.original(row, self._contacts) is not None:
                continue
            match = self._find(table, matching, file_id, row)
            if match is None:
                keeps_id = self._kinship is Kinship.EMPTY or (
                    self._kinship is Kinship.SAME and file_id not in matching.rows
                )
                self._insert(table, matching, file_id, {**row, "id": file_id if keeps_id else next(self._fresh_ids)})
            else:
                self._ids[table.name][file_id] = match.id
                matched.append((match, row))
        self._change_each_once(table, matching.rows, matched)
        if table is tables.identity:
            self._remember_where_contacts_came_from(matching)

    def _change_each_once(self, table: sa.Table, here: Mapping[int, Row], matched: list[tuple[Match, Row]]) -> None:
        """Change the rows here; where several rows of the file are one here, the one that replaces it counts."""
        done: set[int] = set()
        for match, row in sorted(matched, key=lambda pair: pair[0].rule is not Rule.REPLACE):
            if match.id in here and match.id not in done:
                done.add(match.id)
                self._change(table, here[match.id], row, match.rule)

    def _with_ids_from_here(self, table: sa.Table, row: Row) -> dict[str, Any]:
        mapped = dict(row)
        for column in table.columns:
            for key in column.foreign_keys:
                if mapped[column.name] is not None:
                    mapped[column.name] = self._ids[key.column.table.name][mapped[column.name]]
        return mapped

    def _find(self, table: sa.Table, matching: TableMatching, file_id: int, row: Row) -> Match | None:
        if self._kinship is Kinship.EMPTY:
            is_ours = table is tables.dossier and row["general"] and file_id in matching.rows
            return Match(file_id, Rule.REPLACE) if is_ours else None
        found = matching.find(file_id, row)
        if found is not None:
            return found
        if table is tables.contact:
            contact = self._origins.contact(file_id, self._contacts)
            is_same = self._kinship is Kinship.SAME and contact == file_id
            return None if contact is None else Match(contact, Rule.REPLACE if is_same else Rule.FILL)
        if table is tables.interaction:
            came_before = matching.by_key(*self._origins.key_of(file_id).values())
            known = self._origins.original(row, matching.rows) if came_before is None else came_before
            return None if known is None else Match(known, Rule.LEAVE)
        return None

    def _insert(self, table: sa.Table, matching: TableMatching, file_id: int, row: dict[str, Any]) -> None:
        if table is tables.interaction and row["id"] != file_id and not row["source"]:
            row |= self._origins.key_of(file_id)
        if table is tables.contact:
            self._new_contacts[row["id"]] = name_of(row)
        self._ids[table.name][file_id] = row["id"]
        matching.add(row, keeps_id=row["id"] == file_id)
        usual = defaults(table)
        telling = {name: value for name, value in row.items() if name == "id" or value != usual[name]}
        self._inserts[table.name].append(telling | computed(table, row, self._preferred))
        self._touch(table, row)

    def _remember_where_contacts_came_from(self, matching: TableMatching) -> None:
        """Give each new contact that got another id than in the file an identity, for the next import."""
        for file_id, contact in self._ids[tables.contact.name].items():
            key = self._origins.key_of(file_id)
            if contact in self._new_contacts and contact != file_id and matching.by_key(*key.values()) is None:
                row = {**defaults(tables.identity), **key, "contact_id": contact, "id": next(self._fresh_ids)}
                self._insert(tables.identity, matching, file_id, row)

    def _change(self, table: sa.Table, here: Row, row: Row, rule: Rule) -> None:
        if rule is Rule.LEAVE or (table is tables.identity and here["contact_id"] != row["contact_id"]):
            return
        changed = self._replaced(table, here, row) if rule is Rule.REPLACE else _filled(table, here, row)
        if changed:
            changed |= computed(table, {**here, **changed}, self._preferred)
            self._updates[table.name].append({"id": here["id"], **changed})
            self._touch(table, {**here, **changed})

    def _replaced(self, table: sa.Table, here: Row, row: Row) -> dict[str, Any]:
        """The columns in which the file differs; where it tells no private notes, those here stay."""
        if not self._private and table is tables.interaction and here["private"]:
            return {}
        return {
            name: value
            for name, value in row.items()
            if name != "id" and here[name] != value and (self._private or name != "private_notes")
        }

    def _touch(self, table: sa.Table, row: Row) -> None:
        """Count the contact that the row is about as changed; an interaction changes nobody."""
        about = tables.contact_column(table)
        if about is not None and table is not tables.participant:
            self._touched.add(row[about])


def _filled(table: sa.Table, here: Row, row: Row) -> dict[str, Any]:
    """The columns that are empty here and not in the file; what belongs together only where all of it is empty."""
    usual = defaults(table)
    empty = {name for name in row if name != "id" and here[name] == usual[name]}
    for group in _TOGETHER:
        if not group <= empty:
            empty -= group
    return {name: row[name] for name in sorted(empty) if row[name] != usual[name] and name != "kind"}
