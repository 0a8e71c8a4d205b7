"""Reading a card takes as many small queries for one contact in a large network as for the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from netwerk_tui.actions.card_reading import card_of
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review import applied_effort
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database

TODAY = date(2026, 11, 23)
_MOST_QUERIES = 45
_SCAN = re.compile(r"\bSCAN (\w+)")
_SMALL = {"dossier", "tag", "persona", "theme", "event", "series", "success", "placed", "d", "t"}
"""Tables that stay small, and may be read whole."""

Sent = list[tuple[str, Any]]


@pytest.fixture
def sample(sqlite_database: Database) -> Network:
    fill_with_sample(sqlite_database, TODAY, contacts=120)
    return Network(sqlite_database, "test")


@contextmanager
def _queries(network: Network) -> Iterator[Sent]:
    """The statements that are sent while it lasts, with their parameters."""
    sent: Sent = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            sent.append((statement, parameters))

    with network.database.reading() as connection:
        engine = connection.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def _everybody(network: Network) -> list[ContactId]:
    with network.database.reading() as connection:
        return [ContactId(each) for each in connection.scalars(sa.select(tables.contact.c.id))]


def test_no_card_takes_more_than_its_queries(sample: Network) -> None:
    counts = []
    for contact in _everybody(sample)[:60]:
        with _queries(sample) as sent:
            card_of(sample, contact, TODAY)
        counts.append(len(sent))
    assert max(counts) <= _MOST_QUERIES


def test_no_query_of_a_card_reads_a_large_table_whole(sample: Network) -> None:
    somebody = _everybody(sample)[0]
    with _queries(sample) as sent:
        card_of(sample, somebody, TODAY)
    scanned = set()
    with sample.database.reading() as connection:
        for statement, parameters in list(sent):
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            scanned |= {found for row in plan for found in _SCAN.findall(row[3])}
    assert scanned & {table.name for table in tables.USER_TABLES} <= _SMALL


def test_the_cadence_on_the_card_is_that_of_the_review(sample: Network) -> None:
    for contact in _everybody(sample):
        assert card_of(sample, contact, TODAY).effort == applied_effort(sample, contact, TODAY)
