"""A desk hears of what others write, on every engine, and of a server that goes away and comes back."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
import sqlalchemy as sa

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.store.database import Database
from netwerk_tui.store.failures import ConnectionLost
from netwerk_tui.store.following import Follower, News
from netwerk_tui.store.reads.log import newest_entry
from netwerk_tui.store.upgrade import open_database
from tests.postgresql import PostgresqlServer, running_postgresql

TODAY = date(2026, 11, 23)
JAN = ContactForm(given_name="Jan", surname="Jansen")
_DEADLINE_SECONDS = 30.0

Heard = queue.Queue[News]


@contextmanager
def following(database: Database, shown: EntryId | None = None) -> Iterator[Heard]:
    heard: Heard = queue.Queue()
    follower = Follower(database, heard.put, shown)
    follower.start()
    try:
        yield heard
    finally:
        follower.stop()


def wait_for(heard: Heard, news: News) -> None:
    """Wait until this is heard, whatever is heard before."""
    while heard.get(timeout=_DEADLINE_SECONDS) is not news:
        pass


def write_until_heard(url: str, heard: Heard) -> None:
    """Somebody else writes; once more where the follower was not yet there to hear it."""
    with open_database(url) as other:
        for _attempt in range(20):
            add_contact(Network(other, "bert"), JAN, TODAY)
            try:
                assert heard.get(timeout=2.0) is News.WRITTEN
            except queue.Empty:
                continue
            return
    pytest.fail("nothing was heard")


def test_what_another_program_writes_is_heard(network_url: str) -> None:
    with open_database(network_url) as database, following(database) as heard:
        write_until_heard(network_url, heard)


def test_what_was_written_between_the_reading_and_the_following_is_heard(network_url: str) -> None:
    with open_database(network_url) as database:
        with database.reading() as connection:
            shown = newest_entry(connection)
        with open_database(network_url) as other:
            add_contact(Network(other, "bert"), JAN, TODAY)
        with following(database, shown) as heard:
            wait_for(heard, News.WRITTEN)


def test_an_engine_that_sends_no_word_is_asked(postgresql_network_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netwerk_tui.store.following.CHANNEL", "not a channel at all")
    monkeypatch.setattr("netwerk_tui.store.following._ASK_SECONDS", 0.05)
    with open_database(postgresql_network_url) as database, following(database) as heard:
        write_until_heard(postgresql_network_url, heard)


def test_an_engine_without_notify_stores_entries_all_the_same(postgresql_network_url: str) -> None:
    with open_database(postgresql_network_url) as database, database.writing() as connection:
        connection.exec_driver_sql("CREATE SCHEMA away")
        connection.exec_driver_sql(
            "CREATE FUNCTION away.pg_notify(text, text) RETURNS void LANGUAGE plpgsql"
            " AS $$ BEGIN RAISE feature_not_supported; END $$"
        )
        name = connection.exec_driver_sql("SELECT current_database()").scalar_one()
        connection.exec_driver_sql(f'ALTER DATABASE "{name}" SET search_path = away, pg_catalog, public')
    with open_database(postgresql_network_url) as database:
        network = Network(database, "anna")
        for _time in range(2):
            _contact, committed = add_contact(network, JAN, TODAY)
        assert committed.entry == 2
        with database.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM contact").scalar_one() == 2


def test_a_stopped_follower_lets_the_database_go(sqlite_network_url: str) -> None:
    with open_database(sqlite_network_url) as database, following(database):
        pass


@pytest.fixture
def own_server(postgresql_server: PostgresqlServer) -> Iterator[PostgresqlServer]:
    """A server that may be killed. Asking for the shared one skips the test where none can be started."""
    with running_postgresql(settings=("fsync=off", "shared_buffers=16MB")) as server:
        yield server


def test_a_server_that_is_killed_is_missed_once_and_followed_again(own_server: PostgresqlServer) -> None:
    url = own_server.url(own_server.create_database())
    with open_database(url) as database, following(database) as heard:
        write_until_heard(url, heard)
        own_server.kill()
        wait_for(heard, News.LOST)
        with pytest.raises(ConnectionLost), database.reading():
            pass
        own_server.start()
        wait_for(heard, News.BACK)
        write_until_heard(url, heard)
        with database.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM contact").scalar_one() >= 2


@pytest.mark.parametrize("reached_the_server", [True, False])
def test_a_commit_in_doubt_is_looked_up(
    postgresql_network_url: str, monkeypatch: pytest.MonkeyPatch, reached_the_server: bool
) -> None:
    with open_database(postgresql_network_url) as database:
        network = Network(database, "anna")
        commits = 0
        dialect = database._writer.dialect
        really_commit = dialect.do_commit

        def fail_once(connection: sa.PoolProxiedConnection) -> None:
            nonlocal commits
            commits += 1
            if commits > 1:
                really_commit(connection)
                return
            if reached_the_server:
                really_commit(connection)
            driver = connection.driver_connection if hasattr(connection, "driver_connection") else connection
            assert driver is not None
            driver.close()
            driver.cursor()

        monkeypatch.setattr(dialect, "do_commit", fail_once)
        if reached_the_server:
            assert add_contact(network, JAN, TODAY)[1].entry == 1
        else:
            with pytest.raises(ConnectionLost):
                add_contact(network, JAN, TODAY)
        with database.reading() as connection:
            found = connection.exec_driver_sql("SELECT count(*) FROM contact").scalar_one()
        assert found == int(reached_the_server)


def test_a_deadlock_is_tried_again(postgresql_network_url: str) -> None:
    with open_database(postgresql_network_url) as database, open_database(postgresql_network_url) as other:
        with other.writing() as connection:
            connection.exec_driver_sql("SET LOCAL deadlock_timeout = '1h'")
            connection.exec_driver_sql("SELECT * FROM counter WHERE name = 'row' FOR UPDATE")
            stored: list[int] = []
            writing = threading.Thread(
                target=lambda: stored.append(add_contact(Network(database, "anna"), JAN, TODAY)[0])
            )
            writing.start()
            _wait_for_a_lock(other)
            connection.exec_driver_sql("SELECT * FROM counter WHERE name = 'entry' FOR UPDATE")
        writing.join(_DEADLINE_SECONDS)
        assert len(stored) == 1


def _wait_for_a_lock(database: Database) -> None:
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    for _attempt in range(3000):
        with database.reading() as connection:
            if connection.exec_driver_sql(waiting).scalar_one():
                return
    pytest.fail("nobody waits for a lock")
