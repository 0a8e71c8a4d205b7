"""The ledger of introductions, and what is to be known of those whom one brings together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.inherited import own_or_inherited
from netwerk_tui.domain.interaction import ENCOUNTERS, Channel
from netwerk_tui.domain.introduction_letter import Party
from netwerk_tui.domain.introductions import Referral
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.ties import IntroductionStatus
from netwerk_tui.domain.trust import Tie
from netwerk_tui.store import tables
from netwerk_tui.store.reads.ties import introduction_in, introductions

_TO_NOBODY = (Channel.NOTE, Channel.BROADCAST)
"""Written to myself, or to everybody at once."""


def referrals(connection: sa.Connection, introduction: int | None = None) -> list[Referral]:
    """Every introduction, the newest first, or this one alone; with the day on which its maker was thanked."""
    thanks, column = tables.thanks.c, tables.introduction.c
    query, thanked = introductions(), sa.select(thanks.introduction_id, sa.func.min(thanks.day).label("day"))
    thanked = thanked.where(thanks.introduction_id.is_not(None)).group_by(thanks.introduction_id)
    if introduction is not None:
        query = query.where(column.id == introduction)
        thanked = thanked.where(thanks.introduction_id == introduction)
    days: dict[int, date] = {row.introduction_id: row.day for row in connection.execute(thanked)}
    return [Referral(introduction_in(row), days.get(row.id)) for row in connection.execute(query)]


def offered_between(connection: sa.Connection, one: ContactId, other: ContactId) -> date | None:
    """When these two were last offered to each other, where that still stands open or came to a meeting."""
    column = tables.introduction.c
    query = sa.select(sa.func.max(column.offered_on)).where(
        _of_both(one, other), column.status != IntroductionStatus.DECLINED
    )
    found: date | None = connection.execute(query).scalar()
    return found


def under_way_between(connection: sa.Connection, one: ContactId, other: ContactId) -> int | None:
    """The newest introduction of these two that has no result yet; None where there is none."""
    column = tables.introduction.c
    query = (
        sa.select(column.id)
        .where(_of_both(one, other), column.status != IntroductionStatus.DECLINED, column.result == "")
        .order_by(column.id.desc())
        .limit(1)
    )
    found: int | None = connection.execute(query).scalar()
    return found


def ties(connection: sa.Connection, contacts: Sequence[ContactId]) -> list[Tie]:
    """What there was with each of these contacts, in their order; those that are gone are left out."""
    contact, took_part = tables.contact.c, tables.participant.c
    met = sa.func.count(sa.case((took_part.channel.in_(ENCOUNTERS), 1)))
    last = sa.func.max(sa.case((took_part.channel.not_in(_TO_NOBODY), took_part.day)))
    dealt = {
        row.contact_id: row
        for row in connection.execute(
            sa.select(took_part.contact_id, met.label("met"), last.label("last"))
            .where(took_part.contact_id.in_(contacts))
            .group_by(took_part.contact_id)
        )
    }
    columns = (
        contact.id,
        contact.kind,
        contact.given_name,
        contact.particle,
        contact.surname,
        contact.do_not_contact,
    )
    found: dict[int, Tie] = {}
    for row in connection.execute(sa.select(*columns).where(contact.id.in_(contacts))):
        there = dealt.get(row.id)
        found[row.id] = Tie(
            contact=ContactId(row.id),
            name=full_name(row.given_name, row.particle, row.surname),
            kind=ContactKind(row.kind),
            encounters=there.met if there else 0,
            last_contact=there.last if there else None,
            do_not_contact=row.do_not_contact,
        )
    return [found[each] for each in contacts if each in found]


def parties(connection: sa.Connection, contacts: Sequence[ContactId]) -> list[Party]:
    """What a letter goes by of each of these contacts, in their order; those that are gone are left out."""
    contact, link, persona = tables.contact.c, tables.contact_persona.c, tables.persona.c
    motives: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    of_personas = (
        sa.select(link.contact_id, persona.name, persona.motive)
        .join(tables.persona, persona.id == link.persona_id)
        .where(link.contact_id.in_(contacts))
        .order_by(link.id)
    )
    for row in connection.execute(of_personas):
        motives[row.contact_id].append((row.name, row.motive))
    found = {
        row.id: Party(
            contact=ContactId(row.id),
            kind=ContactKind(row.kind),
            name=full_name(row.given_name, row.particle, row.surname),
            given_name=row.given_name,
            language=row.language,
            form_of_address=row.form_of_address,
            role=row.role,
            organisation=row.organisation,
            motive=own_or_inherited(row.motive, motives[row.id]).text,
        )
        for row in connection.execute(sa.select(tables.contact).where(contact.id.in_(contacts)))
    }
    return [found[each] for each in contacts if each in found]


def _of_both(one: ContactId, other: ContactId) -> sa.ColumnElement[bool]:
    """An introduction of these two, either way round."""
    column = tables.introduction.c
    return sa.or_(
        sa.and_(column.contact_id == one, column.other_id == other),
        sa.and_(column.contact_id == other, column.other_id == one),
    )
