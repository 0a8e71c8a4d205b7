"""Who has to do with a topic. The distinct texts are compared first; only the people behind those that fit are read."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.topic_matching import Fact, FactKind, Topic
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.positions import placements
from netwerk_tui.store.reads.subjects import dossiers

_AGREES = 1
"""The acceptance from which somebody wants to hear how a dossier goes."""


def facts_to_ask_by(connection: sa.Connection, topic: Topic) -> list[Fact]:
    """Expertise, answers that were given, roles and capacities, and tags that fit a topic."""
    return [
        *_expertise(connection, topic),
        *_answers(connection, topic),
        *_roles(connection, topic),
        *_tags(connection, topic),
    ]


def facts_to_tell_by(connection: sa.Connection, topic: Topic) -> list[Fact]:
    """Expertise, motives, roles and capacities, and tags that fit a piece of news."""
    contact = tables.contact.c
    return [
        *_expertise(connection, topic),
        *_texts(connection, topic, FactKind.MOTIVE, contact.id, contact.motive),
        *_roles(connection, topic),
        *_tags(connection, topic),
    ]


def supporters(connection: sa.Connection, matrix: Matrix, topic: Topic, dossier: DossierId | None) -> Iterator[Fact]:
    """Those who agree with the dossiers that news is about: this one, and each that the news names.

    `matrix` is the one of acceptance and energy. The general dossier is about everything, and so about nothing.
    """
    highest = matrix.vertical.values[-1]
    for each in dossiers(connection):
        if each.general or (each.id != dossier and not topic.likeness(each.name)):
            continue
        for placed in placements(connection, matrix.id, each.id):
            if placed.cell.vertical >= _AGREES:
                words = f"{_(matrix.category_of(placed.cell).label)} · {each.name}"
                yield Fact(placed.contact, FactKind.POSITION, words, placed.cell.vertical / highest)


def _expertise(connection: sa.Connection, topic: Topic) -> Iterator[Fact]:
    column = tables.expertise.c
    return _texts(connection, topic, FactKind.EXPERTISE, column.contact_id, column.subject)


def _answers(connection: sa.Connection, topic: Topic) -> Iterator[Fact]:
    column = tables.ask.c
    about = sa.case((column.topic != "", column.topic), else_=column.text)
    return _texts(connection, topic, FactKind.ANSWERED, column.contact_id, about, column.answered_on.is_not(None))


def _roles(connection: sa.Connection, topic: Topic) -> Iterator[Fact]:
    contact, capacity = tables.contact.c, tables.capacity.c
    yield from _texts(connection, topic, FactKind.CAPACITY, contact.id, contact.role)
    yield from _texts(connection, topic, FactKind.CAPACITY, contact.id, contact.organisation)
    yield from _texts(connection, topic, FactKind.CAPACITY, capacity.contact_id, capacity.name)
    yield from _texts(connection, topic, FactKind.CAPACITY, capacity.contact_id, capacity.organisation)


def _texts(
    connection: sa.Connection,
    topic: Topic,
    kind: FactKind,
    contact: sa.ColumnElement[int],
    text: sa.ColumnElement[str],
    *conditions: sa.ColumnElement[bool],
) -> Iterator[Fact]:
    """A fact for every row of which the text fits."""
    found = connection.scalars(sa.select(text).where(text != "", *conditions).distinct())
    likeness = {each: like for each in found if (like := topic.likeness(each))}
    for chunk in chunks(list(likeness)):
        query = sa.select(contact, text).where(text.in_(chunk), *conditions)
        for person, words in connection.execute(query):
            yield Fact(ContactId(person), kind, words, likeness[words])


def _tags(connection: sa.Connection, topic: Topic) -> Iterator[Fact]:
    tag, link = tables.tag.c, tables.contact_tag.c
    names = connection.execute(sa.select(tag.id, tag.name)).all()
    fitting = {row.id: (row.name, like) for row in names if (like := topic.likeness(row.name))}
    for chunk in chunks(list(fitting)):
        query = sa.select(link.contact_id, link.tag_id).where(link.tag_id.in_(chunk))
        for person, number in connection.execute(query):
            name, like = fitting[number]
            yield Fact(ContactId(person), FactKind.TAG, name, like)
