"""The journey goes round, and the board tells who moved since a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.journey import (
    STAGES,
    JourneyBoard,
    JourneyStage,
    Passage,
    Traveller,
    stage_after,
    travellers_of,
)

TODAY = date(2026, 11, 23)
ORIENTATION, SELECTION, TRANSACTION, SERVICE = STAGES


def passed(step: int, stage: JourneyStage, days_ago: int, transaction_days_ago: int | None = None) -> Passage:
    transaction_on = None if transaction_days_ago is None else TODAY - timedelta(days=transaction_days_ago)
    return Passage(step, stage, TODAY - timedelta(days=days_ago), transaction_on)


def traveller(contact: int, *passages: Passage) -> Traveller:
    return Traveller(ContactId(contact), passages)


def test_after_service_comes_orientation() -> None:
    assert stage_after(SERVICE, 1) is ORIENTATION


@given(st.sampled_from(STAGES), st.integers(-9, 9))
def test_going_back_undoes_going_on(stage: JourneyStage, steps: int) -> None:
    assert stage_after(stage_after(stage, steps), -steps) is stage


def test_passages_are_gathered_by_contact() -> None:
    one, two = ContactId(1), ContactId(2)
    first, second, third = passed(1, ORIENTATION, 9), passed(2, ORIENTATION, 8), passed(3, SELECTION, 7)
    found = travellers_of([(one, first), (two, second), (one, third)])
    assert found == (Traveller(one, (first, third)), Traveller(two, (second,)))


def test_a_traveller_came_from_the_stage_before() -> None:
    assert traveller(1, passed(1, ORIENTATION, 9), passed(2, SELECTION, 3)).came_from is ORIENTATION


def test_who_has_just_begun_came_from_nowhere() -> None:
    assert traveller(1, passed(1, SELECTION, 9)).came_from is None


def test_a_board_has_everybody_once() -> None:
    board = JourneyBoard((traveller(1, passed(1, SERVICE, 1)), traveller(2, passed(2, SELECTION, 1))))
    assert [len(board.at(stage)) for stage in STAGES] == [0, 1, 0, 1]


@pytest.mark.parametrize(("days", "moved"), [(2, []), (3, []), (4, [1]), (400, [1, 2])])
def test_those_moved_who_came_to_a_stage_after_the_day(days: int, moved: list[int]) -> None:
    board = JourneyBoard((traveller(1, passed(1, SERVICE, 3)), traveller(2, passed(2, SELECTION, 300))))
    assert [each.contact for each in board.moved_after(TODAY - timedelta(days=days)).travellers] == moved


def test_the_flow_goes_from_where_people_stood_then() -> None:
    on_the_way = traveller(1, passed(1, ORIENTATION, 99), passed(2, SELECTION, 20), passed(3, TRANSACTION, 10))
    new = traveller(2, passed(4, SELECTION, 5))
    still = traveller(3, passed(5, SERVICE, 90))
    board = JourneyBoard((on_the_way, new, still))
    assert board.flow_after(TODAY - timedelta(days=30)) == [(ORIENTATION, TRANSACTION, 1), (None, SELECTION, 1)]


def test_who_decided_is_told_by_the_step_with_a_day() -> None:
    decided = passed(2, TRANSACTION, 20, transaction_days_ago=21)
    assert traveller(1, passed(1, ORIENTATION, 99), decided, passed(3, SERVICE, 10)).decided is decided


def test_where_no_day_is_known_the_transaction_can_be_told() -> None:
    chose = passed(2, TRANSACTION, 20)
    assert traveller(1, passed(1, ORIENTATION, 99), chose, passed(3, SERVICE, 10)).decided is chose
