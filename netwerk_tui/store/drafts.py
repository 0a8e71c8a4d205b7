"""Text that was typed and is not recorded yet, and where the user was when they left.

Neither is user data of the network: no ledger entry is written, and nothing of it is exported. It lives in the database
file, so that encryption and erasure cover it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.replacing import put_row
from netwerk_tui.store.search_parts import newest_erasure


def save_draft(
    database: Database, place: str, text: str, about: ContactId | None = None, erasure_seen: EntryId | None = None
) -> None:
    """Keep the text typed at `place`, and the contact it is about; forget it where there is no text.

    A text that is kept stays as it is where somebody was erased after `erasure_seen`: the new one may tell of them.
    """
    draft = tables.draft
    with database.writing() as connection:
        if text and erasure_seen is not None and newest_erasure(connection) > erasure_seen:
            return
        if text:
            values = {"place": place, "text": text, "contact_id": about, "saved_at": datetime.now(UTC)}
            put_row(connection, draft, values)
        else:
            connection.execute(sa.delete(draft).where(draft.c.place == place))


def draft_at(database: Database, place: str) -> tuple[str, ContactId | None]:
    """The text that was left at `place` and the contact it is about; no text where nothing was left."""
    with database.reading() as connection:
        query = sa.select(tables.draft.c.text, tables.draft.c.contact_id).where(tables.draft.c.place == place)
        row = connection.execute(query).first()
    return ("", None) if row is None else (row.text, row.contact_id)


def hand_over_drafts(connection: sa.Connection, people: Sequence[ContactId], to: ContactId) -> None:
    """Let what is being typed about these people be about this contact, who they turned out to be."""
    draft = tables.draft
    connection.execute(sa.update(draft).where(draft.c.contact_id.in_(people)).values(contact_id=to))


def remember(database: Database, name: str, value: Any) -> None:
    """Keep a small JSON value under `name` for the next start."""
    with database.writing() as connection:
        put_row(connection, tables.memory, {"name": name, "value": value})


def remembered(database: Database, name: str) -> Any:
    """What was kept under `name`, or None."""
    with database.reading() as connection:
        return connection.execute(sa.select(tables.memory.c.value).where(tables.memory.c.name == name)).scalar()
