"""What the rules of the daily review go by, of everybody or of some: a query a plane and a dozen others.

Everything is read as it stood at the end of one day (see `domain.review_facts`). Only those for whom there can be a
card are made facts of: scored, in a target group, with a cadence of their own or of a tag, or owed something.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa

from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import PERSONAL, WRITTEN, EffortPolicy, EffortWish
from netwerk_tui.domain.review_facts import (
    LOYAL_FROM,
    NO_DEBTS,
    NO_TRAITS,
    PARTNERS,
    ContactFacts,
    Standing,
    TargetGroup,
    Traits,
    slipped_on,
    standing_of,
    traits_of,
)
from netwerk_tui.store import tables
from netwerk_tui.store.reads.review_debts import debts_by_contact
from netwerk_tui.store.reads.review_planes import first_assessed_elsewhere, trails
from netwerk_tui.store.reads.review_steps import contacts_out

Only = Collection[ContactId] | None
"""Some contacts, few enough for one query, or everybody."""

_OUTGOING = (Direction.OUT, Direction.MUTUAL)


LastMoments = tuple[date | None, date]
"""The newest contact moment of one contact that counts fully, and the newest that counts at all."""


class _Own(NamedTuple):
    """What the row of a contact says that is out of the ordinary."""

    ideal_days: int | None = None
    maximum_days: int | None = None
    is_ambassador: bool = False
    is_let_alone: bool = False


_ORDINARY = _Own()


_Assessed = tuple[date, Traits, date | None]
"""What the assessments of one contact come to: the day of the first, the traits, and the day of a step down."""


def last_moments(connection: sa.Connection, today: date, only: Only = None) -> dict[ContactId, LastMoments]:
    """When there was contact last that counts, by contact. Among 1,000,000 moments this takes 0.4 s."""
    took_part = tables.participant.c
    personal = sa.case((took_part.channel.in_(sorted(PERSONAL)), took_part.day))
    query = (
        sa.select(took_part.contact_id, sa.func.max(personal), sa.func.max(took_part.day))
        .where(took_part.day <= today, took_part.channel.in_(sorted(PERSONAL | WRITTEN)))
        .group_by(took_part.contact_id)
    )
    rows = connection.execute(_narrowed(query, took_part.contact_id, only)).all()
    return {contact: (personal, counting) for contact, personal, counting in rows}


def facts_of(
    connection: sa.Connection,
    matrices: MatrixSet,
    policy: EffortPolicy,
    today: date,
    moments: Mapping[ContactId, LastMoments],
    only: Only = None,
) -> Iterator[ContactFacts]:
    """The facts of those who may have a card today: not who asked not to be contacted, nor whose card is finished.

    Organisations are among them. `moments` are those of `last_moments` for the same people and day.
    """
    out = contacts_out(connection, today, only)
    for facts, own in _all_facts(connection, matrices, policy, today, moments, only):
        if facts.contact not in out and not own.is_let_alone:
            yield facts


def standings_of(
    connection: sa.Connection, matrices: MatrixSet, policy: EffortPolicy, today: date
) -> dict[ContactId, Standing]:
    """How everybody stands who may be due, by contact; not those who asked not to be contacted.

    Unlike `facts_of` it goes on whose card is finished, and reads no contact moments.
    """
    tags, own = _tag_wishes(connection, None), _own(connection, None)
    assessed = _assessed(connection, matrices, policy, today, None)
    judge = _Judge(policy)
    found = {}
    for contact in _concerned(assessed, tags, own):
        wishes = own.get(contact, _ORDINARY)
        if not wishes.is_let_alone:
            traits = assessed[contact][1] if contact in assessed else NO_TRAITS
            found[contact] = judge.standing(traits, tags.get(contact, ()), wishes)
    return found


def facts_of_one(
    connection: sa.Connection, matrices: MatrixSet, policy: EffortPolicy, today: date, contact: ContactId
) -> ContactFacts:
    """The facts of one contact, whether or not there can be a card."""
    moments = last_moments(connection, today, [contact])
    for facts, _ in _all_facts(connection, matrices, policy, today, moments, [contact]):
        return facts
    personal, counting = moments.get(contact, (None, None))
    standing = _Judge(policy).standing(NO_TRAITS, (), _ORDINARY)
    return ContactFacts(contact, standing, None, personal, counting, None, None)


def _all_facts(
    connection: sa.Connection,
    matrices: MatrixSet,
    policy: EffortPolicy,
    today: date,
    moments: Mapping[ContactId, LastMoments],
    only: Only,
) -> Iterator[tuple[ContactFacts, _Own]]:
    """The facts of everybody for whom there may be a reason, by id."""
    debts = debts_by_contact(connection, policy, today, only)
    tags = _tag_wishes(connection, only)
    own = _own(connection, only)
    assessed = _assessed(connection, matrices, policy, today, only)
    outgoing = _last_outgoing(connection, today, only)
    judge = _Judge(policy)
    nothing, nowhere = (None, None), (None, NO_TRAITS, None)
    for contact in _concerned(assessed, debts, tags, own):
        wishes = own.get(contact, _ORDINARY)
        theirs = assessed.get(contact)
        first, traits, slipped = nowhere if theirs is None else theirs
        personal, counting = moments.get(contact, nothing)
        facts = ContactFacts(
            contact,
            judge.standing(traits, tags.get(contact, ()), wishes),
            first,
            personal,
            None if counting == personal else counting,
            outgoing.get(contact),
            slipped,
            debts.get(contact, NO_DEBTS),
        )
        yield facts, wishes


def target_groups(connection: sa.Connection, today: date) -> list[TargetGroup]:
    """All target groups by name, and whether I talked with anybody of them this ISO week, up to today."""
    tag, link, took_part, moment = (
        table.c for table in (tables.tag, tables.contact_tag, tables.participant, tables.interaction)
    )
    monday = today - timedelta(days=today.weekday())
    talked = (
        sa.select(took_part.contact_id)
        .join(tables.interaction, moment.id == took_part.interaction_id)
        .where(moment.day.between(monday, today), moment.channel.in_([Channel.MEETING, Channel.CALL]))
    )
    met = set(connection.scalars(sa.select(link.tag_id).distinct().where(link.contact_id.in_(talked))))
    groups = sa.select(tag.id, tag.name).where(tag.target_group).order_by(tag.search_key, tag.id)
    return [TargetGroup(tag_id, name, tag_id in met) for tag_id, name in connection.execute(groups)]


def group_members(connection: sa.Connection, only: Only = None) -> list[tuple[TagId, ContactId]]:
    """Who is in which target group."""
    tag, link = tables.tag.c, tables.contact_tag.c
    query = sa.select(link.tag_id, link.contact_id).join(tables.tag, tag.id == link.tag_id).where(tag.target_group)
    return [(tag_id, contact) for tag_id, contact in connection.execute(_narrowed(query, link.contact_id, only)).all()]


class _Judge:
    """Works out a standing once for all who stand alike: among 100,000 contacts there are some hundreds."""

    def __init__(self, policy: EffortPolicy) -> None:
        self._policy = policy
        self._known: dict[Traits, dict[tuple[tuple[EffortWish, ...], _Own], Standing]] = {}

    def standing(self, traits: Traits, tags: tuple[EffortWish, ...], own: _Own) -> Standing:
        """What these come to."""
        alike = self._known.setdefault(traits, {})
        found = alike.get((tags, own))
        if found is None:
            wish = EffortWish(own.ideal_days, own.maximum_days)
            found = standing_of(traits, tags, wish, is_ambassador=own.is_ambassador, policy=self._policy)
            alike[tags, own] = found
        return found


def _concerned(*by_contact: Mapping[ContactId, object]) -> Sequence[ContactId]:
    return sorted(set().union(*by_contact))


def _assessed(
    connection: sa.Connection, matrices: MatrixSet, policy: EffortPolicy, today: date, only: Only
) -> dict[ContactId, _Assessed]:
    """What the assessments come to, by contact."""
    found: dict[ContactId, _Assessed] = {
        contact: (first, NO_TRAITS, None)
        for contact, first in first_assessed_elsewhere(connection, matrices, today, only)
    }
    fell_since = today - timedelta(days=policy.drift_days - 1)
    for matrix, found_here in trails(connection, matrices, today, only):
        traits_by_cell = {cell: traits_of(matrix.id, cell, matrix.category_of(cell).id) for cell in matrix.cells()}
        for contact, first, cell, steps in found_here:
            traits = traits_by_cell.get(cell, NO_TRAITS)
            slipped = slipped_on(steps, fell_since) if steps and traits & PARTNERS else None
            theirs = found.get(contact)
            if theirs is not None:
                first, traits, slipped = min(first, theirs[0]), theirs[1] | traits, _older(slipped, theirs[2])
            found[contact] = (first, traits, slipped)
    return found


def _older(one: date | None, other: date | None) -> date | None:
    return one if other is None or (one is not None and one < other) else other


def _tag_wishes(connection: sa.Connection, only: Only) -> dict[ContactId, tuple[EffortWish, ...]]:
    """The cadences that tags ask for, by contact; empty for who is in a target group and has none."""
    tag, link = tables.tag.c, tables.contact_tag.c
    query = (
        sa.select(link.contact_id, tag.id)
        .join(tables.tag, tag.id == link.tag_id)
        .where(sa.or_(tag.ideal_days.is_not(None), tag.target_group))
        .order_by(link.contact_id, tag.id)
    )
    wishes = {
        row.id: EffortWish(row.ideal_days, row.maximum_days, name=row.name)
        for row in connection.execute(sa.select(tag.id, tag.name, tag.ideal_days, tag.maximum_days))
    }
    found: dict[ContactId, tuple[EffortWish, ...]] = {}
    for contact, tag_id in connection.execute(_narrowed(query, link.contact_id, only)):
        wish = wishes[tag_id]
        found[contact] = (*found.get(contact, ()), *([] if wish.days is None else [wish]))
    return found


def _own(connection: sa.Connection, only: Only) -> dict[ContactId, _Own]:
    """Those with a cadence of their own, active ambassadors, and who asked not to be contacted, in whatever words."""
    column = tables.contact.c
    is_let_alone = sa.func.trim(column.do_not_contact) != ""
    is_ambassador = column.ambassador == AmbassadorStage.ACTIVE
    query = sa.select(
        column.id, column.ideal_days, column.maximum_days, is_ambassador.label("speaks"), is_let_alone.label("alone")
    ).where(sa.or_(column.ideal_days.is_not(None), is_ambassador, is_let_alone))
    return {
        ContactId(row.id): _Own(row.ideal_days, row.maximum_days, bool(row.speaks), bool(row.alone))
        for row in connection.execute(_narrowed(query, column.id, only))
    }


def _last_outgoing(connection: sa.Connection, today: date, only: Only) -> dict[ContactId, date]:
    """When something went out last, a note to myself left aside, to those who were ever loyal.

    The index on the participants answers each of them by a few steps back from the day.
    """
    column, took_part = tables.assessment.c, tables.participant.c
    loyal = _narrowed(
        sa.select(column.contact_id)
        .distinct()
        .where(column.matrix == ACCEPTANCE_ENERGY.id, column.vertical >= LOYAL_FROM),
        column.contact_id,
        only,
    ).subquery()
    newest = (
        sa.select(took_part.day)
        .where(
            took_part.contact_id == loyal.c.contact_id,
            took_part.day <= today,
            took_part.channel != Channel.NOTE,
            took_part.direction.in_(_OUTGOING),
        )
        .order_by(took_part.day.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = sa.select(loyal.c.contact_id, newest)
    rows = connection.execute(query).all()
    return {contact: day for contact, day in rows if day is not None}


def _narrowed(query: sa.Select[Any], column: sa.ColumnElement[Any], only: Only) -> sa.Select[Any]:
    return query if only is None else query.where(column.in_(only))
