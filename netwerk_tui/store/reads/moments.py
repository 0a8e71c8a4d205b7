"""How many contact moments there were, by contact."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.store import tables

_TO_NOBODY = (Channel.NOTE, Channel.BROADCAST)
"""Written to myself, or to everybody at once."""


def moments_by_contact(connection: sa.Connection, since: date, until: date) -> dict[ContactId, int]:
    """How often each contact took part in something between two days, both included.

    Neither notes to myself nor broadcasts count.
    """
    took_part = tables.participant.c
    query = (
        sa.select(took_part.contact_id, sa.func.count().label("moments"))
        .where(took_part.day.between(since, until), took_part.channel.not_in(_TO_NOBODY))
        .group_by(took_part.contact_id)
    )
    return {ContactId(row.contact_id): row.moments for row in connection.execute(query)}
