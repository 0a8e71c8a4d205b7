"""The one door for writes: every change of user data is written here, together with what it changed.

`transaction` groups any number of inserts, updates and deletes into one *entry*, with one *change* per row that keeps
the touched columns before and after. Undo, redo, history, refresh and erasure all live on these images. Undoing is an
entry of its own (see `undoing`), so the log only grows. Called by actions.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.conflict import Place, Settled
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.bulk import add_rows
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.database import Database
from netwerk_tui.store.failures import ConnectionLost
from netwerk_tui.store.images import Row, RowImage, defaults, encode, image_of, refuse_unknown_columns, remembered
from netwerk_tui.store.overlaps import Seen, beside_others, doomed_beside_others

COPIED_TO_PARTICIPANTS = ("day", "channel", "direction")
"""What a participant keeps of its interaction. It is no fact of its own, so images leave it out."""

_ALSO_ABOUT = {"relation": ("other_id",), "introduction": ("other_id", "introducer_id")}
"""Columns that name others whom a row is about as much: an entry that touches the row reaches them too."""

_UNTOLD = dict.fromkeys(("position", "table_name", "row_id", "contact_id", "before", "after"))
"""The columns of a change that each one tells."""

_FLUSH_AT = 5000
"""Changes held before they are written, so that an import of any size stays within some megabytes."""


class EntryKind(StrEnum):
    """Whether an entry did something, took it back, or did it again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Committed:
    """What an entry changed: enough to refresh what is shown of it."""

    entry: EntryId
    title: str
    kind: EntryKind
    contacts: frozenset[ContactId]
    """Everybody whose rows were touched, or who took part in an interaction that was."""
    tables: frozenset[str]
    changes: int
    renamed: frozenset[str] = frozenset()
    """Tables of which a row got another name: others may show it who are not among `contacts`."""


