"""Text that was typed and is not recorded yet, and where the user was when they left.

Neither is user data of the network: no ledger entry is written, and nothing of it is exported. It lives in the database
file, so that encryption and erasure cover it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from netwerk_tui.store import tables
from netwerk_tui.store.database import Database


def save_draft(database: Database, place: str, text: str) -> None:
    """Keep the text typed at `place`; forget it where there is none."""
    draft = tables.draft
    with database.writing() as connection:
        connection.execute(sa.delete(draft).where(draft.c.place == place))
        if text:
            connection.execute(sa.insert(draft).values(place=place, text=text, saved_at=datetime.now(UTC)))


def draft_at(database: Database, place: str) -> str:
    """The text that was left at `place`, or nothing."""
    with database.reading() as connection:
        query = sa.select(tables.draft.c.text).where(tables.draft.c.place == place)
        return connection.execute(query).scalar() or ""


def remember(database: Database, name: str, value: Any) -> None:
    """Keep a small JSON value under `name` for the next start."""
    memory = tables.memory
    with database.writing() as connection:
        connection.execute(sa.delete(memory).where(memory.c.name == name))
        connection.execute(sa.insert(memory).values(name=name, value=value))


def remembered(database: Database, name: str) -> Any:
    """What was kept under `name`, or None."""
    with database.reading() as connection:
        return connection.execute(sa.select(tables.memory.c.value).where(tables.memory.c.name == name)).scalar()
