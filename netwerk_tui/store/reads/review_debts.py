"""What I owe contacts: promises of mine that are due, thanks for what they contributed, and what came of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.review_facts import NEVER, DayNumber, Debts
from netwerk_tui.store import tables
from netwerk_tui.store.reads.plain_rows import DayNumbers, plain_rows
from netwerk_tui.store.reads.thanks_owed import is_unthanked_answer, is_unthanked_promise

_Only = Collection[ContactId] | None
_Days = Mapping[ContactId, DayNumber]


def debts_by_contact(
    connection: sa.Connection, policy: EffortPolicy, today: date, only: _Only
) -> dict[ContactId, Debts]:
    """Since when I owe what at the end of this day, to those whom I owe anything then or soon."""
    promises = _oldest(connection, [_promises_due(today)], only)
    results = _oldest(connection, list(_results_to_tell(today)), only)
    thanks = _thanks_owed(connection, policy, today, only)
    return {
        contact: Debts(promises.get(contact, NEVER), thanks.get(contact, NEVER), results.get(contact, NEVER))
        for contact in {*promises, *results, *thanks}
    }


def _promises_due(today: date) -> sa.Select[Any]:
    """Promises of mine that are open and due."""
    followup = tables.followup.c
    is_open = sa.or_(followup.done_on.is_(None), followup.done_on > today)
    return sa.select(followup.contact_id, followup.due).where(sa.not_(followup.theirs), followup.due <= today, is_open)


def _results_to_tell(today: date) -> Iterator[sa.Select[Any]]:
    """Things that came of what a contact did or said, of which they have not heard.

    A promise of theirs that was done with a result, an answer that was used, a concern that was settled, and a success
    they contributed to and were not thanked for.
    """
    followup, ask, concern = tables.followup.c, tables.ask.c, tables.concern.c
    yield sa.select(followup.contact_id, followup.done_on).where(
        followup.theirs, followup.done_on <= today, followup.result != "", _not_by(followup.reported_on, today)
    )
    yield sa.select(ask.contact_id, ask.used_on).where(ask.used_on <= today, _not_by(ask.shown_on, today))
    yield sa.select(concern.contact_id, concern.settled_on).where(
        concern.settled_on <= today, _not_by(concern.reported_on, today)
    )
    success, part, thanks = tables.success.c, tables.contribution.c, tables.thanks.c
    thanked = sa.exists().where(
        thanks.contact_id == part.contact_id, thanks.success_id == part.success_id, thanks.day <= today
    )
    yield (
        sa.select(part.contact_id, success.day)
        .join(tables.success, success.id == part.success_id)
        .where(success.day <= today, ~thanked)
    )


def _thanks_owed(connection: sa.Connection, policy: EffortPolicy, today: date, only: _Only) -> _Days:
    """Since when, or from when on, I owe thanks for what contacts did or told me."""
    followup, ask = tables.followup.c, tables.ask.c
    done = sa.select(followup.contact_id, followup.done_on).where(is_unthanked_promise(today))
    told = sa.select(ask.contact_id, ask.answered_on).where(is_unthanked_answer(today))
    unthanked = _oldest(connection, [done, told], only)
    return {contact: day + policy.thanks_wait_days for contact, day in unthanked.items()}


def _not_by(column: sa.ColumnElement[Any], today: date) -> sa.ColumnElement[bool]:
    """Whether this has not happened by the end of the day."""
    return sa.or_(column.is_(None), column > today)


def _oldest(connection: sa.Connection, queries: list[sa.Select[Any]], only: _Only) -> _Days:
    """The oldest day of each contact in rows of (contact, day)."""
    found: dict[ContactId, DayNumber] = {}
    days = DayNumbers()
    for query in queries:
        for contact, text in plain_rows(connection, _narrowed(query, only)):
            day = days[text]
            if day < found.get(contact, day + 1):
                found[contact] = day
    return found


def _narrowed(query: sa.Select[Any], only: _Only) -> sa.Select[Any]:
    return query if only is None else query.where(query.selected_columns.contact_id.in_(only))
