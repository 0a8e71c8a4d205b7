"""Undo and redo of any entry, by the images that the ledger keeps.

An entry is taken back by applying its changes the other way round, newest first, as a new entry. It is refused when a
touched column holds something else by now, since that would silently lose the later change. Redoing is undoing the
undo. Each entry can be undone once, so entries form chains: done, undone, redone, …
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
import sqlalchemy.exc as sa_exc

from netwerk_tui.domain.errors import NotFound, Refused
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.images import Row, complete, row_of
from netwerk_tui.store.ledger import Committed, EntryKind, Transaction, transaction
from netwerk_tui.store.undoing_additions import StillReferredTo, only_added_much, take_back_additions
from netwerk_tui.store.undoing_removals import bring_back_removals, only_removed_much

AtOnce = Callable[[Transaction, EntryId], bool]
"""Takes back the whole entry; whether it could."""

_RUN = 1000
"""Changes that are taken back in one go."""


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """One line of the log."""

    id: EntryId
    title: str
    kind: EntryKind
    undoes: EntryId | None
    undone_by: EntryId | None


def undo(database: Database, actor: str, entry: EntryId | None = None) -> Committed:
    """Take back this entry, or the newest that stands; what that changed. Taking back an undo does the thing again.

    Raises NotFound when there is nothing to undo, and Refused when it was undone already or has changed since.
    """
    with database.reading() as connection:
        target = _entry(connection, entry) if entry is not None else next_undo(connection)
    if target is None:
        raise NotFound(_("There is nothing to undo."))
    return _take_back(database, actor, target, EntryKind.REDO if target.kind is EntryKind.UNDO else EntryKind.UNDO)


def redo(database: Database, actor: str) -> Committed:
    """Do again what was undone last; what that changed. Raises NotFound when there is nothing to redo."""
    with database.reading() as connection:
        target = next_redo(connection)
    if target is None:
        raise NotFound(_("There is nothing to redo."))
    return _take_back(database, actor, target, EntryKind.REDO)


def next_undo(connection: sa.Connection) -> LoggedEntry | None:
    """The entry that `undo` would take back: the newest that stands and is no undo itself."""
    standing = _entries().where(tables.entry.c.kind != EntryKind.UNDO, _undoer.c.id.is_(None))
    return _first(connection, standing)


def next_redo(connection: sa.Connection) -> LoggedEntry | None:
    """The undo that `redo` would take back: the newest that stands, unless something new was done after it."""
    last_done = (
        sa.select(sa.func.coalesce(sa.func.max(tables.entry.c.id), 0))
        .where(tables.entry.c.kind == EntryKind.DO)
        .scalar_subquery()
    )
    standing = _entries().where(
        tables.entry.c.kind == EntryKind.UNDO, _undoer.c.id.is_(None), tables.entry.c.id > last_done
    )
    return _first(connection, standing)


_undoer = tables.entry.alias("undoer")


def _entries() -> sa.Select[Any]:
    entry = tables.entry.c
    return (
        sa.select(entry.id, entry.title, entry.kind, entry.undoes, _undoer.c.id.label("undone_by"))
        .select_from(tables.entry.outerjoin(_undoer, _undoer.c.undoes == entry.id))
        .order_by(entry.id.desc())
    )


def _first(connection: sa.Connection, query: sa.Select[Any]) -> LoggedEntry | None:
    row = connection.execute(query.limit(1)).first()
    return None if row is None else LoggedEntry(row.id, row.title, EntryKind(row.kind), row.undoes, row.undone_by)


def _entry(connection: sa.Connection, entry: EntryId) -> LoggedEntry:
    found = _first(connection, _entries().where(tables.entry.c.id == entry))
    if found is None:
        raise NotFound(_("There is no entry {entry}.").format(entry=entry), _("“netwerk log” lists them."))
    return found


def _take_back(database: Database, actor: str, target: LoggedEntry, kind: EntryKind) -> Committed:
    with database.reading() as connection:
        at_once = _way_at_once(connection, target.id)
    committed = _taken_back(database, actor, target, kind, at_once) if at_once is not None else None
    if committed is None:
        committed = _taken_back(database, actor, target, kind)
    assert committed is not None, "an entry without changes is never written"
    return committed


def _way_at_once(connection: sa.Connection, entry: EntryId) -> AtOnce | None:
    """How to take back the entry by a few statements; None where it goes change by change."""
    if only_added_much(connection, entry):
        return take_back_additions
    return bring_back_removals if only_removed_much(connection, entry) else None


def _taken_back(
    database: Database, actor: str, target: LoggedEntry, kind: EntryKind, at_once: AtOnce | None = None
) -> Committed | None:
    """What taking back the entry changed; None where it cannot be taken back at once, by a few statements."""
    try:
        with transaction(
            database,
            target.title,
            actor,
            kind=kind,
            undoes=target.id,
            checks_references=at_once is not take_back_additions,
        ) as recording:
            if _entry(recording.verbs.connection, target.id).undone_by is not None:
                raise Refused(
                    _("Entry {entry} was undone already.").format(entry=target.id),
                    _("“netwerk redo” does again what was undone last."),
                )
            if _is_forgotten(recording.verbs.connection, target.id):
                raise Refused(
                    _("“{title}” cannot be undone: it was about somebody who was erased.").format(title=target.title),
                    _("“netwerk undo” with the number of another entry takes that one back; “netwerk log” lists them."),
                )
            if at_once is not None:
                at_once(recording.verbs, target.id)
            else:
                for run in _runs(recording.verbs.connection, target.id):
                    _reverse(recording.verbs, run)
    except (sa_exc.IntegrityError, StillReferredTo) as error:
        raise _changed_since(target.title) from error
    return recording.committed


def _is_forgotten(connection: sa.Connection, entry: EntryId) -> bool:
    """Whether an erasure has emptied any change of the entry: what it did is not known any more."""
    change = tables.change.c
    emptied = sa.select(change.entry_id).where(
        change.entry_id == entry, change.before.is_(None), change.after.is_(None)
    )
    return connection.execute(emptied.limit(1)).first() is not None


def _runs(connection: sa.Connection, entry: EntryId) -> Iterator[list[sa.Row[Any]]]:
    """The entry's changes, newest first, in runs of one table and one verb with no row twice."""
    change = tables.change.c
    query = sa.select(tables.change).where(change.entry_id == entry).order_by(change.position.desc())
    run: list[sa.Row[Any]] = []
    seen: set[int] = set()
    for row in connection.execute(query).all():
        alike = run and _verb(row) == _verb(run[-1]) and row.row_id not in seen and len(run) < _RUN
        if run and not alike:
            yield run
            run, seen = [], set()
        run.append(row)
        seen.add(row.row_id)
    if run:
        yield run


