"""What a briefing is made of, for any number of people at once: seven queries, however many there are.

Everything that hangs on a contact and is told in one line comes from one union of small index lookups, because asking
each of a dozen tables by itself costs more than the answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.asks import AskStatus, TellStatus
from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.briefing import (
    LINES_PER_SECTION,
    BriefingFacts,
    Moment,
    OpenAsk,
    OpenConcern,
    Promise,
    counts_of,
)
from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.gratitude import Favour
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.influence import Influence, InfluenceOutcome, Principle
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.profile import Assessment, Birthday, Capacity, Impression, PersonaLink
from netwerk_tui.store import tables
from netwerk_tui.store.reads.positions import assessments_of, newest_per_plane
from netwerk_tui.store.reads.subjects import dossiers

_Rows = dict[str, list[sa.Row[Any]]]
"""Rows of the union for one contact, by the table that they come from."""


def briefing_facts(
    connection: sa.Connection, contacts: Sequence[ContactId], today: date, *, private: bool = True
) -> list[BriefingFacts]:
    """What is known of these contacts, in their order; those that are gone are left out.

    Private contact moments are counted, and told only where `private` is true.
    """
    contact = tables.contact.c
    rows = {row.id: row for row in connection.execute(sa.select(tables.contact).where(contact.id.in_(contacts)))}
    lines = _lines(connection, contacts)
    positions = _positions(connection, contacts, today)
    moments = _moments(connection, contacts)
    told = _told(connection, moments, today, private=private)
    relations = _relations(connection, contacts)
    return [
        _facts(
            rows[each],
            lines[each],
            positions[each],
            [(row.day, Channel(row.channel), Direction(row.direction)) for row in moments[each]],
            told[each],
            tuple(relations[each]),
            today,
        )
        for each in contacts
        if each in rows
    ]


def _facts(
    row: sa.Row[Any],
    lines: _Rows,
    positions: list[Assessment],
    moments: list[tuple[date, Channel, Direction]],
    told: list[Moment],
    relations: tuple[str, ...],
    today: date,
) -> BriefingFacts:
    asked = [each.day for each in lines["ask"] if each.day is not None]
    return BriefingFacts(
        contact=ContactId(row.id),
        kind=ContactKind(row.kind),
        name=full_name(row.given_name, row.particle, row.surname),
        role=row.role,
        organisation=row.organisation,
        locality=row.locality,
        since=row.since,
        birthday=Birthday(row.birth_year, row.birth_month, row.birth_day)
        if row.birth_month and row.birth_day
        else None,
        motive=row.motive,
        objection=row.objection,
        context=row.context,
        setting=row.setting,
        do_not_contact=row.do_not_contact,
        critical_friend=row.critical_friend,
        attention_budget=row.attention_budget,
        capacities=tuple(_capacities(lines["capacity"])),
        personas=tuple(PersonaLink(each.id, each.word, each.text, each.extra, "") for each in lines["persona"]),
        positions=tuple(positions),
        latest=tuple(told),
        mine=tuple(_promises(lines["followup"], theirs=False)),
        theirs=tuple(_promises(lines["followup"], theirs=True)),
        asks=tuple(_open_asks(lines["ask"])),
        tells=tuple(each.text for each in lines["tell"]),
        favours=tuple(
            Favour(each.id, each.day, Direction(each.word), each.text) for each in _newest_first(lines["favour"])
        ),
        influences=tuple(
            Influence(each.id, Principle(each.word), InfluenceOutcome(each.extra), each.day, each.text)
            for each in lines["influence"]
        ),
        concerns=tuple(OpenConcern(each.text, each.extra, each.day) for each in _newest_first(lines["concern"])),
        impression=next(
            (Impression(each.id, each.day, each.text, each.number) for each in _newest_first(lines["impression"])), None
        ),
        thanks_owed_for=tuple(_thanks_owed(lines, today)),
        relations=relations,
        counts=counts_of(moments, asked, today),
    )


# One line from each of many tables


def _lines(connection: sa.Connection, contacts: Sequence[ContactId]) -> defaultdict[int, _Rows]:
    found: defaultdict[int, _Rows] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(_LINES, {"contacts": list(contacts)}):
        found[row.contact_id][row.kind].append(row)
    return found


def _branch(
    table: sa.Table,
    day: Any = None,
    until: Any = None,
    text: Any = None,
    extra: Any = None,
    word: Any = None,
    number: Any = None,
) -> sa.Select[Any]:
    """Rows of one table in the columns that all of them share."""
    no_day, no_text, no_number = sa.cast(sa.null(), sa.Date), sa.literal(""), sa.cast(sa.null(), sa.Integer)
    return sa.select(
        table.c.contact_id.label("contact_id"),
        sa.literal(table.name).label("kind"),
        table.c.id.label("id"),
        (no_day if day is None else day).label("day"),
        (no_day if until is None else until).label("until"),
        (no_text if text is None else text).label("text"),
        (no_text if extra is None else extra).label("extra"),
        (no_text if word is None else word).label("word"),
        (no_number if number is None else number).label("number"),
    )


def _personas() -> sa.Select[Any]:
    persona, link = tables.persona.c, tables.contact_persona.c
    return sa.select(
        link.contact_id,
        sa.literal("persona"),
        link.id,
        sa.cast(sa.null(), sa.Date),
        sa.cast(sa.null(), sa.Date),
        persona.motive,
        persona.objection,
        persona.name,
        sa.cast(sa.null(), sa.Integer),
    ).join_from(tables.contact_persona, tables.persona, persona.id == link.persona_id)


_capacity, _followup, _ask = tables.capacity.c, tables.followup.c, tables.ask.c
_tell, _favour, _influence = tables.tell.c, tables.favour.c, tables.influence.c
_concern, _impression, _thanks = tables.concern.c, tables.impression.c, tables.thanks.c

_BRANCHES: tuple[tuple[sa.Select[Any], sa.Column[Any]], ...] = (
    (
        _branch(
            tables.capacity, _capacity.since, _capacity.until, _capacity.name, _capacity.organisation, _capacity.met_at
        ),
        _capacity.contact_id,
    ),
    (
        _branch(
            tables.followup,
            day=_followup.due,
            until=_followup.done_on,
            text=_followup.text,
            number=sa.cast(_followup.theirs, sa.Integer),
        ).where(sa.or_(_followup.done_on.is_(None), _followup.theirs)),
        _followup.contact_id,
    ),
    (
        _branch(
            tables.ask,
            day=_ask.asked_on,
            until=_ask.answered_on,
            text=sa.func.coalesce(sa.func.nullif(_ask.text, ""), _ask.topic),
            word=_ask.status,
        ),
        _ask.contact_id,
    ),
    (_branch(tables.tell, text=_tell.text).where(_tell.status == TellStatus.OPEN), _tell.contact_id),
    (_branch(tables.favour, day=_favour.day, text=_favour.text, word=_favour.direction), _favour.contact_id),
    (
        _branch(
            tables.influence,
            day=_influence.day,
            text=_influence.text,
            extra=_influence.outcome,
            word=_influence.principle,
        ),
        _influence.contact_id,
    ),
    (
        _branch(tables.concern, day=_concern.raised_on, text=_concern.text, extra=_concern.promise).where(
            _concern.reported_on.is_(None)
        ),
        _concern.contact_id,
    ),
    (
        _branch(tables.impression, day=_impression.day, text=_impression.text, number=_impression.trust),
        _impression.contact_id,
    ),
    (_branch(tables.thanks, day=_thanks.day), _thanks.contact_id),
    (_personas(), tables.contact_persona.c.contact_id),
)


_CONTACTS: sa.BindParameter[Any] = sa.bindparam("contacts", expanding=True)
_together = sa.union_all(*(branch.where(column.in_(_CONTACTS)) for branch, column in _BRANCHES)).subquery()
_LINES = sa.select(_together).order_by(_together.c.id)
"""Built once: putting it together takes longer than running it."""


def _capacities(rows: Sequence[sa.Row[Any]]) -> Iterator[Capacity]:
    """The current ones first, then former ones, newest first."""
    found = [Capacity(row.id, row.text, row.extra, row.day, row.until, row.word) for row in rows]
    yield from sorted(found, key=lambda c: (c.until is None, c.until or c.since or date.min, c.id), reverse=True)


def _promises(rows: Sequence[sa.Row[Any]], *, theirs: bool) -> Iterator[Promise]:
    """The open ones, those due first in front."""
    found = [row for row in rows if row.until is None and bool(row.number) is theirs]
    for row in sorted(found, key=lambda row: (row.day is None, row.day or date.max, row.id)):
        yield Promise(row.text, row.day)


def _open_asks(rows: Sequence[sa.Row[Any]]) -> Iterator[OpenAsk]:
    """Those that I owe something on first: to be shown, to be used, to be answered, to be asked."""
    order = {status: number for number, status in enumerate(reversed(AskStatus))}
    for row in sorted(rows, key=lambda row: (order[AskStatus(row.word)], row.id)):
        if row.word != AskStatus.SHOWN:
            yield OpenAsk(row.text, AskStatus(row.word), row.until or row.day)


def _thanks_owed(lines: _Rows, today: date) -> Iterator[str]:
    """Contributions without thanks on their day or after it."""
    thanked = max((row.day for row in lines["thanks"] if row.day <= today), default=date.min)
    for row in (*lines["followup"], *lines["ask"]):
        if row.until is not None and thanked < row.until <= today:
            yield row.text


def _newest_first(rows: Sequence[sa.Row[Any]]) -> list[sa.Row[Any]]:
    return sorted(rows, key=lambda row: (row.day, row.id), reverse=True)


# Positions, contact moments and relations


def _positions(
    connection: sa.Connection, contacts: Sequence[ContactId], today: date
) -> defaultdict[int, list[Assessment]]:
    open_ones = {each.id for each in dossiers(connection) if each.closed_on is None or each.closed_on > today}
    found: defaultdict[int, list[Assessment]] = defaultdict(list)
    for each in newest_per_plane(assessments_of(connection, contacts), AssessmentKind.CURRENT):
        if each.dossier is None or each.dossier in open_ones:
            found[each.contact].append(each)
    return found


def _moments(connection: sa.Connection, contacts: Sequence[ContactId]) -> defaultdict[int, list[sa.Row[Any]]]:
    """Every contact moment of each, newest first, read from the participants alone."""
    column = tables.participant.c
    query: sa.Select[Any] = (
        sa.select(column.contact_id, column.interaction_id, column.day, column.channel, column.direction)
        .where(column.contact_id.in_(contacts))
        .order_by(column.contact_id, column.day.desc(), column.interaction_id.desc())
    )
    found: defaultdict[int, list[sa.Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.contact_id].append(row)
    return found


def _told(
    connection: sa.Connection, moments: dict[int, list[sa.Row[Any]]], today: date, *, private: bool
) -> defaultdict[int, list[Moment]]:
    """The last three moments of each that were no notes to myself, with what was said."""
    wanted = {
        contact: [row.interaction_id for row in rows if row.day <= today and row.channel != Channel.NOTE]
        for contact, rows in list(moments.items())
    }
    # Some more than are shown, since private ones may have to be passed over.
    ahead = LINES_PER_SECTION if private else 4 * LINES_PER_SECTION
    column = tables.interaction.c
    ids = sorted({each for rows in wanted.values() for each in rows[:ahead]})
    query = sa.select(tables.interaction).where(column.id.in_(ids))
    if not private:
        query = query.where(column.private.is_(False))
    texts = {row.id: row for row in connection.execute(query)}
    found: defaultdict[int, list[Moment]] = defaultdict(list)
    for contact, rows in wanted.items():
        shown = [texts[each] for each in rows[:ahead] if each in texts][:LINES_PER_SECTION]
        found[contact] = [
            Moment(row.day, Channel(row.channel), Direction(row.direction), row.text, row.mood) for row in shown
        ]
    return found


def _relations(connection: sa.Connection, contacts: Sequence[ContactId]) -> defaultdict[int, list[str]]:
    """What others are to each, in words: the kind, and the name of the other."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(_RELATIONS, {"contacts": list(contacts)}):
        name = full_name(row.given_name, row.particle, row.surname)
        found[row.here].append(f"{name} ({row.kind})" if row.kind else name)
    return found


def _both_ways() -> sa.Select[Any]:
    relation, other = tables.relation.c, tables.contact.c
    ways = [
        sa.select(here.label("here"), relation.kind, other.given_name, other.particle, other.surname, relation.id)
        .join_from(tables.relation, tables.contact, other.id == there)
        .where(here.in_(_CONTACTS))
        for here, there in ((relation.contact_id, relation.other_id), (relation.other_id, relation.contact_id))
    ]
    both = sa.union_all(*ways).subquery()
    return sa.select(both).order_by(both.c.id)


_RELATIONS = _both_ways()


def expected_at(connection: sa.Connection, event: int) -> list[ContactId]:
    """Everybody who is expected at an event or was there, by name."""
    attendance, contact = tables.attendance.c, tables.contact.c
    query = (
        sa.select(contact.id)
        .join_from(tables.attendance, tables.contact, contact.id == attendance.contact_id)
        .where(attendance.event_id == event, attendance.status != "declined")
        .order_by(contact.sort_key, contact.id)
    )
    return [ContactId(each) for each in connection.scalars(query)]
