"""Two connections for reading on two threads at once. For whatever reads of everybody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from netwerk_tui.store.database import Database
from netwerk_tui.store.reads.log import newest_entry


@contextmanager
def two_readings(database: Database) -> Iterator[tuple[sa.Connection, sa.Connection]]:
    """Two connections that see one and the same moment of the database. Raises UserError on failure.

    A connection sees the database as it is at its first look. Where an entry came between the two looks, they look
    again.
    """
    while True:
        with database.reading() as one, database.reading() as other:
            if newest_entry(one) == newest_entry(other):
                yield one, other
                return
