"""Columns that SQLite puts together are those of the rows, and so are a server's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import sqlalchemy as sa

from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.reads import plain_rows

_ASSESSED = tables.assessment.c
_QUERY = sa.select(_ASSESSED.contact_id, _ASSESSED.day, _ASSESSED.vertical, _ASSESSED.dossier_id).order_by(
    _ASSESSED.contact_id, _ASSESSED.day.desc(), _ASSESSED.id
)


@pytest.fixture
def connection(database: Database) -> Iterator[sa.Connection]:
    """One that reads the sample network."""
    fill_with_sample(database, date(2026, 9, 23))
    with database.reading() as connection:
        yield connection


@pytest.mark.parametrize("ids_a_portion", [7, 16_384])
def test_columns_read_in_portions_hold_every_row_in_its_order(
    connection: sa.Connection, monkeypatch: pytest.MonkeyPatch, ids_a_portion: int
) -> None:
    monkeypatch.setattr(plain_rows, "_IDS_A_PORTION", ids_a_portion)
    portions = list(plain_rows.plain_columns(connection, _QUERY, _ASSESSED.contact_id))
    told = [row for columns in portions for row in zip(*columns, strict=True)]
    assert told == list(plain_rows.plain_rows(connection, _QUERY)) != []


def test_columns_of_some_hold_nobody_else(connection: sa.Connection) -> None:
    everybody = list(plain_rows.plain_rows(connection, _QUERY))
    wanted = {everybody[0][0], everybody[-1][0]}
    portions = plain_rows.plain_columns(connection, _QUERY, _ASSESSED.contact_id, wanted)
    told = [row for columns in portions for row in zip(*columns, strict=True)]
    assert told == [row for row in everybody if row[0] in wanted]


def test_no_portion_is_told_where_nobody_has_a_row(connection: sa.Connection) -> None:
    nothing = _QUERY.where(_ASSESSED.contact_id < 0)
    assert list(plain_rows.plain_columns(connection, nothing, _ASSESSED.contact_id)) == []
