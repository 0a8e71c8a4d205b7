"""When there was contact last with everybody, or with some, as the daily review counts it. For `review`."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Container, Iterator, Sequence
from datetime import date
from itertools import compress
from typing import Any, NamedTuple, cast

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.policy import PERSONAL, WRITTEN
from netwerk_tui.domain.review_facts import DayNumber
from netwerk_tui.store import tables
from netwerk_tui.store.reads.plain_rows import DayNumbers, plain_columns

_Only = Collection[ContactId] | None

_OUTGOING = (Direction.OUT, Direction.MUTUAL)


class LastMoments(NamedTuple):
    """Some contacts, and of each when there was contact last; `NEVER` where there was none."""

    contacts: Sequence[ContactId]
    personal: Sequence[DayNumber]
    """That counts fully."""
    written: Sequence[DayNumber]
    """That counts for half."""
    outgoing: Sequence[DayNumber]
    """That I sought."""

    def of(self, wanted: Container[ContactId]) -> LastMoments:
        """Those of these contacts alone."""
        chosen = list(map(wanted.__contains__, self.contacts))
        if all(chosen):
            return self
        days = (list(compress(column, chosen)) for column in self[1:])
        return LastMoments(list(compress(self.contacts, chosen)), *days)


def last_moments(connection: sa.Connection, today: date, only: _Only = None) -> Iterator[LastMoments]:
    """Everybody, or some, in portions and by id, up to the end of this day.

    The index on the participants answers each by a few steps back from the day: in half the time of looking at
    1,000,000 moments.
    """
    contact, took_part = tables.contact.c, tables.participant.c

    def newest(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[Any]:
        return (
            sa.select(took_part.day)
            .where(took_part.contact_id == contact.id, took_part.day <= today, *conditions)
            .order_by(took_part.day.desc())
            .limit(1)
            .scalar_subquery()
        )

    query = sa.select(
        contact.id,
        newest(took_part.channel.in_(sorted(PERSONAL))).label("personal"),
        newest(took_part.channel.in_(sorted(WRITTEN))).label("written"),
        newest(took_part.channel != Channel.NOTE, took_part.direction.in_(_OUTGOING)).label("outgoing"),
    ).order_by(contact.id)
    number_of = DayNumbers().__getitem__
    for contacts, *days in plain_columns(connection, query, contact.id, only):
        yield LastMoments(
            cast("Sequence[ContactId]", array("q", contacts)), *(array("i", map(number_of, column)) for column in days)
        )
