"""What a message needs to know of its readers: what its fields become, and what the cautions look at.

A dozen statements for any number of readers, each on an index. Called by `actions.message_readers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.names import full_name
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.asks_put import was_put_this_year


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """One reader, as they are known."""

    contact: ContactId
    kind: ContactKind
    name: str
    given_name: str
    surname: str
    """With its particle."""
    role: str
    organisation: str
    locality: str
    language: str
    form_of_address: str
    motive: str
    """Their own, else that of their persona."""
    do_not_contact: str
    own_budget: int | None
    email: str
    """The first one; empty where none is known."""
    phone: str
    address: str
    last_contact: date | None
    last_help: str
    """The newest of their promises kept, answers and favours, in words."""
    asks_this_year: int
    """Put to them, or open."""
    last_asked: date | None
    last_given: date | None


def reader_rows(connection: sa.Connection, contacts: Sequence[ContactId], today: date) -> dict[ContactId, ReaderRow]:
    """Those of the contacts who exist, in the order asked; what happened up to the end of this day counts."""
    found: dict[ContactId, ReaderRow] = {}
    for chunk in chunks(list(dict.fromkeys(contacts))):
        found |= _rows_of(connection, chunk, today)
    return {contact: found[contact] for contact in contacts if contact in found}


def _rows_of(connection: sa.Connection, chunk: Sequence[int], today: date) -> dict[ContactId, ReaderRow]:
    points = _first_points(connection, chunk)
    motives = _persona_motives(connection, chunk)
    last = _newest_days(connection, _moments(chunk, today))
    given = _newest_days(connection, _given(chunk, today))
    helped = _newest_texts(connection, chunk, today)
    asks = _asks(connection, chunk, today)
    people = connection.execute(sa.select(tables.contact).where(tables.contact.c.id.in_(chunk)))
    return {
        ContactId(row.id): ReaderRow(
            contact=ContactId(row.id),
            kind=ContactKind(row.kind),
            name=full_name(row.given_name, row.particle, row.surname),
            given_name=row.given_name,
            surname=" ".join(part for part in (row.particle, row.surname) if part),
            role=row.role,
            organisation=row.organisation,
            locality=row.locality,
            language=row.language,
            form_of_address=row.form_of_address,
            motive=row.motive or motives.get(row.id, ""),
            do_not_contact=row.do_not_contact,
            own_budget=row.attention_budget,
            email=points.get((row.id, PointKind.EMAIL), ""),
            phone=points.get((row.id, PointKind.PHONE), ""),
            address=points.get((row.id, PointKind.ADDRESS), ""),
            last_contact=last.get(row.id),
            last_help=helped.get(row.id, ""),
            asks_this_year=asks.get(row.id, (0, None))[0],
            last_asked=asks.get(row.id, (0, None))[1],
            last_given=given.get(row.id),
        )
        for row in people
    }


def _first_points(connection: sa.Connection, chunk: Sequence[int]) -> dict[tuple[int, PointKind], str]:
    point = tables.contact_point.c
    query = (
        sa.select(point.contact_id, point.kind, point.value)
        .where(point.contact_id.in_(chunk), point.value != "")
        .order_by(point.position.desc(), point.id.desc())
    )
    return {(row.contact_id, PointKind(row.kind)): row.value for row in connection.execute(query)}


def _persona_motives(connection: sa.Connection, chunk: Sequence[int]) -> dict[int, str]:
    link, persona = tables.contact_persona.c, tables.persona.c
    query = (
        sa.select(link.contact_id, persona.motive)
        .join(tables.persona, persona.id == link.persona_id)
        .where(link.contact_id.in_(chunk), persona.motive != "")
        .order_by(link.id.desc())
    )
    return {row.contact_id: row.motive for row in connection.execute(query)}


def _moments(chunk: Sequence[int], today: date) -> sa.Select[Any]:
    took_part = tables.participant.c
    return (
        sa.select(took_part.contact_id, sa.func.max(took_part.day))
        .where(took_part.contact_id.in_(chunk), took_part.day <= today, took_part.channel != Channel.NOTE)
        .group_by(took_part.contact_id)
    )


def _given(chunk: Sequence[int], today: date) -> sa.Select[Any]:
    favour = tables.favour.c
    return (
        sa.select(favour.contact_id, sa.func.max(favour.day))
        .where(favour.contact_id.in_(chunk), favour.day <= today, favour.direction == Direction.OUT)
        .group_by(favour.contact_id)
    )


def _newest_days(connection: sa.Connection, query: sa.Select[Any]) -> dict[int, date]:
    return {contact: day for contact, day in connection.execute(query) if day is not None}


def _newest_texts(connection: sa.Connection, chunk: Sequence[int], today: date) -> dict[int, str]:
    """What each last did for me."""
    return {
        row.contact_id: row.text
        for row in sorted(
            (row for query in _helps(chunk, today) for row in connection.execute(query) if row.text),
            key=lambda row: (row.day, row.text),
        )
    }


def _helps(chunk: Sequence[int], today: date) -> Iterator[sa.Select[Any]]:
    followup, ask, favour = tables.followup.c, tables.ask.c, tables.favour.c
    yield sa.select(followup.contact_id, followup.done_on.label("day"), followup.text).where(
        followup.contact_id.in_(chunk), followup.theirs, followup.done_on <= today
    )
    yield sa.select(ask.contact_id, ask.answered_on.label("day"), ask.text).where(
        ask.contact_id.in_(chunk), ask.answered_on <= today
    )
    yield sa.select(favour.contact_id, favour.day, favour.text).where(
        favour.contact_id.in_(chunk), favour.day <= today, favour.direction == Direction.IN
    )


def _asks(connection: sa.Connection, chunk: Sequence[int], today: date) -> dict[int, tuple[int, date | None]]:
    """How often each was asked in the year until today, or is about to be, and when last."""
    ask = tables.ask.c
    counts = sa.or_(was_put_this_year(today), ask.status == AskStatus.OPEN)
    query = (
        sa.select(
            ask.contact_id,
            sa.func.sum(sa.case((counts, 1), else_=0)),
            sa.func.max(sa.case((ask.asked_on <= today, ask.asked_on))),
        )
        .where(ask.contact_id.in_(chunk))
        .group_by(ask.contact_id)
    )
    return {contact: (count, day) for contact, count, day in connection.execute(query)}
