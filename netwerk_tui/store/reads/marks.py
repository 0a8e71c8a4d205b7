"""Who is marked as what, and the steps on the ambassadors' path."""

from __future__ import annotations

import sqlalchemy as sa

from netwerk_tui.domain.ambassadors import StageStep
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables


def critical_friends(connection: sa.Connection) -> list[ContactId]:
    """Everybody who is for and against at once."""
    contact = tables.contact.c
    return [ContactId(each) for each in connection.scalars(sa.select(contact.id).where(contact.critical_friend))]


def ambassador_stages(connection: sa.Connection) -> dict[ContactId, AmbassadorStage]:
    """Everybody on the ambassadors' path, and how far they are."""
    contact = tables.contact.c
    query = sa.select(contact.id, contact.ambassador).where(contact.ambassador != "")
    return {ContactId(row.id): AmbassadorStage(row.ambassador) for row in connection.execute(query)}


def stage_steps(connection: sa.Connection) -> list[StageStep]:
    """Every dated step on the ambassadors' path, oldest first."""
    step = tables.ambassadorship.c
    query = sa.select(step.contact_id, step.day, step.stage).order_by(step.day, step.id)
    return [
        StageStep(ContactId(row.contact_id), row.day, AmbassadorStage(row.stage) if row.stage else None)
        for row in connection.execute(query)
    ]
