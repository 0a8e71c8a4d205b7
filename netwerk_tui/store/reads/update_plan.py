"""When updates went out to segments, and whom I talked with in a week. Called by actions."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import ENCOUNTERS
from netwerk_tui.domain.message import MessageKind
from netwerk_tui.domain.segment import SegmentId
from netwerk_tui.store import tables


def updates_sent(connection: sa.Connection, since: date, until: date) -> dict[SegmentId, list[date]]:
    """By segment, the days between these two on which an update went out to it."""
    message = tables.message.c
    query = sa.select(message.segment_id, message.sent_on).where(
        message.segment_id.is_not(None), message.kind == MessageKind.UPDATE, message.sent_on.between(since, until)
    )
    found: defaultdict[SegmentId, list[date]] = defaultdict(list)
    for segment, day in connection.execute(query.order_by(message.sent_on)):
        found[SegmentId(segment)].append(day)
    return dict(found)


def talked_with(connection: sa.Connection, since: date, until: date) -> frozenset[ContactId]:
    """With whom I met or spoke between these two days, both included."""
    took_part = tables.participant.c
    query = sa.select(took_part.contact_id).where(
        took_part.day.between(since, until), took_part.channel.in_(sorted(ENCOUNTERS))
    )
    return frozenset(map(ContactId, connection.scalars(query)))
