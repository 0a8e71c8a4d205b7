"""Where contacts stand, and came from, on each plane that counts for the daily review.

Those are the planes of the open dossiers, and those of my name as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

import sqlalchemy as sa

from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.review_facts import DayNumber
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.plain_rows import DayNumbers, plain_columns, plain_rows

_Only = Collection[ContactId] | None

_READ_BY_ID = 10_000
"""Contacts up to which it is quicker to look each of them up than to read everybody."""


CellNumber: TypeAlias = int
"""A cell as one number: the database gives one column of 100,000 rows in half the time of two."""

_CELLS_A_ROW = 1000
"""More than any matrix has."""


class Plane(NamedTuple):
    """A matrix as it is scored for one dossier, or for my name as a whole."""

    matrix: Matrix
    dossier: DossierId | None


def planes(connection: sa.Connection, matrices: MatrixSet, today: date) -> list[Plane]:
    """The planes that count at the end of a day: a dossier is closed from the day of its closing on."""
    column = tables.dossier.c
    is_open = sa.or_(column.closed_on.is_(None), column.closed_on > today)
    open_dossiers = list(connection.scalars(sa.select(column.id).where(is_open).order_by(column.id)))
    return [
        Plane(matrix, dossier) for matrix in matrices for dossier in (open_dossiers if matrix.per_dossier else (None,))
    ]


def cell_number(cell: Cell) -> CellNumber:
    """The number under which `cells_on` tells of a cell."""
    return cell.vertical * _CELLS_A_ROW + cell.horizontal


def cells_on(connection: sa.Connection, plane: Plane, today: date, only: _Only) -> dict[ContactId, CellNumber]:
    """Where everybody stands on a plane at the end of a day."""
    column = tables.assessment.c
    number = column.vertical * _CELLS_A_ROW + column.horizontal
    found: dict[ContactId, CellNumber] = {}
    query = _assessments(plane, today, None, column.contact_id, number.label("cell"))
    for contacts, cells in plain_columns(connection, query, column.contact_id, only):
        # The newest comes last, and stays.
        found.update(zip(contacts, cells, strict=True))
    return found


def assessed_since(connection: sa.Connection, plane: Plane, since: date, today: date, only: _Only) -> set[ContactId]:
    """Everybody who was assessed on a plane between two days, both included."""
    column = tables.assessment.c
    query = sa.select(column.contact_id).where(*_on(plane), column.day.between(since, today))
    if only is not None:
        query = query.where(column.contact_id.in_(only))
    return set(chain.from_iterable(plain_rows(connection, query)))


def trails_of(
    connection: sa.Connection, plane: Plane, contacts: Collection[ContactId], today: date
) -> Iterator[tuple[ContactId, list[tuple[DayNumber, Cell]]]]:
    """The way of each of these contacts on a plane up to the end of a day: all assessments, the oldest first."""
    column, days = tables.assessment.c, DayNumbers()
    for chunk in chunks(sorted(contacts)):
        some = list(map(ContactId, chunk))
        query = _assessments(plane, today, some, column.contact_id, column.day, column.vertical, column.horizontal)
        for contact, steps in groupby(plain_rows(connection, query), key=itemgetter(0)):
            yield contact, [(days[day], Cell(vertical, horizontal)) for _contact, day, vertical, horizontal in steps]


def first_assessments(
    connection: sa.Connection, today: date, contacts: Sequence[ContactId]
) -> dict[ContactId, str | date]:
    """The first day on which each of these contacts was assessed on any plane whatever, as `DayNumbers` takes it."""
    column = tables.assessment.c
    query = (
        sa.select(column.contact_id, sa.func.min(column.day))
        .where(column.kind == AssessmentKind.CURRENT, column.day <= today)
        .group_by(column.contact_id)
    )
    if len(contacts) > _READ_BY_ID:
        return dict(plain_rows(connection, query))
    found: dict[ContactId, str | date] = {}
    for chunk in chunks(contacts):
        found.update(plain_rows(connection, query.where(column.contact_id.in_(chunk))))
    return found


def places_of(
    connection: sa.Connection, matrices: MatrixSet, today: date, only: _Only
) -> Iterator[tuple[Matrix, ContactId, Cell]]:
    """Every place that counts of these contacts, with its matrix. Cells outside the matrix are left out."""
    for plane in planes(connection, matrices, today):
        cells = {cell_number(cell): cell for cell in plane.matrix.cells()}
        for contact, place in cells_on(connection, plane, today, only).items():
            cell = cells.get(place)
            if cell is not None:
                yield plane.matrix, contact, cell


def _assessments(plane: Plane, today: date, only: _Only, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Everybody's assessments on a plane up to a day, by contact, the oldest first."""
    column = tables.assessment.c
    query: sa.Select[Any] = (
        sa.select(*columns).where(*_on(plane), column.day <= today).order_by(column.contact_id, column.day, column.id)
    )
    return query if only is None else query.where(column.contact_id.in_(only))


def _on(plane: Plane) -> Sequence[sa.ColumnElement[bool]]:
    column = tables.assessment.c
    return (
        column.matrix == plane.matrix.id,
        column.dossier_id.is_(None) if plane.dossier is None else column.dossier_id == plane.dossier,
        column.kind == AssessmentKind.CURRENT,
    )
