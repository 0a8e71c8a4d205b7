"""Personas with those who are like them, and when I last spoke with each: three queries, whatever their number."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.ids import ContactId, PersonaId
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.personas import Likeness, Persona
from netwerk_tui.domain.policy import PERSONAL
from netwerk_tui.domain.text import fold
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks


def personas(connection: sa.Connection, until: date) -> tuple[Persona, ...]:
    """All personas by name, with whom we spoke up to and with `until`."""
    people = _likenesses(connection, until)
    persona, contact, tag = tables.persona.c, tables.contact.c, tables.tag.c
    query = (
        sa.select(
            tables.persona,
            *(contact.given_name, contact.particle, contact.surname),
            tag.name.label("target_group"),
        )
        .outerjoin(tables.contact, contact.id == persona.exemplar_id)
        .outerjoin(tables.tag, tag.id == persona.tag_id)
    )
    found = [
        Persona(
            PersonaId(row.id),
            row.name,
            row.motive,
            row.context,
            row.objection,
            row.question,
            None if row.exemplar_id is None else ContactId(row.exemplar_id),
            "" if row.exemplar_id is None else full_name(row.given_name, row.particle, row.surname),
            row.target_group or "",
            tuple(people.get(row.id, ())),
        )
        for row in connection.execute(query)
    ]
    return tuple(sorted(found, key=lambda each: (fold(each.name), each.id)))


def without_persona(connection: sa.Connection) -> list[ContactId]:
    """People who are like no persona, in no order."""
    contact, link = tables.contact.c, tables.contact_persona.c
    query = sa.select(contact.id).where(
        contact.kind == ContactKind.PERSON, contact.id.not_in(sa.select(link.contact_id))
    )
    return [ContactId(found) for found in connection.scalars(query)]


def links_to(connection: sa.Connection, persona: PersonaId, contacts: list[ContactId]) -> dict[ContactId, int]:
    """The rows that say of these contacts that they are like the persona, by contact."""
    link = tables.contact_persona.c
    query = sa.select(link.id, link.contact_id).where(link.persona_id == persona)
    return {
        ContactId(row.contact_id): row.id
        for chunk in chunks(contacts)
        for row in connection.execute(query.where(link.contact_id.in_(chunk)))
    }


def _likenesses(connection: sa.Connection, until: date) -> dict[int, list[Likeness]]:
    """By persona, the people in the order in which a persona has them."""
    link, took_part = tables.contact_persona.c, tables.participant.c
    spoke = sa.and_(
        took_part.contact_id == link.contact_id, took_part.day <= until, took_part.channel.in_(sorted(PERSONAL))
    )
    query = (
        sa.select(link.persona_id, link.contact_id, sa.func.max(took_part.day).label("spoken_on"))
        .outerjoin(tables.participant, spoke)
        .group_by(link.persona_id, link.contact_id)
        .order_by(sa.desc("spoken_on").nulls_last(), link.contact_id)
    )
    found: dict[int, list[Likeness]] = {}
    for row in connection.execute(query):
        found.setdefault(row.persona_id, []).append(Likeness(ContactId(row.contact_id), row.spoken_on))
    return found
