"""One contact, whole: about ten small queries, whatever the size of the network."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId, FollowupId, TagId
from netwerk_tui.domain.interaction import ENCOUNTERS
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.profile import Birthday, Capacity, Followup, OpenQuestion, Point, Profile, Tag
from netwerk_tui.store import tables
from netwerk_tui.store.reads.positions import assessments_of, newest_per_plane


def profile(connection: sa.Connection, contact: ContactId) -> Profile | None:
    """Everything about one contact, or None where there is no such contact."""
    row = connection.execute(sa.select(tables.contact).where(tables.contact.c.id == contact)).first()
    if row is None:
        return None
    history = assessments_of(connection, [contact])
    return Profile(
        id=contact,
        kind=ContactKind(row.kind),
        name=full_name(row.given_name, row.particle, row.surname),
        given_name=row.given_name,
        particle=row.particle,
        surname=row.surname,
        organisation=row.organisation,
        role=row.role,
        locality=row.locality,
        country=row.country,
        birthday=_birthday(row),
        since=row.since,
        motive=row.motive,
        objection=row.objection,
        context=row.context,
        setting=row.setting,
        notes=row.notes,
        private_notes=row.private_notes,
        preferred_channel=row.preferred_channel,
        ambassador=row.ambassador,
        critical_friend=row.critical_friend,
        points=_points(connection, contact),
        tags=_tags(connection, contact),
        capacities=_capacities(connection, contact),
        positions=tuple(newest_per_plane(history, AssessmentKind.CURRENT)),
        targets=tuple(newest_per_plane(history, AssessmentKind.TARGET)),
        followups=_followups(connection, contact),
        asks=_questions(connection, tables.ask, contact),
        tells=_questions(connection, tables.tell, contact),
        expertise=tuple(_of(connection, tables.expertise, contact, tables.expertise.c.subject)),
        encounters=_encounters(connection, contact),
    )


def _birthday(row: sa.Row[Any]) -> Birthday | None:
    if row.birth_month is None or row.birth_day is None:
        return None
    return Birthday(row.birth_year, row.birth_month, row.birth_day)


def _points(connection: sa.Connection, contact: ContactId) -> tuple[Point, ...]:
    column = tables.contact_point.c
    query = sa.select(tables.contact_point).where(column.contact_id == contact).order_by(column.position, column.id)
    return tuple(Point(row.id, PointKind(row.kind), row.label, row.value) for row in connection.execute(query))


def _tags(connection: sa.Connection, contact: ContactId) -> tuple[Tag, ...]:
    tag, link = tables.tag.c, tables.contact_tag.c
    query = (
        sa.select(tag.id, tag.name, tag.target_group)
        .join(tables.contact_tag, link.tag_id == tag.id)
        .where(link.contact_id == contact)
        .order_by(tag.search_key)
    )
    return tuple(Tag(TagId(row.id), row.name, row.target_group) for row in connection.execute(query))


def _capacities(connection: sa.Connection, contact: ContactId) -> tuple[Capacity, ...]:
    query = sa.select(tables.capacity).where(tables.capacity.c.contact_id == contact)
    found = [
        Capacity(row.id, row.name, row.organisation, row.since, row.until, row.met_at)
        for row in connection.execute(query)
    ]
    return tuple(
        sorted(found, key=lambda c: (c.until is None, c.until or c.since or date.min, c.id), reverse=True),
    )


def _followups(connection: sa.Connection, contact: ContactId) -> tuple[Followup, ...]:
    column = tables.followup.c
    query = (
        sa.select(tables.followup)
        .where(column.contact_id == contact)
        .order_by(column.done_on.desc().nulls_first(), column.due.nulls_last(), column.id)
    )
    return tuple(
        Followup(FollowupId(row.id), contact, row.theirs, row.text, row.due, row.done_on)
        for row in connection.execute(query)
    )


def _questions(connection: sa.Connection, table: sa.Table, contact: ContactId) -> tuple[OpenQuestion, ...]:
    query = sa.select(table).where(table.c.contact_id == contact).order_by(table.c.id)
    return tuple(OpenQuestion(row.id, row.text, row.status, row.opened_on) for row in connection.execute(query))


def _of(connection: sa.Connection, table: sa.Table, contact: ContactId, column: sa.Column[Any]) -> list[str]:
    query = sa.select(column).where(table.c.contact_id == contact).order_by(table.c.id)
    return list(connection.execute(query).scalars())


def _encounters(connection: sa.Connection, contact: ContactId) -> int:
    took_part, interaction = tables.participant.c, tables.interaction.c
    query = (
        sa.select(sa.func.count())
        .select_from(tables.participant.join(tables.interaction, interaction.id == took_part.interaction_id))
        .where(took_part.contact_id == contact, interaction.channel.in_(ENCOUNTERS))
    )
    return connection.execute(query).scalar_one()
