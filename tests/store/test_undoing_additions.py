"""Taking back an entry that added thousands of rows, which goes by other statements than a small one."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
import sqlalchemy.exc as sa_exc

from netwerk_tui.domain.errors import Refused
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import Committed, transaction
from netwerk_tui.store.undoing import redo, undo

MANY = 600


def added(database: Database) -> Committed:
    """An entry of 600 contacts, each with an e-mail address, and one meeting with the first."""
    with transaction(database, "Many", "els") as recording:
        verbs = recording.verbs
        people = verbs.insert(tables.contact, [{"given_name": f"Jan {number}"} for number in range(MANY)])
        verbs.insert(tables.contact_point, [{"contact_id": each, "kind": "email", "value": "x"} for each in people])
    assert recording.committed is not None
    return recording.committed


def rows_of(database: Database, table: sa.Table) -> list[sa.Row[tuple[object, ...]]]:
    with database.reading() as connection:
        return list(connection.execute(sa.select(table).order_by(table.c.id)))


def test_all_of_it_goes_and_comes_back(database: Database) -> None:
    committed = added(database)
    before = rows_of(database, tables.contact), rows_of(database, tables.contact_point)
    undone = undo(database, "els")
    assert undone.contacts == committed.contacts
    assert undone.changes == committed.changes
    assert undone.tables == committed.tables
    assert (rows_of(database, tables.contact), rows_of(database, tables.contact_point)) == ([], [])
    redo(database, "els")
    assert (rows_of(database, tables.contact), rows_of(database, tables.contact_point)) == before


def test_the_log_of_the_undoing_tells_what_was_there(database: Database) -> None:
    committed = added(database)
    undone = undo(database, "els")
    with database.reading() as connection:
        change = tables.change.c
        columns = (change.table_name, change.row_id, change.contact_id)
        after = connection.execute(sa.select(*columns, change.after).where(change.entry_id == committed.entry)).all()
        before = connection.execute(sa.select(*columns, change.before).where(change.entry_id == undone.entry)).all()
        positions = connection.scalars(sa.select(change.position).where(change.entry_id == undone.entry)).all()
    assert sorted(map(str, before)) == sorted(map(str, after))
    assert sorted(positions) == list(range(committed.changes))


def test_a_row_that_was_changed_later_keeps_all_of_it(database: Database) -> None:
    committed = added(database)
    contact = min(committed.contacts)
    with transaction(database, "Edited", "els") as recording:
        recording.verbs.update(tables.contact, [{"id": contact, "organisation": "Bakkerij"}])
    with pytest.raises(Refused):
        undo(database, "els", committed.entry)
    assert len(rows_of(database, tables.contact)) == MANY


def test_a_row_that_hangs_on_one_of_them_keeps_all_of_it(database: Database) -> None:
    committed = added(database)
    with transaction(database, "Promised", "els") as recording:
        recording.verbs.insert(tables.followup, [{"contact_id": min(committed.contacts), "text": "bellen"}])
    with pytest.raises(Refused):
        undo(database, "els", committed.entry)
    assert len(rows_of(database, tables.contact)) == MANY


def test_references_are_checked_again_after_it(database: Database) -> None:
    added(database)
    undo(database, "els")
    with pytest.raises(sa_exc.IntegrityError), transaction(database, "Promised", "els") as recording:
        recording.verbs.insert(tables.followup, [{"contact_id": 1_000_000, "text": "bellen"}])


def test_all_indexes_are_there_after_thousands_of_rows_went(sqlite_database: Database) -> None:
    with sqlite_database.reading() as connection:
        before = set(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master"))
    with transaction(sqlite_database, "Many", "els") as recording:
        recording.verbs.insert(tables.tag, [{"search_key": f"tag {number}"} for number in range(5001)])
        recording.verbs.insert(tables.contact, [{"given_name": f"Jan {number}"} for number in range(5001)])
    undo(sqlite_database, "els")
    with sqlite_database.reading() as connection:
        assert set(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master")) == before
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert rows_of(sqlite_database, tables.contact) == []
