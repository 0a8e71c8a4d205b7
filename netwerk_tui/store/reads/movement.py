"""The assessments that tell who moved in a span of days, and the names of those who did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.movement import Standing
from netwerk_tui.domain.names import full_name
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks


def histories(
    connection: sa.Connection, matrix: str, dossier: DossierId | None, since: date, until: date
) -> dict[ContactId, list[Standing]]:
    """The assessments up to and with `until`, oldest first, of everybody who was assessed from `since` on."""
    column = tables.assessment.c
    plane = (
        column.matrix == matrix,
        column.dossier_id.is_not_distinct_from(dossier),
        column.kind == AssessmentKind.CURRENT,
    )
    assessed = sa.select(column.contact_id).where(*plane, column.day.between(since, until))
    query = (
        sa.select(column.contact_id, column.day, column.vertical, column.horizontal, column.reason)
        .where(*plane, column.day <= until, column.contact_id.in_(assessed))
        .order_by(column.contact_id, column.day, column.id)
    )
    found: dict[ContactId, list[Standing]] = {}
    for contact, day, vertical, horizontal, reason in connection.execute(query):
        found.setdefault(ContactId(contact), []).append(Standing(day, Cell(vertical, horizontal), reason))
    return found


def names_of(connection: sa.Connection, contacts: Sequence[ContactId]) -> dict[ContactId, str]:
    """The full names of these contacts, however many; those that are gone are left out."""
    contact = tables.contact.c
    query = sa.select(contact.id, contact.given_name, contact.particle, contact.surname)
    return {
        ContactId(row.id): full_name(row.given_name, row.particle, row.surname)
        for chunk in chunks(contacts)
        for row in connection.execute(query.where(contact.id.in_(chunk)))
    }
