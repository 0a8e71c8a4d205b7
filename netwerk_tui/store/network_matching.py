"""Which row here is the same as a row of a network file. For `network_merge`.

Rows are given with their references already leading to rows here, so two rows are about the same contact when they hold
the same contact id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.text import fold
from netwerk_tui.store import tables
from netwerk_tui.store.images import Row
from netwerk_tui.store.network_rows import is_computed, unique_columns, with_computed

_NAMED: Mapping[sa.Table, tuple[str, ...]] = {
    tables.dossier: ("name",),
    tables.series: ("name",),
    tables.persona: ("name",),
    tables.event: ("name", "day"),
    tables.success: ("name", "day"),
}
"""Tables of things that are the same in two networks when these columns are."""


class Kinship(Enum):
    """What the file's network is to this one."""

    EMPTY = auto()
    """This network holds nothing yet."""
    SAME = auto()
    OTHER = auto()


class Rule(Enum):
    """What becomes of a row here that is the same as one in the file."""

    REPLACE = auto()
    """It becomes as in the file."""
    FILL = auto()
    """Its empty fields are filled."""
    LEAVE = auto()


@dataclass(frozen=True, slots=True)
class Match:
    """A row here, and what becomes of it."""

    id: int
    rule: Rule


class TableMatching:
    """Finds rows of one table. Rows that are planned to be added can be found as well."""

    def __init__(
        self, table: sa.Table, rows: Mapping[int, Row], kinship: Kinship, file_rows: Mapping[int, Row]
    ) -> None:
        self.rows = rows
        """Those here, by id."""
        self._table = table
        self._kinship = kinship
        self._unique = unique_columns(table)
        self._by_key: dict[tuple[Any, ...], int] = {}
        self._by_name: dict[tuple[Any, ...], int] = {}
        self._by_content: dict[tuple[Any, ...], int] = {}
        self._keys_in_file = {key for row in file_rows.values() for key in self._keys(row)}
        self._same = {
            file_id
            for file_id, row in file_rows.items()
            if kinship is Kinship.SAME and file_id in rows and self._is_same_thing(rows[file_id], row)
        }
        """Ids that stand for the same thing here and in the file."""
        for row in rows.values():
            self.add(row)

    def add(self, row: Row, *, keeps_id: bool = False) -> None:
        """Let this row be found. One that keeps its id of the same network is the same by it, not by what it says.

        Else a twin of it in the file would be taken for it now, and for another row the next time.
        """
        if keeps_id and self._kinship is Kinship.SAME:
            self._same.add(row["id"])
        for key in self._keys(row):
            self._by_key.setdefault(key, row["id"])
        if self._kinship is Kinship.OTHER and self._table in _NAMED:
            self._by_name.setdefault(self._name(row), row["id"])
        elif self._kinship is not Kinship.EMPTY and row["id"] not in self._same:
            self._by_content.setdefault(self._content(row), row["id"])

    def find(self, file_id: int, row: Row) -> Match | None:
        """The row that is the same as this one, which has `file_id` in the file."""
        if file_id in self._same and self._table is tables.interaction:
            return Match(file_id, Rule.REPLACE)
        for key in self._keys(row):
            if key in self._by_key:
                may_replace = self._kinship is Kinship.SAME and self._table is not tables.interaction
                return Match(self._by_key[key], Rule.REPLACE if may_replace else Rule.LEAVE)
        if file_id in self._same:
            return Match(file_id, Rule.REPLACE)
        alike = self._by_name.get(self._name(row)) if self._table in _NAMED else None
        if alike is None and self._may_match_by_content(file_id):
            alike = self._by_content.get(self._content(row))
        return None if alike is None else Match(alike, Rule.LEAVE)

    def by_key(self, *key: object) -> int | None:
        """The row with this unique key."""
        return self._by_key.get(key)

    def _may_match_by_content(self, file_id: int) -> bool:
        """Whether saying the same is enough to be the same.

        Two people of one name are two people. In the same network, a row whose id is free was deleted here, and comes
        back even if it has a twin.
        """
        if self._table is tables.contact:
            return False
        return self._kinship is Kinship.OTHER or (self._kinship is Kinship.SAME and file_id in self.rows)

    def _is_same_thing(self, here: Row, row: Row) -> bool:
        """Whether the row with the same id stands for the same, or two copies of the network have grown apart."""
        if self._table is tables.contact:
            ours, theirs = (set(fold(name_of(each)).split()) for each in (here, row))
            return not ours or not theirs or not ours.isdisjoint(theirs)
        if self._table is tables.interaction:
            return bool(here["recorded_at"] == row["recorded_at"])
        about = tables.contact_column(self._table)
        keys = self._keys(here)
        return (about is None or here[about] == row[about]) and self._keys_in_file.isdisjoint(keys)

    def _keys(self, row: Row) -> list[tuple[Any, ...]]:
        """What no two rows may share."""
        whole = with_computed(self._table, row)
        keys = [tuple(whole[name] for name in columns) for columns in self._unique]
        if self._table is tables.interaction and row["source"]:
            keys.append((row["source"], row["external_id"]))
        if self._table is tables.dossier and row["general"]:
            keys.append(("general",))
        return keys

    def _name(self, row: Row) -> tuple[Any, ...]:
        return tuple(fold(row[name]) if name == "name" else row[name] for name in _NAMED[self._table])

    def _content(self, row: Row) -> tuple[Any, ...]:
        return tuple(
            str(row[column.name]) if column.name == "said" else row[column.name]
            for column in self._table.columns
            if column.name != "id" and not is_computed(column)
        )


def name_of(row: Row) -> str:
    """The name of a contact's row."""
    return full_name(row["given_name"], row["particle"], row["surname"])
