"""What the week and its figures count: sums that the database makes, a row a day, a group or a contact.

Everything is read as it stood at the end of one day. Notes to myself are no contact anywhere here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from datetime import date
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.balance import DayTally
from netwerk_tui.domain.ids import ContactId, EntryId, TagId
from netwerk_tui.domain.interaction import ENCOUNTERS, Channel, Direction
from netwerk_tui.domain.iso_week import IsoWeek, days_later, week_before
from netwerk_tui.domain.policy import PERSONAL, WRITTEN
from netwerk_tui.domain.spans import YEAR_DAYS
from netwerk_tui.domain.thin_ties import Dealt
from netwerk_tui.domain.weekly_rule import WEEKS_SHOWN, TagChoice
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.plain_rows import plain_rows, portions

_TALKS = (Channel.MEETING, Channel.CALL)

_SMALL_GROUP = 500
"""Members up to which it is quicker to look at each of them than at everything that was done in a week."""


def weeks_met(connection: sa.Connection, groups: Sequence[TagId], week: IsoWeek) -> dict[TagId, list[bool]]:
    """Whether each group was talked with in the weeks before this one, the last week first.

    As many weeks as are shown, and beyond them as long as the group was met. Each week of a group that was met is
    answered by the first talk that is found: some 0.2 ms, however large the group.
    """
    found: dict[TagId, list[bool]] = {group: [] for group in groups}
    talks = _Talks(connection, _small_groups(connection, groups))
    known_since = first_moment(connection)
    unbroken = set(groups)
    before = week_before(week)
    while before is not None and (unbroken or _is_short(found)):
        asked = set(groups) if _is_short(found) else unbroken
        is_known = known_since is not None and known_since <= before.sunday
        met = talks.met(asked, before) if is_known else set()
        for group in asked:
            found[group].append(group in met)
        unbroken &= met
        before = week_before(before)
    return found


def _is_short(found: Mapping[TagId, Sequence[bool]]) -> bool:
    """Whether fewer weeks than are shown were looked at."""
    return any(len(weeks) < WEEKS_SHOWN for weeks in found.values())


def first_moment(connection: sa.Connection) -> date | None:
    """The day of the first contact moment ever; None where there was none."""
    day: date | None = connection.execute(sa.select(sa.func.min(tables.interaction.c.day))).scalar_one()
    return day


def tallies(connection: sa.Connection, since: date, until: date) -> list[DayTally]:
    """The contact moments of each day that had any but notes, both days included."""
    return _tallies(connection, tables.participant.c.day.between(since, until))


def tallies_of(connection: sa.Connection, days: Collection[date]) -> list[DayTally]:
    """The contact moments of those of these days that had any but notes."""
    return _tallies(connection, tables.participant.c.day.in_(sorted(days)))


def days_touched(connection: sa.Connection, entries: Collection[EntryId]) -> set[date]:
    """The days of the contact moments that these entries made, changed or took away, before and after."""
    change = tables.change.c
    touched: dict[str, set[int]] = {tables.interaction.name: set(), tables.participant.name: set()}
    query = sa.select(change.table_name, change.row_id, change.before, change.after).where(
        change.entry_id.in_(entries), change.table_name.in_(touched)
    )
    days: set[date] = set()
    for name, row_id, *images in connection.execute(query):
        touched[name].add(row_id)
        # An image of a change tells only what changed; the day of what is gone stands in the image of its deletion.
        for image in filter(None, images):
            if "day" in image:
                days.add(date.fromisoformat(image["day"]))
            if "interaction_id" in image:
                touched[tables.interaction.name].add(image["interaction_id"])
    for table in (tables.interaction, tables.participant):
        for chunk in chunks(sorted(touched[table.name])):
            days.update(connection.scalars(sa.select(table.c.day).where(table.c.id.in_(chunk))))
    return days


def _tallies(connection: sa.Connection, is_asked: sa.ColumnElement[bool]) -> list[DayTally]:
    took_part = tables.participant.c
    query = (
        sa.select(took_part.day, took_part.channel, took_part.direction, sa.func.count())
        .where(is_asked, took_part.channel != Channel.NOTE)
        .group_by(took_part.day, took_part.channel, took_part.direction)
        .order_by(took_part.day)
    )
    by_day = groupby(connection.execute(query).all(), key=itemgetter(0))
    return [_tally(day, ((row[1], row[2], row[3]) for row in rows)) for day, rows in by_day]


def _tally(day: date, counts: Iterable[tuple[str, str, int]]) -> DayTally:
    """One day's tally of moments by channel and direction."""
    contacts = incoming = outgoing = mutual = personal = written_in = written_out = 0
    for channel, direction, count in counts:
        contacts += count * (channel != Channel.BROADCAST)
        incoming += count * (direction == Direction.IN)
        outgoing += count * (direction == Direction.OUT)
        mutual += count * (direction == Direction.MUTUAL)
        personal += count * (channel in PERSONAL)
        written_in += count * (channel in WRITTEN and direction != Direction.OUT)
        written_out += count * (channel in WRITTEN and direction != Direction.IN)
    return DayTally(day, contacts, incoming, outgoing, mutual, personal, written_in, written_out)


