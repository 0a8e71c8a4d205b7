"""Tells when somebody else has written to the network, and when its server goes away and comes back.

A thread of its own waits without doing anything: on PostgreSQL for the word that the ledger sends with each entry; on
engines of its protocol that send none, and on a file, it asks once a second (20 µs, `data_version`). For the desk.
"""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Callable
from enum import StrEnum

import sqlalchemy as sa
import sqlalchemy.exc as sa_exc

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.store import tables
from netwerk_tui.store.database import CHANNEL, Database
from netwerk_tui.store.failures import failures_in_words

_ASK_SECONDS = 1.0
_QUIET_SECONDS = 60.0
"""After which a server is asked anyway, so that a connection that died silently is found out."""

_SHORTEST_PAUSE_SECONDS = 0.2
_LONGEST_PAUSE_SECONDS = 3.0


class News(StrEnum):
    """What a follower tells."""

    WRITTEN = "written"
    """Somebody wrote, perhaps this program itself."""
    LOST = "lost"
    """The server does not answer any more. Told once."""
    BACK = "back"
    """It answers again; what was written meanwhile is not told apart."""


class Follower:
    """Follows one database from `start` to `stop`."""

    def __init__(self, database: Database, tell: Callable[[News], None], shown: EntryId | None = None) -> None:
        """`tell` is called on the follower's own thread; what is newer than `shown` is told once it follows."""
        self._database = database
        self._shown = shown
        self._tell = tell
        self._stopped = threading.Event()
        self._awake, self._waker = socket.socketpair()
        self._thread = threading.Thread(target=self._follow, name="netwerk-follower", daemon=True)
        self._is_following = False
        self._seen: object = None

    def start(self) -> None:
        """Begin to follow."""
        self._thread.start()

    def stop(self) -> None:
        """Stop following, and wait for the thread to end."""
        self._stopped.set()
        self._waker.close()
        if self._thread.is_alive():
            self._thread.join()
        self._awake.close()

    def _follow(self) -> None:
        pause_seconds = _SHORTEST_PAUSE_SECONDS
        while not self._stopped.is_set():
            try:
                with failures_in_words(), self._database.alone() as connection:
                    self._watch(connection)
            except UserError as error:
                if self._is_following or not self._database.is_lost:
                    pause_seconds = _SHORTEST_PAUSE_SECONDS
                self._away(error)
                self._stopped.wait(pause_seconds)
                pause_seconds = min(2 * pause_seconds, _LONGEST_PAUSE_SECONDS)

    def _watch(self, connection: sa.Connection) -> None:
        """Tell of what is written, until the follower is stopped. Raises where the connection is lost."""
        if self._database.is_sqlite:
            self._ask_file(connection)
            return
        listens = self._listens(connection)
        newest = _newest(connection)
        self._arrived(newest)
        self._look_back(newest)
        driver = connection.connection.driver_connection
        assert driver is not None, "the connection is open"
        while not self._stopped.is_set():
            select.select([self._awake, driver] if listens else [self._awake], [], [], self._patience(listens))
            if not self._stopped.is_set():
                self._look(_newest(connection))

    def _ask_file(self, connection: sa.Connection) -> None:
        driver = connection.connection.driver_connection
        assert driver is not None, "the connection is open"

        def version() -> object:
            return driver.execute("PRAGMA data_version").fetchone()[0]

        self._arrived(version())
        self._look_back(driver.execute("SELECT value FROM counter WHERE name = 'entry'").fetchone()[0])
        while not self._stopped.wait(_ASK_SECONDS):
            self._look(version())

    @staticmethod
    def _patience(listens: bool) -> float:
        return _QUIET_SECONDS if listens else _ASK_SECONDS

    @staticmethod
    def _listens(connection: sa.Connection) -> bool:
        """Whether the engine will tell of entries."""
        try:
            connection.exec_driver_sql(f"LISTEN {CHANNEL}")
        except sa_exc.DBAPIError as error:
            if error.connection_invalidated:
                raise
            return False
        return True

    def _arrived(self, newest: object) -> None:
        """Go on from here, after the connection was made."""
        was_lost, self._database.is_lost = self._database.is_lost, False
        missed = self._is_following is False and self._seen is not None and newest != self._seen
        self._is_following, self._seen = True, newest
        if was_lost:
            self._tell(News.BACK)
        elif missed:
            self._tell(News.WRITTEN)

    def _look_back(self, newest: object) -> None:
        """Tell what was written between the reading of what is shown and the arrival."""
        shown, self._shown = self._shown, None
        if shown is not None and newest != shown:
            self._tell(News.WRITTEN)

    def _look(self, newest: object) -> None:
        if newest != self._seen:
            self._seen = newest
            self._tell(News.WRITTEN)

    def _away(self, error: UserError) -> None:
        """The connection failed: say so where it is a server's, and once."""
        self._is_following = False
        if not self._database.is_sqlite and not self._database.is_lost:
            self._database.is_lost = True
            self._tell(News.LOST)


def _newest(connection: sa.Connection) -> object:
    return connection.execute(sa.select(tables.counter.c.value).where(tables.counter.c.name == "entry")).scalar()
