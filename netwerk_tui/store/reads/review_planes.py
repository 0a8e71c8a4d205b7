"""The way that contacts went on each plane that counts for the daily review: open dossiers, and my name as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy as sa

from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.store import tables


class Trail(NamedTuple):
    """The way of one contact on a plane."""

    contact: ContactId
    first: date
    """The day of the first assessment."""
    cell: Cell
    """Where they stand."""
    steps: Sequence[tuple[date, Cell]]
    """All assessments, oldest first, where there are several; else empty."""


def trails(
    connection: sa.Connection, matrices: MatrixSet, today: date, only: Collection[ContactId] | None
) -> Iterator[tuple[Matrix, Iterator[Trail]]]:
    """Of each plane its matrix, and everybody's way on it up to the end of a day. One query a plane.

    A plane must be gone through before the next one is asked for.
    """
    open_dossiers = [dossier for dossier, is_open in _dossiers(connection, today) if is_open]
    for matrix in matrices:
        for dossier in open_dossiers if matrix.per_dossier else (None,):
            yield matrix, _trails(connection, matrix, dossier, today, only)


def first_assessed_elsewhere(
    connection: sa.Connection, matrices: MatrixSet, today: date, only: Collection[ContactId] | None
) -> list[tuple[ContactId, date]]:
    """The first day on which somebody was assessed on any other plane: of a closed dossier, or a matrix out of use."""
    column = tables.assessment.c
    closed = [dossier for dossier, is_open in _dossiers(connection, today) if not is_open]
    per_dossier = [matrix.id for matrix in matrices if matrix.per_dossier]
    query = (
        sa.select(column.contact_id, sa.func.min(column.day))
        .where(
            column.kind == AssessmentKind.CURRENT,
            column.day <= today,
            sa.or_(
                column.dossier_id.in_(closed),
                column.matrix.not_in(matrices.ids),
                sa.and_(column.matrix.in_(per_dossier), column.dossier_id.is_(None)),
                sa.and_(column.matrix.not_in(per_dossier), column.dossier_id.is_not(None)),
            ),
        )
        .group_by(column.contact_id)
    )
    if only is not None:
        query = query.where(column.contact_id.in_(only))
    return [(contact, day) for contact, day in connection.execute(query)]


def _dossiers(connection: sa.Connection, today: date) -> list[tuple[DossierId, bool]]:
    """Every dossier, and whether it is open at the end of the day: it is closed from the day of its closing on."""
    column = tables.dossier.c
    return [
        (dossier, closed_on is None or closed_on > today)
        for dossier, closed_on in connection.execute(sa.select(column.id, column.closed_on).order_by(column.id))
    ]


def _trails(
    connection: sa.Connection,
    matrix: Matrix,
    dossier: DossierId | None,
    today: date,
    only: Collection[ContactId] | None,
) -> Iterator[Trail]:
    column = tables.assessment.c
    query: sa.Select[Any] = (
        sa.select(column.contact_id, column.day, column.vertical, column.horizontal)
        .where(
            column.matrix == matrix.id,
            column.dossier_id.is_(None) if dossier is None else column.dossier_id == dossier,
            column.kind == AssessmentKind.CURRENT,
            column.day <= today,
        )
        .order_by(column.contact_id, column.day, column.id)
    )
    if only is not None:
        query = query.where(column.contact_id.in_(only))
    cells = {(cell.vertical, cell.horizontal): cell for cell in matrix.cells()}
    for contact, group in groupby(connection.execute(query).all(), key=itemgetter(0)):
        rows = list(group)
        newest = rows[-1]
        steps = [(row[1], Cell(row[2], row[3])) for row in rows] if len(rows) > 1 else ()
        cell = cells.get((newest[2], newest[3])) or Cell(newest[2], newest[3])
        yield Trail(contact, rows[0][1], cell, steps)
