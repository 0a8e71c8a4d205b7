"""Looking back on a matrix: how it stood on a day, and who moved between two days."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.domain.movement import Movement, movement
from netwerk_tui.domain.placements import ImportanceOrder, PlacedAt, Placements
from netwerk_tui.store.reads.directory import Order, contact_ids
from netwerk_tui.store.reads.movement import histories, names_of
from netwerk_tui.store.reads.positions import assessment_days, placements, placements_changed


def placements_at(
    network: Network, matrix: Matrix, dossier: DossierId | None, order: ImportanceOrder, at: date
) -> Placements:
    """Where everybody who is a contact now stood at the end of this day."""
    with network.database.reading() as connection:
        found = placements(connection, matrix.id, dossier if matrix.per_dossier else None, at=at)
        return Placements.of(matrix, found, order)


def everybody_at(network: Network, matrix: Matrix, dossier: DossierId | None, at: date) -> Placements:
    """As `placements_at`, for whoever has no order of importance at hand; the people of a cell are in no order."""
    with network.database.reading() as connection:
        order = ImportanceOrder(map(ContactId, contact_ids(connection, Order.NAME)))
    return placements_at(network, matrix, dossier, order, at)


def placements_moved_to(
    network: Network, known: Placements, dossier: DossierId | None, known_day: date, day: date
) -> Placements:
    """As `placements_at`, made from the snapshot of another day: only those who were placed in between are read."""
    matrix = known.matrix
    first, last = sorted((known_day, day))
    with network.database.reading() as connection:
        changed = placements_changed(
            connection, matrix.id, dossier if matrix.per_dossier else None, after=first, until=last, at=day
        )
    return known.after(
        {
            contact: None if placed is None else PlacedAt(placed.cell, placed.day, placed.evidence)
            for contact, placed in changed.items()
            if contact in known.order
        }
    )


def movement_between(network: Network, matrix: Matrix, dossier: DossierId | None, since: date, until: date) -> Movement:
    """Who stands elsewhere at the end of `until` than before the day `since`."""
    with network.database.reading() as connection:
        found = histories(connection, matrix.id, dossier if matrix.per_dossier else None, since, until)
    return movement(matrix, since, until, found)


def names_of_movers(network: Network, found: Movement) -> dict[ContactId, str]:
    """The names of those who changed category."""
    with network.database.reading() as connection:
        return names_of(connection, [moved.contact for moved in found.changed_category])


def days_of_assessments(network: Network, matrix: Matrix, dossier: DossierId | None) -> list[date]:
    """Every day on which somebody was placed on this matrix, oldest first: the steps of a replay."""
    with network.database.reading() as connection:
        return assessment_days(connection, matrix.id, dossier if matrix.per_dossier else None)
