"""What a search looks at: one document for each contact, in seven queries for all of them; and who changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.beginnings import begins_with
from netwerk_tui.store.reads.plain_rows import plain_rows

NOTES_PER_CONTACT = 20
"""Texts of the newest interactions that are searched; older ones are found on the timeline."""

_AMBASSADORS = 1
"""The importance of those who speak for me. Where somebody stands is left out: it would cost a read of every score."""

_Words = dict[int, list[str]]

_LOOKED_THROUGH = 5_000
"""Contacts; takes some 15 ms."""


def search_documents(
    connection: sa.Connection, contacts: Sequence[ContactId] | None = None
) -> Iterator[SearchDocument]:
    """The document of each contact, or of these alone, in no order."""
    contact = tables.contact.c
    people = sa.select(
        contact.id,
        contact.given_name,
        contact.particle,
        contact.surname,
        contact.organisation,
        contact.role,
        contact.locality,
        contact.notes,
        contact.context,
        contact.ambassador,
    )
    rows = list(plain_rows(connection, _only(people, contact.id, contacts)))
    capacities = _capacities(connection, contacts)
    tags, events = _tags(connection, contacts), _events(connection, contacts)
    expertise = _expertise(connection, contacts)
    texts, last = _texts(connection, contacts)
    for key, given_name, particle, surname, organisation, role, locality, notes, context, ambassador in rows:
        former = capacities.get(key, ())
        yield SearchDocument(
            id=ContactId(key),
            given_name=given_name,
            particle=particle,
            surname=surname,
            organisations=distinct_words([organisation, *(former_one for _name, former_one in former)]),
            roles=distinct_words([role, *(name for name, _organisation in former), *expertise.get(key, ())]),
            tags=distinct_words(tags.get(key, ())),
            events=distinct_words(events.get(key, ())),
            places=distinct_words((locality,)),
            notes=distinct_words([notes, context, *texts.get(key, ())]),
            last_contact=last.get(key),
            importance=_AMBASSADORS if ambassador == AmbassadorStage.ACTIVE else 0,
        )


def contacts_changed_after(connection: sa.Connection, entry: EntryId) -> set[ContactId]:
    """Those whose documents may be others than at this entry of the ledger, those that are gone since among them."""
    change, took_part = tables.change.c, tables.participant.c
    link, attended, moment = tables.contact_tag.c, tables.attendance.c, tables.interaction.c
    since = change.entry_id > entry

    def changed(table: sa.Table) -> sa.Select[Any]:
        return sa.select(change.row_id).where(since, change.table_name == table.name)

    at_event = sa.select(moment.id).where(moment.event_id.in_(changed(tables.event)))
    found = sa.union(
        sa.select(change.contact_id).where(since, change.contact_id.is_not(None)),
        sa.select(took_part.contact_id).where(took_part.interaction_id.in_(changed(tables.interaction))),
        sa.select(link.contact_id).where(link.tag_id.in_(changed(tables.tag))),
        sa.select(attended.contact_id).where(attended.event_id.in_(changed(tables.event))),
        sa.select(took_part.contact_id).where(took_part.interaction_id.in_(at_event)),
    )
    return {ContactId(contact) for contact in connection.scalars(found)}


def count_of_contacts(connection: sa.Connection) -> int:
    """How many contacts there are."""
    return connection.execute(sa.select(sa.func.count()).select_from(tables.contact)).scalar_one()


def contacts_with_name_begun(connection: sa.Connection, key: str, limit: int) -> list[ContactId]:
    """Contacts with a folded name or surname that begins so; in the order of names.

    Where these are fewer than the limit, also those with another word of the name that begins so, of as many contacts
    as can be looked through between two keys.
    """
    contact = tables.contact.c
    found: set[tuple[str, int]] = set()
    for column in (contact.search_key, contact.sort_key):
        begun = begins_with(connection, column, key)
        query = sa.select(contact.sort_key, contact.id).where(begun).order_by(column).limit(limit)
        found.update((row.sort_key, row.id) for row in connection.execute(query))
    if len(found) < limit:
        some = sa.select(contact.sort_key, contact.id, contact.search_key)
        first = some.order_by(contact.sort_key, contact.id).limit(_LOOKED_THROUGH).subquery()
        later = first.c.search_key.contains(f" {key}", autoescape=True)
        query = sa.select(first.c.sort_key, first.c.id).where(later).limit(limit)
        found.update((row.sort_key, row.id) for row in connection.execute(query))
    return [ContactId(number) for _name, number in sorted(found)[:limit]]


def _only(query: sa.Select[Any], column: sa.ColumnElement[Any], contacts: Sequence[ContactId] | None) -> sa.Select[Any]:
    return query if contacts is None else query.where(column.in_(contacts))


def distinct_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a document's field, each once and none empty."""
    if not words:
        return ()
    if len(words) == 1:
        return (words[0],) if words[0] else ()
    return tuple(dict.fromkeys(filter(None, words)))


