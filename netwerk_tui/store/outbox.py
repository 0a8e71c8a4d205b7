"""Mail that is on its way: what the server said to each, before the entry of the whole batch is written.

A batch of mail is one entry in the ledger, but a program can be killed in the middle of one. Each mail is therefore
noted here before it is handed over and once the server has answered, each note in a transaction of its own; the entry
takes the notes over and removes them. Nothing of it is user data: it lives for the length of a batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.message import DeliveryStatus
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.database import Database
from netwerk_tui.store.replacing import claim_row, put_row

_PREFIX = "outbox:"
_WAITING = (DeliveryStatus.PLANNED, DeliveryStatus.FAILED)


@dataclass(frozen=True, slots=True)
class Mailed:
    """One mail that was handed over, and what came of it."""

    message_id: int
    contact_id: int
    external_id: str
    address: str
    variant: int | None
    accepted: bool | None = None
    """None while the server has not answered."""
    reason: str = ""
    subject: str = ""
    text: str = ""
    """The words that it went out with."""
    sender: str = ""
    """The batch that sends it, as `senders` knows it."""


def claim(database: Database, mailed: Mailed) -> bool:
    """Note that a mail is about to be handed over; False where somebody else has done so, or the reader is out of it.

    Two programs can send one message at the same time: each reader is claimed by one of them.
    """
    delivery = tables.delivery
    name = f"{_PREFIX}{mailed.message_id}:{mailed.contact_id}"
    status = sa.select(delivery.c.status).where(
        delivery.c.message_id == mailed.message_id, delivery.c.contact_id == mailed.contact_id
    )
    with database.writing() as connection:
        if not claim_row(connection, tables.memory, {"name": name, "value": asdict(mailed)}):
            return False
        # Looked at last: another program's batch may have ended, and taken its claim away, a moment ago.
        if connection.scalar(status) in (None, *_WAITING):
            return True
        connection.execute(sa.delete(tables.memory).where(tables.memory.c.name == name))
        return False


def note(database: Database, mailed: Mailed) -> None:
    """Note how far a mail is, in place of what was noted of it before. Lasts once this returns."""
    name = f"{_PREFIX}{mailed.message_id}:{mailed.contact_id}"
    with database.writing() as connection:
        put_row(connection, tables.memory, {"name": name, "value": asdict(mailed)})


def forget(database: Database, mailed: Mailed) -> None:
    """Forget a mail that was not handed over after all."""
    memory = tables.memory
    with database.writing() as connection:
        connection.execute(
            sa.delete(memory).where(memory.c.name == f"{_PREFIX}{mailed.message_id}:{mailed.contact_id}")
        )


def noted(connection: sa.Connection, message: int) -> list[Mailed]:
    """The mails of a message that no entry tells of yet, by contact."""
    memory = tables.memory.c
    query = sa.select(memory.value).where(memory.name.startswith(f"{_PREFIX}{message}:", autoescape=True))
    found = [Mailed(**_checked(value)) for value in connection.scalars(query)]
    return sorted(found, key=lambda mailed: mailed.contact_id)


def clear(connection: sa.Connection, mailed: Iterable[Mailed]) -> None:
    """Remove these notes, in the transaction whose entry tells of them."""
    memory = tables.memory
    for chunk in chunks([f"{_PREFIX}{each.message_id}:{each.contact_id}" for each in mailed]):
        connection.execute(sa.delete(memory).where(memory.c.name.in_(chunk)))


def _checked(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value[name] for name in Mailed.__dataclass_fields__ if name in value}