def _verb(row: sa.Row[Any]) -> tuple[str, bool, bool]:
    return row.table_name, row.before is None, row.after is None


def _reverse(verbs: Transaction, run: list[sa.Row[Any]]) -> None:
    """Take back one run of changes. Raises Refused where a touched column holds something else by now."""
    table = tables.metadata.tables[run[0].table_name]
    now = verbs.rows(table, (row.row_id for row in run), missing_ok=True)
    if run[0].after is None:
        if now:
            raise _changed_since(verbs.title)
        verbs.insert(table, [{"id": row.row_id, **row_of(table, row.before)} for row in run])
        return
    for row in run:
        after = row_of(table, row.after)
        expected = complete(table, after) if row.before is None else after
        if row.row_id not in now or _differs(table, now[row.row_id], expected):
            raise _changed_since(verbs.title)
    if run[0].before is None:
        verbs.delete_alone(table, now)
    else:
        verbs.update(table, [{"id": row.row_id, **row_of(table, row.before)} for row in run])


def _differs(table: sa.Table, now: Row, expected: Row) -> bool:
    """Whether a column holds something else than expected, columns that are derived from others aside."""
    return any(
        now[name] != value for name, value in expected.items() if not table.columns[name].info.get("derived", False)
    )


def _changed_since(title: str) -> Refused:
    return Refused(
        _("“{title}” cannot be undone: what it touched has changed since.").format(title=title),
        _("Undo the later changes first; “netwerk log” lists them."),
    )
