"""One open database: connections to read, and the single connection to write.

Only `store` uses the writing side, and within it only the ledger, the draft keeper and the upgrade. A reading
connection cannot write: SQLite is told `query_only`, PostgreSQL `READ ONLY`.

Measured settings for SQLite: WAL with `synchronous=FULL` loses no acknowledged commit in 3,000 simulated power cuts
(NORMAL did); `BEGIN IMMEDIATE` lets four writers take turns without an error, where plain BEGIN failed 60 % of them.

An encrypted file needs its key (`store.encryption`), which every connection turns before anything else.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import sqlalchemy as sa
import sqlalchemy.exc as sa_exc
import sqlcipher3.dbapi2
from sqlalchemy import event
from sqlalchemy.engine.interfaces import Dialect

from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import _
from netwerk_tui.store.encryption import FileKey, prepare
from netwerk_tui.store.failures import connection_lost, failures_in_words
from netwerk_tui.store.private_files import cannot_change
from netwerk_tui.store.server import Password, is_passing, server_engine

BUSY_TIMEOUT_MS = 5000
"""How long a write waits for another program's write before it gives up."""

CHANNEL = "netwerk"
"""Where PostgreSQL tells who listens of each new entry."""

_WRITER_CACHE_KILOBYTES = 16_384
"""At most, as far as there is to write: with 2,000, an import of 100,000 writes pages of indexes again and again.

All of it is let go after each write."""

_READER_CACHE_KILOBYTES = 1_000
"""At most, of each connection: the system keeps the file's pages too. SQLCipher's 8,000 make nothing quicker, and are
some 50 megabytes at 100,000 contacts, where six connections read."""

_CONNECTIONS_KEPT, _CONNECTIONS_MORE = 3, 12
"""Those that stay open, and those closed after use: each holds a megabyte, and opens in one or two milliseconds."""

_PAUSES_SECONDS = (0.02, 0.1, 0.3, 0.6, 0.0)
"""Between the attempts to begin a write that others' writes are in the way of."""


