"""Indexes that are set aside come back as they were, whatever happens meanwhile."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.indexes_aside import indexes_aside
from netwerk_tui.store.ledger import transaction
from tests.store.random_rows import all_rows

_MANY = 100_000
_OF = (tables.contact, tables.identity, tables.capacity)


def _indexes(connection: sa.Connection) -> set[tuple[str, str]]:
    found = connection.exec_driver_sql("SELECT name, coalesce(sql, '') FROM sqlite_master WHERE type = 'index'")
    return {(row[0], row[1]) for row in found}


def test_all_indexes_but_those_that_keep_rows_unique_are_gone_meanwhile(sqlite_database: Database) -> None:
    with sqlite_database.writing() as connection:
        before = _indexes(connection)
        with indexes_aside(connection, _OF, _MANY):
            gone = {name for name, _sql in before - _indexes(connection)}
    assert gone == {str(index.name) for table in _OF for index in table.indexes}


def test_they_are_made_anew_as_they_were_with_all_rows_in_them(sqlite_database: Database) -> None:
    with sqlite_database.reading() as connection:
        before = _indexes(connection)
    with transaction(sqlite_database, "Added", "test") as recording:
        verbs = recording.verbs
        with indexes_aside(verbs.connection, _OF, _MANY):
            verbs.insert(tables.contact, [{"given_name": name} for name in ("Els", "Jan")])
    with sqlite_database.reading() as connection:
        assert _indexes(connection) == before
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_a_rollback_brings_them_back(sqlite_database: Database) -> None:
    with sqlite_database.reading() as connection:
        before = _indexes(connection)
    with (
        pytest.raises(KeyboardInterrupt),
        sqlite_database.writing() as connection,
        indexes_aside(connection, _OF, _MANY),
    ):
        raise KeyboardInterrupt
    with sqlite_database.reading() as connection:
        assert _indexes(connection) == before


def test_whoever_stops_it_while_they_are_made_anew_has_them_back_too(sqlite_database: Database) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with sqlite_database.reading() as connection:
        before = _indexes(connection)
    with (
        pytest.raises(KeyboardInterrupt),
        sqlite_database.writing() as connection,
        indexes_aside(connection, _OF, _MANY, between=stop),
    ):
        pass
    with sqlite_database.reading() as connection:
        assert _indexes(connection) == before


@pytest.mark.parametrize("rows", [1000, 5000])
def test_they_stay_where_few_rows_of_the_table_change(sqlite_database: Database, rows: int) -> None:
    with transaction(sqlite_database, "Added", "test") as recording:
        recording.verbs.insert(tables.contact, [{"given_name": "Els"}] * (rows + 1 if rows == 5000 else 0))
    with sqlite_database.writing() as connection:
        before = _indexes(connection)
        with indexes_aside(connection, [tables.contact], rows):
            assert _indexes(connection) == before


def test_a_server_keeps_its_own(database: Database) -> None:
    before = all_rows(database)
    with database.writing() as connection, indexes_aside(connection, _OF, _MANY):
        pass
    assert all_rows(database) == before