@dataclass(eq=False)
class Transaction:
    """The three verbs, each for many rows at once. Made by `transaction` only."""

    connection: sa.Connection
    title: str
    actor: str
    kind: EntryKind = EntryKind.DO
    undoes: EntryId | None = None
    entry: EntryId | None = None
    """None until something really changed."""
    read_at: EntryId | None = None
    """The newest entry that the user has seen of what is changed; None where that does not matter."""
    settled: Mapping[Place, Settled] = field(default_factory=dict)
    """What the user chose where somebody else changed something since."""
    at: datetime | None = None
    """When it changed; None until then."""
    _contacts: set[ContactId] = field(default_factory=set)
    _tables: set[str] = field(default_factory=set)
    _renamed: set[str] = field(default_factory=set)
    _pending: list[dict[str, Any]] = field(default_factory=list)
    _position: int = 0
    _counters: dict[str, int] = field(default_factory=dict)
    _touched_counters: set[str] = field(default_factory=set)

    def insert(self, table: sa.Table, rows: Iterable[Row]) -> list[int]:
        """Add rows; the ids they got, in order. A row may bring an id of its own, which must be free."""
        new = [dict(row) for row in rows]
        if not new:
            return []
        refuse_unknown_columns(table, new)
        self._give_ids(new)
        if table is tables.participant:
            self._copy_moments(new)
        usual = defaults(table)
        used = {name for row in new for name, value in row.items() if name == "id" or value != usual[name]}
        add_rows(self.connection, table, {name: usual.get(name) for name in sorted(used)}, new)
        for row in new:
            self._note(table, row["id"], self._about(table, row), None, image_of(table, row))
        return [row["id"] for row in new]

    def update(self, table: sa.Table, rows: Iterable[Row]) -> int:
        """Set the given columns of rows, each named by its `id`; how many really changed.

        Columns that already hold the value, or that only copy another row's, are left alone. So are those which the
        user left as they were, and somebody else changed since. Raises KeyError for a row that does not exist, and
        Conflict where both changed a column.
        """
        wanted: Mapping[int, Row] = {row["id"]: row for row in rows}
        if self._has_unseen:
            wanted = beside_others(self.connection, table, wanted, self._seen)
        settable = remembered(table)
        by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for row_id, now in self.rows(table, wanted).items():
            after = {k: v for k, v in wanted[row_id].items() if k in settable and now[k] != v}
            if after:
                by_columns[tuple(sorted(after))].append({"_row_id": row_id, **after})
                before_image = {name: encode(now[name]) for name in after}
                about = self._about(table, {**now, **after})
                self._note(table, row_id, about, before_image, {k: encode(v) for k, v in after.items()})
        if any("name" in columns for columns in by_columns):
            self._renamed.add(table.name)
        for columns, values in by_columns.items():
            statement = sa.update(table).where(table.c.id == sa.bindparam("_row_id"))
            self.connection.execute(statement.values({name: sa.bindparam(name) for name in columns}), values)
        if by_columns and table is tables.interaction:
            touched = [value["_row_id"] for values in by_columns.values() for value in values]
            self._reach(touched)
            if any(name in columns for columns in by_columns for name in COPIED_TO_PARTICIPANTS):
                self._copy_moments_of(touched)
        if by_columns and table is tables.participant:
            self._copy_moments_of([now["interaction_id"] for now in self.rows(table, wanted).values()])
        return sum(map(len, by_columns.values()))

    def delete(self, table: sa.Table, ids: Iterable[int]) -> int:
        """Remove rows; how many there were.

        What hangs on them goes first: rows that cannot be without them are deleted, others lose the reference. Rows
        that somebody added after the user looked stay; raises Conflict for those that somebody changed since.
        """
        doomed = sorted(set(ids))
        if self._has_unseen:
            doomed = doomed_beside_others(self.connection, table, doomed, self._seen)
        return self._delete(table, doomed)

    def _delete(self, table: sa.Table, doomed: Sequence[int]) -> int:
        for child, column in references_to(table):
            hanging = self._ids_where(child, column, doomed)
            if hanging and column.nullable:
                self.update(child, [{"id": row_id, column.name: None} for row_id in hanging])
            elif hanging:
                self._delete(child, sorted(hanging))
        gone = self.rows(table, doomed, missing_ok=True)
        self.delete_alone(table, gone)
        return len(gone)

    def delete_alone(self, table: sa.Table, gone: Mapping[int, Row]) -> None:
        """Remove these rows, by id and as they stand now, with nothing else.

        Raises SQLAlchemy's IntegrityError when something hangs on them: letting the database find that makes undoing an
        import a fifth quicker than looking for it first.
        """
        for row_id, row in gone.items():
            self._note(table, row_id, self._about(table, row), image_of(table, row), None)
        for chunk in chunks(list(gone)):
            self.connection.execute(sa.delete(table).where(table.c.id.in_(chunk)))

    def rows(self, table: sa.Table, ids: Iterable[int], *, missing_ok: bool = False) -> dict[int, dict[str, Any]]:
        """The rows as they stand now, by id, in the order asked. Raises KeyError for one that is not there."""
        asked = list(dict.fromkeys(ids))
        found: dict[int, dict[str, Any]] = {}
        for chunk in chunks(asked):
            for row in self.connection.execute(sa.select(table).where(table.c.id.in_(chunk))).mappings():
                found[row["id"]] = dict(row)
        if not missing_ok and len(found) < len(asked):
            raise KeyError(f"{table.name} {next(i for i in asked if i not in found)}")
        return {row_id: found[row_id] for row_id in asked if row_id in found}

    def new_id(self) -> int:
        """An id that was never used in this network."""
        self._set_counter("row", self._counter("row") + 1)
        return self._counters["row"]

    def new_ids(self, count: int) -> range:
        """So many ids that were never used in this network, in order."""
        last = self._counter("row")
        self._set_counter("row", last + count)
        return range(last + 1, last + count + 1)

    def logged(self) -> EntryId | None:
        """The entry, once all changes so far are in the log, for what reads them there; None without any."""
        self._flush()
        return self.entry

    def take_over(self, table: str, contacts: Iterable[ContactId], count: int) -> tuple[EntryId, int]:
        """Count changes of a table that are written to the log by other means: the entry, and their first position."""
        self._flush(always=True)
        assert self.entry is not None, "it was made just now"
        first = self._position
        self._position += count
        self._tables.add(table)
        self._contacts.update(contacts)
        return self.entry, first

    def finish(self) -> Committed | None:
        """Write what is pending; what the entry changed, or None when nothing did."""
        self._flush()
        for name in sorted(self._touched_counters):
            self.connection.execute(
                sa.update(tables.counter).where(tables.counter.c.name == name).values(value=self._counters[name])
            )
        if self.entry is None:
            return None
        return Committed(
            entry=self.entry,
            title=self.title,
            kind=self.kind,
            contacts=frozenset(self._contacts),
            tables=frozenset(self._tables),
            changes=self._position,
            renamed=frozenset(self._renamed),
        )

    def _give_ids(self, rows: Iterable[dict[str, Any]]) -> None:
        """Number the rows that bring no id of their own."""
        last = self._counter("row")
        for row in rows:
            if "id" not in row:
                last += 1
                row["id"] = last
            elif row["id"] > last:
                last = row["id"]
        self._set_counter("row", last)

    def _note(
        self, table: sa.Table, row_id: int, about: ContactId | None, before: RowImage | None, after: RowImage | None
    ) -> None:
        """Remember one change for the entry."""
        if about is not None:
            self._contacts.add(about)
        self._tables.add(table.name)
        self._pending.append(
            {
                "position": self._position,
                "table_name": table.name,
                "row_id": row_id,
                "contact_id": about,
                "before": before,
                "after": after,
            }
        )
        self._position += 1
        if len(self._pending) >= _FLUSH_AT:
            self._flush()

    def _flush(self, *, always: bool = False) -> None:
        """Write what is pending; `always` makes the entry even where nothing is yet."""
        if not self._pending and not always:
            return
        if self.entry is None:
            self._set_counter("entry", self._counter("entry") + 1)
            self.entry = EntryId(self._counters["entry"])
            self.at = datetime.now(UTC)
            self.connection.execute(
                sa.insert(tables.entry).values(
                    id=self.entry,
                    at=self.at,
                    actor=self.actor,
                    title=self.title,
                    kind=self.kind,
                    undoes=self.undoes,
                )
            )
        if self._pending:
            add_rows(self.connection, tables.change, {"entry_id": self.entry, **_UNTOLD}, self._pending)
        self._pending.clear()

    @property
    def _has_unseen(self) -> bool:
        """Whether there are entries that the user has not seen."""
        return self.read_at is not None and self._counter("entry") != self.read_at

    @property
    def _seen(self) -> Seen:
        assert self.read_at is not None, "asked only where it matters what the user has seen"
        return Seen(self.read_at, EntryId(self._counter("entry")), self.settled)

    def _about(self, table: sa.Table, row: Row) -> ContactId | None:
        for name in _ALSO_ABOUT.get(table.name, ()):
            if row.get(name) is not None:
                self._contacts.add(ContactId(row[name]))
        column = tables.contact_column(table)
        return None if column is None else ContactId(row[column])

    def _reach(self, interaction_ids: Sequence[int]) -> None:
        """Count those who took part in these interactions among the contacts that the entry touches."""
        took_part = tables.participant.c
        for chunk in chunks(interaction_ids):
            found = sa.select(took_part.contact_id).where(took_part.interaction_id.in_(chunk))
            self._contacts.update(ContactId(value) for value in self.connection.scalars(found))

    def _copy_moments(self, participants: Sequence[dict[str, Any]]) -> None:
        """Give rows of participants that are to be added what they keep of their interactions."""
        told = tables.interaction.c
        found: dict[int, Mapping[str, Any]] = {}
        columns = [told[name] for name in COPIED_TO_PARTICIPANTS]
        for chunk in chunks(list({row["interaction_id"] for row in participants})):
            query = sa.select(told.id, *columns).where(told.id.in_(chunk))
            found.update({row["id"]: row for row in self.connection.execute(query).mappings()})
        for row in participants:
            moment = found.get(row["interaction_id"])
            row.update({name: None if moment is None else moment[name] for name in COPIED_TO_PARTICIPANTS})

    def _copy_moments_of(self, interaction_ids: Sequence[int]) -> None:
        """Bring what participants keep of these interactions up to date."""
        told, took_part = tables.interaction.c, tables.participant.c
        for chunk in chunks(interaction_ids):
            values = {name: told[name] for name in COPIED_TO_PARTICIPANTS}
            same = sa.and_(told.id == took_part.interaction_id, told.id.in_(chunk))
            self.connection.execute(sa.update(tables.participant).where(same).values(values))

    def _ids_where(self, table: sa.Table, column: sa.Column[Any], values: Sequence[int]) -> list[int]:
        found: list[int] = []
        for chunk in chunks(values):
            found += self.connection.scalars(sa.select(table.c.id).where(column.in_(chunk)).order_by(table.c.id))
        return found

    def _counter(self, name: str) -> int:
        if not self._counters:
            query = sa.select(tables.counter).order_by(tables.counter.c.name).with_for_update()
            self._counters.update({row.name: row.value for row in self.connection.execute(query)})
        return self._counters[name]

    def _set_counter(self, name: str, value: int) -> None:
        self._counter(name)
        self._counters[name] = value
        self._touched_counters.add(name)


