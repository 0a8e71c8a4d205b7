"""Who is marked as what, and how many were on each stage of the ambassadors' path."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa

from netwerk_tui.domain.ambassadors import StageChange
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.images import RowImage


def critical_friends(connection: sa.Connection) -> list[ContactId]:
    """Everybody who is for and against at once."""
    contact = tables.contact.c
    return [ContactId(each) for each in connection.scalars(sa.select(contact.id).where(contact.critical_friend))]


def ambassador_stages(connection: sa.Connection) -> dict[ContactId, AmbassadorStage]:
    """Everybody on the ambassadors' path, and how far they are."""
    contact = tables.contact.c
    query = sa.select(contact.id, contact.ambassador).where(contact.ambassador != "")
    return {ContactId(row.id): AmbassadorStage(row.ambassador) for row in connection.execute(query)}


def stage_changes(connection: sa.Connection, after: date) -> list[StageChange]:
    """What the ledger remembers of stages since the end of this day, undone and redone changes among them.

    Days are those of the user's clock. A contact that came or went with a stage counts too.
    """
    entry, change = tables.entry.c, tables.change.c
    names_a_stage = sa.or_(
        *(sa.cast(image, sa.Text).contains('"ambassador"') for image in (change.before, change.after))
    )
    query = (
        sa.select(entry.at, change.before, change.after)
        .join(tables.entry, entry.id == change.entry_id)
        .where(change.table_name == tables.contact.name, entry.at >= _end_of(after), names_a_stage)
        .order_by(change.entry_id, change.position)
    )
    found = [
        StageChange(row.at.astimezone().date(), _stage_in(row.before), _stage_in(row.after))
        for row in connection.execute(query)
    ]
    return [each for each in found if each.before is not each.after]


def _end_of(day: date) -> datetime:
    """The instant at which the day is over by the user's clock."""
    return datetime.combine(day + timedelta(days=1), time()).astimezone(UTC)


def _stage_in(image: RowImage | None) -> AmbassadorStage | None:
    stage = (image or {}).get("ambassador")
    return AmbassadorStage(stage) if stage else None
