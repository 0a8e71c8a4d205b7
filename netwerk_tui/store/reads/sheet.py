"""One line for each contact, for tables that leave netwerk: five queries, whatever the number of contacts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, POWER_INTEREST, Cell, Matrix
from netwerk_tui.domain.outgoing import OutgoingContact
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.directory import last_contacts
from netwerk_tui.store.reads.positions import placements
from netwerk_tui.store.reads.subjects import general_dossier

_ROWS_AT_ONCE = 500
_COLUMNS = (
    *("id", "kind", "given_name", "particle", "surname", "organisation", "role", "locality", "country"),
    *("do_not_contact", "notes", "private_notes", "birth_year", "birth_month", "birth_day"),
    *("motive", "objection", "context"),
)
"""Of a contact, what a table tells."""


def outgoing_contacts(
    connection: sa.Connection, *, private: bool, contacts: Collection[ContactId] | None = None
) -> Iterator[OutgoingContact]:
    """Every contact, or those of these ids, in the order of the contact list.

    Private notes and interactions count only where asked.
    """
    points, tags = _points(connection), _tags(connection)
    general = general_dossier(connection)
    cells = _cells(connection, ACCEPTANCE_ENERGY, general)
    interests = _cells(connection, MUTUAL_INTEREST, None)
    powers = _cells(connection, POWER_INTEREST, general)
    last = _last_contacts(connection, private=private)
    contact = tables.contact.c
    everybody = sa.select(*(contact[name] for name in _COLUMNS)).order_by(contact.sort_key, contact.id)
    for row in connection.execute(everybody.execution_options(yield_per=_ROWS_AT_ONCE)):
        if contacts is not None and row.id not in contacts:
            continue
        yield OutgoingContact(
            id=ContactId(row.id),
            kind=ContactKind(row.kind),
            given_name=row.given_name,
            particle=row.particle,
            surname=row.surname,
            organisation=row.organisation,
            role=row.role,
            locality=row.locality,
            country=row.country,
            points=tuple(points.get(row.id, ())),
            tags=tuple(tags.get(row.id, ())),
            position=cells.get(ContactId(row.id)),
            last_contact=last.get(row.id),
            do_not_contact=row.do_not_contact,
            notes=row.notes,
            private_notes=row.private_notes if private else "",
            birthday=(
                Birthday(row.birth_year, row.birth_month, row.birth_day) if row.birth_month and row.birth_day else None
            ),
            motive=row.motive,
            objection=row.objection,
            context=row.context,
            interest=interests.get(ContactId(row.id)),
            power=powers.get(ContactId(row.id)),
        )


def _cells(connection: sa.Connection, matrix: Matrix, dossier: DossierId | None) -> dict[ContactId, Cell]:
    return {placement.contact: placement.cell for placement in placements(connection, matrix.id, dossier)}


def _points(connection: sa.Connection) -> dict[int, list[tuple[PointKind, str]]]:
    column = tables.contact_point.c
    query = sa.select(column.contact_id, column.kind, column.value).order_by(
        column.contact_id, column.position, column.id
    )
    found: dict[int, list[tuple[PointKind, str]]] = defaultdict(list)
    kinds = {kind.value: kind for kind in PointKind}
    for contact, kind, value in connection.execute(query.execution_options(yield_per=_ROWS_AT_ONCE)):
        found[contact].append((kinds[kind], value))
    return found


def _tags(connection: sa.Connection) -> dict[int, list[str]]:
    link, tag = tables.contact_tag.c, tables.tag.c
    query = sa.select(link.contact_id, tag.name).join(tables.tag, tag.id == link.tag_id).order_by(tag.search_key)
    found: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.contact_id].append(row.name)
    return found


def _last_contacts(connection: sa.Connection, *, private: bool) -> dict[int, date]:
    last = last_contacts(connection)
    if not private:
        # Those few with a private moment are looked at again: a join of all moments takes ten times as long.
        confided = connection.scalars(_moments(tables.participant.c.contact_id).where(tables.interaction.c.private))
        people = list(dict.fromkeys(confided))
        for contact in people:
            del last[contact]
        for chunk in chunks(people):
            took_part, interaction = tables.participant.c, tables.interaction.c
            query = (
                _moments(took_part.contact_id, sa.func.max(took_part.day).label("day"))
                .where(took_part.contact_id.in_(chunk), interaction.private.is_(False))
                .group_by(took_part.contact_id)
            )
            last.update({row.contact_id: row.day for row in connection.execute(query)})
    return last


def _moments(*columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    took_part, interaction = tables.participant.c, tables.interaction.c
    joined = tables.participant.join(tables.interaction, interaction.id == took_part.interaction_id)
    return sa.select(*columns).select_from(joined)