def _capacities(connection: sa.Connection, contacts: Sequence[ContactId] | None) -> dict[int, list[tuple[str, str]]]:
    column = tables.capacity.c
    query = sa.select(column.contact_id, column.name, column.organisation).order_by(
        column.until.desc().nulls_first(), column.id
    )
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(_only(query, column.contact_id, contacts)):
        found[row.contact_id].append((row.name, row.organisation))
    return found


def _tags(connection: sa.Connection, contacts: Sequence[ContactId] | None) -> _Words:
    link = tables.contact_tag.c
    query = sa.select(link.contact_id, tables.tag.c.name).join(tables.tag, tables.tag.c.id == link.tag_id)
    return _gather(connection, _only(query, link.contact_id, contacts))


def _expertise(connection: sa.Connection, contacts: Sequence[ContactId] | None) -> _Words:
    known = tables.expertise.c
    query = sa.select(known.contact_id, known.subject).order_by(known.contact_id, known.id)
    return _gather(connection, _only(query, known.contact_id, contacts))


def _events(connection: sa.Connection, contacts: Sequence[ContactId] | None) -> _Words:
    """Events that were attended, and those at which a contact moment took place."""
    link, event = tables.attendance.c, tables.event.c
    attended = sa.select(link.contact_id, event.name).join(tables.event, event.id == link.event_id)
    found = _gather(connection, _only(attended, link.contact_id, contacts))
    took_part, moment = tables.participant.c, tables.interaction.c
    met = (
        sa.select(took_part.interaction_id, took_part.contact_id, event.name)
        .join(tables.interaction, moment.id == took_part.interaction_id)
        .join(tables.event, event.id == moment.event_id)
    )
    for _moment, contact, name in _met(connection, met, contacts):
        found[contact].append(name)
    return found


def _met(
    connection: sa.Connection, met: sa.Select[Any], contacts: Sequence[ContactId] | None
) -> Iterator[tuple[Any, ...]]:
    """The contact moments at events, of everybody or of these alone."""
    if contacts is not None:
        yield from plain_rows(connection, _only(met, tables.participant.c.contact_id, contacts))
        return
    # From the events on, as few of all contact moments are at one: else everybody's are gone through, for 2 s.
    moment = tables.interaction.c
    held = list(connection.scalars(sa.select(moment.id).where(moment.event_id.is_not(None))))
    for chunk in chunks(held):
        yield from plain_rows(connection, met.where(tables.participant.c.interaction_id.in_(chunk)))


def _texts(connection: sa.Connection, contacts: Sequence[ContactId] | None) -> tuple[_Words, dict[int, date]]:
    """The newest texts of each contact's interactions, and the day of the newest interaction."""
    took_part, interaction = tables.participant.c, tables.interaction.c
    query = sa.select(took_part.contact_id, took_part.day, interaction.id, interaction.text).join(
        tables.interaction, interaction.id == took_part.interaction_id
    )
    # Put in order here: the order of an index costs SQLite twice as much as reading the table from its beginning.
    moments: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in plain_rows(connection, _only(query, took_part.contact_id, contacts)):
        moments[row[0]].append(row)
    texts: _Words = {}
    last: dict[int, date] = {}
    for contact, told in moments.items():
        told.sort(reverse=True)
        day = told[0][1]
        last[contact] = date.fromisoformat(day) if isinstance(day, str) else day
        texts[contact] = list(islice((row[3] for row in told if row[3]), NOTES_PER_CONTACT))
    return texts, last


def _gather(connection: sa.Connection, query: sa.Select[Any] | sa.CompoundSelect[Any]) -> _Words:
    found: _Words = defaultdict(list)
    for contact_id, word in plain_rows(connection, query):
        found[contact_id].append(word)
    return found
