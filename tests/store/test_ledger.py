"""The ledger is the one door for writes, and remembers each change."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.images import decode, encode
from netwerk_tui.store.ledger import transaction


def _count(database: Database, table: sa.Table) -> int:
    with database.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def _add(database: Database, *names: str) -> list[int]:
    with transaction(database, "Added", "test") as recording:
        return recording.verbs.insert(tables.contact, [{"given_name": name} for name in names])


def test_nothing_is_logged_when_nothing_changes(database: Database) -> None:
    (contact,) = _add(database, "Jan")
    with transaction(database, "Renamed", "test") as recording:
        recording.verbs.update(tables.contact, [{"id": contact, "given_name": "Jan"}])
    assert recording.committed is None
    assert _count(database, tables.entry) == 1


def test_an_exception_in_the_block_leaves_no_trace(database: Database) -> None:
    def fail_half_way() -> None:
        with transaction(database, "Added", "test") as recording:
            recording.verbs.insert(tables.contact, [{"given_name": "Jan"}])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert (_count(database, tables.contact), _count(database, tables.entry)) == (0, 0)


def test_every_row_that_changes_has_a_change_with_its_images(database: Database) -> None:
    (contact,) = _add(database, "Jan")
    with transaction(database, "Renamed", "test") as recording:
        recording.verbs.update(tables.contact, [{"id": contact, "given_name": "Johan", "role": ""}])
    assert recording.committed is not None
    with database.reading() as connection:
        changes = connection.execute(
            sa.select(tables.change).where(tables.change.c.entry_id == recording.committed.entry)
        ).all()
    assert [(c.table_name, c.row_id, c.before, c.after) for c in changes] == [
        ("contact", contact, {"given_name": "Jan"}, {"given_name": "Johan"})
    ]


def test_an_id_is_never_used_twice_even_when_its_row_is_gone(database: Database) -> None:
    (first,) = _add(database, "Jan")
    with transaction(database, "Deleted", "test") as recording:
        recording.verbs.delete(tables.contact, [first])
    (second,) = _add(database, "Piet")
    assert second > first


def test_a_row_that_brings_its_own_id_keeps_later_ids_above_it(database: Database) -> None:
    with transaction(database, "Imported", "test") as recording:
        recording.verbs.insert(tables.contact, [{"id": 5000, "given_name": "Jan"}])
    assert _add(database, "Piet") == [5001]


def test_deleting_a_contact_takes_along_what_hangs_on_it_and_clears_what_may_stay(database: Database) -> None:
    employer, employee = _add(database, "Gemeente", "Jan")
    with transaction(database, "Job", "test") as recording:
        (capacity,) = recording.verbs.insert(
            tables.capacity, [{"contact_id": employee, "organisation_id": employer, "name": "raadslid"}]
        )
        recording.verbs.insert(
            tables.contact_point, [{"contact_id": employer, "kind": "email", "value": "a@b.example"}]
        )
    with transaction(database, "Deleted", "test") as recording:
        recording.verbs.delete(tables.contact, [employer])
        remaining = recording.verbs.rows(tables.capacity, [capacity])
    assert remaining[capacity]["organisation_id"] is None
    assert _count(database, tables.contact_point) == 0


def test_an_entry_names_everybody_it_touches(database: Database) -> None:
    people = _add(database, "Jan", "Piet")
    with transaction(database, "Met", "test") as recording:
        (met,) = recording.verbs.insert(
            tables.interaction,
            [{"day": date(2026, 1, 1), "channel": "call", "direction": "out", "recorded_at": datetime.now(UTC)}],
        )
        recording.verbs.insert(tables.participant, [{"interaction_id": met, "contact_id": p} for p in people])
    with transaction(database, "Edited", "test") as edited:
        edited.verbs.update(tables.interaction, [{"id": met, "text": "about the permit"}])
    assert edited.committed is not None
    assert edited.committed.contacts == {ContactId(p) for p in people}


def test_a_reading_connection_cannot_write(database: Database) -> None:
    with pytest.raises((UserError, sa.exc.DBAPIError)), database.reading() as connection:
        connection.execute(sa.insert(tables.tag).values(id=1, name="zorg", search_key="zorg"))
    assert _count(database, tables.tag) == 0


def test_every_table_is_user_data_behind_the_ledger_or_named_as_netwerks_own() -> None:
    own = {"network", "counter", "entry", "change", "draft", "memory", "erased", "search_part", "export_log"}
    assert {table.name for table in tables.metadata.sorted_tables} == own | {t.name for t in tables.USER_TABLES}


@pytest.mark.parametrize("table", tables.USER_TABLES, ids=lambda table: table.name)
def test_every_column_of_user_data_has_a_default_that_the_ledger_knows(table: sa.Table) -> None:
    for column in table.columns:
        if column.server_default is not None:
            assert decode(column, encode(column.info["default"])) == column.info["default"]


def test_an_instant_without_a_time_zone_is_refused(database: Database) -> None:
    row = {"day": date(2026, 1, 1), "channel": "call", "direction": "out", "recorded_at": datetime(2026, 1, 1)}  # noqa: DTZ001
    with pytest.raises(sa.exc.StatementError), transaction(database, "Met", "test") as recording:
        recording.verbs.insert(tables.interaction, [row])


def test_a_participant_knows_when_and_how_the_contact_moment_was(database: Database) -> None:
    moment = {"day": date(2026, 3, 1), "channel": "call", "direction": "out", "recorded_at": datetime.now(UTC)}
    (contact,) = _add(database, "Jan")
    with transaction(database, "Called", "test") as recording:
        (interaction,) = recording.verbs.insert(tables.interaction, [moment])
        recording.verbs.insert(tables.participant, [{"interaction_id": interaction, "contact_id": contact}])
    with transaction(database, "Edited", "test") as recording:
        recording.verbs.update(tables.interaction, [{"id": interaction, "day": date(2026, 3, 2), "channel": "video"}])
    took_part = tables.participant.c
    with database.reading() as connection:
        copied = connection.execute(sa.select(took_part.day, took_part.channel, took_part.direction)).one()
    assert tuple(copied) == (date(2026, 3, 2), "video", "out")


def test_what_a_participant_copies_is_no_change_of_its_own(database: Database) -> None:
    moment = {"day": date(2026, 3, 1), "channel": "call", "direction": "out", "recorded_at": datetime.now(UTC)}
    (contact,) = _add(database, "Jan")
    with transaction(database, "Called", "test") as recording:
        (interaction,) = recording.verbs.insert(tables.interaction, [moment])
        recording.verbs.insert(tables.participant, [{"interaction_id": interaction, "contact_id": contact}])
    change = tables.change.c
    with database.reading() as connection:
        images = connection.scalars(sa.select(change.after).where(change.table_name == "participant")).all()
    assert images == [{"interaction_id": interaction, "contact_id": contact}]
