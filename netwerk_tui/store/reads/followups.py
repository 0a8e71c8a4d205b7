"""Promises with the names of those whom they are about: for lists, the shell and calendars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.followups import FollowupRow, OutgoingFollowup
from netwerk_tui.domain.ids import ContactId, FollowupId
from netwerk_tui.domain.names import full_name
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def followup_rows(connection: sa.Connection, *, done_since: date) -> list[FollowupRow]:
    """Every promise that is open, or was done on this day or later, in no order."""
    return [_row(row) for row in connection.execute(_current(done_since))]


def followup_rows_of(
    connection: sa.Connection, contacts: Sequence[ContactId], *, done_since: date
) -> list[FollowupRow]:
    """As `followup_rows`, of these contacts alone."""
    query = _current(done_since)
    found: list[FollowupRow] = []
    for chunk in chunks(contacts):
        about_them = query.where(tables.followup.c.contact_id.in_(chunk))
        found += [_row(row) for row in connection.execute(about_them)]
    return found


def followup_row(connection: sa.Connection, followup: FollowupId) -> FollowupRow | None:
    """One promise; None for one that is gone."""
    row = connection.execute(_rows().where(tables.followup.c.id == followup)).one_or_none()
    return None if row is None else _row(row)


def outgoing_followups(connection: sa.Connection, *, done_since: date, private: bool) -> list[OutgoingFollowup]:
    """Every promise that is open, or was done on this day or later, by id; private ones only where asked.

    A promise is as private as the contact moment that it was made at.
    """
    followup, interaction = tables.followup.c, tables.interaction.c
    change, entry = tables.change.c, tables.entry.c
    query = _current(done_since)
    if not private:
        query = query.where(~sa.exists().where(interaction.id == followup.interaction_id, interaction.private))
    revisions = (
        sa.select(change.row_id, sa.func.max(change.entry_id).label("entry_id"))
        .where(change.table_name == tables.followup.name)
        .group_by(change.row_id)
        .subquery()
    )
    instants: dict[int, datetime] = {
        row.row_id: row.at
        for row in connection.execute(
            sa.select(revisions.c.row_id, entry.at).join(tables.entry, entry.id == revisions.c.entry_id)
        )
    }
    return [
        OutgoingFollowup(_row(row), instants.get(row.id, _LONG_AGO))
        for row in connection.execute(query.order_by(followup.id))
    ]


def _rows() -> sa.Select[Any]:
    followup, contact = tables.followup.c, tables.contact.c
    columns = (
        *(followup.id, followup.contact_id, followup.theirs, followup.text, followup.due, followup.done_on),
        followup.result,
        followup.reported_on,
        *(contact.given_name, contact.particle, contact.surname, contact.search_key),
    )
    return sa.select(*columns).join_from(tables.followup, tables.contact, contact.id == followup.contact_id)


def _current(done_since: date) -> sa.Select[Any]:
    done_on = tables.followup.c.done_on
    return _rows().where(done_on.is_(None) | (done_on >= done_since))


def _row(row: Sequence[Any]) -> FollowupRow:
    # Unpacked, since looking each column up by its name takes 0.5 s more for 100,000 rows.
    key, contact, theirs, text, due, done_on, result, reported_on, *name, name_key = row
    return FollowupRow(
        FollowupId(key), ContactId(contact), full_name(*name), name_key, theirs, text, due, done_on, result, reported_on
    )
