"""What a day asks for: promises that are due, birthdays, and how much contact there was lately."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, FollowupId
from netwerk_tui.domain.names import full_name
from netwerk_tui.store import tables


@dataclass(frozen=True, slots=True)
class DuePromise:
    """A promise that is open, and due."""

    id: FollowupId
    contact: ContactId
    name: str
    text: str
    due: date
    theirs: bool


@dataclass(frozen=True, slots=True)
class ComingBirthday:
    """A birthday, on the day that it is celebrated."""

    contact: ContactId
    name: str
    day: date


def due_promises(connection: sa.Connection, day: date) -> list[DuePromise]:
    """Open promises of which the day has come, the longest overdue first."""
    promise, contact = tables.followup.c, tables.contact.c
    is_open = sa.or_(promise.done_on.is_(None), promise.done_on > day)
    query = (
        sa.select(tables.followup, contact.given_name, contact.particle, contact.surname)
        .join(tables.contact, contact.id == promise.contact_id)
        .where(is_open, promise.due <= day)
        .order_by(promise.due, promise.id)
    )
    return [
        DuePromise(
            FollowupId(row.id),
            ContactId(row.contact_id),
            full_name(row.given_name, row.particle, row.surname),
            row.text,
            row.due,
            row.theirs,
        )
        for row in connection.execute(query)
    ]


def coming_birthdays(connection: sa.Connection, first: date, days: int) -> list[ComingBirthday]:
    """Birthdays on `first` and the days after it, `days` of them in all. 29 February counts as 28 in other years."""
    contact = tables.contact.c
    columns = (contact.id, contact.given_name, contact.particle, contact.surname)
    found: list[ComingBirthday] = []
    days_left = (date.max - first).days + 1
    for day in (first + timedelta(days=number) for number in range(min(days, days_left))):
        born_then = sa.or_(*(_born_on(month, number) for month, number in _birthdays_kept_on(day)))
        for row in connection.execute(sa.select(*columns).where(born_then).order_by(contact.sort_key, contact.id)):
            name = full_name(row.given_name, row.particle, row.surname)
            found.append(ComingBirthday(ContactId(row.id), name, day))
    return found


def contact_moments_between(connection: sa.Connection, since: date, until: date) -> int:
    """How many contact moments there were between two days, both included."""
    between = tables.interaction.c.day.between(since, until)
    query = sa.select(sa.func.count()).select_from(tables.interaction).where(between)
    return connection.execute(query).scalar_one()


def _birthdays_kept_on(day: date) -> Iterator[tuple[int, int]]:
    yield day.month, day.day
    if (day.month, day.day) == (2, 28) and not isleap(day.year):
        yield 2, 29


def _born_on(month: int, day: int) -> sa.ColumnElement[bool]:
    contact = tables.contact.c
    return sa.and_(contact.birth_month == month, contact.birth_day == day)
