"""What contacts did of their own accord, by contact."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.store import tables


def acts_by_contact(
    connection: sa.Connection, since: date, until: date, only: ContactId | None = None
) -> Counter[ContactId]:
    """How many acts of theirs there were between two days, both included, on whatever subject; of one, where given.

    A promise of theirs that was kept, a contact moment that they began, and each act that an assessment names as
    evidence. Three queries.
    """
    acts: Counter[ContactId] = Counter()
    for query in (_promises_kept(since, until), _contact_taken_up(since, until)):
        for row in connection.execute(_narrowed(query, only)):
            acts[ContactId(row.contact_id)] += row.acts
    for assessed in connection.execute(_narrowed(_evidence(since, until), only)):
        acts[ContactId(assessed.contact_id)] += len(assessed.evidence.split())
    return acts


def _narrowed(query: sa.Select[Any], only: ContactId | None) -> sa.Select[Any]:
    return query if only is None else query.where(query.selected_columns.contact_id == only)


def _promises_kept(since: date, until: date) -> sa.Select[tuple[int, int]]:
    followup = tables.followup.c
    return (
        sa.select(followup.contact_id, sa.func.count().label("acts"))
        .where(followup.theirs, followup.done_on.between(since, until))
        .group_by(followup.contact_id)
    )


def _contact_taken_up(since: date, until: date) -> sa.Select[tuple[int, int]]:
    took_part = tables.participant.c
    return (
        sa.select(took_part.contact_id, sa.func.count().label("acts"))
        .where(
            took_part.day.between(since, until),
            took_part.direction == Direction.IN,
            took_part.channel != Channel.NOTE,
        )
        .group_by(took_part.contact_id)
    )


def _evidence(since: date, until: date) -> sa.Select[tuple[int, str]]:
    assessment = tables.assessment.c
    return sa.select(assessment.contact_id, assessment.evidence).where(
        assessment.evidence != "",
        assessment.kind == AssessmentKind.CURRENT,
        assessment.day.between(since, until),
    )
