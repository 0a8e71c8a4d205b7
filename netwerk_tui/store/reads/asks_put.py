"""Asks that were put to contacts in the year until today: the one statement of that rule in the database."""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa

from netwerk_tui.domain.spans import YEAR_DAYS
from netwerk_tui.store import tables


def was_put_this_year(today: date) -> sa.ColumnElement[bool]:
    """Whether an ask was put in the 365 days until today, today included."""
    return tables.ask.c.asked_on.between(today - timedelta(days=YEAR_DAYS - 1), today)
