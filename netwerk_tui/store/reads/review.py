"""What the rules of the daily review go by, of everybody or of some: a query a plane and a dozen others.

Everything is read as it stood at the end of one day (see `domain.review_facts`). Only those for whom there can be a
card are made facts of: scored, in a target group, with a cadence of their own or of a tag, or owed something.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from datetime import date, timedelta
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import EffortPolicy, EffortWish
from netwerk_tui.domain.review_facts import NEVER, NO_DEBTS, ContactFacts, Debts, TargetGroup
from netwerk_tui.store import tables
from netwerk_tui.store.reads.plain_rows import DayNumbers, plain_rows
from netwerk_tui.store.reads.review_debts import debts_by_contact
from netwerk_tui.store.reads.review_moments import LastMoments, last_moments
from netwerk_tui.store.reads.review_places import Places, places_in_review
from netwerk_tui.store.reads.review_planes import first_assessments
from netwerk_tui.store.reads.review_standings import Own, Standings, own_wishes, tag_wishes

Only = Collection[ContactId] | None
"""Some contacts, few enough for one query, or everybody."""

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
    read_moments: Callable[[], Iterable[LastMoments]] | None = None,
) -> Iterator[ContactFacts]:
    """The facts of those for whom there may be a reason, by id; not of those who asked not to be contacted.

    `members` are those in target groups. Organisations are among the facts, and so are those whose card is finished.
    `tell` is told now and then how much has been read, from 0 to 1. `read_moments` gives the newest contact
    moments, where they are read beside this: it is asked once all else is known.
    """
    grounds = _grounds(connection, matrices, policy, today, only, tell)
    let_alone = {contact for contact, own in grounds.own.items() if own.is_let_alone}
    newest = last_moments(connection, today, only) if read_moments is None else read_moments()
    return _facts(connection, grounds, policy, today, newest, grounds.contacts(members) - let_alone, tell)


def facts_of_one(
    connection: sa.Connection, matrices: MatrixSet, policy: EffortPolicy, today: date, contact: ContactId
) -> ContactFacts:
    """The facts of one contact, whether or not there can be a card. The contact must exist."""
    grounds = _grounds(connection, matrices, policy, today, [contact])
    return next(_facts(connection, grounds, policy, today, last_moments(connection, today, [contact]), {contact}))


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
    moments: Iterable[LastMoments],
    wanted: Set[ContactId],
    tell: Callable[[float], None] = lambda _part: None,
) -> Iterator[ContactFacts]:
    """The facts of those who are wanted, by id.

    Put together in whole columns, without a step of the interpreter for each contact: half the time, for 100,000.
    """
    standings = Standings(policy, grounds.places.traits, grounds.tags, grounds.own)
    number_of = DayNumbers().__getitem__
    done = 0
    for portion in moments:
        done += len(portion.contacts)
        contacts, personal, written, outgoing = portion.of(wanted)
        if not contacts:
            continue
        standing = list(standings.of(contacts))
        in_doubt = [
            contact
            for contact, met, sent, each in zip(contacts, personal, outgoing, standing, strict=True)
            if not met or (not sent and each.is_loyal)
        ]
        first = first_assessments(connection, today, in_doubt)
        columns = zip(
            contacts,
            standing,
            map(number_of, map(first.get, contacts)),
            personal,
            written,
            outgoing,
            map(grounds.places.slipped.get, contacts, repeat(NEVER)),
            map(grounds.debts.get, contacts, repeat(NO_DEBTS)),
            strict=False,
        )
        # As ContactFacts(*row), in a third of the time.
        yield from map(partial(tuple.__new__, ContactFacts), columns)
        tell(_PART_BEFORE_MOMENTS + (1 - _PART_BEFORE_MOMENTS) * min(1.0, done / len(wanted)))


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
