"""Positions are assessments: added, dated, reasoned, and never edited."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netwerk_tui.actions import contacts, dossiers, history, positions
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.assessment import AssessmentKind, Evidence, Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, Cell, Matrix
from netwerk_tui.domain.placements import ImportanceOrder
from netwerk_tui.store.database import Database

TODAY = date(2026, 11, 23)


@pytest.fixture
def network(database: Database) -> Network:
    return Network(database, "test")


@pytest.fixture
def people(network: Network) -> tuple[ContactId, ...]:
    forms = [ContactForm(given_name=name, surname="Jansen") for name in ("An", "Bo", "Cem")]
    return tuple(contacts.add_contact(network, form, TODAY)[0] for form in forms)


def _move(
    network: Network,
    who: tuple[ContactId, ...],
    cell: Cell,
    *,
    matrix: Matrix = ACCEPTANCE_ENERGY,
    day: date = TODAY,
    kind: AssessmentKind = AssessmentKind.CURRENT,
    evidence: tuple[Evidence, ...] = (),
) -> None:
    general = dossiers.general(network)
    positions.assess(network, Move(who, matrix, general, cell, day, "because", evidence, kind))


def _cells(network: Network, people: tuple[ContactId, ...], matrix: Matrix = ACCEPTANCE_ENERGY) -> list[Cell | None]:
    placed = positions.current_placements(network, matrix, dossiers.general(network), ImportanceOrder(people))
    return [placed.cell_of(each) for each in people]


def test_several_contacts_move_together_in_one_entry(network: Network, people: tuple[ContactId, ...]) -> None:
    _move(network, people[:2], Cell(1, 4))
    assert _cells(network, people) == [Cell(1, 4), Cell(1, 4), None]
    history.undo(network)
    assert _cells(network, people) == [None, None, None]


def test_the_newest_day_counts_whenever_it_was_recorded(network: Network, people: tuple[ContactId, ...]) -> None:
    _move(network, people[:1], Cell(2, 2), day=TODAY)
    _move(network, people[:1], Cell(-2, 2), day=TODAY - timedelta(days=30))
    assert _cells(network, people)[0] == Cell(2, 2)


def test_a_target_moves_nobody(network: Network, people: tuple[ContactId, ...]) -> None:
    _move(network, people[:1], Cell(3, 5), kind=AssessmentKind.TARGET)
    profile = contacts.profile_of(network, people[0])
    assert (profile.positions, [each.cell for each in profile.targets]) == ((), [Cell(3, 5)])


def test_mutual_interest_is_scored_for_no_dossier(network: Network, people: tuple[ContactId, ...]) -> None:
    _move(network, people[:1], Cell(7, 2), matrix=MUTUAL_INTEREST)
    (position,) = contacts.profile_of(network, people[0]).positions
    assert (position.dossier, position.cell) == (None, Cell(7, 2))


def test_the_acts_that_were_named_are_kept_as_evidence(network: Network, people: tuple[ContactId, ...]) -> None:
    _move(network, people[:1], Cell(2, 4), evidence=(Evidence.ANSWERS, Evidence.TAKES_PART))
    placed = positions.current_placements(
        network, ACCEPTANCE_ENERGY, dossiers.general(network), ImportanceOrder(people)
    )
    assert placed.evidence_count(people[0]) == 2


@pytest.mark.parametrize("cell", [Cell(4, 3), Cell(-4, 3), Cell(0, 0), Cell(0, 6)])
def test_a_cell_off_the_matrix_is_refused(network: Network, people: tuple[ContactId, ...], cell: Cell) -> None:
    with pytest.raises(UsageError):
        _move(network, people, cell)


def test_placing_somebody_who_is_gone_is_refused(network: Network, people: tuple[ContactId, ...]) -> None:
    contacts.delete_contacts(network, people[:1])
    with pytest.raises(NotFound):
        _move(network, people, Cell(0, 3))
