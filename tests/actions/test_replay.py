"""How a matrix stood on a day is the same whether it is read whole or made from another day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netwerk_tui.actions import contacts, dossiers, positions
from netwerk_tui.actions.movement import days_of_assessments, placements_at, placements_moved_to
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.assessment import AssessmentKind, Evidence, Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
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


_AGES = st.integers(0, 6)
_MOVES = st.tuples(st.integers(0, 2), st.sampled_from(list(ACCEPTANCE_ENERGY.cells())), _AGES, st.booleans())


@given(moves=st.lists(_MOVES, max_size=6), known_age=_AGES, age=_AGES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_snapshot_made_from_another_day_equals_one_read_whole(
    network: Network,
    people: tuple[ContactId, ...],
    moves: list[tuple[int, Cell, int, bool]],
    known_age: int,
    age: int,
) -> None:
    dossier = dossiers.general(network)
    order = ImportanceOrder(people)
    for who, cell, move_age, with_evidence in moves:
        evidence = (Evidence.ANSWERS,) if with_evidence else ()
        move_day = TODAY - timedelta(days=move_age)
        positions.assess(network, Move((people[who],), ACCEPTANCE_ENERGY, dossier, cell, move_day, "", evidence))
    known_day, day = TODAY - timedelta(days=known_age), TODAY - timedelta(days=age)
    known = placements_at(network, ACCEPTANCE_ENERGY, dossier, order, known_day)

    moved_to = placements_moved_to(network, known, dossier, known_day, day)

    whole = placements_at(network, ACCEPTANCE_ENERGY, dossier, order, day)
    assert [moved_to.placed_at(each) for each in people] == [whole.placed_at(each) for each in people]
    assert sum(moved_to.counts.values()) + len(moved_to.unscored) == len(people)


def test_the_days_of_a_replay_are_those_on_which_somebody_was_placed(
    network: Network, people: tuple[ContactId, ...]
) -> None:
    dossier = dossiers.general(network)
    yesterday = TODAY - timedelta(days=1)
    for day, kind in ((TODAY, AssessmentKind.TARGET), (yesterday, AssessmentKind.CURRENT)):
        positions.assess(network, Move(people, ACCEPTANCE_ENERGY, dossier, Cell(2, 4), day, kind=kind))

    assert days_of_assessments(network, ACCEPTANCE_ENERGY, dossier) == [yesterday]
