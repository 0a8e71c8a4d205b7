"""What the rules of the daily review go by, of everybody or of some: a query a plane and a dozen others.

Everything is read as it stood at the end of one day (see `domain.review_facts`). Only those for whom there can be a
card are made facts of: scored, in a target group, with a cadence of their own or of a tag, or owed something.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from datetime import date, timedelta
from functools import partial
from itertools import compress, repeat
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import PERSONAL, WRITTEN, EffortPolicy, EffortWish
from netwerk_tui.domain.review_facts import NEVER, NO_DEBTS, ContactFacts, Debts, TargetGroup
from netwerk_tui.store import tables
from netwerk_tui.store.reads.plain_rows import DayNumbers, plain_rows, portions
from netwerk_tui.store.reads.review_debts import debts_by_contact
from netwerk_tui.store.reads.review_places import Places, places_in_review
from netwerk_tui.store.reads.review_planes import first_assessments
from netwerk_tui.store.reads.review_standings import Own, Standings, own_wishes, tag_wishes

Only = Collection[ContactId] | None
"""Some contacts, few enough for one query, or everybody."""

_OUTGOING = (Direction.OUT, Direction.MUTUAL)


_PART_OF_DEBTS, _PART_BEFORE_MOMENTS = 0.08, 0.35
"""How much of the time has passed once the debts and tags, and then the places, have been read."""


def facts_of(
    connection: sa.Connection,
    matrices: MatrixSet,
    policy: EffortPolicy,
    today: date,
    members: Iterable[ContactId],
    only: Only = None,
    tell: Callable[[float], None] = lambda _part: None,
) -> Iterator[ContactFacts]:
    """The facts of those for whom there may be a reason, by id; not of those who asked not to be contacted.

    `members` are those in target groups. Organisations are among the facts, and so are those whose card is finished.
    `tell` is told now and then how much has been read, from 0 to 1.
    """
    grounds = _grounds(connection, matrices, policy, today, only, tell)
    let_alone = {contact for contact, own in grounds.own.items() if own.is_let_alone}
    return _facts(connection, grounds, policy, today, only, grounds.contacts(members) - let_alone, tell)


def facts_of_one(
    connection: sa.Connection, matrices: MatrixSet, policy: EffortPolicy, today: date, contact: ContactId
) -> ContactFacts:
    """The facts of one contact, whether or not there can be a card. The contact must exist."""
    grounds = _grounds(connection, matrices, policy, today, [contact])
    return next(_facts(connection, grounds, policy, today, [contact], {contact}))


class _Grounds(NamedTuple):
    """What is known of contacts before their contact moments are read."""

    places: Places
    debts: Mapping[ContactId, Debts]
    tags: Mapping[ContactId, tuple[EffortWish, ...]]
    own: Mapping[ContactId, Own]

    def contacts(self, members: Iterable[ContactId]) -> set[ContactId]:
        """Everybody of whom something is known, and the members of target groups."""
        return set().union(self.places.traits, self.debts, self.tags, self.own, members)


def _grounds(
    connection: sa.Connection,
    matrices: MatrixSet,
    policy: EffortPolicy,
    today: date,
    only: Only,
    tell: Callable[[float], None] = lambda _part: None,
) -> _Grounds:
    debts = debts_by_contact(connection, policy, today, only)
    tags, own = tag_wishes(connection, only), own_wishes(connection, only)
    tell(_PART_OF_DEBTS)
    places = places_in_review(connection, matrices, policy, today, only)
    tell(_PART_BEFORE_MOMENTS)
    return _Grounds(places, debts, tags, own)


def _facts(
    connection: sa.Connection,
    grounds: _Grounds,
    policy: EffortPolicy,
    today: date,
    only: Only,
    wanted: Set[ContactId],
    tell: Callable[[float], None] = lambda _part: None,
) -> Iterator[ContactFacts]:
    """The facts of those who are wanted, by id.

    Put together in whole columns, without a step of the interpreter for each contact: half the time, for 100,000.
    """
    standings = Standings(policy, grounds.places.traits, grounds.tags, grounds.own)
    number_of = DayNumbers().__getitem__
    moments = _last_moments(connection, today, only)
    done = 0
    for some in portions(moments):
        done += len(some)
        rows = list(compress(some, map(wanted.__contains__, map(itemgetter(0), some))))
        if not rows:
            continue
        contacts, personal, written, outgoing = zip(*rows, strict=True)
        standing = list(standings.of(contacts))
        in_doubt = [
            contact
            for contact, met, sent, each in zip(contacts, personal, outgoing, standing, strict=True)
            if met is None or (sent is None and each.is_loyal)
        ]
        first = first_assessments(connection, today, in_doubt)
        columns = zip(
            contacts,
            standing,
            map(number_of, map(first.get, contacts)),
            map(number_of, personal),
            map(number_of, written),
            map(number_of, outgoing),
            map(grounds.places.slipped.get, contacts, repeat(NEVER)),
            map(grounds.debts.get, contacts, repeat(NO_DEBTS)),
            strict=False,
        )
        # As ContactFacts(*row), in a third of the time.
        yield from map(partial(tuple.__new__, ContactFacts), columns)
        tell(_PART_BEFORE_MOMENTS + (1 - _PART_BEFORE_MOMENTS) * min(1.0, done / len(wanted)))


def _last_moments(connection: sa.Connection, today: date, only: Only) -> Iterator[tuple[Any, ...]]:
    """By id, when there was contact last that counts fully, that counts for half, and that I sought.

    Days as `DayNumbers` takes them. The index on the participants answers each by a few steps back from the day: in
    half the time of looking at 1,000,000 moments.
    """
    contact, took_part = tables.contact.c, tables.participant.c

    def newest(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[Any]:
        return (
            sa.select(took_part.day)
            .where(took_part.contact_id == contact.id, took_part.day <= today, *conditions)
            .order_by(took_part.day.desc())
            .limit(1)
            .scalar_subquery()
        )

    query = sa.select(
        contact.id,
        newest(took_part.channel.in_(sorted(PERSONAL))),
        newest(took_part.channel.in_(sorted(WRITTEN))),
        newest(took_part.channel != Channel.NOTE, took_part.direction.in_(_OUTGOING)),
    ).order_by(contact.id)
    return plain_rows(connection, _narrowed(query, contact.id, only))


def target_groups(connection: sa.Connection, today: date) -> list[TargetGroup]:
    """All target groups by name, and whether I talked with anybody of them this ISO week, up to today."""
    tag, link, took_part = (table.c for table in (tables.tag, tables.contact_tag, tables.participant))
    monday = today - timedelta(days=today.weekday())
    talked = sa.select(took_part.contact_id).where(
        took_part.day.between(monday, today), took_part.channel.in_([Channel.MEETING, Channel.CALL])
    )
    met = set(connection.scalars(sa.select(link.tag_id).distinct().where(link.contact_id.in_(talked))))
    groups = sa.select(tag.id, tag.name).where(tag.target_group).order_by(tag.search_key, tag.id)
    return [TargetGroup(tag_id, name, tag_id in met) for tag_id, name in connection.execute(groups)]


def group_members(connection: sa.Connection, only: Only = None) -> list[tuple[TagId, ContactId]]:
    """Who is in which target group."""
    tag, link = tables.tag.c, tables.contact_tag.c
    query = sa.select(link.tag_id, link.contact_id).join(tables.tag, tag.id == link.tag_id).where(tag.target_group)
    return list(plain_rows(connection, _narrowed(query, link.contact_id, only)))


def _narrowed(query: sa.Select[Any], column: sa.ColumnElement[Any], only: Only) -> sa.Select[Any]:
    return query if only is None else query.where(column.in_(only))