@dataclass(eq=False)
class Recording:
    """A transaction that is under way, and what it committed once it is over."""

    verbs: Transaction
    committed: Committed | None = None


_read_at: ContextVar[EntryId | None] = ContextVar("read_at", default=None)
_settled: ContextVar[Mapping[Place, Settled]] = ContextVar("settled", default=MappingProxyType({}))

_SETTLING_SECONDS = (0.1, 0.2, 0.4, 0.8, 1.5, 2.0, 2.0, 2.0, 2.0)


class InDoubt(UserError):
    """Whether something was stored is not known."""


@contextmanager
def transaction(
    database: Database,
    title: str,
    actor: str,
    *,
    kind: EntryKind = EntryKind.DO,
    undoes: EntryId | None = None,
    checks_references: bool = True,
) -> Iterator[Recording]:
    """One entry: all that the block does through `verbs` is committed with it, or nothing is.

    `title` says to the user what was done, in their language; the block may still change it. Nothing is written to the
    log when nothing changed. `checks_references` is as `Database.writing` has it. Raises UserError where the database
    cannot be written.
    """
    committed: Committed | None = None
    recording: Recording | None = None
    try:
        with database.writing(_take_turn, checks_references=checks_references) as connection:
            read_at = _read_at.get() if kind is EntryKind.DO else None
            verbs = Transaction(connection, title, actor, kind, undoes, read_at=read_at, settled=_settled.get())
            recording = Recording(verbs)
            yield recording
            committed = recording.verbs.finish()
            if committed is not None:
                database.tell_others(connection, committed.entry)
    except ConnectionLost:
        if recording is None or committed is None or not _was_committed(database, recording.verbs):
            raise
    assert recording is not None, "the block was run"
    recording.committed = committed


