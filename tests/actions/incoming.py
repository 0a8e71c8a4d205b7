"""What a file might bring in, and what is in a network afterwards, for the tests of importing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.actions import importing
from netwerk_tui.actions.import_plan import ImportReport
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.incoming import IncomingBatch, IncomingContact, IncomingInteraction, IncomingPoint
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction

TODAY = date(2026, 3, 2)
LATER = date(2026, 9, 1)


def person(
    given_name: str,
    surname: str = "Jansen",
    key: str | None = None,
    *,
    particle: str = "",
    organisation: str = "",
    role: str = "",
    emails: Sequence[str] = (),
    connected_on: date | None = None,
    tags: Sequence[str] = (),
    notes: str = "",
) -> IncomingContact:
    """Somebody with a profile named after them, unless `key` says otherwise."""
    external_id = f"linkedin.com/in/{given_name}-{surname}".lower() if key is None else key
    return IncomingContact(
        where=f"the line of {given_name}",
        external_id=external_id,
        given_name=given_name,
        particle=particle,
        surname=surname,
        organisation=organisation,
        role=role,
        points=tuple(IncomingPoint(PointKind.EMAIL, email) for email in emails),
        connected_on=connected_on,
        tags=tuple(tags),
        notes=notes,
    )


def message(
    text: str, *participants: IncomingContact | str, key: str = "conversation", direction: Direction = Direction.OUT
) -> IncomingInteraction:
    """A message on one day with these people."""
    return IncomingInteraction(
        where=f"the line of {key}",
        external_id=key,
        day=date(2026, 2, 1),
        channel=Channel.MESSAGE,
        direction=direction,
        text=text,
        participants=tuple(who if isinstance(who, str) else who.external_id for who in participants),
    )


def batch(
    *contacts: IncomingContact, interactions: Sequence[IncomingInteraction] = (), owner: str = ""
) -> IncomingBatch:
    """A file of LinkedIn's."""
    return IncomingBatch("linkedin", "linkedin-csv", tuple(contacts), tuple(interactions), owner=owner)


def bring_in(network: Network, incoming: IncomingBatch, today: date = TODAY) -> ImportReport:
    """Import the batch; what that did."""
    return importing.apply_import(network, importing.plan_import(network, incoming), today)


def add(network: Network, table: sa.Table, **columns: Any) -> int:
    """Add one row by hand."""
    with transaction(network.database, "By hand", "test") as recording:
        (row_id,) = recording.verbs.insert(table, [columns])
    return row_id


def edit(network: Network, table: sa.Table, row_id: int, **columns: Any) -> None:
    """Change one row by hand."""
    with transaction(network.database, "By hand", "test") as recording:
        recording.verbs.update(table, [{"id": row_id, **columns}])


def remove(network: Network, table: sa.Table, row_id: int) -> None:
    """Delete one row by hand."""
    with transaction(network.database, "By hand", "test") as recording:
        recording.verbs.delete(table, [row_id])


def rows(network: Network, table: sa.Table) -> list[dict[str, Any]]:
    """All rows, by id."""
    with network.database.reading() as connection:
        return [dict(row) for row in connection.execute(sa.select(table).order_by(table.c.id)).mappings()]


def only(network: Network, table: sa.Table) -> dict[str, Any]:
    """The only row."""
    (row,) = rows(network, table)
    return row


def columns_of(network: Network, table: sa.Table, *names: str) -> list[tuple[Any, ...]]:
    """These columns of all rows."""
    return [tuple(row[name] for name in names) for row in rows(network, table)]


def everything(network: Network) -> dict[str, list[dict[str, Any]]]:
    """All user data."""
    return {table.name: rows(network, table) for table in tables.USER_TABLES}
