"""Rows known by their name: put anew, claimed once, and put by two programs at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.domain.message import DeliveryStatus
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.drafts import draft_at, remember, remembered, save_draft
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.outbox import Mailed, claim
from netwerk_tui.store.replacing import claim_row, put_row
from netwerk_tui.store.search_parts import SavedIndex, save_index, saved_index
from netwerk_tui.store.upgrade import open_database

_Outcome = TypeVar("_Outcome")

MAIL = Mailed(1, ContactId(7), "<a@b>", "jan@vries.nl", None)
OUTBOX_OF_MAIL = "outbox:1:7"


@pytest.fixture
def server(postgresql_network_url: str) -> Iterator[Database]:
    with open_database(postgresql_network_url) as opened:
        yield opened


def until_it_waits(server: Database, outcome: Future[Any]) -> None:
    """Until what is being worked out waits for the end of another transaction, or has ended by mistake."""
    waiting = sa.text("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
    while not outcome.done():
        with server.alone() as connection:
            if connection.scalar(waiting):
                return


def meanwhile(server: Database, table: sa.Table, row: Mapping[str, object], work: Callable[[], _Outcome]) -> _Outcome:
    """What comes of `work`, where another program puts the same row, which is seen only once `work` waits for it."""
    with ThreadPoolExecutor(1) as thread:
        with server.alone() as other:
            other.execute(sa.text("BEGIN"))
            put_row(other, table, row)
            outcome = thread.submit(work)
            until_it_waits(server, outcome)
            other.execute(sa.text("COMMIT"))
        return outcome.result()


def test_a_row_takes_the_place_of_the_one_before(database: Database) -> None:
    remember(database, "colour", "red")
    remember(database, "colour", ["blue"])
    assert remembered(database, "colour") == ["blue"]


def test_a_row_is_claimed_once(database: Database) -> None:
    with database.writing() as connection:
        first = claim_row(connection, tables.memory, {"name": "x", "value": 1})
        second = claim_row(connection, tables.memory, {"name": "x", "value": 2})
    assert (first, second, remembered(database, "x")) == (True, False, 1)


def test_two_who_remember_the_same_at_once_do_not_clash(server: Database) -> None:
    meanwhile(
        server, tables.memory, {"name": "sorted-by", "value": "dutch"}, lambda: remember(server, "sorted-by", "be")
    )
    assert remembered(server, "sorted-by") == "be"


def test_two_who_keep_what_they_type_at_one_place_do_not_clash(server: Database) -> None:
    row = {"place": "note", "text": "theirs", "contact_id": None, "saved_at": datetime.now(UTC)}
    meanwhile(server, tables.draft, row, lambda: save_draft(server, "note", "mine"))
    assert draft_at(server, "note") == ("mine", None)


def test_of_two_who_claim_a_mail_at_once_one_gets_it(server: Database) -> None:
    row = {"name": OUTBOX_OF_MAIL, "value": {}}
    assert not meanwhile(server, tables.memory, row, lambda: claim(server, MAIL))


def test_a_mail_that_somebody_sent_a_moment_ago_is_not_claimed_again(server: Database) -> None:
    """The batch of another program ends, and takes its claims away, while this one waits for its own claim."""
    with transaction(server, "A message to Jan", "me") as recording:
        recording.verbs.insert(tables.contact, [{"id": 7, "given_name": "Jan"}])
        recording.verbs.insert(tables.message, [{"id": 1, "drafted_on": date(2026, 11, 23)}])
        recording.verbs.insert(tables.delivery, [{"message_id": 1, "contact_id": 7}])
    remember(server, OUTBOX_OF_MAIL, {})
    with ThreadPoolExecutor(1) as thread:
        with server.alone() as other:
            other.execute(sa.text("BEGIN"))
            other.execute(sa.update(tables.delivery).values(status=DeliveryStatus.SENT))
            other.execute(sa.delete(tables.memory).where(tables.memory.c.name == OUTBOX_OF_MAIL))
            outcome = thread.submit(claim, server, MAIL)
            until_it_waits(server, outcome)
            other.execute(sa.text("COMMIT"))
        assert not outcome.result()


def test_two_who_save_the_search_index_at_once_do_not_clash(server: Database) -> None:
    row = {"name": "being written", "entry_id": 0, "content": b"other"}
    assert meanwhile(server, tables.search_part, row, lambda: save_index(server, SavedIndex(b"mine", EntryId(0))))
    with server.reading() as connection:
        assert saved_index(connection) == SavedIndex(b"mine", EntryId(0))
