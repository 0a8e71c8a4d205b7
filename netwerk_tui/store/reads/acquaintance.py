"""Who knows whom: the links around some contacts, in a few queries, however many contacts there are.

An organisation is a text on a card, which no index covers: finding the people of some organisations reads that one
column of everybody. Everything else is found by index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.acquaintance import CROWD, LONGEST_WAY, Closeness, Link, LinkKind, turned
from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.event import AttendanceStatus
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import ENCOUNTERS, Channel
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.relation_kinds import inverse_of
from netwerk_tui.domain.ties import IntroductionStatus
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks

EXPANDED = 300
"""Of those on one step, so many at most are looked around from: the ones with the surest links."""

_TO_NOBODY = (Channel.NOTE, Channel.BROADCAST)
"""Written to myself, or to everybody at once."""


def organisation_names(connection: sa.Connection) -> list[str]:
    """Every organisation that stands on a card, by how it is written."""
    contact, capacity = tables.contact.c, tables.capacity.c
    names = sa.union(sa.select(contact.organisation), sa.select(capacity.organisation))
    found = [name for name in connection.scalars(names) if name]
    own = sa.select(contact.given_name, contact.particle, contact.surname).where(
        contact.kind == ContactKind.ORGANISATION
    )
    found += [full_name(*row) for row in connection.execute(own)]
    return sorted(set(found))


def people_at(connection: sa.Connection, organisations: Sequence[str], today: date) -> list[ContactId]:
    """The people who are at one of these organisations now."""
    return sorted({contact for contact, _name, is_past in _members(connection, organisations, today) if not is_past})


def links_towards(connection: sa.Connection, wanted: Sequence[ContactId], today: date) -> list[Link]:
    """The links on ways of at most `LONGEST_WAY` steps from me to those wanted, found from their side."""
    links: list[Link] = []
    known, nearest = set(wanted), list(wanted)[:EXPANDED]
    for _step in range(LONGEST_WAY - 1):
        found = links_around(connection, nearest, today)
        links += found
        sure: dict[ContactId, float] = {}
        for link in (each for one in found for each in (one, turned(one))):
            if link.other not in known:
                sure[link.other] = max(sure.get(link.other, 0.0), link.strength)
        known |= sure.keys()
        nearest = sorted(sure, key=lambda person: (-sure[person], person))[:EXPANDED]
    return links


def links_around(
    connection: sa.Connection, contacts: Collection[ContactId], today: date, *, crowd: int = CROWD
) -> list[Link]:
    """For each reason for which one of these contacts and somebody else know each other, one link.

    The event of a link is the last one at which both were. Organisations and events of more than `crowd` contacts make
    no links.
    """
    asked = sorted(contacts)
    return [
        *_relations(connection, asked),
        *_introductions(connection, asked),
        *_colleagues(connection, asked, today, crowd),
        *_fellow_guests(connection, asked, crowd),
    ]


def closeness_of(connection: sa.Connection, contacts: Collection[ContactId]) -> dict[ContactId, Closeness]:
    """How near each of these contacts is to me; those whom I never met, or am not to contact, are left out."""
    took_part, contact = tables.participant.c, tables.contact.c
    met = sa.func.count(sa.case((took_part.channel.in_(ENCOUNTERS), 1)))
    last = sa.func.max(sa.case((took_part.channel.not_in(_TO_NOBODY), took_part.day)))
    found: dict[ContactId, Closeness] = {}
    for chunk in chunks(sorted(contacts)):
        query = (
            sa.select(took_part.contact_id, met.label("met"), last.label("last"))
            .join(tables.contact, contact.id == took_part.contact_id)
            .where(took_part.contact_id.in_(chunk), contact.do_not_contact == "")
            .group_by(took_part.contact_id)
            .having(met > 0)
        )
        for row in connection.execute(query):
            found[ContactId(row.contact_id)] = Closeness(row.met, row.last)
    return found


def _relations(connection: sa.Connection, contacts: Sequence[ContactId]) -> Iterator[Link]:
    column = tables.relation.c
    for row in _touching(connection, sa.select(tables.relation), column.contact_id, column.other_id, contacts):
        back = inverse_of(row.kind) or f"← {row.kind}"
        one, other = ContactId(row.contact_id), ContactId(row.other_id)
        yield Link(one, other, LinkKind.RELATION, row.kind, back, row=row.id)


def _introductions(connection: sa.Connection, contacts: Sequence[ContactId]) -> Iterator[Link]:
    column = tables.introduction.c
    query = sa.select(tables.introduction).where(column.status == IntroductionStatus.MET)
    for row in _touching(connection, query, column.contact_id, column.other_id, contacts):
        one, other = ContactId(row.contact_id), ContactId(row.other_id)
        yield Link(one, other, LinkKind.INTRODUCTION, row.topic, row=row.id)


def _touching(
    connection: sa.Connection,
    query: sa.Select[Any],
    one: sa.Column[Any],
    other: sa.Column[Any],
    contacts: Sequence[ContactId],
) -> list[sa.Row[Any]]:
    """The rows that name one of these contacts in one of two columns, each once."""
    rows: dict[int, sa.Row[Any]] = {}
    for chunk in chunks(contacts):
        for column in (one, other):
            rows.update({row.id: row for row in connection.execute(query.where(column.in_(chunk)))})
    return [row for _id, row in sorted(rows.items()) if row.contact_id != row.other_id]


def _colleagues(connection: sa.Connection, contacts: Sequence[ContactId], today: date, crowd: int) -> Iterator[Link]:
    """Links of those who share an organisation, now or in the past, which is no crowd."""
    theirs: set[str] = set()
    contact, capacity = tables.contact.c, tables.capacity.c
    for chunk in chunks(contacts):
        theirs.update(connection.scalars(sa.select(contact.organisation).where(contact.id.in_(chunk))))
        theirs.update(connection.scalars(sa.select(capacity.organisation).where(capacity.contact_id.in_(chunk))))
    groups: defaultdict[str, dict[ContactId, bool]] = defaultdict(dict)
    for member, name, is_past in _members(connection, _no_crowds(connection, sorted(theirs - {""}), crowd), today):
        groups[name][member] = groups[name].get(member, True) and is_past
    asked = set(contacts)
    for name, members in groups.items():
        if len(members) <= crowd:
            for one, other in _pairs(members, asked):
                past = members[one] or members[other]
                yield Link(one, other, LinkKind.ORGANISATION, name, is_past=past)


def _no_crowds(connection: sa.Connection, organisations: Sequence[str], crowd: int) -> list[str]:
    """Those of the organisations that few contacts work for, as their cards say."""
    column = tables.contact.c.organisation
    crowds: set[str] = set()
    for chunk in chunks(organisations):
        query = sa.select(column).where(column.in_(chunk)).group_by(column).having(sa.func.count() > crowd)
        crowds.update(connection.scalars(query))
    return [name for name in organisations if name not in crowds]


def _members(
    connection: sa.Connection, organisations: Sequence[str], today: date
) -> Iterator[tuple[ContactId, str, bool]]:
    """The people of these organisations, with its name, and whether they are there no more."""
    contact, capacity = tables.contact.c, tables.capacity.c
    for chunk in chunks(organisations):
        cards = sa.select(contact.id, contact.organisation).where(
            contact.organisation.in_(chunk), contact.kind == ContactKind.PERSON
        )
        for person in connection.execute(cards):
            yield ContactId(person.id), person.organisation, False
        capacities = sa.select(capacity.contact_id, capacity.organisation, capacity.until).where(
            capacity.organisation.in_(chunk)
        )
        for row in connection.execute(capacities):
            yield ContactId(row.contact_id), row.organisation, row.until is not None and row.until < today


def _fellow_guests(connection: sa.Connection, contacts: Sequence[ContactId], crowd: int) -> Iterator[Link]:
    """Links of those who were at the same events, crowds left out."""
    link, event = tables.attendance.c, tables.event.c
    came = link.status == AttendanceStatus.ATTENDED
    events: set[int] = set()
    for people in chunks(contacts):
        events.update(connection.scalars(sa.select(link.event_id).where(link.contact_id.in_(people), came)))
    groups: defaultdict[int, list[ContactId]] = defaultdict(list)
    names: dict[int, tuple[date, str]] = {}
    for chunk in chunks(sorted(events)):
        small = sa.select(link.event_id).where(link.event_id.in_(chunk), came)
        small = small.group_by(link.event_id).having(sa.func.count() <= crowd)
        few = list(connection.scalars(small))
        for row in connection.execute(sa.select(link.event_id, link.contact_id).where(link.event_id.in_(few), came)):
            groups[row.event_id].append(ContactId(row.contact_id))
        for each in connection.execute(sa.select(event.id, event.day, event.name).where(event.id.in_(few))):
            names[each.id] = each.day or date.min, each.name
    yield from _shared_events(groups, names, set(contacts))


def _shared_events(
    groups: dict[int, list[ContactId]], names: dict[int, tuple[date, str]], asked: set[ContactId]
) -> Iterator[Link]:
    """One link for each two, with how many events they share and which was the last."""
    times: defaultdict[tuple[ContactId, ContactId], int] = defaultdict(int)
    last: dict[tuple[ContactId, ContactId], int] = {}
    for number in sorted(groups, key=lambda each: names[each]):
        for pair in _pairs(groups[number], asked):
            times[pair] += 1
            last[pair] = number
    for pair, count in times.items():
        yield Link(*pair, LinkKind.EVENT, names[last[pair]][1], times=count)


def _pairs(members: Iterable[ContactId], asked: set[ContactId]) -> Iterator[tuple[ContactId, ContactId]]:
    """Each two of the members of whom at least one is asked about, once."""
    everybody = sorted(members)
    for one in everybody:
        if one in asked:
            for other in everybody:
                if other != one and (other > one or other not in asked):
                    yield one, other
