"""What goes back and forth between a contact and me: asks, tells, thanks, favours and concerns of one contact."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.asks import Ask, AskStatus, Tell, TellStatus
from netwerk_tui.domain.gratitude import Concern, Favour, Thanks
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.domain.note_draft import OpenTell
from netwerk_tui.store import tables


def asks_of(connection: sa.Connection, contact: ContactId) -> tuple[Ask, ...]:
    """The asks of one contact, in the order in which they came up."""
    query = _with_dossier(tables.ask).where(tables.ask.c.contact_id == contact).order_by(tables.ask.c.id)
    return tuple(ask_in(row) for row in connection.execute(query))


def ask_in(row: sa.Row[Any]) -> Ask:
    """The ask in a row that also has the name of its dossier."""
    return Ask(
        id=row.id,
        topic=row.topic,
        text=row.text,
        status=AskStatus(row.status),
        dossier_name=row.dossier_name or "",
        opened_on=row.opened_on,
        asked_on=row.asked_on,
        answered_on=row.answered_on,
        answer=row.answer,
        used_on=row.used_on,
        use=row.use,
        shown_on=row.shown_on,
    )


def tells_of(connection: sa.Connection, contact: ContactId) -> tuple[Tell, ...]:
    """The tells of one contact, in the order in which they came up."""
    query = _with_dossier(tables.tell).where(tables.tell.c.contact_id == contact).order_by(tables.tell.c.id)
    return tuple(
        Tell(row.id, row.text, TellStatus(row.status), row.dossier_name or "", row.opened_on, row.told_on)
        for row in connection.execute(query)
    )


def open_tells_of(connection: sa.Connection, contact: ContactId) -> list[OpenTell]:
    """What waits to be told to one contact, in the order in which it came up."""
    tell = tables.tell.c
    query = sa.select(tell.id, tell.text).where(tell.contact_id == contact, tell.status == TellStatus.OPEN)
    return [OpenTell(row.id, contact, row.text) for row in connection.execute(query.order_by(tell.id))]


def thanks_of(connection: sa.Connection, contact: ContactId) -> tuple[Thanks, ...]:
    """When I thanked one contact, the newest first."""
    column = tables.thanks.c
    query = sa.select(column.id, column.day, column.text).where(column.contact_id == contact)
    newest_first = query.order_by(column.day.desc(), column.id.desc())
    return tuple(Thanks(row.id, row.day, row.text) for row in connection.execute(newest_first))


def favours_of(connection: sa.Connection, contact: ContactId) -> tuple[Favour, ...]:
    """The value that went between one contact and me, the newest first."""
    column = tables.favour.c
    query = sa.select(tables.favour).where(column.contact_id == contact)
    newest_first = query.order_by(column.day.desc(), column.id.desc())
    return tuple(
        Favour(row.id, row.day, Direction(row.direction), row.text) for row in connection.execute(newest_first)
    )


def concerns_of(connection: sa.Connection, contact: ContactId) -> tuple[Concern, ...]:
    """The concerns of one contact, the newest first."""
    column = tables.concern.c
    query = concerns().where(column.contact_id == contact).order_by(column.raised_on.desc(), column.id.desc())
    return tuple(concern_in(row) for row in connection.execute(query))


def concerns() -> sa.Select[Any]:
    """Concerns with the names of their theme and their dossier."""
    concern, theme, dossier = tables.concern.c, tables.theme.c, tables.dossier.c
    return (
        sa.select(tables.concern, theme.name.label("theme_name"), dossier.name.label("dossier_name"))
        .outerjoin(tables.theme, theme.id == concern.theme_id)
        .outerjoin(tables.dossier, dossier.id == concern.dossier_id)
    )


def concern_in(row: sa.Row[Any]) -> Concern:
    """The concern in a row of `concerns`."""
    return Concern(
        id=row.id,
        contact=ContactId(row.contact_id),
        theme=row.theme_name or "",
        dossier_name=row.dossier_name or "",
        text=row.text,
        raised_on=row.raised_on,
        promise=row.promise,
        promised_on=row.promised_on,
        result=row.result,
        settled_on=row.settled_on,
        reported_on=row.reported_on,
    )


def _with_dossier(table: sa.Table) -> sa.Select[Any]:
    dossier = tables.dossier.c
    return sa.select(table, dossier.name.label("dossier_name")).outerjoin(
        tables.dossier, dossier.id == table.c.dossier_id
    )
