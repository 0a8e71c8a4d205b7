"""Undo and redo give back exactly the rows that were there, whatever was done, across restarts."""

from __future__ import annotations

import random
from datetime import date

import pytest
import sqlalchemy as sa

from netwerk_tui.domain.errors import NotFound, Refused
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import Committed, EntryKind, transaction
from netwerk_tui.store.undoing import redo, undo
from netwerk_tui.store.upgrade import open_database
from tests.store.random_rows import Rows, all_rows, change_something

SEQUENCES = 100


def test_undoing_and_redoing_random_sequences_restores_every_row(database_url: str) -> None:
    chance = random.Random(20261123)
    database = open_database(database_url)
    entries = 0
    for sequence in range(SEQUENCES):
        states: list[Rows] = [all_rows(database)]
        for _ in range(chance.randint(1, 5)):
            with transaction(database, "random", "test") as recording:
                change_something(recording.verbs, chance)
            if recording.committed is not None:
                states.append(all_rows(database))
        entries += len(states) - 1
        if sequence % 10 == 0:
            database.close()
            database = open_database(database_url)
        for expected in reversed(states[:-1]):
            undo(database, "test")
            assert all_rows(database) == expected
        for expected in states[1:]:
            redo(database, "test")
            assert all_rows(database) == expected
        if chance.random() < 0.7:
            for _ in states[1:]:
                undo(database, "test")
            assert all_rows(database) == states[0]
    database.close()
    assert entries > SEQUENCES


def _add(database: Database, name: str = "Jan") -> tuple[int, Committed]:
    with transaction(database, f"Added {name}", "test") as recording:
        (contact,) = recording.verbs.insert(tables.contact, [{"given_name": name}])
    assert recording.committed is not None
    return contact, recording.committed


def _rename(database: Database, contact: int, name: str) -> Committed:
    with transaction(database, f"Renamed to {name}", "test") as recording:
        recording.verbs.update(tables.contact, [{"id": contact, "given_name": name}])
    assert recording.committed is not None
    return recording.committed


def _names(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.scalars(sa.select(tables.contact.c.given_name).order_by(tables.contact.c.id)))


def test_undo_takes_back_the_newest_entry_that_stands(database: Database) -> None:
    _add(database, "Jan")
    _add(database, "Piet")
    undo(database, "test")
    undo(database, "test")
    assert _names(database) == []


def test_a_new_entry_ends_what_could_be_redone(database: Database) -> None:
    _add(database, "Jan")
    undo(database, "test")
    _add(database, "Piet")
    with pytest.raises(NotFound):
        redo(database, "test")


def test_undoing_an_old_entry_is_refused_when_its_field_has_changed_since(database: Database) -> None:
    contact, _ = _add(database)
    first = _rename(database, contact, "Johan")
    _rename(database, contact, "Joan")
    with pytest.raises(Refused):
        undo(database, "test", first.entry)
    assert _names(database) == ["Joan"]


def test_undoing_an_addition_is_refused_when_a_field_that_it_left_empty_was_filled_since(database: Database) -> None:
    contact, added = _add(database)
    with transaction(database, "Motive", "test") as recording:
        recording.verbs.update(tables.contact, [{"id": contact, "motive": "recognition"}])
    with pytest.raises(Refused):
        undo(database, "test", added.entry)


def test_undoing_an_addition_is_refused_when_something_hangs_on_it(database: Database) -> None:
    contact, added = _add(database)
    with transaction(database, "Score", "test") as recording:
        recording.verbs.insert(
            tables.assessment, [{"contact_id": contact, "matrix": "mutual-interest", "day": date(2026, 1, 1)}]
        )
    with pytest.raises(Refused):
        undo(database, "test", added.entry)


def test_an_old_entry_can_be_undone_while_later_ones_stand(database: Database) -> None:
    _, first = _add(database, "Jan")
    _add(database, "Piet")
    undo(database, "test", first.entry)
    assert _names(database) == ["Piet"]


def test_an_entry_cannot_be_undone_twice(database: Database) -> None:
    _, added = _add(database)
    undo(database, "test", added.entry)
    with pytest.raises(Refused):
        undo(database, "test", added.entry)


def test_undoing_an_entry_that_does_not_exist_finds_nothing(database: Database) -> None:
    with pytest.raises(NotFound):
        undo(database, "test")


def test_undo_is_an_entry_of_its_own_that_names_what_it_took_back(database: Database) -> None:
    _, added = _add(database)
    undone = undo(database, "test")
    assert (undone.kind, undone.title) == (EntryKind.UNDO, added.title)
    assert undone.contacts == added.contacts


def test_undoing_an_undo_does_the_thing_again(database: Database) -> None:
    _add(database)
    undone = undo(database, "test")
    again = undo(database, "test", undone.entry)
    assert (again.kind, _names(database)) == (EntryKind.REDO, ["Jan"])
    undo(database, "test")
    assert _names(database) == []