def dealt_with(
    connection: sa.Connection, today: date, only: Sequence[ContactId] | None = None
) -> dict[ContactId, Dealt]:
    """What there was with everybody, or some, with whom there was anything up to the end of a day."""
    took_part = tables.participant.c
    year_ago = days_later(today, 1 - YEAR_DAYS)

    def how_many(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[Any]:
        return sa.func.sum(sa.case((sa.and_(*conditions), 1), else_=0))

    query = (
        sa.select(
            took_part.contact_id,
            how_many(took_part.channel.in_(sorted(ENCOUNTERS))),
            how_many(took_part.day >= year_ago, took_part.direction != Direction.OUT),
            how_many(took_part.day >= year_ago, took_part.direction != Direction.IN),
        )
        .where(took_part.day <= today, took_part.channel != Channel.NOTE)
        .group_by(took_part.contact_id)
    )
    if only is not None:
        query = query.where(took_part.contact_id.in_(only))
    found: dict[ContactId, Dealt] = {}
    for some in portions(plain_rows(connection, query)):
        contacts, *counts = zip(*some, strict=True)
        # As Dealt(*counts) of each, in a third of the time.
        found.update(zip(contacts, map(partial(tuple.__new__, Dealt), zip(*counts, strict=True)), strict=True))
    return found


def everybody(connection: sa.Connection, only: Sequence[ContactId] | None = None) -> list[ContactId]:
    """All contacts, or those of some who are there, organisations among them."""
    column = tables.contact.c.id
    query = sa.select(column)
    return [contact for (contact,) in plain_rows(connection, query if only is None else query.where(column.in_(only)))]


def tag_choices(connection: sa.Connection) -> list[TagChoice]:
    """Every tag: the target groups first, then those with the most members, then by name."""
    tag, link = tables.tag.c, tables.contact_tag.c
    members = sa.select(link.tag_id, sa.func.count().label("members")).group_by(link.tag_id).subquery()
    count = sa.func.coalesce(members.c.members, 0)
    query = (
        sa.select(tag.id, tag.name, count, tag.target_group)
        .outerjoin(members, members.c.tag_id == tag.id)
        .order_by(tag.target_group.desc(), count.desc(), tag.search_key, tag.id)
    )
    return [TagChoice(TagId(row[0]), row[1], row[2], row[3]) for row in connection.execute(query)]


def tag_named(connection: sa.Connection, tag: TagId) -> str | None:
    """The name of a tag; None where it is gone."""
    return connection.execute(sa.select(tables.tag.c.name).where(tables.tag.c.id == tag)).scalar_one_or_none()


def _small_groups(connection: sa.Connection, groups: Sequence[TagId]) -> set[TagId]:
    link = tables.contact_tag.c
    query = sa.select(link.tag_id).where(link.tag_id.in_(groups)).group_by(link.tag_id)
    large = set(connection.scalars(query.having(sa.func.count() > _SMALL_GROUP)))
    return set(groups) - large


class _Talks:
    """Finds the groups that were talked with in a week, with statements that are built once for all weeks."""

    def __init__(self, connection: sa.Connection, small: Set[TagId]) -> None:
        self._connection = connection
        self._small = small
        groups = sa.select(tables.tag.c.id).where(tables.tag.c.id.in_(sa.bindparam("groups", expanding=True)))
        self._by_members = groups.where(_talk_of_member())
        self._by_moments = groups.where(_talk_with_member())

    def met(self, groups: Set[TagId], week: IsoWeek) -> set[TagId]:
        """Those of these groups with whom I talked."""
        found: set[TagId] = set()
        for query, asked in ((self._by_members, groups & self._small), (self._by_moments, groups - self._small)):
            if asked:
                span = {"groups": sorted(asked), "monday": week.monday, "sunday": week.sunday}
                found.update(map(TagId, self._connection.scalars(query, span)))
        return found


def _in_week(column: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    return column.between(sa.bindparam("monday", type_=sa.Date), sa.bindparam("sunday", type_=sa.Date))


def _talk_of_member() -> sa.ColumnElement[bool]:
    """Whether there was a talk with a member: from each member to their talks."""
    link, took_part = tables.contact_tag.c, tables.participant.c
    talk = sa.exists().where(
        took_part.contact_id == link.contact_id, _in_week(took_part.day), took_part.channel.in_(_TALKS)
    )
    return sa.exists().where(link.tag_id == tables.tag.c.id, talk)


def _talk_with_member() -> sa.ColumnElement[bool]:
    """Whether there was a talk with a member: from each talk of the week to who took part."""
    link, took_part = tables.contact_tag.c, tables.participant.c
    is_member = sa.exists().where(link.contact_id == took_part.contact_id, link.tag_id == tables.tag.c.id)
    # The group is two levels up, where SQLAlchemy does not look by itself.
    return sa.exists().where(
        _in_week(took_part.day), took_part.channel.in_(_TALKS), is_member.correlate(tables.participant, tables.tag)
    )
