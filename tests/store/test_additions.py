"""Rows that come by column arrive as those that come one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
import sqlalchemy.exc as sa_exc

from netwerk_tui.store import tables
from netwerk_tui.store.additions import Columns, adding
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.undoing import redo, undo
from tests.store.random_rows import all_rows

_PEOPLE: Columns = {
    "kind": ["person", "organisation", "person"],
    "given_name": ["Zoë", "", 'quote " and \\ %s {}'],
    "surname": ["’t Veld", "日本", "😀"],
    "notes": ["", "", ""],
    "birth_year": [None, 1980, 0],
    "critical_friend": [False, True, False],
    "since": [date(2024, 2, 29), None, None],
}


def _by_column(verbs: Transaction, table: sa.Table, columns: Columns) -> Sequence[int]:
    ids = verbs.new_ids(len(next(iter(columns.values()))))
    with adding(verbs) as additions:
        additions.add([(table, columns)], ids)
    return ids


def _by_row(verbs: Transaction, table: sa.Table, columns: Columns) -> Sequence[int]:
    return verbs.insert(table, [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)])


def _everything_added(
    database: Database, add: Callable[[Transaction, sa.Table, Columns], Sequence[int]]
) -> tuple[Any, Any, Committed]:
    """All rows, all changes, and what was committed; then it is undone."""
    with transaction(database, "Added", "test") as recording:
        contacts = add(recording.verbs, tables.contact, _PEOPLE)
        said = [{"given_name": "Zoë"}, None, {"points": ["email:a", "b"]}]
        told = {"contact_id": contacts, "source": ["x"] * 3, "external_id": ["1", "2", "3"], "said": said}
        add(recording.verbs, tables.identity, told)
        add(recording.verbs, tables.tag, {"name": ["Zürich"], "search_key": ["zurich"]})
    assert recording.committed is not None
    change = tables.change.c
    mine = sa.select(change.position, change.table_name, change.contact_id, change.before, change.after)
    with database.reading() as connection:
        changes = connection.execute(mine.where(change.entry_id == recording.committed.entry)).all()
    rows = {name: [row[1:] for row in found] for name, found in all_rows(database).items()}
    return rows, changes, recording.committed


def test_rows_and_changes_are_those_of_the_usual_way(database: Database) -> None:
    rows, changes, committed = _everything_added(database, _by_column)
    undo(database, "test")
    usual_rows, usual_changes, usual = _everything_added(database, _by_row)
    moved = min(usual.contacts) - min(committed.contacts)
    for told, expected in zip(rows.pop("identity"), usual_rows.pop("identity"), strict=True):
        assert (told[0] + moved, *told[1:]) == tuple(expected)
    assert rows == usual_rows
    assert [(*row[:2], row[3], row[4]) for row in changes if row.table_name != "identity"] == [
        (*row[:2], row[3], row[4]) for row in usual_changes if row.table_name != "identity"
    ]
    assert (committed.tables, committed.changes) == (usual.tables, usual.changes)
    assert {contact + moved for contact in committed.contacts} == usual.contacts


def test_what_was_added_by_column_can_be_undone_and_done_again(database: Database) -> None:
    before = all_rows(database)
    _everything_added(database, _by_column)
    after = all_rows(database)
    undo(database, "test")
    assert all_rows(database) == before
    redo(database, "test")
    assert all_rows(database) == after


def test_an_unknown_column_is_refused(sqlite_database: Database) -> None:
    with (
        transaction(sqlite_database, "Added", "test") as recording,
        pytest.raises(KeyError, match="contact has no column colour"),
    ):
        _by_column(recording.verbs, tables.contact, {"colour": ["red"]})


def test_no_rows_make_no_entry(sqlite_database: Database) -> None:
    with transaction(sqlite_database, "Added", "test") as recording:
        assert list(_by_column(recording.verbs, tables.contact, {"given_name": []})) == []
    assert recording.committed is None


def test_rows_that_the_log_cannot_be_told_of_are_not_kept(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = all_rows(sqlite_database)
    no_statement = sa.insert(tables.change).values(entry_id=0, position=0, table_name="contact", row_id=0)
    monkeypatch.setattr("netwerk_tui.store.additions._telling", lambda *_what: no_statement)
    with pytest.raises(sa_exc.IntegrityError), transaction(sqlite_database, "Added", "test") as recording:
        _by_column(recording.verbs, tables.contact, {"given_name": ["Els"]})
    assert all_rows(sqlite_database) == before
