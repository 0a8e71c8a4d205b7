"""One contact, whole: some twenty small queries on indexes, whatever the size of the network."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId, DossierId, FollowupId, TagId
from netwerk_tui.domain.influence import Influence, InfluenceOutcome, Principle
from netwerk_tui.domain.interaction import ENCOUNTERS
from netwerk_tui.domain.journey import JourneyStage, JourneyStep
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.profile import (
    Birthday,
    Capacity,
    Expertise,
    Followup,
    Impression,
    PersonaLink,
    Point,
    Profile,
    Tag,
)
from netwerk_tui.store import tables
from netwerk_tui.store.reads.dealings import asks_of, concerns_of, favours_of, tells_of, thanks_of
from netwerk_tui.store.reads.positions import assessments_of, newest_per_plane
from netwerk_tui.store.reads.ties import introductions_of, relations_of


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
        language=row.language,
        form_of_address=row.form_of_address,
        preferred_channel=row.preferred_channel,
        preferred_form=row.preferred_form,
        attention_budget=row.attention_budget,
        ideal_days=row.ideal_days,
        maximum_days=row.maximum_days,
        legal_basis=row.legal_basis,
        special_ground=row.special_ground,
        source=row.source,
        do_not_contact=row.do_not_contact,
        ambassador=row.ambassador,
        critical_friend=row.critical_friend,
        points=_points(connection, contact),
        tags=_tags(connection, contact),
        capacities=_capacities(connection, contact),
        positions=tuple(newest_per_plane(history, AssessmentKind.CURRENT)),
        targets=tuple(newest_per_plane(history, AssessmentKind.TARGET)),
        followups=_followups(connection, contact),
        asks=asks_of(connection, contact),
        tells=tells_of(connection, contact),
        expertise=_expertise(connection, contact),
        personas=_personas(connection, contact),
        impressions=_impressions(connection, contact),
        influences=_influences(connection, contact),
        journey=_journey(connection, contact),
        relations=relations_of(connection, contact),
        introductions=introductions_of(connection, contact),
        thanks=thanks_of(connection, contact),
        favours=favours_of(connection, contact),
        concerns=concerns_of(connection, contact),
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
        Followup(FollowupId(row.id), contact, row.theirs, row.text, row.due, row.done_on, row.result, row.reported_on)
        for row in connection.execute(query)
    )


def _expertise(connection: sa.Connection, contact: ContactId) -> tuple[Expertise, ...]:
    column = tables.expertise.c
    query = sa.select(tables.expertise).where(column.contact_id == contact).order_by(column.id)
    return tuple(Expertise(row.id, row.subject) for row in connection.execute(query))


def _personas(connection: sa.Connection, contact: ContactId) -> tuple[PersonaLink, ...]:
    persona, link = tables.persona.c, tables.contact_persona.c
    query = (
        sa.select(tables.persona)
        .join(tables.contact_persona, link.persona_id == persona.id)
        .where(link.contact_id == contact)
        .order_by(persona.name, persona.id)
    )
    return tuple(
        PersonaLink(row.id, row.name, row.motive, row.objection, row.question) for row in connection.execute(query)
    )


def _impressions(connection: sa.Connection, contact: ContactId) -> tuple[Impression, ...]:
    column = tables.impression.c
    query = sa.select(tables.impression).where(column.contact_id == contact)
    newest_first = query.order_by(column.day.desc(), column.id.desc())
    return tuple(Impression(row.id, row.day, row.text, row.trust) for row in connection.execute(newest_first))


def _influences(connection: sa.Connection, contact: ContactId) -> tuple[Influence, ...]:
    query = sa.select(tables.influence).where(tables.influence.c.contact_id == contact).order_by(tables.influence.c.id)
    return tuple(
        Influence(row.id, Principle(row.principle), InfluenceOutcome(row.outcome), row.day, row.text)
        for row in connection.execute(query)
    )


def _journey(connection: sa.Connection, contact: ContactId) -> tuple[JourneyStep, ...]:
    journey, dossier = tables.journey.c, tables.dossier.c
    query = (
        sa.select(tables.journey, dossier.name.label("dossier_name"))
        .join(tables.dossier, dossier.id == journey.dossier_id)
        .where(journey.contact_id == contact)
        .order_by(journey.day.desc(), journey.id.desc())
    )
    return tuple(
        JourneyStep(
            row.id, DossierId(row.dossier_id), row.dossier_name, JourneyStage(row.stage), row.day, row.transaction_on
        )
        for row in connection.execute(query)
    )


def _encounters(connection: sa.Connection, contact: ContactId) -> int:
    took_part = tables.participant.c
    query = (
        sa.select(sa.func.count())
        .select_from(tables.participant)
        .where(took_part.contact_id == contact, took_part.channel.in_(ENCOUNTERS))
    )
    return connection.execute(query).scalar_one()
