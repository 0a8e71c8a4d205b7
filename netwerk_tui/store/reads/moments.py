"""How many contact moments there were, by contact."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.store import tables


def moments_by_contact(connection: sa.Connection, since: date, until: date) -> dict[ContactId, int]:
    """How often each contact took part in something between two days, both included; notes to myself do not count."""
    took_part, interaction = tables.participant.c, tables.interaction.c
    query = (
        sa.select(took_part.contact_id, sa.func.count().label("moments"))
        .join(tables.interaction, interaction.id == took_part.interaction_id)
        .where(interaction.day.between(since, until), interaction.channel != Channel.NOTE)
        .group_by(took_part.contact_id)
    )
    return {ContactId(row.contact_id): row.moments for row in connection.execute(query)}
