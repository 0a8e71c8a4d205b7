"""Matrices that were looked at are shown again at once, and are never out of date."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.actions import contacts, dossiers, positions
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.positions import current_placements
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, Cell
from netwerk_tui.domain.placements import ImportanceOrder
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.plane_shelf import PlaneShelf

TODAY = date(2026, 11, 23)


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


def _move(network: Network, contact: ContactId, cell: Cell) -> Committed:
    general = dossiers.general(network)
    return positions.assess(network, Move((contact,), ACCEPTANCE_ENERGY, general, cell, TODAY))


def test_a_kept_matrix_follows_every_move(network: Network) -> None:
    jan = contacts.add_contact(network, ContactForm(given_name="Jan"), TODAY)[0]
    general, order = dossiers.general(network), ImportanceOrder([jan])
    shelf = PlaneShelf(network)
    shelf.read(ACCEPTANCE_ENERGY, general, order)
    shelf.follow(_move(network, jan, Cell(2, 4)))
    kept = shelf.kept(ACCEPTANCE_ENERGY, general, order)
    assert kept is not None
    assert (
        kept.cell_of(jan) == current_placements(network, ACCEPTANCE_ENERGY, general, order).cell_of(jan) == Cell(2, 4)
    )


def test_a_matrix_of_other_people_is_read_anew(network: Network) -> None:
    jan = contacts.add_contact(network, ContactForm(given_name="Jan"), TODAY)[0]
    general, order = dossiers.general(network), ImportanceOrder([jan])
    shelf = PlaneShelf(network)
    shelf.read(MUTUAL_INTEREST, general, order)
    piet, added = contacts.add_contact(network, ContactForm(given_name="Piet"), TODAY)
    shelf.follow(added)
    assert shelf.kept(MUTUAL_INTEREST, general, ImportanceOrder([jan, piet])) is None


def test_a_matrix_that_is_not_scored_per_dossier_is_kept_once(network: Network) -> None:
    jan = contacts.add_contact(network, ContactForm(given_name="Jan"), TODAY)[0]
    first, order = dossiers.general(network), ImportanceOrder([jan])
    second, _committed = dossiers.add_dossier(network, "Warmtenet", TODAY)
    shelf = PlaneShelf(network)
    shelf.read(MUTUAL_INTEREST, first, order)
    assert shelf.kept(MUTUAL_INTEREST, second, order) is not None
