"""Whom to begin with in a network where hardly anybody has a place yet."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.store import tables

_TO_NOBODY = (Channel.NOTE, Channel.BROADCAST)


def has_so_many_scored(connection: sa.Connection, today: date, count: int) -> bool:
    """Whether at least so many contacts have a place on any matrix at the end of this day. Stops once they have."""
    column = tables.assessment.c
    scored = sa.select(column.contact_id).where(column.kind == AssessmentKind.CURRENT, column.day <= today)
    enough = sa.select(sa.func.count()).select_from(scored.distinct().limit(count).subquery())
    return connection.execute(enough).scalar_one() >= count


def scored_and_unscored(connection: sa.Connection, today: date) -> tuple[int, int]:
    """How many contacts have a place on any matrix at the end of this day, and how many have none."""
    column = tables.assessment.c
    scored = sa.select(sa.func.count(column.contact_id.distinct())).where(
        column.kind == AssessmentKind.CURRENT, column.day <= today
    )
    everybody = sa.select(sa.func.count()).select_from(tables.contact)
    count = connection.execute(scored).scalar_one()
    return count, connection.execute(everybody).scalar_one() - count


def most_connected_unscored(connection: sa.Connection, today: date, count: int) -> list[ContactId]:
    """People and organisations without a place, with the most contact moments first, then known longest, then by id.

    Notes and broadcasts are no contact. Whoever asked not to be contacted is left out.
    """
    contact, column, took_part = tables.contact.c, tables.assessment.c, tables.participant.c
    moments = (
        sa.select(took_part.contact_id, sa.func.count().label("moments"))
        .where(took_part.day <= today, took_part.channel.not_in(_TO_NOBODY))
        .group_by(took_part.contact_id)
        .subquery()
    )
    scored = sa.exists().where(
        column.contact_id == contact.id, column.kind == AssessmentKind.CURRENT, column.day <= today
    )
    query = (
        sa.select(contact.id)
        .outerjoin(moments, moments.c.contact_id == contact.id)
        .where(~scored, sa.func.trim(contact.do_not_contact) == "")
        .order_by(sa.func.coalesce(moments.c.moments, 0).desc(), contact.since.asc().nulls_last(), contact.id)
        .limit(count)
    )
    return [ContactId(each) for each in connection.scalars(query)]
