"""What is looked at of those who may be invited. Called by `actions.invitations`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import ENCOUNTERS
from netwerk_tui.domain.names import full_name
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import chunks


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
