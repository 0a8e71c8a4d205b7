"""What is looked at of those who may be invited. Called by `actions.invitations`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.event import AttendanceStatus
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import ENCOUNTERS
from netwerk_tui.domain.invitations import Unanswered, asking_words
from netwerk_tui.domain.message import DeliveryStatus, MessageKind
from netwerk_tui.domain.names import full_name
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks


@dataclass(frozen=True, slots=True)
class Invitee:
    """One person, as a table looks at them."""

    contact: ContactId
    name: str
    organisation: str
    locality: str
    do_not_contact: str
    groups: frozenset[str]
    met_on: date | None


def invitees(connection: sa.Connection, contacts: Sequence[ContactId], today: date) -> list[Invitee]:
    """The people among these contacts, in their order; meetings up to the end of this day count."""
    found: dict[int, Invitee] = {}
    for chunk in chunks(contacts):
        groups, met = _groups(connection, chunk), _met(connection, chunk, today)
        contact = tables.contact.c
        query = sa.select(tables.contact).where(contact.id.in_(chunk), contact.kind == ContactKind.PERSON)
        for row in connection.execute(query):
            found[row.id] = Invitee(
                ContactId(row.id),
                full_name(row.given_name, row.particle, row.surname),
                row.organisation,
                row.locality,
                row.do_not_contact,
                frozenset(groups[row.id]),
                met.get(row.id),
            )
    return [found[contact] for contact in contacts if contact in found]


def unanswered_invitations(connection: sa.Connection, until: date, today: date) -> list[Unanswered]:
    """Who was invited up to this day and did not answer, the longest waiting first.

    Left out are closed invitations, events before today, and who was at the event or declined it.
    """
    message, delivery, event = tables.message.c, tables.delivery.c, tables.event.c
    contact, coming = tables.contact.c, tables.attendance.c
    query = (
        sa.select(
            delivery.contact_id, delivery.message_id, delivery.delivered_on, message.name, event.name.label("event")
        )
        .add_columns(contact.given_name, contact.particle, contact.surname, contact.organisation)
        .select_from(tables.message)
        .join(tables.delivery, delivery.message_id == message.id)
        .join(tables.contact, contact.id == delivery.contact_id)
        .outerjoin(tables.event, event.id == message.event_id)
        .outerjoin(
            tables.attendance, sa.and_(coming.event_id == message.event_id, coming.contact_id == delivery.contact_id)
        )
        .where(
            message.kind == MessageKind.INVITATION,
            message.sent_on <= until,
            message.closed_on.is_(None),
            delivery.status == DeliveryStatus.SENT,
            delivery.delivered_on <= until,
            delivery.answered_on.is_(None),
            sa.or_(event.day.is_(None), event.day >= today),
            sa.or_(coming.status.is_(None), coming.status == AttendanceStatus.EXPECTED),
        )
        .order_by(delivery.delivered_on, delivery.id)
    )
    found = [
        Unanswered(
            ContactId(row.contact_id),
            full_name(row.given_name, row.particle, row.surname),
            row.organisation,
            row.message_id,
            row.event or row.name,
            row.delivered_on,
            is_followed=False,
        )
        for row in connection.execute(query)
    ]
    promised = _open_promises(connection, [each.contact for each in found])
    return [replace(each, is_followed=(each.contact, asking_words(each)) in promised) for each in found]


def _open_promises(connection: sa.Connection, contacts: Sequence[ContactId]) -> set[tuple[ContactId, str]]:
    """What I have promised about these contacts and not done yet."""
    promise = tables.followup.c
    found: set[tuple[ContactId, str]] = set()
    for chunk in chunks(list(dict.fromkeys(contacts))):
        query = sa.select(promise.contact_id, promise.text)
        query = query.where(promise.contact_id.in_(chunk), promise.done_on.is_(None), promise.theirs.is_(False))
        found |= {(ContactId(row.contact_id), row.text) for row in connection.execute(query)}
    return found


def _groups(connection: sa.Connection, chunk: Sequence[int]) -> defaultdict[int, set[str]]:
    link, tag = tables.contact_tag.c, tables.tag.c
    query = (
        sa.select(link.contact_id, tag.name)
        .join(tables.tag, tag.id == link.tag_id)
        .where(link.contact_id.in_(chunk), tag.target_group)
    )
    found: defaultdict[int, set[str]] = defaultdict(set)
    for contact, name in connection.execute(query):
        found[contact].add(name)
    return found


def _met(connection: sa.Connection, chunk: Sequence[int], today: date) -> dict[int, date]:
    took_part = tables.participant.c
    query = (
        sa.select(took_part.contact_id, sa.func.max(took_part.day))
        .where(took_part.contact_id.in_(chunk), took_part.day <= today, took_part.channel.in_(sorted(ENCOUNTERS)))
        .group_by(took_part.contact_id)
    )
    return {contact: day for contact, day in connection.execute(query) if day is not None}
