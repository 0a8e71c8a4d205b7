"""Positions are assessments: added, dated, reasoned, and never edited."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netwerk_tui.actions import contacts, dossiers, history, positions
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.assessment import AssessmentKind, Evidence, Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound, Refused, UsageError
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


def test_a_promised_follow_up_is_part_of_the_entry(network: Network, people: tuple[ContactId, ...]) -> None:
    due = TODAY + timedelta(days=7)
    move = Move(
        people[:2], ACCEPTANCE_ENERGY, dossiers.general(network), Cell(-2, 5), TODAY, "the tree", (), follow_up_on=due
    )
    positions.assess(network, move)
    followups = [contacts.profile_of(network, each).followups for each in people]
    assert [[(each.text, each.due, each.theirs) for each in mine] for mine in followups] == [
        [("talk about the step to Opponent: the tree", due, False)],
        [("talk about the step to Opponent: the tree", due, False)],
        [],
    ]
    history.undo(network)
    assert [contacts.profile_of(network, each).followups for each in people] == [(), (), ()]


@given(data=st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_moves_and_undo_lose_nobody(data: st.DataObject, network: Network, people: tuple[ContactId, ...]) -> None:
    cells = st.sampled_from(list(ACCEPTANCE_ENERGY.cells()))
    moves = st.tuples(st.lists(st.sampled_from(people), min_size=1, unique=True), cells)
    expected: list[list[Cell | None]] = [_cells(network, people)]
    for step in data.draw(st.lists(st.none() | moves, max_size=8)):
        if step is not None:
            _move(network, tuple(step[0]), step[1])
            after = [step[1] if each in step[0] else cell for each, cell in zip(people, expected[-1], strict=True)]
            expected.append(after)
        elif len(expected) > 1:
            history.undo(network)
            expected.pop()
        placed = positions.current_placements(
            network, ACCEPTANCE_ENERGY, dossiers.general(network), ImportanceOrder(people)
        )
        assert [placed.cell_of(each) for each in people] == expected[-1]
        assert sum(placed.counts.values()) + len(placed.unscored) == len(people)


def test_positions_of_another_dossier_are_copied_to_those_who_are_unscored(
    network: Network, people: tuple[ContactId, ...]
) -> None:
    an, bo, _cem = people
    source, target = dossiers.general(network), dossiers.add_dossier(network, "Warmtenet", TODAY)[0]
    _move(network, (an,), Cell(-1, 2), day=TODAY - timedelta(days=9))
    _move(network, (an, bo), Cell(2, 4), day=TODAY - timedelta(days=3), evidence=(Evidence.ANSWERS,))
    _move(network, (bo,), Cell(3, 5), kind=AssessmentKind.TARGET)
    positions.assess(network, Move((bo,), ACCEPTANCE_ENERGY, target, Cell(-3, 1), TODAY - timedelta(days=1)))

    positions.copy_positions(network, source, target, TODAY)

    copied = [positions.history_of(network, each, ACCEPTANCE_ENERGY, target) for each in people]
    assert [[(each.cell, each.day, each.reason, each.evidence) for each in mine] for mine in copied] == [
        [(Cell(2, 4), TODAY, "copied from General", ())],
        [(Cell(-3, 1), TODAY - timedelta(days=1), "", ())],
        [],
    ]
    history.undo(network)
    assert positions.history_of(network, an, ACCEPTANCE_ENERGY, target) == []


def test_copying_from_a_dossier_without_positions_is_refused(network: Network, people: tuple[ContactId, ...]) -> None:
    empty, _committed = dossiers.add_dossier(network, "Warmtenet", TODAY)
    with pytest.raises(NotFound):
        positions.copy_positions(network, empty, dossiers.general(network), TODAY)


def test_copying_into_a_closed_dossier_is_refused(network: Network, people: tuple[ContactId, ...]) -> None:
    closed, _committed = dossiers.add_dossier(network, "Warmtenet", TODAY)
    dossiers.close_dossier(network, closed, TODAY)
    _move(network, people, Cell(2, 4))
    with pytest.raises(Refused):
        positions.copy_positions(network, dossiers.general(network), closed, TODAY)


def test_placing_somebody_in_a_closed_dossier_is_refused(network: Network, people: tuple[ContactId, ...]) -> None:
    closed, _committed = dossiers.add_dossier(network, "Warmtenet", TODAY)
    dossiers.close_dossier(network, closed, TODAY)
    with pytest.raises(Refused, match="Warmtenet"):
        positions.assess(network, Move(people, ACCEPTANCE_ENERGY, closed, Cell(2, 4), TODAY))


def test_a_matrix_without_dossiers_heeds_no_closed_one(network: Network, people: tuple[ContactId, ...]) -> None:
    closed, _committed = dossiers.add_dossier(network, "Warmtenet", TODAY)
    dossiers.close_dossier(network, closed, TODAY)
    positions.assess(network, Move(people, MUTUAL_INTEREST, closed, Cell(7, 2), TODAY))
    assert _cells(network, people, MUTUAL_INTEREST) == [Cell(7, 2)] * 3


def test_placing_somebody_in_a_dossier_that_is_gone_is_refused(network: Network, people: tuple[ContactId, ...]) -> None:
    gone, _committed = dossiers.add_dossier(network, "Warmtenet", TODAY)
    history.undo(network)
    with pytest.raises(NotFound):
        positions.assess(network, Move(people, ACCEPTANCE_ENERGY, gone, Cell(2, 4), TODAY))
