"""Who is sending which message at this moment, so that nobody takes a batch that is running for a broken-off one.

Each batch of mail holds a lease, which it renews while it goes on. A lease ends with its batch; where a program was
killed, at once on the machine where it ran, and elsewhere once it was not renewed for `LEASE_SECONDS`. For `outbox`'s
callers. Nothing of it is user data.
"""

from __future__ import annotations

import os
import platform
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.replacing import put_row

LEASE_SECONDS = 180
"""Longer than a server may take for one mail, four answers of half a minute each."""
_RENEWED_EVERY_SECONDS = 30

_PREFIX = "sender:"
_HERE = uuid.uuid5(uuid.NAMESPACE_DNS, platform.node()).hex
"""This machine, without its name."""


class Sender:
    """One batch of one message. Made by `sending`."""

    def __init__(self, database: Database, message: int) -> None:
        self.id = uuid.uuid4().hex
        self._database = database
        self._name = f"{_PREFIX}{message}:{self.id}"
        self._renewed_at: datetime | None = None

    def renew(self) -> None:
        """Say that the batch goes on; cheap where that was said lately."""
        now = datetime.now(UTC)
        if self._renewed_at is not None and (now - self._renewed_at).total_seconds() < _RENEWED_EVERY_SECONDS:
            return
        until = now + timedelta(seconds=LEASE_SECONDS)
        value = {"machine": _HERE, "process": os.getpid(), "until": until.isoformat()}
        with self._database.writing() as connection:
            put_row(connection, tables.memory, {"name": self._name, "value": value})
        self._renewed_at = now

    def end(self) -> None:
        """Say that the batch is over."""
        memory = tables.memory
        with self._database.writing() as connection:
            connection.execute(sa.delete(memory).where(memory.c.name == self._name))


@contextmanager
def sending(database: Database, message: int) -> Iterator[Sender]:
    """While a batch of this message goes out."""
    sender = Sender(database, message)
    sender.renew()
    try:
        yield sender
    finally:
        sender.end()


def senders_of(connection: sa.Connection, message: int, now: datetime) -> frozenset[str]:
    """The ids of the batches of a message that are running."""
    memory, prefix = tables.memory.c, f"{_PREFIX}{message}:"
    query = sa.select(memory.name, memory.value).where(memory.name.startswith(prefix, autoescape=True))
    return frozenset(row.name.removeprefix(prefix) for row in connection.execute(query) if _is_alive(row.value, now))


def _is_alive(lease: dict[str, object], now: datetime) -> bool:
    if datetime.fromisoformat(str(lease["until"])) < now:
        return False
    return lease["machine"] != _HERE or _is_running(int(str(lease["process"])))


def _is_running(process: int) -> bool:
    """Whether this machine runs the process, as far as can be told: other systems than POSIX say nothing harmless."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
