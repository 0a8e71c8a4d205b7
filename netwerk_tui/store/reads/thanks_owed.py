"""Contributions without thanks: one statement of the rule, for the review, the ledgers, the cards and the briefing.

A promise of theirs that was done, or an ask that was answered, until today, with no thanks on that day or after it, for
whatever they were.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.review_card import Contribution
from netwerk_tui.store import tables


def is_unthanked_promise(today: date) -> sa.ColumnElement[bool]:
    """Whether a follow-up is a promise of theirs that was done without thanks."""
    followup = tables.followup.c
    return sa.and_(
        followup.theirs, followup.done_on <= today, ~_thanked_since(tables.followup, followup.done_on, today)
    )


def is_unthanked_answer(today: date) -> sa.ColumnElement[bool]:
    """Whether an ask was answered without thanks."""
    ask = tables.ask.c
    return sa.and_(ask.answered_on <= today, ~_thanked_since(tables.ask, ask.answered_on, today))


def unthanked(connection: sa.Connection, contact: ContactId, today: date) -> list[Contribution]:
    """What one contact did and answered without thanks, the newest first."""
    followup, ask = tables.followup.c, tables.ask.c
    done = sa.select(followup.done_on.label("day"), followup.text).where(
        followup.contact_id == contact, is_unthanked_promise(today)
    )
    told = sa.select(ask.answered_on.label("day"), ask.text).where(
        ask.contact_id == contact, is_unthanked_answer(today)
    )
    rows = connection.execute(sa.union_all(done, told)).all()
    return sorted(
        (Contribution(row.day, row.text) for row in rows), key=lambda each: (each.day, each.text), reverse=True
    )


def _thanked_since(table: sa.Table, day: sa.ColumnElement[Any], today: date) -> sa.ColumnElement[bool]:
    """Whether the contact in a row of the table was thanked on a day or after it, until today."""
    thanks = tables.thanks.c
    return sa.exists().where(thanks.contact_id == table.c.contact_id, thanks.day.between(day, today))
