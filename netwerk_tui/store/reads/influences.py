"""What is noted of principles of influence, for what records how they went."""

from __future__ import annotations

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.influence import InfluenceOutcome, Principle
from netwerk_tui.store import tables


def untried_row(connection: sa.Connection, contact: ContactId, principle: Principle) -> int | None:
    """The row that says this principle is still to be tried with the contact; None where none does."""
    column = tables.influence.c
    query = sa.select(column.id).where(
        column.contact_id == contact, column.principle == principle, column.outcome == InfluenceOutcome.UNTRIED
    )
    return connection.scalars(query.order_by(column.id)).first()