class Database:
    """A network's database, open. Safe to share between threads: reads run side by side, writes one at a time."""

    def __init__(self, url: str, key: FileKey | None = None, password: Password | None = None) -> None:
        """Open `url`, an SQLAlchemy URL of SQLite or PostgreSQL. Nothing is read yet.

        `key` opens an encrypted file; `password` gives that of a server, where the URL holds none.

        Raises UserError for a URL that netwerk cannot use.
        """
        self.url = _usable_url(url)
        self.key = key
        """What the file is encrypted with; None for a plain file and for a server."""
        self.is_lost = False
        """Whether the server is known not to answer: nobody then waits for it but whoever looks whether it is back."""
        self._tells_others: bool | None = None
        """None until it is known whether the engine can."""
        self._write_lock = threading.RLock()
        if self.is_sqlite:
            self._reader = _sqlite_engine(self.url, key, begin="BEGIN", query_only=True)
            self._writer = _sqlite_engine(self.url, key, begin="BEGIN IMMEDIATE", query_only=False)
        else:
            self._writer = server_engine(self.url, password)
            self._reader = self._writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a file of one's own rather than a server."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def path(self) -> Path | None:
        """The database's file, where it is one."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one moment of the database throughout the block. Raises UserError on failure."""
        self._refuse_lost()
        with failures_in_words(), self._reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(
        self, take_turn: Callable[[sa.Connection], object] | None = None, *, checks_references: bool = True
    ) -> Iterator[sa.Connection]:
        """A connection in a transaction that commits at the end of the block, and rolls back on any exception.

        One at a time, in this process and beside others. `take_turn` is what the transaction begins with; where others
        are in its way, it begins again. A file does not check references where whoever writes does so: then it must
        not for each row. Raises UserError where the database cannot be written.
        """
        self._refuse_lost()
        with self._write_lock, failures_in_words(), ExitStack() as until_the_end:
            yield self._begun(until_the_end, take_turn, checks_references or not self.is_sqlite)

    def _begun(
        self,
        until_the_end: ExitStack,
        take_turn: Callable[[sa.Connection], object] | None,
        checks_references: bool,
    ) -> sa.Connection:
        """A connection in a transaction that has taken its turn."""
        for pause_seconds in _PAUSES_SECONDS:
            try:
                with ExitStack() as attempt:
                    connection = attempt.enter_context(self._writer.connect())
                    if not checks_references:
                        attempt.enter_context(_references_unchecked(connection))
                    attempt.enter_context(connection.begin())
                    if take_turn is not None:
                        take_turn(connection)
                    until_the_end.push(attempt.pop_all())
                    return connection
            except sa_exc.DBAPIError as error:
                if not is_passing(error) or not pause_seconds:
                    raise
            time.sleep(pause_seconds)
        raise AssertionError("the last attempt raises")

    def tell_others(self, connection: sa.Connection, entry: int) -> None:
        """Have the server tell all who listen of this entry, once its transaction commits; nothing where it cannot."""
        if self.is_sqlite or self._tells_others is False:
            return
        telling = sa.select(sa.func.pg_notify(CHANNEL, str(entry)))
        if self._tells_others:
            connection.execute(telling)
            return
        try:
            with connection.begin_nested():
                connection.execute(telling)
            self._tells_others = True
        except sa_exc.DBAPIError as error:
            if error.connection_invalidated:
                raise
            self._tells_others = False

    @contextmanager
    def alone(self) -> Iterator[sa.Connection]:
        """A connection of its own on which each statement stands alone, for following; tried even where lost."""
        if self.is_sqlite:
            with self._reader.connect() as connection:
                yield connection
            return
        with self._writer.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            yield connection

    def _refuse_lost(self) -> None:
        if self.is_lost:
            raise connection_lost()

    @contextmanager
    def migrating(self) -> Iterator[sa.Connection]:
        """As `writing`, with SQLite's foreign keys off: rebuilding a table would else delete what refers to it."""
        with self.writing(checks_references=False) as connection:
            yield connection

    @contextmanager
    def outside_transactions(self) -> Iterator[sa.Connection]:
        """A server's connection on which each statement stands alone, as writing tables anew demands."""
        alone = self._writer.execution_options(isolation_level="AUTOCOMMIT")
        with self._write_lock, failures_in_words(), alone.connect() as connection:
            yield connection

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """The driver's own connection outside any transaction, for backup and integrity checks."""
        with self._write_lock, failures_in_words():
            connection = self._writer.raw_connection()
            try:
                yield connection.driver_connection
            finally:
                connection.close()

    def close(self) -> None:
        """Close every connection, after the write that is under way."""
        with self._write_lock:
            self._reader.dispose()
            self._writer.dispose()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def _references_unchecked(connection: sa.Connection) -> Iterator[None]:
    """While SQLite does not check references; outside a transaction."""
    _raw(connection, "PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        _raw(connection, "PRAGMA foreign_keys=ON")


def _raw(connection: sa.Connection, statement: str) -> None:
    """Run a statement outside the transaction that SQLAlchemy would begin."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute(statement)


def _usable_url(text: str) -> sa.URL:
    """The parts of a URL. Raises UserError, which does not quote it: there may be a password in it."""
    with suppress(sa_exc.ArgumentError):
        url = sa.make_url(text)
        if url.get_backend_name() == "postgresql" or (url.get_backend_name() == "sqlite" and url.database):
            return url
    raise UserError(
        _("This is no URL of a database that netwerk can use."),
        _("Give a file, or a URL that begins with postgresql://."),
    )


def _sqlite_engine(url: sa.URL, key: FileKey | None, *, begin: str, query_only: bool) -> sa.Engine:
    """An engine that begins its transactions itself: the driver's own beginning leaves failed migrations half done."""
    engine = sa.create_engine(
        url,
        module=sqlcipher3.dbapi2,
        connect_args={"check_same_thread": False},
        pool_size=_CONNECTIONS_KEPT,
        max_overflow=_CONNECTIONS_MORE,
    )

    @event.listens_for(engine, "do_connect")
    def unlock(dialect: Dialect, _record: object, arguments: list[Any], options: dict[str, Any]) -> Any:
        if query_only and cannot_change(Path(arguments[0])):
            arguments, options = [f"{Path(arguments[0]).absolute().as_uri()}?immutable=1"], {**options, "uri": True}
        # SQLAlchemy asks a new connection for its settings before anybody hears of it: the key comes first.
        connection = dialect.connect(*arguments, **options)
        prepare(connection, key)
        return connection

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA trusted_schema=OFF")
        if query_only:
            connection.execute("PRAGMA query_only=ON")
            connection.execute(f"PRAGMA cache_size=-{_READER_CACHE_KILOBYTES}")
        else:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute(f"PRAGMA cache_size=-{_WRITER_CACHE_KILOBYTES}")

    @event.listens_for(engine, "checkin")
    def let_go(connection: Any, _record: object) -> None:
        if connection is not None and not query_only:
            connection.execute("PRAGMA shrink_memory")

    @event.listens_for(engine, "begin")
    def start(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