def _take_turn(connection: sa.Connection) -> None:
    """Wait for every other transaction that writes."""
    connection.execute(sa.select(tables.counter.c.value).order_by(tables.counter.c.name).with_for_update()).all()


def _was_committed(database: Database, verbs: Transaction) -> bool:
    """Whether an entry was stored of which the server went away before it could say so.

    Waits for the server to come back. Raises InDoubt where it does not within some ten seconds.
    """
    entry = tables.entry.c
    ours = sa.select(entry.id).where(entry.id == verbs.entry, entry.at == verbs.at, entry.actor == verbs.actor)
    for pause_seconds in _SETTLING_SECONDS:
        time.sleep(pause_seconds)
        # Taking one's turn waits for the transaction that is in doubt, if the server still works on it.
        with suppress(ConnectionLost), database.writing(_take_turn) as connection:
            return connection.execute(ours).first() is not None
    raise InDoubt(
        _("The database server went away while “{title}” was being saved.").format(title=verbs.title),
        _("Once it is back, look whether it is there before you do it again."),
    )


@contextmanager
def seen_until(entry: EntryId | None, settled: Mapping[Place, Settled] = MappingProxyType({})) -> Iterator[None]:
    """While something is done to what the user saw when this was the newest entry: a form that was open for a while.

    Transactions of the block raise Conflict instead of overwriting what somebody else changed since, but for what the
    user has settled.
    """
    token, other_token = _read_at.set(entry), _settled.set(settled)
    try:
        yield
    finally:
        _read_at.reset(token)
        _settled.reset(other_token)


@cache
def references_to(target: sa.Table) -> tuple[tuple[sa.Table, sa.Column[Any]], ...]:
    """The columns of user tables that refer to `target`."""
    return tuple(
        (table, column)
        for table in reversed(tables.USER_TABLES)
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table is target
    )
