"""The search index as it was saved, in pieces, inside the network: so encryption, backups and erasure cover it.

What is saved is derived from the rows, so it is no user data and never in the ledger. It is written piece by piece,
each in a short transaction of its own, so that nothing that the user stores waits behind it; the last row says that all
is there. An erasure throws it all away in its own transaction, and what is being written meanwhile is not finished.
Called by actions, and `forget_saved_index` by the erasure.
"""

from __future__ import annotations

import json
import secrets
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from netwerk_tui.domain.ids import EntryId
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.reads.log import newest_entry
from netwerk_tui.store.replacing import put_row

_PIECE_BYTES = 2 << 20
"""Takes about 10 ms to write."""

_BEING_WRITTEN, _COMPLETE, _ERASURE = "being written", "complete", "erasure"
"""Rows that say how the others are; the content of the last is empty, and its entry is the newest erasure."""


@dataclass(frozen=True, slots=True)
class SavedIndex:
    """The bytes of an index, and up to which entry of the ledger they are true."""

    content: bytes
    entry: EntryId


def saved_index(connection: sa.Connection) -> SavedIndex | None:
    """What was saved last; None where that is nothing, not all there, or damaged."""
    part = tables.search_part.c
    last = connection.execute(sa.select(part.entry_id, part.content).where(part.name == _COMPLETE)).first()
    if last is None:
        return None
    pieces = connection.scalars(sa.select(part.content).where(part.name.like("piece %")).order_by(part.name))
    content = b"".join(pieces)
    if last.content != _told_of(content):
        return None
    return SavedIndex(content, EntryId(last.entry_id))


def save_index(database: Database, saved: SavedIndex, is_wanted: Callable[[], bool] = lambda: True) -> bool:
    """Save it in place of what was saved before; whether that was done.

    It is not, where somebody was erased since, another program saves at the same time, or it is not wanted any more.
    """
    token = secrets.token_bytes(8)
    part = tables.search_part
    with database.writing() as connection:
        if newest_erasure(connection) > saved.entry:
            return False
        connection.execute(sa.delete(part).where(part.c.name != _ERASURE))
        _put(connection, _BEING_WRITTEN, saved.entry, token)
    for place in range(0, len(saved.content), _PIECE_BYTES):
        with database.writing() as connection:
            if not is_wanted() or not _is_being_written(connection, token):
                return False
            _put(connection, f"piece {place:012}", saved.entry, saved.content[place : place + _PIECE_BYTES])
    with database.writing() as connection:
        if not _is_being_written(connection, token):
            return False
        connection.execute(sa.delete(part).where(part.c.name == _BEING_WRITTEN))
        _put(connection, _COMPLETE, saved.entry, _told_of(saved.content))
    return True


def forget_saved_index(connection: sa.Connection, erasure: EntryId | None) -> None:
    """Throw away what was saved, as part of an erasure; `erasure` is its entry, None where the log has none."""
    connection.execute(sa.delete(tables.search_part))
    _put(connection, _ERASURE, newest_entry(connection) if erasure is None else erasure, b"")


def newest_erasure(connection: sa.Connection) -> EntryId:
    """The entry of the last erasure, 0 without one: what was indexed before may tell of somebody who is forgotten."""
    part = tables.search_part.c
    return EntryId(connection.scalar(sa.select(part.entry_id).where(part.name == _ERASURE)) or 0)


def _is_being_written(connection: sa.Connection, token: bytes) -> bool:
    part = tables.search_part.c
    return connection.scalar(sa.select(part.content).where(part.name == _BEING_WRITTEN)) == token


def _put(connection: sa.Connection, name: str, entry: EntryId, content: bytes) -> None:
    put_row(connection, tables.search_part, {"name": name, "entry_id": entry, "content": content})


def _told_of(content: bytes) -> bytes:
    """What the last row says of all pieces together."""
    return json.dumps({"bytes": len(content), "check": zlib.crc32(content)}).encode()
