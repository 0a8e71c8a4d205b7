"""Bringing back thousands of rows that an entry removed, which goes by other statements than a few."""

from __future__ import annotations

import random

import pytest
import sqlalchemy as sa

from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.store import tables, whole_entries
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import Transaction, transaction
from netwerk_tui.store.undoing import redo, undo
from netwerk_tui.store.undoing_removals import bring_back_removals
from tests.store.random_rows import add_something, all_rows

ENTRIES = 40


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_entries, "_FEWEST_CHANGES", 1)


def told(database: Database, entry: EntryId) -> list[tuple[object, ...]]:
    """What the log tells of an entry, its order aside."""
    change = tables.change.c
    columns = (change.table_name, change.row_id, change.contact_id, change.before, change.after)
    with database.reading() as connection:
        query = sa.select(*columns).where(change.entry_id == entry).order_by(change.table_name, change.row_id)
        return [tuple(row) for row in connection.execute(query)]


def test_rows_of_any_table_come_back_as_they_were(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once: list[EntryId] = []

    def noted(verbs: Transaction, entry: EntryId) -> bool:
        at_once.append(entry)
        return bring_back_removals(verbs, entry)

    monkeypatch.setattr("netwerk_tui.store.undoing.bring_back_removals", noted)
    chance = random.Random("bringing back")
    for _ in range(ENTRIES):
        with transaction(database, "Some", "els") as recording:
            recording.verbs.insert(tables.contact, [{"given_name": "Zoë"}])
            add_something(recording.verbs, chance)
        done = recording.committed
        assert done is not None
        before = all_rows(database)
        undo(database, "els")
        redone = redo(database, "els")
        assert all_rows(database) == before
        assert told(database, redone.entry) == told(database, done.entry)
        assert (redone.contacts, redone.tables, redone.changes) == (done.contacts, done.tables, done.changes)
    assert len(at_once) > ENTRIES // 3 or not database.is_sqlite


def test_nothing_comes_back_where_somebody_else_has_a_place_by_now(database: Database) -> None:
    def arrive(name: str) -> None:
        with transaction(database, name, "els") as recording:
            (contact,) = recording.verbs.insert(tables.contact, [{"given_name": name}])
            row = {"contact_id": contact, "source": "sheet", "external_id": "1", "said": {"given_name": name}}
            recording.verbs.insert(tables.identity, [row])

    arrive("Jan")
    undone = undo(database, "els")
    arrive("Els")
    before = all_rows(database)
    with pytest.raises(Refused):
        undo(database, "els", undone.entry)
    assert all_rows(database) == before


def test_what_came_back_can_go_again(database: Database) -> None:
    with transaction(database, "Many", "els") as recording:
        recording.verbs.insert(tables.contact, [{"given_name": f"Jan {number}"} for number in range(20)])
    before = all_rows(database)
    undo(database, "els")
    redo(database, "els")
    undo(database, "els")
    assert not all_rows(database)["contact"]
    redo(database, "els")
    assert all_rows(database) == before
