"""The saved search index, read through the driver alone: SQLAlchemy takes longer to import than `netwerk find` should.

Only `actions.finding_at_once` calls this. As with the first page, anything but a file that is as it should be is left
to the usual way: a server, another schema, an encrypted or damaged file, an index that is behind the ledger.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from netwerk_tui.domain.errors import Candidate
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import full_name
from netwerk_tui.store.schema_revision import SCHEMA_REVISION

MOST_CONTACTS = 500
"""Who can be asked for in one go."""

_BUSY_TIMEOUT_MS = 200

_NAMES = """
    select id, given_name, particle, surname, organisation
    from contact where id in (select value from json_each(?))
"""


def index_without_changes(path: Path) -> bytes | None:
    """The index of a network of which it tells everything, as `PeopleIndex.of_bytes` takes it; None for any other."""
    if not path.is_file():
        return None
    try:
        with closing(_connected(path)) as connection:
            connection.execute("begin")
            return _content(connection)
    except (sqlite3.Error, ValueError, LookupError):
        # Of a file that is damaged anything may be left.
        return None


def names_in(path: Path, contacts: Sequence[ContactId]) -> list[Candidate] | None:
    """The name and organisation of each of at most `MOST_CONTACTS`, in order; None where they cannot be read."""
    try:
        with closing(_connected(path)) as connection:
            rows = connection.execute(_NAMES, (json.dumps(contacts),))
            found = {row[0]: Candidate(row[0], full_name(row[1], row[2], row[3]), row[4]) for row in rows}
    except sqlite3.Error:
        return None
    return [found[contact] for contact in contacts if contact in found]


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    connection.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
    return connection


def _content(connection: sqlite3.Connection) -> bytes | None:
    """The bytes of the index, where it tells of the newest entry and nobody was erased since."""
    if connection.execute("select version_num from alembic_version").fetchall() != [(SCHEMA_REVISION,)]:
        return None
    parts = dict(connection.execute("select name, entry_id from search_part").fetchall())
    (newest,) = connection.execute("select coalesce(max(id), 0) from entry").fetchone()
    if parts.get("complete") != newest or parts.get("erasure", 0) > newest:
        return None
    (told,) = connection.execute("select content from search_part where name = 'complete'").fetchone()
    pieces = connection.execute("select content from search_part where name like 'piece %' order by name")
    content = b"".join(piece for (piece,) in pieces)
    expected = json.loads(told)
    is_whole = len(content) == expected["bytes"] and zlib.crc32(content) == expected["check"]
    return content if is_whole else None
