"""The timeline of one contact: contact moments, assessments, promises, dealings and where the contact came from.

About twelve small queries, whatever the size of the network.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.timeline import TimelineItem, TimelineKind, newest_first, steps_on
from netwerk_tui.language import N_, _
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.positions import assessments_of
from netwerk_tui.store.reads.timeline_dealings import dealings_on_timeline

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

_Recorded = dict[tuple[str, int], datetime]


def timeline_of(
    connection: sa.Connection, contact: ContactId, matrices: MatrixSet, *, private: bool = True
) -> tuple[TimelineItem, ...]:
    """All that happened with one contact, newest first; without private notes where `private` is false."""
    recorded = _recorded(connection, contact)
    return newest_first(
        [
            *_interactions(connection, contact, private),
            *_assessments(connection, contact, matrices, recorded),
            *_followups(connection, contact, recorded),
            *_questions(connection, tables.ask, TimelineKind.ASK, contact, recorded),
            *_questions(connection, tables.tell, TimelineKind.TELL, contact, recorded),
            *_introductions(connection, contact, recorded),
            *dealings_on_timeline(connection, contact, recorded),
            *_origin(connection, contact),
        ]
    )


def _people_of(connection: sa.Connection, interactions: Sequence[int]) -> dict[int, list[tuple[ContactId, str]]]:
    """Who took part in these interactions: id and full name, by name."""
    took_part, contact = tables.participant.c, tables.contact.c
    found: dict[int, list[tuple[ContactId, str]]] = defaultdict(list)
    for chunk in chunks(interactions):
        query = (
            sa.select(took_part.interaction_id, contact.id, contact.given_name, contact.particle, contact.surname)
            .join(tables.contact, contact.id == took_part.contact_id)
            .where(took_part.interaction_id.in_(chunk))
            .order_by(contact.sort_key, contact.id)
        )
        for row in connection.execute(query):
            name = full_name(row.given_name, row.particle, row.surname)
            found[row.interaction_id].append((ContactId(row.id), name))
    return found


def _interaction_columns() -> sa.Select[Any]:
    interaction = tables.interaction.c
    return (
        sa.select(tables.interaction, tables.event.c.name.label("event"), tables.dossier.c.name.label("dossier"))
        .outerjoin(tables.event, tables.event.c.id == interaction.event_id)
        .outerjoin(tables.dossier, tables.dossier.c.id == interaction.dossier_id)
    )


def _interactions(connection: sa.Connection, contact: ContactId, private: bool) -> Iterator[TimelineItem]:
    took_part = tables.participant.c
    query = _interaction_columns().join(
        tables.participant,
        (took_part.interaction_id == tables.interaction.c.id) & (took_part.contact_id == contact),
    )
    if not private:
        query = query.where(tables.interaction.c.private.is_(False))
    yield from _items(connection, connection.execute(query).all(), contact)


def _items(connection: sa.Connection, rows: Sequence[sa.Row[Any]], contact: ContactId) -> Iterator[TimelineItem]:
    ids = [row.id for row in rows]
    people, tags = _people_of(connection, ids), _tags_of(connection, ids)
    for row in rows:
        yield TimelineItem(
            kind=TimelineKind.INTERACTION,
            id=row.id,
            day=row.day,
            at=row.recorded_at,
            text=row.text,
            channel=Channel(row.channel),
            direction=Direction(row.direction),
            mood=row.mood,
            tags=tuple(tags[row.id]),
            event=row.event or "",
            dossier=row.dossier or "",
            others=tuple(name for person, name in people[row.id] if person != contact),
        )


def _tags_of(connection: sa.Connection, interactions: Sequence[int]) -> dict[int, list[str]]:
    link, tag = tables.interaction_tag.c, tables.tag.c
    found: dict[int, list[str]] = defaultdict(list)
    for chunk in chunks(interactions):
        query = (
            sa.select(link.interaction_id, tag.name)
            .join(tables.tag, tag.id == link.tag_id)
            .where(link.interaction_id.in_(chunk))
            .order_by(tag.search_key)
        )
        for row in connection.execute(query):
            found[row.interaction_id].append(row.name)
    return found


def _assessments(
    connection: sa.Connection, contact: ContactId, matrices: MatrixSet, recorded: _Recorded
) -> Iterator[TimelineItem]:
    before: dict[tuple[str, int | None, AssessmentKind], Cell] = {}
    for assessment in assessments_of(connection, [contact]):
        plane = (assessment.matrix, assessment.dossier, assessment.kind)
        yield TimelineItem(
            kind=TimelineKind.ASSESSMENT,
            id=assessment.id,
            day=assessment.day,
            at=recorded.get(("assessment", assessment.id), _LONG_AGO),
            text=assessment.reason,
            dossier=assessment.dossier_name,
            steps=steps_on(matrices, assessment.matrix, before.get(plane), assessment.cell),
            evidence=assessment.evidence,
            target=assessment.kind is AssessmentKind.TARGET,
        )
        before[plane] = assessment.cell


def _followups(connection: sa.Connection, contact: ContactId, recorded: _Recorded) -> Iterator[TimelineItem]:
    for row in connection.execute(sa.select(tables.followup).where(tables.followup.c.contact_id == contact)):
        at = recorded.get(("followup", row.id), _LONG_AGO)
        yield TimelineItem(
            kind=TimelineKind.FOLLOWUP,
            id=row.id,
            day=_day_of(at, row.done_on, row.due),
            at=at,
            text=row.text,
            theirs=row.theirs,
            due=row.due,
            done_on=row.done_on,
        )


def _questions(
    connection: sa.Connection, table: sa.Table, kind: TimelineKind, contact: ContactId, recorded: _Recorded
) -> Iterator[TimelineItem]:
    for row in connection.execute(sa.select(table).where(table.c.contact_id == contact)):
        at = recorded.get((table.name, row.id), _LONG_AGO)
        yield TimelineItem(
            kind=kind,
            id=row.id,
            day=_day_of(at, row.opened_on),
            at=at,
            text=_with_outcome(row) if kind is TimelineKind.ASK else row.text,
            status=_(_QUESTION_STATES[row.status]),
        )


def _with_outcome(row: sa.Row[Any]) -> str:
    """The ask, with what came of it on lines of its own."""
    answer = _("answer: {text}").format(text=row.answer) if row.answer else ""
    use = _("used: {text}").format(text=row.use) if row.use else ""
    return "\n".join(part for part in (row.text, answer, use) if part)


def _introductions(connection: sa.Connection, contact: ContactId, recorded: _Recorded) -> Iterator[TimelineItem]:
    column, first, second = tables.introduction.c, tables.contact.alias("first"), tables.contact.alias("second")
    query = (
        sa.select(tables.introduction, *_name_of(first, "first"), *_name_of(second, "second"))
        .join(first, first.c.id == column.contact_id)
        .join(second, second.c.id == column.other_id)
        .where(sa.or_(column.contact_id == contact, column.other_id == contact))
    )
    for row in connection.execute(query):
        at = recorded.get(("introduction", row.id), _LONG_AGO)
        whom = "second" if row.contact_id == contact else "first"
        name = full_name(*(getattr(row, f"{whom}_{part}") for part in _NAME_PARTS))
        yield TimelineItem(
            kind=TimelineKind.INTRODUCTION,
            id=row.id,
            day=_day_of(at, row.met_on, row.offered_on),
            at=at,
            text=_("introduced to {name}: {topic}").format(name=name, topic=row.topic),
            others=(name,),
        )


def _origin(connection: sa.Connection, contact: ContactId) -> Iterator[TimelineItem]:
    """The entry that brought the contact in, with what its source told."""
    change, entry = tables.change.c, tables.entry.c
    query = (
        sa.select(entry.id, entry.title, entry.at)
        .join(tables.change, change.entry_id == entry.id)
        .where(change.table_name == "contact", change.row_id == contact, change.before.is_(None))
        .order_by(entry.id)
        .limit(1)
    )
    connected = connection.execute(
        sa.select(sa.func.min(tables.identity.c.connected_on)).where(tables.identity.c.contact_id == contact)
    ).scalar()
    for row in connection.execute(query):
        since = _(" · connected {day}").format(day=full_day(connected)) if connected else ""
        yield TimelineItem(
            kind=TimelineKind.IMPORT, id=row.id, day=row.at.astimezone().date(), at=row.at, text=row.title + since
        )


def _recorded(connection: sa.Connection, contact: ContactId) -> _Recorded:
    """When each row about the contact was recorded first."""
    change, entry = tables.change.c, tables.entry.c
    query = (
        sa.select(change.table_name, change.row_id, sa.func.min(entry.at).label("at"))
        .join(tables.entry, entry.id == change.entry_id)
        .where(change.contact_id == contact)
        .group_by(change.table_name, change.row_id)
    )
    return {(row.table_name, row.row_id): row.at for row in connection.execute(query)}


_NAME_PARTS = ("given_name", "particle", "surname")


def _name_of(alias: sa.FromClause, prefix: str) -> Iterable[sa.Label[Any]]:
    return [alias.c[part].label(f"{prefix}_{part}") for part in _NAME_PARTS]


def _day_of(recorded_at: datetime, *days: date | None) -> date:
    """The first day that is known, else the local day of the recording."""
    return next((day for day in days if day is not None), recorded_at.astimezone().date())


_QUESTION_STATES = {
    "open": N_("open"),
    "asked": N_("asked"),
    "answered": N_("answered"),
    "used": N_("used"),
    "shown": N_("shown"),
    "told": N_("told"),
}
