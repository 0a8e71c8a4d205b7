"""Carrying is one machine for mouse and keys, and it never leaves the matrix."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, MUTUAL_INTEREST, Cell, Matrix
from netwerk_tui.domain.placements import ImportanceOrder, Placements
from netwerk_tui.ui.widgets import dragging
from netwerk_tui.ui.widgets.dragging import Carrying, Dropped, Pressed, Purpose

JAN, ELS, PIET = ContactId(1), ContactId(2), ContactId(3)
"""Jan and Els share a cell; Piet is unscored."""


def placements(matrix: Matrix = ACCEPTANCE_ENERGY) -> Placements:
    return Placements.of(
        matrix,
        [(JAN, Cell(2, 3), date(2026, 3, 14), 1), (ELS, Cell(2, 3), date(2026, 3, 14), 1)],
        ImportanceOrder([JAN, ELS, PIET]),
    )


@pytest.mark.parametrize(
    ("contacts", "origin", "over"),
    [
        pytest.param([JAN], Cell(2, 3), Cell(2, 3), id="one starts at its own cell"),
        pytest.param([PIET], None, Cell(0, 3), id="an unscored one starts in the middle"),
        pytest.param([JAN, ELS], Cell(2, 3), Cell(2, 3), id="two of one cell start there"),
        pytest.param([JAN, PIET], None, Cell(2, 3), id="two who stood apart start where the first stood"),
        pytest.param([PIET, JAN], None, Cell(0, 3), id="two of whom the first is unscored start in the middle"),
    ],
)
def test_lifting_starts_where_the_contact_stands(contacts: list[ContactId], origin: Cell | None, over: Cell) -> None:
    lifted = dragging.lift(contacts, placements(), Purpose.MOVE)

    assert (lifted.origin, lifted.over) == (origin, over)


def test_lifting_for_a_target_starts_at_the_target_that_is_set() -> None:
    lifted = dragging.lift([JAN], placements(), Purpose.TARGET, start=Cell(3, 5))

    assert lifted.over == Cell(3, 5)


def test_what_the_mouse_grabs_is_over_no_cell_yet() -> None:
    assert dragging.grab([JAN], placements()) == Carrying((JAN,), Cell(2, 3), None, Purpose.MOVE, by_mouse=True)


@pytest.mark.parametrize(
    ("start", "up", "right", "end"),
    [
        (Cell(2, 3), 1, 0, Cell(3, 3)),
        (Cell(2, 3), 0, -1, Cell(2, 2)),
        (Cell(3, 3), 1, 0, Cell(3, 3)),
        (Cell(-3, 1), -1, -1, Cell(-3, 1)),
        (Cell(2, 3), -99, 99, Cell(-3, 5)),
        (None, 1, 0, Cell(3, 3)),
    ],
)
def test_carrying_stays_on_the_matrix(start: Cell | None, up: int, right: int, end: Cell) -> None:
    state = dragging.over(dragging.lift([JAN], placements(), Purpose.MOVE), start)

    assert dragging.carry(state, up, right, ACCEPTANCE_ENERGY).over == end


@pytest.mark.parametrize(
    ("by_mouse", "over", "lands"),
    [
        pytest.param(True, Cell(1, 4), True, id="the mouse drops on another cell"),
        pytest.param(True, Cell(2, 3), False, id="the mouse that came back puts back"),
        pytest.param(True, None, False, id="the mouse off the plane puts back"),
        pytest.param(False, Cell(1, 4), True, id="keys drop on another cell"),
        pytest.param(False, Cell(2, 3), True, id="keys confirm the score where it stood"),
    ],
)
def test_a_drop_lands_or_puts_back(by_mouse: bool, over: Cell | None, lands: bool) -> None:
    state = Carrying((JAN,), Cell(2, 3), over, Purpose.MOVE, by_mouse)

    dropped = dragging.drop(state)

    assert (dropped is not None) is lands


def test_a_drop_says_who_where_and_what_for() -> None:
    state = Carrying((JAN, ELS), Cell(2, 3), Cell(1, 4), Purpose.TARGET, by_mouse=False)

    assert dragging.drop(state) == Dropped((JAN, ELS), Cell(1, 4), Purpose.TARGET)


def test_the_preview_names_both_categories_and_the_advice_of_the_second() -> None:
    state = dragging.over(dragging.grab([JAN], placements()), Cell(2, 4))

    preview = dragging.preview(state, ACCEPTANCE_ENERGY)

    assert preview.category_from == ACCEPTANCE_ENERGY.category_of(Cell(2, 3))
    assert preview.category_to == ACCEPTANCE_ENERGY.category_of(Cell(2, 4))
    assert preview.advice == ACCEPTANCE_ENERGY.category_of(Cell(2, 4)).advice


def test_off_the_plane_the_preview_has_no_category_and_no_advice() -> None:
    preview = dragging.preview(dragging.grab([PIET], placements()), ACCEPTANCE_ENERGY)

    assert (preview.category_from, preview.category_to, preview.advice) == (None, None, "")


@pytest.mark.parametrize(("column", "line", "left"), [(10, 5, False), (11, 5, True), (10, 4, True)])
def test_a_press_becomes_a_drag_when_the_pointer_leaves_the_spot(column: int, line: int, left: bool) -> None:
    assert Pressed(JAN, 10, 5).has_left(column, line) is left


steps = st.lists(
    st.tuples(st.integers(-20, 20), st.integers(-20, 20)) | st.sampled_from(["off the plane", "onto the plane"])
)


@given(st.sampled_from(BUILT_IN), st.sampled_from([JAN, PIET]), steps)
def test_no_walk_leads_off_the_matrix(matrix: Matrix, contact: ContactId, walk: list[tuple[int, int] | str]) -> None:
    state = dragging.lift([contact], placements(matrix), Purpose.MOVE)
    for step in walk:
        if step == "off the plane":
            state = dragging.over(state, None)
        elif isinstance(step, tuple):
            state = dragging.carry(state, *step, matrix)
        else:
            state = dragging.over(state, matrix.middle)
        assert state.over is None or state.over in matrix
        assert (state.contacts, state.origin) == ((contact,), placements(matrix).cell_of(contact))


@pytest.mark.parametrize(
    ("matrix", "digits", "cell"),
    [
        pytest.param(ACCEPTANCE_ENERGY, "64", Cell(2, 4), id="the row, then the column"),
        pytest.param(ACCEPTANCE_ENERGY, "1", Cell(-3, 3), id="the row alone"),
        pytest.param(ACCEPTANCE_ENERGY, "7512", Cell(-3, 2), id="a third digit begins anew"),
        pytest.param(ACCEPTANCE_ENERGY, "8094", Cell(0, 3), id="digits that stand for nothing"),
        pytest.param(ACCEPTANCE_ENERGY, "465", Cell(0, 5), id="a column that there is not waits for another"),
        pytest.param(MUTUAL_INTEREST, "09", Cell(0, 9), id="a value from 0 to 9"),
    ],
)
def test_two_digits_lead_to_a_cell(matrix: Matrix, digits: str, cell: Cell) -> None:
    state = dragging.lift([PIET], placements(matrix), Purpose.PLACE)
    for digit in digits:
        state = dragging.type_digit(state, int(digit), matrix)

    assert state.over == cell


def test_an_arrow_between_two_digits_begins_with_the_row_again() -> None:
    state = dragging.type_digit(dragging.lift([PIET], placements(), Purpose.MOVE), 6, ACCEPTANCE_ENERGY)
    state = dragging.carry(state, 0, 1, ACCEPTANCE_ENERGY)

    assert dragging.type_digit(state, 1, ACCEPTANCE_ENERGY).over == Cell(-3, 4)


@given(st.sampled_from(BUILT_IN), st.text("0123456789", max_size=12))
def test_digits_never_leave_the_matrix(matrix: Matrix, digits: str) -> None:
    state = dragging.lift([PIET], placements(matrix), Purpose.PLACE)
    for digit in digits:
        state = dragging.type_digit(state, int(digit), matrix)
        assert state.over is not None
        assert state.over in matrix


@pytest.mark.parametrize("matrix", BUILT_IN)
def test_each_value_up_to_nine_has_its_own_digit(matrix: Matrix) -> None:
    for axis in (matrix.vertical, matrix.horizontal):
        digits = [dragging.digit_of_value(axis, value) for value in axis.values]
        reached = [digit for digit in digits if digit is not None]
        assert len(set(reached)) == len(reached) >= min(len(axis.values), 10)
