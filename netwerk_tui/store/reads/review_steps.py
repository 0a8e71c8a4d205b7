"""How cards of the daily review ended."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.review import Reason, Step, StepOutcome
from netwerk_tui.domain.review_facts import is_out
from netwerk_tui.store import tables


def contacts_out(connection: sa.Connection, today: date, only: Collection[ContactId] | None = None) -> set[ContactId]:
    """Those who have no card today, since theirs is finished or put off. Their newest step decides."""
    step = tables.review_step.c
    of_weight = sa.select(step.contact_id).where(sa.or_(step.day == today, step.until > today))
    query = (
        sa.select(step.contact_id, step.day, step.until)
        .where(step.day <= today, step.contact_id.in_(of_weight))
        .order_by(step.day, step.id)
    )
    if only is not None:
        query = query.where(step.contact_id.in_(only))
    newest = {contact: (day, until) for contact, day, until in connection.execute(query)}
    return {contact for contact, last in newest.items() if is_out(*last, today)}


def steps_on(connection: sa.Connection, day: date) -> list[Step]:
    """The last step of everybody whose card was finished on this day, in the order of those steps."""
    step, contact = tables.review_step.c, tables.contact.c
    query = (
        sa.select(tables.review_step, contact.given_name, contact.particle, contact.surname)
        .join(tables.contact, contact.id == step.contact_id)
        .where(step.day == day)
        .order_by(step.id)
    )
    found: dict[ContactId, Step] = {}
    for row in connection.execute(query):
        found.pop(row.contact_id, None)
        found[row.contact_id] = Step(
            contact=ContactId(row.contact_id),
            name=full_name(row.given_name, row.particle, row.surname),
            outcome=StepOutcome(row.outcome),
            reason=Reason(row.reason) if row.reason in _REASONS else None,
            until=row.until,
            text=row.text,
        )
    return list(found.values())


_REASONS = frozenset(Reason)


def streak_days(connection: sa.Connection, today: date) -> int:
    """How many days in a row at least one card was finished, up to today, or to yesterday while today has none."""
    step = tables.review_step.c
    newest_first = sa.select(step.day).distinct().where(step.day <= today).order_by(step.day.desc())
    length = 0
    expected = today
    for day in connection.scalars(newest_first):
        if day != expected and not (length == 0 and day == today - timedelta(days=1)):
            break
        length += 1
        expected = day - timedelta(days=1)
    return length
