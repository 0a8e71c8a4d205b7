"""What a card of the daily review counts of one contact: eight small queries on indexes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import ENCOUNTERS, Channel, Direction
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import AppliedEffort, EffortPolicy, EffortWish, effort_of
from netwerk_tui.domain.review_card import Dealings
from netwerk_tui.domain.review_facts import LOYAL_FROM
from netwerk_tui.domain.spans import YEAR_DAYS
from netwerk_tui.store import tables
from netwerk_tui.store.reads.acts import acts_by_contact
from netwerk_tui.store.reads.asks_put import was_put_this_year
from netwerk_tui.store.reads.review_planes import places_of
from netwerk_tui.store.reads.thanks_owed import unthanked


def effort_applied(
    connection: sa.Connection, matrices: MatrixSet, policy: EffortPolicy, contact: ContactId, today: date
) -> AppliedEffort:
    """What the contact deserves, with the channel and the form. The contact must exist."""
    column, tag, link = tables.contact.c, tables.tag.c, tables.contact_tag.c
    own = connection.execute(
        sa.select(column.ideal_days, column.maximum_days, column.preferred_channel, column.preferred_form).where(
            column.id == contact
        )
    ).one()
    tags = connection.execute(
        sa.select(tag.ideal_days, tag.maximum_days, tag.preferred_channel, tag.preferred_form, tag.name)
        .join(tables.contact_tag, link.tag_id == tag.id)
        .where(link.contact_id == contact)
        .order_by(tag.id)
    )
    categories = [
        matrix.category_of(cell).id for matrix, _contact, cell in places_of(connection, matrices, today, [contact])
    ]
    return effort_of(categories, [EffortWish(*row) for row in tags], EffortWish(*own), policy)


def dealings_of(
    connection: sa.Connection, matrices: MatrixSet, policy: EffortPolicy, contact: ContactId, today: date
) -> Dealings:
    """What went back and forth up to the end of this day. The contact must exist."""
    year_ago = today - timedelta(days=YEAR_DAYS - 1)
    encounters, incoming, outgoing = connection.execute(_moments(contact, today, year_ago)).one()
    given, received = connection.execute(_favours(contact, today)).one()
    ask, column = tables.ask.c, tables.contact.c
    asks = sa.select(sa.func.count()).where(ask.contact_id == contact, was_put_this_year(today))
    budget = sa.select(column.attention_budget).where(column.id == contact)
    acts = acts_by_contact(connection, today - timedelta(days=policy.act_days), today, contact)
    return Dealings(
        encounters=encounters or 0,
        incoming=incoming or 0,
        outgoing=outgoing or 0,
        favours_given=given or 0,
        favours_received=received or 0,
        asks=connection.execute(asks).scalar_one(),
        own_budget=connection.execute(budget).scalar_one(),
        acts=acts[contact],
        energies=tuple(_energies_of_supporter(connection, matrices, contact, today)),
        unthanked=tuple(unthanked(connection, contact, today)),
    )


def _moments(contact: ContactId, today: date, year_ago: date) -> sa.Select[Any]:
    took_part = tables.participant.c
    counts = sa.and_(took_part.day >= year_ago, took_part.channel != Channel.NOTE)

    def how_many(which: sa.ColumnElement[bool]) -> sa.ColumnElement[Any]:
        return sa.func.sum(sa.case((which, 1), else_=0))

    return sa.select(
        how_many(took_part.channel.in_(sorted(ENCOUNTERS))),
        how_many(sa.and_(counts, took_part.direction != Direction.OUT)),
        how_many(sa.and_(counts, took_part.direction != Direction.IN)),
    ).where(took_part.contact_id == contact, took_part.day <= today)


def _favours(contact: ContactId, today: date) -> sa.Select[Any]:
    favour = tables.favour.c
    given = sa.case((favour.direction == Direction.OUT, 1), else_=0)
    return sa.select(sa.func.sum(given), sa.func.sum(1 - given)).where(
        favour.contact_id == contact, favour.day <= today
    )


def _energies_of_supporter(
    connection: sa.Connection, matrices: MatrixSet, contact: ContactId, today: date
) -> list[int]:
    return [
        cell.horizontal
        for matrix, _contact, cell in places_of(connection, matrices, today, [contact])
        if matrix.id == ACCEPTANCE_ENERGY.id and cell.vertical >= LOYAL_FROM
    ]
