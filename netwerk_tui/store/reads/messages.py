"""Messages as they stand: their wordings, their readers so far, and what came back. Called by `actions.messages`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.message import (
    REACHED,
    Delivery,
    DeliveryStatus,
    Message,
    MessageKind,
    MessageSummary,
    Response,
    Variant,
)
from netwerk_tui.domain.message_occasions import Occasions
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks

_MOST_OCCASIONS = 200
_REACHED = sorted(REACHED)


def message_of(connection: sa.Connection, message: int) -> Message | None:
    """One message with its variants; None where it is gone."""
    row = connection.execute(sa.select(tables.message).where(tables.message.c.id == message)).first()
    if row is None:
        return None
    return Message(
        id=row.id,
        name=row.name,
        kind=MessageKind(row.kind),
        channel=Channel(row.channel),
        subject=row.subject,
        text=row.text,
        query=row.query,
        ask_topic=row.ask_topic,
        drafted_on=row.drafted_on,
        sent_on=row.sent_on,
        closed_on=row.closed_on,
        segment=row.segment_id,
        dossier=None if row.dossier_id is None else DossierId(row.dossier_id),
        event=row.event_id,
        success=row.success_id,
        news=row.news_id,
        variants=tuple(_variants(connection, message)),
    )


def messages(connection: sa.Connection) -> list[MessageSummary]:
    """Every message with how far it is: drafts first, then the newest."""
    message = tables.message.c
    counts = _counts(connection)
    order = (message.sent_on.is_not(None), message.drafted_on.desc(), message.id.desc())
    query = sa.select(message.id, message.name, message.kind, message.channel, message.drafted_on, message.sent_on)
    query = query.add_columns(message.closed_on, message.query, message.segment_id).order_by(*order)
    return [
        MessageSummary(
            id=row.id,
            name=row.name,
            kind=MessageKind(row.kind),
            channel=Channel(row.channel),
            drafted_on=row.drafted_on,
            sent_on=row.sent_on,
            closed_on=row.closed_on,
            query=row.query,
            counts=dict(counts[row.id][0]),
            response=counts[row.id][1],
            segment=row.segment_id,
        )
        for row in connection.execute(query)
    ]


def deliveries_of(connection: sa.Connection, message: int) -> dict[ContactId, Delivery]:
    """What became of a message for each reader of whom anything is known."""
    query = sa.select(tables.delivery).where(tables.delivery.c.message_id == message).order_by(tables.delivery.c.id)
    return {ContactId(row.contact_id): _delivery(row) for row in connection.execute(query)}


def delivery_to(connection: sa.Connection, message: int, contact: ContactId) -> Delivery | None:
    """What became of a message for this reader; None where nothing is known."""
    delivery = tables.delivery.c
    query = sa.select(tables.delivery).where(delivery.message_id == message, delivery.contact_id == contact)
    row = connection.execute(query).first()
    return None if row is None else _delivery(row)


class KnownMail(NamedTuple):
    """A message to one reader, by which a mail in a mailbox may be known."""

    id: int
    """Of the delivery."""
    message: int
    contact: ContactId
    status: DeliveryStatus
    external_id: str
    subject: str
    """As it went out; empty where that is not known."""
    delivered_on: date | None


def mails_known_by(connection: sa.Connection, external_ids: Iterable[str]) -> list[KnownMail]:
    """Those of these Message-IDs that netwerk gave."""
    delivery = tables.delivery
    return [
        _known_mail(row)
        for chunk in chunks(sorted(set(external_ids)))
        for row in connection.execute(sa.select(delivery).where(delivery.c.external_id.in_(chunk)))
    ]


def unanswered_by(connection: sa.Connection, contacts: Sequence[ContactId]) -> list[KnownMail]:
    """What reached these contacts and was not answered, by any way."""
    delivery = tables.delivery
    query = sa.select(delivery).where(
        delivery.c.answered_on.is_(None),
        delivery.c.status.in_([*_REACHED, DeliveryStatus.SENDING]),
        delivery.c.channel != Channel.BROADCAST,
    )
    return [
        _known_mail(row)
        for chunk in chunks(contacts)
        for row in connection.execute(query.where(delivery.c.contact_id.in_(chunk)).order_by(delivery.c.id))
    ]


def _known_mail(row: sa.Row[Any]) -> KnownMail:
    status = DeliveryStatus(row.status)
    where = row.id, row.message_id, ContactId(row.contact_id), status
    return KnownMail(*where, row.external_id, row.subject, row.delivered_on)


class Reached(NamedTuple):
    """That a message reached somebody."""

    message: int
    contact: ContactId
    variant: int | None
    answered: bool


def reached_by(connection: sa.Connection, message_ids: Sequence[int]) -> list[Reached]:
    """Whom these messages reached, and who of them answered."""
    delivery = tables.delivery.c
    found: list[Reached] = []
    for chunk in chunks(message_ids):
        query = sa.select(
            delivery.message_id, delivery.contact_id, delivery.message_variant_id, delivery.answered_on
        ).where(delivery.message_id.in_(chunk), delivery.status.in_(_REACHED))
        found += [
            Reached(message, ContactId(contact), variant, answered_on is not None)
            for message, contact, variant, answered_on in connection.execute(query)
        ]
    return found


def occasions(connection: sa.Connection) -> Occasions:
    """What a message can be about; the newest of each, at most as many as can be chosen from."""

    def newest(table: sa.Table) -> tuple[tuple[int, str], ...]:
        query = sa.select(table.c.id, table.c.name).order_by(table.c.day.desc().nulls_last(), table.c.id.desc())
        return tuple((row.id, row.name) for row in connection.execute(query.limit(_MOST_OCCASIONS)))

    return Occasions(newest(tables.event), newest(tables.success), newest(tables.news))


def _variants(connection: sa.Connection, message: int) -> Iterable[Variant]:
    variant = tables.message_variant.c
    query = sa.select(tables.message_variant).where(variant.message_id == message)
    for row in connection.execute(query.order_by(variant.position, variant.id)):
        yield Variant(row.id, row.query, row.language, row.form_of_address, row.subject, row.text)


def _delivery(row: sa.Row[Any]) -> Delivery:
    return Delivery(
        id=row.id,
        contact=ContactId(row.contact_id),
        variant=row.message_variant_id,
        status=DeliveryStatus(row.status),
        channel=Channel(row.channel) if row.channel else Channel.MESSAGE,
        address=row.address,
        reason=row.reason,
        subject=row.subject,
        text=row.text,
        external_id=row.external_id,
        delivered_on=row.delivered_on,
        answered_on=row.answered_on,
        answer=row.answer,
    )


def _counts(connection: sa.Connection) -> defaultdict[int, tuple[dict[DeliveryStatus, int], Response]]:
    """By message, how many readers are how far, and how many answered."""
    delivery = tables.delivery.c
    query = sa.select(
        delivery.message_id, delivery.status, sa.func.count().label("readers"), sa.func.count(delivery.answered_on)
    ).group_by(delivery.message_id, delivery.status)
    found: defaultdict[int, tuple[dict[DeliveryStatus, int], Response]] = defaultdict(lambda: ({}, Response(0, 0)))
    for message, status, readers, answered in connection.execute(query):
        counts, response = found[message]
        counts[DeliveryStatus(status)] = readers
        if status in REACHED:
            response = Response(response.reached + readers, response.answered + answered)
        found[message] = counts, response
    return found
