"""What the rules of the daily review go by, of everybody or of some: a query a plane and a dozen others.

Everything is read as it stood at the end of one day (see `domain.review_facts`). Only those for whom there can be a
card are made facts of: scored, in a target group, with a cadence of their own or of a tag, or owed something.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from datetime import date, timedelta
from functools import partial
from itertools import islice, repeat
from typing import Any, NamedTuple, TypeAlias

import sqlalchemy as sa

from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.iso_week import days_later
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import PERSONAL, WRITTEN, EffortPolicy, EffortWish
from netwerk_tui.domain.review_facts import (
    NEVER,
    NO_DEBTS,
    NO_TRAITS,
    PARTNERS,
    ContactFacts,
    DayNumber,
    Standing,
    TargetGroup,
    Traits,
    slipped_on,
    standing_of,
    traits_of,
)
from netwerk_tui.store import tables
from netwerk_tui.store.reads.plain_rows import DayNumbers, plain_rows
from netwerk_tui.store.reads.review_debts import debts_by_contact
from netwerk_tui.store.reads.review_planes import (
    CellNumber,
    Plane,
    assessed_since,
    cell_number,
    cells_on,
    first_assessments,
    planes,
    trails_of,
)

Only = Collection[ContactId] | None
"""Some contacts, few enough for one query, or everybody."""

_OUTGOING = (Direction.OUT, Direction.MUTUAL)


class _Own(NamedTuple):
    """What the row of a contact says that is out of the ordinary."""

    ideal_days: int | None = None
    maximum_days: int | None = None
    is_ambassador: bool = False
    is_let_alone: bool = False


_ORDINARY = _Own()

_PART_OF_DEBTS, _PART_BEFORE_MOMENTS = 0.08, 0.35
"""How much of the time has passed once the debts and tags, and then the places, have been read."""

_ROWS_AT_ONCE = 4000
"""So many facts are put together in one go: a matter of milliseconds, and thrown away as soon."""


def facts_of(
    connection: sa.Connection,
    matrices: MatrixSet,
    policy: EffortPolicy,
    today: date,
    only: Only = None,
    tell: Callable[[float], None] = lambda _part: None,
) -> Iterator[ContactFacts]:
    """The facts of those for whom there may be a reason, by id; not of those who asked not to be contacted.

    Organisations are among them, and so are those whose card is finished. `tell` is told now and then how much has been
    read, from 0 to 1.
    """
    own = _own(connection, only)
    let_alone = {contact for contact, wishes in own.items() if wishes.is_let_alone}
    return _all_facts(connection, matrices, policy, today, only, own, let_alone, tell)


def facts_of_one(
    connection: sa.Connection, matrices: MatrixSet, policy: EffortPolicy, today: date, contact: ContactId
) -> ContactFacts:
    """The facts of one contact, whether or not there can be a card."""
    only = [contact]
    for facts in _all_facts(connection, matrices, policy, today, only, _own(connection, only), frozenset()):
        return facts
    days = DayNumbers()
    personal, written, _outgoing = (days[day] for day in next(_last_moments(connection, today, only))[1:])
    standing = _Judge(policy).standing(NO_TRAITS, (), _ORDINARY)
    return ContactFacts(contact, standing, NEVER, personal, written, NEVER, NEVER)


def _all_facts(
    connection: sa.Connection,
    matrices: MatrixSet,
    policy: EffortPolicy,
    today: date,
    only: Only,
    own: Mapping[ContactId, _Own],
    let_alone: Set[ContactId],
    tell: Callable[[float], None] = lambda _part: None,
) -> Iterator[ContactFacts]:
    """The facts of everybody for whom there may be a reason, by id, but those who are let alone."""
    debts = debts_by_contact(connection, policy, today, only)
    tags = _tag_wishes(connection, only)
    tell(_PART_OF_DEBTS)
    traits, slipped = _assessed(connection, matrices, policy, today, only)
    tell(_PART_BEFORE_MOMENTS)
    wanted = set().union(traits, debts, tags, own) - let_alone
    moments = (row for row in _last_moments(connection, today, only) if row[0] in wanted)
    judge, number_of = _Judge(policy), DayNumbers().__getitem__
    done = 0
    while some := list(islice(moments, _ROWS_AT_ONCE)):
        done += len(some)
        first = first_assessments(connection, today, [each[0] for each in some if each[1] is None or each[3] is None])
        contacts, personal, written, outgoing = zip(*some, strict=True)
        columns = zip(
            contacts,
            judge.standings(contacts, traits, tags, own),
            map(number_of, map(first.get, contacts)),
            map(number_of, personal),
            map(number_of, written),
            map(number_of, outgoing),
            map(slipped.get, contacts, repeat(NEVER)),
            map(debts.get, contacts, repeat(NO_DEBTS)),
            strict=False,
        )
        # As ContactFacts(*row), in a third of the time.
        yield from map(partial(tuple.__new__, ContactFacts), columns)
        tell(_PART_BEFORE_MOMENTS + (1 - _PART_BEFORE_MOMENTS) * done / len(wanted))


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


_Grounds: TypeAlias = tuple[Traits, tuple[EffortWish, ...], _Own]
"""What a standing follows from: the places, the cadences that tags ask for, and what is out of the ordinary."""


class _Judge:
    """Works out a standing once for all who stand alike: among 100,000 contacts there are some hundreds."""

    def __init__(self, policy: EffortPolicy) -> None:
        self._policy = policy
        self._of_most = _ByTraits(self)
        self._known: dict[_Grounds, Standing] = {}

    def standing(self, traits: Traits, tags: tuple[EffortWish, ...], own: _Own) -> Standing:
        """What these come to."""
        grounds = (traits, tags, own)
        found = self._known.get(grounds)
        if found is None:
            wish = EffortWish(own.ideal_days, own.maximum_days)
            found = standing_of(traits, tags, wish, is_ambassador=own.is_ambassador, policy=self._policy)
            self._known[grounds] = found
        return found

    def standings(
        self,
        contacts: Iterable[ContactId],
        traits: Mapping[ContactId, Traits],
        tags: Mapping[ContactId, tuple[EffortWish, ...]],
        own: Mapping[ContactId, _Own],
    ) -> list[Standing]:
        """How each of these contacts stands."""
        of_most = self._of_most
        return [
            self.standing(traits.get(each, NO_TRAITS), tags.get(each, ()), own.get(each, _ORDINARY))
            if each in own or tags.get(each)
            else of_most[traits.get(each, NO_TRAITS)]
            for each in contacts
        ]


class _Assessed(NamedTuple):
    """What the assessments of everybody come to."""

    traits: dict[ContactId, Traits]
    """Of those who stand on a plane that counts."""
    slipped: dict[ContactId, DayNumber]
    """The day of a step down, of partners."""


class _ByTraits(dict[Traits, Standing]):
    """The standings of those without tags that ask for anything, and without a wish of their own."""

    def __init__(self, judge: _Judge) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, traits: Traits) -> Standing:
        found = self[traits] = self._judge.standing(traits, (), _ORDINARY)
        return found


class _Together(dict[tuple[Traits, Traits], Traits]):
    """The traits of two places together, worked out once for all who stand alike."""

    def __missing__(self, both: tuple[Traits, Traits]) -> Traits:
        found = self[both] = both[0] | both[1]
        return found


def _assessed(
    connection: sa.Connection, matrices: MatrixSet, policy: EffortPolicy, today: date, only: Only
) -> _Assessed:
    found = _Assessed({}, {})
    traits, together = found.traits, _Together()
    for plane in planes(connection, matrices, today):
        by_cell = _traits_by_cell(plane.matrix)
        cells = cells_on(connection, plane, today, only)
        for contact, cell in cells.items():
            here, elsewhere = by_cell.get(cell, NO_TRAITS), traits.get(contact)
            traits[contact] = here if elsewhere is None else together[here, elsewhere]
        where_partners_are = {cell for cell, each in by_cell.items() if each & PARTNERS}
        partners = {contact for contact, cell in cells.items() if cell in where_partners_are}
        for contact, day in _slips(connection, plane, partners, policy, today, only):
            found.slipped[contact] = min(day, found.slipped.get(contact, day))
    return found


def _traits_by_cell(matrix: Matrix) -> dict[CellNumber, Traits]:
    return {cell_number(cell): traits_of(matrix.id, cell, matrix.category_of(cell).id) for cell in matrix.cells()}


def _slips(
    connection: sa.Connection,
    plane: Plane,
    partners: Set[ContactId],
    policy: EffortPolicy,
    today: date,
    only: Only,
) -> Iterator[tuple[ContactId, DayNumber]]:
    """The partners who stepped down of late on a plane, and when."""
    fell_since = days_later(today, 1 - policy.drift_days)
    moved = partners & assessed_since(connection, plane, fell_since, today, only) if partners else ()
    for contact, trail in trails_of(connection, plane, moved, today):
        day = slipped_on(trail, fell_since.toordinal())
        if day != NEVER:
            yield contact, day


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
    nobodys: tuple[EffortWish, ...] = ()
    for contact, tag_id in plain_rows(connection, _narrowed(query, link.contact_id, only)):
        wish, others = wishes[tag_id], found.get(contact, nobodys)
        found[contact] = others if wish.days is None else (*others, wish)
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


def _narrowed(query: sa.Select[Any], column: sa.ColumnElement[Any], only: Only) -> sa.Select[Any]:
    return query if only is None else query.where(column.in_(only))
