"""Which principle of influence is offered to whom."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.ids import AssessmentId, ContactId, DossierId
from netwerk_tui.domain.influence import Influence, InfluenceOutcome, Principle
from netwerk_tui.domain.matrix import BUILT_IN, Cell
from netwerk_tui.domain.matrix_set import BUILT_IN_MATRICES
from netwerk_tui.domain.persuasion import (
    TALKING_POINTS,
    Nearness,
    leading_category,
    nearness_of,
    principle_to_try,
    principles_for,
    talking_point,
)
from netwerk_tui.domain.profile import Assessment

PARTNER, WAITER, OPPONENT = (f"acceptance-energy/{name}" for name in ("partner", "waiter", "opponent"))


def tried(principle: Principle, outcome: InfluenceOutcome, day: date | None = None) -> Influence:
    return Influence(1, principle, outcome, day, "")


def test_every_category_has_a_talking_point_for_every_principle() -> None:
    for category, principle in product((each.id for matrix in BUILT_IN for each in matrix.categories), Principle):
        assert talking_point(category, principle)


def test_no_two_talking_points_are_the_same() -> None:
    assert len(set(TALKING_POINTS.values())) == len(Nearness) * len(Principle)


def test_relationship_comes_first_with_those_who_are_against_me() -> None:
    assert principles_for(OPPONENT)[:3] == (Principle.RECIPROCITY, Principle.LIKING, Principle.UNITY)


def test_doubt_comes_first_with_those_who_waver() -> None:
    assert principles_for(WAITER)[:2] == (Principle.CONSENSUS, Principle.AUTHORITY)


def test_action_comes_first_with_those_who_say_yes() -> None:
    assert principles_for(PARTNER)[:2] == (Principle.CONSISTENCY, Principle.SCARCITY)


@pytest.mark.parametrize("category", [PARTNER, WAITER, OPPONENT, ""])
def test_every_principle_is_offered_once(category: str) -> None:
    assert sorted(principles_for(category)) == sorted(Principle)


def test_the_unscored_are_spoken_to_as_those_who_waver() -> None:
    assert nearness_of("") is Nearness.WAVERS


def test_what_worked_last_is_tried_again() -> None:
    found = principle_to_try(
        PARTNER,
        [
            tried(Principle.LIKING, InfluenceOutcome.WORKED, date(2026, 1, 1)),
            tried(Principle.UNITY, InfluenceOutcome.WORKED, date(2026, 2, 1)),
            tried(Principle.SCARCITY, InfluenceOutcome.UNTRIED),
        ],
    )
    assert found is Principle.UNITY


def test_what_is_noted_goes_before_what_would_suit() -> None:
    assert principle_to_try(PARTNER, [tried(Principle.AUTHORITY, InfluenceOutcome.UNTRIED)]) is Principle.AUTHORITY


def test_what_failed_is_not_tried_again_while_there_is_another() -> None:
    failed = tried(Principle.CONSISTENCY, InfluenceOutcome.FAILED, date(2026, 1, 1))
    assert principle_to_try(PARTNER, [failed]) is Principle.SCARCITY


def test_where_all_have_failed_the_one_that_suits_best_is_tried() -> None:
    failed = [tried(each, InfluenceOutcome.FAILED) for each in Principle]
    assert principle_to_try(PARTNER, failed) is Principle.CONSISTENCY


def placed(number: int, matrix: str, cell: Cell, day: date) -> Assessment:
    return Assessment(
        AssessmentId(number), ContactId(1), matrix, DossierId(1), "", AssessmentKind.CURRENT, cell, day, "", ()
    )


def test_the_category_that_counts_is_that_of_acceptance_energy_scored_last() -> None:
    positions = [
        placed(1, "acceptance-energy", Cell(3, 5), date(2026, 1, 1)),
        placed(2, "acceptance-energy", Cell(-3, 5), date(2026, 2, 1)),
        placed(3, "mutual-interest", Cell(9, 9), date(2026, 3, 1)),
    ]
    assert leading_category(positions, BUILT_IN_MATRICES) == OPPONENT


def test_where_there_is_no_other_any_matrix_counts() -> None:
    positions = [placed(1, "mutual-interest", Cell(9, 9), date(2026, 3, 1))]
    assert leading_category(positions, BUILT_IN_MATRICES) == "mutual-interest/partner"


def test_the_unscored_have_no_category() -> None:
    assert leading_category([], BUILT_IN_MATRICES) == ""
