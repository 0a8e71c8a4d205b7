"""Tells a clash over a column in words: what it is called, and what each value of it says. For `overlaps`."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from netwerk_tui.domain.column_words import column_label, is_joinable, value_words
from netwerk_tui.domain.conflict import Clash
from netwerk_tui.domain.names import full_name
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.touches import Touch


def clash_of(connection: sa.Connection, table: sa.Table, touch: Touch, mine: object) -> Clash:
    """The clash of what somebody else made of a column with what is to be made of it."""
    before, theirs = (_words(connection, table, touch.column, value) for value in (touch.before, touch.after))
    return Clash(
        field=touch.column,
        label=column_label(table.name, touch.column),
        read=before,
        mine=_words(connection, table, touch.column, mine),
        theirs=theirs,
        who=touch.actor,
        at=touch.at,
        is_text=is_joinable(table.name, touch.column),
        place=(table.name, touch.row_id, touch.column),
    )


def deletion_clash(connection: sa.Connection, table: sa.Table, touch: Touch) -> Clash:
    """The clash of what somebody else made of a column with deleting its row."""
    return replace(clash_of(connection, table, touch, None), mine=_("(deleted)"), is_text=False)


def _words(connection: sa.Connection, table: sa.Table, column: str, value: object) -> str:
    """What a column says; for a reference, what the row is called that it leads to."""
    keys = table.columns[column].foreign_keys
    if value is None or not keys:
        return value_words(table.name, column, value)
    target = next(iter(keys)).column.table
    found = connection.execute(sa.select(target).where(target.c.id == value)).mappings().first()
    if found is None:
        return f"({value})"
    if target is tables.contact:
        return full_name(found["given_name"], found["particle"], found["surname"])
    return str(found.get("name") or found.get("text") or f"({value})")
