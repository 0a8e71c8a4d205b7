"""What a search looks at: one document for each contact, in six queries for all of them; and who changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.store import tables

NOTES_PER_CONTACT = 20
"""Texts of the newest interactions that are searched; older ones are found on the timeline."""

_AMBASSADORS = 1
"""The importance of those who speak for me. Where somebody stands is left out: it would cost a read of every score."""

_Words = dict[int, list[str]]


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
    rows = connection.execute(_only(people, contact.id, contacts)).all()
    capacities = _capacities(connection, contacts)
    tags, events = _tags(connection, contacts), _events(connection, contacts)
    texts, last = _texts(connection, contacts)
    for row in rows:
        former = capacities[row.id]
        yield SearchDocument(
            id=ContactId(row.id),
            given_name=row.given_name,
            particle=row.particle,
            surname=row.surname,
            organisations=_distinct([row.organisation, *(organisation for _name, organisation in former)]),
            roles=_distinct([row.role, *(name for name, _organisation in former)]),
            tags=_distinct(tags[row.id]),
            events=_distinct(events[row.id]),
            places=_distinct([row.locality]),
            notes=_distinct([row.notes, row.context, *texts.get(row.id, ())]),
            last_contact=last.get(row.id),
            importance=_AMBASSADORS if row.ambassador == AmbassadorStage.ACTIVE else 0,
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
    """Contacts with a folded name, or a later word of it, that begins so; in the order of names."""
    contact = tables.contact.c
    begun = sa.or_(
        contact.search_key.startswith(key, autoescape=True), contact.search_key.contains(f" {key}", autoescape=True)
    )
    query = sa.select(contact.id).where(begun).order_by(contact.sort_key, contact.id).limit(limit)
    return [ContactId(found) for found in connection.scalars(query)]


def _only(query: sa.Select[Any], column: sa.ColumnElement[Any], contacts: Sequence[ContactId] | None) -> sa.Select[Any]:
    return query if contacts is None else query.where(column.in_(contacts))


def _distinct(words: list[str]) -> tuple[str, ...]:
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


def _events(connection: sa.Connection, contacts: Sequence[ContactId] | None) -> _Words:
    """Events that were attended, and those at which a contact moment took place."""
    link, event, took_part = tables.attendance.c, tables.event.c, tables.participant.c
    attended = sa.select(link.contact_id, event.name).join(tables.event, event.id == link.event_id)
    met = (
        sa.select(took_part.contact_id, event.name)
        .join(tables.interaction, tables.interaction.c.id == took_part.interaction_id)
        .join(tables.event, event.id == tables.interaction.c.event_id)
    )
    both = sa.union(_only(attended, link.contact_id, contacts), _only(met, took_part.contact_id, contacts))
    return _gather(connection, both)


def _texts(connection: sa.Connection, contacts: Sequence[ContactId] | None) -> tuple[_Words, dict[int, date]]:
    """The newest texts of each contact's interactions, and the day of the newest interaction."""
    took_part, interaction = tables.participant.c, tables.interaction.c
    query = sa.select(took_part.contact_id, took_part.day, interaction.id, interaction.text).join(
        tables.interaction, interaction.id == took_part.interaction_id
    )
    moments: dict[int, list[tuple[date, int, str]]] = defaultdict(list)
    for contact_id, day, moment, text in connection.execute(_only(query, took_part.contact_id, contacts)):
        moments[contact_id].append((day, moment, text))
    texts: _Words = {}
    last: dict[int, date] = {}
    for contact_id, told in moments.items():
        told.sort(reverse=True)
        last[contact_id] = told[0][0]
        texts[contact_id] = [text for _day, _id, text in told if text][:NOTES_PER_CONTACT]
    return texts, last


def _gather(connection: sa.Connection, query: sa.Executable) -> _Words:
    found: _Words = defaultdict(list)
    for contact_id, word in connection.execute(query):
        found[contact_id].append(word)
    return found
