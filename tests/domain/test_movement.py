"""Who moved between two days, and how many went from where to where."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, POWER_INTEREST, Cell, Matrix
from netwerk_tui.domain.movement import Change, Moved, Movement, Standing, movement

WINTER, SPRING, SUMMER, AUTUMN = date(2026, 1, 5), date(2026, 3, 1), date(2026, 7, 1), date(2026, 10, 1)
AN, BO, CEM, DI, EF = (ContactId(number) for number in (1, 2, 3, 4, 5))

Place = tuple[int, int]


def _moved(*places: tuple[date, Place, str], matrix: Matrix = ACCEPTANCE_ENERGY) -> Moved | None:
    """How one contact moved from spring to autumn who was placed on these days."""
    history = [Standing(day, Cell(*place), reason) for day, place, reason in places]
    moves = movement(matrix, SPRING, AUTUMN, {AN: history}).moves
    return moves[0] if moves else None


def _movement(**steps: tuple[Place | None, Place]) -> Movement:
    """The movement of people who stood somewhere in winter, and elsewhere since summer."""
    people = {"an": AN, "bo": BO, "cem": CEM, "di": DI, "ef": EF}
    histories = {
        people[name]: [
            *([Standing(WINTER, Cell(*before))] if before else []),
            Standing(SUMMER, Cell(*after), f"about {name}"),
        ]
        for name, (before, after) in steps.items()
    }
    return movement(ACCEPTANCE_ENERGY, SPRING, AUTUMN, histories)


MOVEMENT = _movement(an=((2, 2), (2, 4)), bo=((2, 4), (0, 2)), cem=((1, 1), (1, 1)), di=(None, (0, 3)))


def test_only_those_who_stand_elsewhere_have_moved() -> None:
    assert {moved.contact for moved in MOVEMENT.moves} == {AN, BO, DI}


def test_the_flow_counts_each_change_of_category_once() -> None:
    assert {(flow.before.id if flow.before else None, flow.after.id, flow.count) for flow in MOVEMENT.flows} == {
        ("acceptance-energy/follower", "acceptance-energy/partner", 1),
        ("acceptance-energy/partner", "acceptance-energy/waiter", 1),
        (None, "acceptance-energy/waiter", 1),
    }


def test_each_category_tells_who_came_and_who_went() -> None:
    tallies = {tally.category.id.partition("/")[2]: (tally.came, tally.went, tally.net) for tally in MOVEMENT.tallies()}
    assert tallies == {
        "partner": (1, 1, 0),
        "follower": (0, 1, -1),
        "waiter": (2, 0, 2),
        "avoider": (0, 0, 0),
        "opponent": (0, 0, 0),
    }


def test_the_day_since_belongs_to_the_span_and_the_day_before_does_not() -> None:
    eve = SPRING.replace(month=2, day=28)
    moved = _moved((eve, (2, 2), ""), (SPRING, (2, 4), "acts"))
    assert moved is not None
    assert (moved.before, moved.day) == (Cell(2, 2), SPRING)


def test_a_move_is_dated_by_the_assessment_that_changed_the_category() -> None:
    moved = _moved((WINTER, (2, 2), ""), (SPRING, (1, 4), "helped"), (SUMMER, (2, 5), "looked again"))
    assert moved is not None
    assert (moved.day, moved.reason) == (SPRING, "helped")


def test_a_move_there_and_back_and_there_again_is_dated_by_the_last_arrival() -> None:
    moved = _moved((SPRING, (2, 4), "first"), (SUMMER, (0, 2), ""), (AUTUMN, (2, 4), "again"))
    assert moved is not None
    assert (moved.day, moved.reason) == (AUTUMN, "again")


def test_a_move_within_a_category_is_dated_by_the_arrival_on_the_cell() -> None:
    moved = _moved((WINTER, (2, 1), ""), (SPRING, (2, 2), "first"), (SUMMER, (3, 3), "second"))
    assert moved is not None
    assert (moved.day, moved.reason) == (SUMMER, "second")


def test_who_went_and_came_back_has_not_moved() -> None:
    assert _moved((WINTER, (2, 4), ""), (SPRING, (0, 2), ""), (SUMMER, (2, 4), "")) is None


def test_a_cell_that_the_matrix_has_no_more_is_no_score() -> None:
    moved = _moved((WINTER, (9, 9), ""), (SUMMER, (2, 4), ""))
    assert moved is not None
    assert moved.before is None
    assert _moved((WINTER, (2, 4), ""), (SUMMER, (9, 9), "")) is None


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ((2, 2), (2, 4), Change.WORDS_TO_DEEDS),
        ((1, 3), (1, 4), Change.WORDS_TO_DEEDS),
        ((2, 1), (2, 3), Change.OTHERWISE),
        ((0, 2), (2, 4), Change.OTHERWISE),
        ((2, 4), (2, 3), Change.LOST),
        ((0, 3), (-1, 4), Change.LOST),
        ((3, 3), (2, 2), Change.DRIFTED),
        ((0, 3), (-2, 3), Change.DRIFTED),
        ((2, 3), (3, 2), Change.OTHERWISE),
        (None, (-2, 5), Change.NEWLY_SCORED),
    ],
)
def test_what_becomes_of_a_mover_follows_from_the_step(before: Place | None, after: Place, change: Change) -> None:
    assert [kind for kind, moves in _movement(an=(before, after)).by_change.items() if moves] == [change]


def test_nobody_is_lost_where_no_category_says_so() -> None:
    histories = {AN: [Standing(WINTER, Cell(9, 9)), Standing(SUMMER, Cell(2, 2))]}
    assert not movement(POWER_INTEREST, SPRING, AUTUMN, histories).by_change[Change.LOST]


def test_a_loss_brings_the_reason_along() -> None:
    assert [(moved.contact, moved.reason) for moved in MOVEMENT.by_change[Change.LOST]] == [(BO, "about bo")]


def test_a_move_within_one_category_is_a_move_but_no_flow() -> None:
    within = _movement(an=((2, 1), (3, 2)))
    assert (len(within.moves), within.flows) == (1, [])


_CELLS = st.sampled_from(list(ACCEPTANCE_ENERGY.cells())).map(tuple)
_STEPS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("an", "bo", "cem", "di", "ef"), st.tuples(st.one_of(st.none(), _CELLS), _CELLS))
)


@given(_STEPS)
def test_nobody_is_won_or_lost_on_the_way(steps: dict[str, tuple[Place | None, Place]]) -> None:
    found = _movement(**steps)
    assert sum(tally.net for tally in found.tallies()) == len(found.by_change[Change.NEWLY_SCORED])
    assert sum(flow.count for flow in found.flows) == len(found.changed_category)
    assert Counter(moved for moves in found.by_change.values() for moved in moves) == Counter(found.moves)
