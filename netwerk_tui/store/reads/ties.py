"""How contacts hang together: relations in both directions, and introductions."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.ties import Introduction, IntroductionStatus, Relation
from netwerk_tui.store import tables

_Who = sa.FromClause

_one, _other, _third = (tables.contact.alias(name) for name in ("one", "other", "third"))


def relations_of(connection: sa.Connection, contact: ContactId) -> tuple[Relation, ...]:
    """What one contact is to others and others are to them, by name."""
    relation = tables.relation.c
    found = []
    for here, there, leads_out in (
        (relation.contact_id, relation.other_id, True),
        (relation.other_id, relation.contact_id, False),
    ):
        query = (
            sa.select(tables.relation, there.label("there"), *_name_of(_other), _other.c.sort_key)
            .join(_other, _other.c.id == there)
            .where(here == contact)
        )
        for row in connection.execute(query):
            other = ContactId(row.there)
            found.append((row.sort_key, Relation(row.id, other, _name(row, _other), row.kind, row.text, leads_out)))
    return tuple(relation for _key, relation in sorted(found, key=lambda pair: (pair[0], pair[1].id)))


def relation_with_id(connection: sa.Connection, relation: int) -> tuple[ContactId, Relation] | None:
    """From whom a relation leads, and the relation as seen from there; None where there is none."""
    column = tables.relation.c
    query = (
        sa.select(tables.relation, *_name_of(_other))
        .join(_other, _other.c.id == column.other_id)
        .where(column.id == relation)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    seen = Relation(row.id, ContactId(row.other_id), _name(row, _other), row.kind, row.text, leads_out=True)
    return ContactId(row.contact_id), seen


def relation_rows_between(connection: sa.Connection, one: ContactId, other: ContactId) -> list[dict[str, Any]]:
    """The relations of two contacts with each other, in both directions, the oldest first."""
    column = tables.relation.c
    either = sa.or_(
        sa.and_(column.contact_id == one, column.other_id == other),
        sa.and_(column.contact_id == other, column.other_id == one),
    )
    query = sa.select(tables.relation).where(either).order_by(column.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def introductions_of(connection: sa.Connection, contact: ContactId) -> tuple[Introduction, ...]:
    """The introductions that one contact was part of or made, the newest first."""
    column = tables.introduction.c
    query = introductions().where(
        sa.or_(column.contact_id == contact, column.other_id == contact, column.introducer_id == contact)
    )
    return tuple(introduction_in(row) for row in connection.execute(query))


def introductions() -> sa.Select[Any]:
    """Introductions with the names of everybody in them, the newest first."""
    column = tables.introduction.c
    return (
        sa.select(tables.introduction, *_name_of(_one), *_name_of(_other), *_name_of(_third))
        .join(_one, _one.c.id == column.contact_id)
        .join(_other, _other.c.id == column.other_id)
        .outerjoin(_third, _third.c.id == column.introducer_id)
        .order_by(column.offered_on.desc().nulls_last(), column.id.desc())
    )


def introduction_in(row: sa.Row[Any]) -> Introduction:
    """The introduction in a row of `introductions`."""
    return Introduction(
        id=row.id,
        contact=ContactId(row.contact_id),
        contact_name=_name(row, _one),
        other=ContactId(row.other_id),
        other_name=_name(row, _other),
        introducer=None if row.introducer_id is None else ContactId(row.introducer_id),
        introducer_name="" if row.introducer_id is None else _name(row, _third),
        topic=row.topic,
        status=IntroductionStatus(row.status),
        offered_on=row.offered_on,
        met_on=row.met_on,
        result=row.result,
    )


def _name_of(who: _Who) -> list[sa.Label[Any]]:
    return [who.c[part].label(f"{who.description}_{part}") for part in ("given_name", "particle", "surname")]


def _name(row: sa.Row[Any], who: _Who) -> str:
    parts = row._mapping
    return full_name(*(parts[f"{who.description}_{part}"] for part in ("given_name", "particle", "surname")))
