"""Where contacts stand, stood, and should stand on a matrix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from netwerk_tui.domain.assessment import AssessmentKind, Evidence
from netwerk_tui.domain.ids import AssessmentId, ContactId, DossierId
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.profile import Assessment
from netwerk_tui.store import tables


class Placement(NamedTuple):
    """The newest assessment of one contact on one matrix."""

    contact: ContactId
    cell: Cell
    day: date
    evidence: int
    """How many acts were named as evidence, over all assessments."""


def placements(
    connection: sa.Connection,
    matrix: str,
    dossier: DossierId | None,
    *,
    kind: AssessmentKind = AssessmentKind.CURRENT,
    at: date | None = None,
) -> Iterator[Placement]:
    """The newest assessment of every contact that was scored, by contact id; as it stood on day `at`, where given."""
    query = _on_plane(matrix, dossier, kind)
    if at is not None:
        query = query.where(tables.assessment.c.day <= at)
    yield from _newest(connection, query)


def placements_of(
    connection: sa.Connection, matrix: str, dossier: DossierId | None, contacts: Sequence[ContactId]
) -> list[Placement]:
    """As `placements`, of these contacts alone."""
    query = _on_plane(matrix, dossier, AssessmentKind.CURRENT)
    return list(_newest(connection, query.where(tables.assessment.c.contact_id.in_(contacts))))


def placements_changed(
    connection: sa.Connection, matrix: str, dossier: DossierId | None, *, after: date, until: date, at: date
) -> dict[ContactId, Placement | None]:
    """Everybody who was placed after a day and no later than another, with where they stood at the end of day `at`.

    None for one who was not scored yet then.
    """
    column = tables.assessment.c
    placed = sa.select(column.contact_id).where(
        column.matrix == matrix,
        column.dossier_id.is_not_distinct_from(dossier),
        column.kind == AssessmentKind.CURRENT,
        column.day > after,
        column.day <= until,
    )
    changed: dict[ContactId, Placement | None] = {
        ContactId(contact): None for contact in connection.scalars(placed.distinct())
    }
    query = _on_plane(matrix, dossier, AssessmentKind.CURRENT).where(column.day <= at, column.contact_id.in_(placed))
    changed.update((placement.contact, placement) for placement in _newest(connection, query))
    return changed


def newest_of_dossier(
    connection: sa.Connection, dossier: DossierId, *, unscored_in: DossierId
) -> list[tuple[ContactId, str, Cell]]:
    """The contact, matrix and cell of every current position in a dossier, but for those whom `unscored_in` knows.

    By contact and matrix.
    """
    column = tables.assessment.c
    known = sa.alias(tables.assessment)
    is_known = sa.exists().where(
        known.c.contact_id == column.contact_id,
        known.c.matrix == column.matrix,
        known.c.dossier_id == unscored_in,
        known.c.kind == AssessmentKind.CURRENT,
    )
    query = (
        sa.select(column.contact_id, column.matrix, column.vertical, column.horizontal)
        .where(
            column.matrix.in_(_matrices_in_use(connection)),
            column.dossier_id == dossier,
            column.kind == AssessmentKind.CURRENT,
            ~is_known,
        )
        .order_by(column.contact_id, column.matrix, column.day, column.id)
    )
    newest = {
        (ContactId(contact), matrix): Cell(vertical, horizontal)
        for contact, matrix, vertical, horizontal in connection.execute(query)
    }
    return [(contact, matrix, cell) for (contact, matrix), cell in newest.items()]


def _matrices_in_use(connection: sa.Connection) -> list[str]:
    """Every matrix on which anybody was ever placed: each is looked up from the one before."""
    column = tables.assessment.c.matrix
    found: list[str] = []
    following = sa.select(sa.func.min(column))
    matrix = connection.execute(following).scalar_one()
    while matrix is not None:
        found.append(matrix)
        matrix = connection.execute(following.where(column > matrix)).scalar_one()
    return found


def assessment_days(connection: sa.Connection, matrix: str, dossier: DossierId | None) -> list[date]:
    """Every day with an assessment on this matrix, oldest first.

    The database looks up each day from the one before, so that it costs no more with many assessments a day.
    """
    column = tables.assessment.c
    first = sa.select(sa.func.min(column.day).label("day")).where(
        column.matrix == matrix,
        column.dossier_id.is_not_distinct_from(dossier),
        column.kind == AssessmentKind.CURRENT,
    )
    found = first.cte("found", recursive=True)
    following = first.where(column.day > found.c.day).correlate(found).scalar_subquery()
    found = found.union_all(sa.select(following).where(found.c.day.is_not(None)))
    query = sa.select(found.c.day).where(found.c.day.is_not(None)).order_by(found.c.day)
    return list(connection.scalars(query))


def _on_plane(matrix: str, dossier: DossierId | None, kind: AssessmentKind) -> sa.Select[Any]:
    column = tables.assessment.c
    return (
        sa.select(column.contact_id, column.vertical, column.horizontal, column.day, column.evidence)
        .where(column.matrix == matrix, column.dossier_id.is_not_distinct_from(dossier), column.kind == kind)
        .order_by(column.contact_id, column.day, column.id)
    )


def _newest(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[Placement]:
    """The last row of each contact, in the order of the query, with the acts of all of its rows."""
    cells: dict[tuple[int, int], Cell] = {}
    placed: int | None = None
    cell, day, acts = (0, 0), date.min, 0
    for contact, vertical, horizontal, assessed_on, evidence in connection.execute(query):
        if contact != placed:
            if placed is not None:
                yield Placement(ContactId(placed), cells.get(cell) or cells.setdefault(cell, Cell(*cell)), day, acts)
            placed, acts = contact, 0
        cell, day = (vertical, horizontal), assessed_on
        if evidence:
            acts += len(evidence.split())
    if placed is not None:
        yield Placement(ContactId(placed), Cell(*cell), day, acts)


def assessments_of(
    connection: sa.Connection,
    contacts: Sequence[ContactId],
    *,
    matrix: str | None = None,
    dossier: DossierId | None = None,
) -> list[Assessment]:
    """The assessments of these contacts, oldest first; on one matrix and dossier where `matrix` is given."""
    column = tables.assessment.c
    query = (
        sa.select(tables.assessment, tables.dossier.c.name.label("dossier_name"))
        .outerjoin(tables.dossier, tables.dossier.c.id == column.dossier_id)
        .where(column.contact_id.in_(contacts))
        .order_by(column.day, column.id)
    )
    if matrix is not None:
        query = query.where(column.matrix == matrix, column.dossier_id.is_not_distinct_from(dossier))
    return [assessment_of(row) for row in connection.execute(query)]


def newest_per_plane(history: Sequence[Assessment], kind: AssessmentKind) -> list[Assessment]:
    """The last of each contact, matrix and dossier in `history`, which is sorted oldest first."""
    newest: dict[tuple[ContactId, str, DossierId | None], Assessment] = {}
    for assessment in history:
        if assessment.kind is kind:
            newest[assessment.contact, assessment.matrix, assessment.dossier] = assessment
    return list(newest.values())


def assessment_of(row: sa.Row[Any]) -> Assessment:
    """The assessment of a row of its table with `dossier_name`."""
    return Assessment(
        id=AssessmentId(row.id),
        contact=ContactId(row.contact_id),
        matrix=row.matrix,
        dossier=row.dossier_id,
        dossier_name=row.dossier_name or "",
        kind=AssessmentKind(row.kind),
        cell=Cell(row.vertical, row.horizontal),
        day=row.day,
        reason=row.reason,
        evidence=tuple(Evidence(code) for code in row.evidence.split()),
    )
