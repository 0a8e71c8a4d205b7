"""What a card shows and edits beside the profile: raw rows, what they refer to, origins, and an organisation's people.

A few small queries on indexes, but for `people_of`, which looks at everybody and is read beside the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa

from netwerk_tui.domain.card import Belonging, KnownAs, StageStep
from netwerk_tui.domain.card_fields import Input
from netwerk_tui.domain.card_parts import PartForm
from netwerk_tui.domain.contact import AmbassadorStage, ContactKind
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.policy import EffortWish
from netwerk_tui.domain.text import fold
from netwerk_tui.store import tables

_REFERRED: Mapping[Input, sa.Table] = {
    Input.TAG: tables.tag,
    Input.PERSONA: tables.persona,
    Input.THEME: tables.theme,
    Input.DOSSIER: tables.dossier,
    Input.EVENT: tables.event,
}


def row_of(connection: sa.Connection, table: sa.Table, row_id: int) -> dict[str, Any] | None:
    """One row as it is stored, or None where it is gone."""
    found = connection.execute(sa.select(table).where(table.c.id == row_id)).mappings().first()
    return None if found is None else dict(found)


def names_of_references(connection: sa.Connection, form: PartForm, row: Mapping[str, Any]) -> dict[str, str]:
    """The names of what a row refers to, by field."""
    names = {}
    for field in form.fields:
        referred = row.get(field.name)
        if referred is None:
            continue
        if field.input is Input.PERSON:
            person = row_of(connection, tables.contact, referred)
            names[field.name] = "" if person is None else _name(person)
        elif field.input in _REFERRED:
            found = row_of(connection, _REFERRED[field.input], referred)
            names[field.name] = "" if found is None else found["name"]
    return names


def names_in(connection: sa.Connection, input_: Input) -> list[tuple[int, str]]:
    """The id and name of everything that a field of this kind may refer to: events newest first, others by name."""
    table = _REFERRED[input_]
    query = sa.select(table.c.id, table.c.name)
    if input_ is Input.EVENT:
        query = query.order_by(table.c.day.desc().nulls_last(), table.c.id.desc())
    else:
        query = query.order_by(table.c.name, table.c.id)
    return [(row.id, row.name) for row in connection.execute(query)]


def id_named(connection: sa.Connection, table: sa.Table, name: str) -> int | None:
    """The row of this name, whatever its accents and case; None where there is none."""
    query = sa.select(table.c.id, table.c.name).order_by(table.c.id)
    return next((row.id for row in connection.execute(query) if fold(row.name) == fold(name)), None)


def links(connection: sa.Connection, column: sa.Column[Any], contact: ContactId, referred: int) -> list[int]:
    """The rows that tie the contact to what `column` refers to."""
    table = column.table
    query = sa.select(table.c.id).where(table.c.contact_id == contact, column == referred)
    return list(connection.scalars(query))


def identities_of(connection: sa.Connection, contact: ContactId) -> tuple[KnownAs, ...]:
    """Who the contact is in other programs."""
    column = tables.identity.c
    query = sa.select(tables.identity).where(column.contact_id == contact).order_by(column.source, column.id)
    return tuple(KnownAs(row.id, row.source, row.external_id, row.connected_on) for row in connection.execute(query))


def stage_steps_of(connection: sa.Connection, contact: ContactId) -> tuple[StageStep, ...]:
    """The contact's steps on the ambassadors' path, the newest first."""
    column = tables.ambassadorship.c
    query = (
        sa.select(tables.ambassadorship)
        .where(column.contact_id == contact)
        .order_by(column.day.desc(), column.id.desc())
    )
    return tuple(
        StageStep(row.id, AmbassadorStage(row.stage) if row.stage else None, row.day)
        for row in connection.execute(query)
    )


class EffortGround(NamedTuple):
    """What decides how much contact somebody deserves, beside where they stand and what they ask for themselves."""

    tags: tuple[EffortWish, ...]
    closed_dossiers: frozenset[DossierId]


def what_decides_effort(connection: sa.Connection, contact: ContactId) -> EffortGround:
    """The wishes of the contact's tags, and the dossiers whose positions count no more."""
    tag, link, dossier = tables.tag.c, tables.contact_tag.c, tables.dossier.c
    tags = (
        sa.select(tag.ideal_days, tag.maximum_days, tag.preferred_channel, tag.preferred_form, tag.name)
        .join(tables.contact_tag, link.tag_id == tag.id)
        .where(link.contact_id == contact)
        .order_by(tag.id)
    )
    closed = connection.scalars(sa.select(dossier.id).where(dossier.closed_on.is_not(None)))
    return EffortGround(
        tuple(EffortWish(*row) for row in connection.execute(tags)), frozenset(DossierId(each) for each in closed)
    )


def linked_organisations(connection: sa.Connection, contact: ContactId) -> dict[int, ContactId]:
    """The organisations that are contacts themselves, by the id of the capacity that names them."""
    column = tables.capacity.c
    query = sa.select(column.id, column.organisation_id).where(
        column.contact_id == contact, column.organisation_id.is_not(None)
    )
    return {row.id: ContactId(row.organisation_id) for row in connection.execute(query)}


def people_of(connection: sa.Connection, organisation: ContactId, name: str) -> tuple[Belonging, ...]:
    """Who belongs to an organisation or once did: by a capacity, or by what their own line says. By name."""
    capacity, contact = tables.capacity.c, tables.contact.c
    parts = (contact.given_name, contact.particle, contact.surname, contact.kind, contact.sort_key)
    in_capacity = (
        sa.select(contact.id, *parts, capacity.name.label("role"), capacity.since, capacity.until)
        .join(tables.capacity, capacity.contact_id == contact.id)
        .where(sa.or_(capacity.organisation_id == organisation, capacity.organisation == name))
    )
    by_own_line = sa.select(contact.id, *parts, contact.role, sa.null().label("since"), sa.null().label("until")).where(
        contact.organisation == name
    )
    found: dict[tuple[int, bool], tuple[str, Belonging]] = {}
    for row in (*connection.execute(in_capacity), *connection.execute(by_own_line)):
        belonging = Belonging(ContactId(row.id), _name(row._mapping), row.role, row.since, row.until)
        if row.id != organisation and row.kind != ContactKind.ORGANISATION:
            found.setdefault((row.id, belonging.until is None), (row.sort_key, belonging))
    former_last = sorted(found.values(), key=lambda each: (each[1].until is not None, each[0], each[1].contact))
    return tuple(belonging for _key, belonging in former_last)


def _name(row: Mapping[str, Any]) -> str:
    return full_name(row["given_name"], row["particle"], row["surname"])
