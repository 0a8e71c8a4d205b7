"""Zooming in goes from a category's region to one cell, and never off the matrix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, MUTUAL_INTEREST, Cell, Matrix
from netwerk_tui.ui.widgets.matrix_part import Part, common_category, zoomed_in


@st.composite
def places(draw: st.DrawFn) -> tuple[Matrix, list[Cell]]:
    """A matrix and a few of its cells."""
    matrix = draw(st.sampled_from(BUILT_IN))
    return matrix, draw(st.lists(st.sampled_from(list(matrix.cells())), min_size=1, max_size=6))


@pytest.mark.parametrize(
    ("matrix", "cell", "part"),
    [
        pytest.param(ACCEPTANCE_ENERGY, Cell(2, 5), Part(range(1, 4), range(4, 6)), id="partner"),
        pytest.param(ACCEPTANCE_ENERGY, Cell(0, 2), Part(range(-1, 2), range(1, 4)), id="the quiet waiters"),
        pytest.param(ACCEPTANCE_ENERGY, Cell(0, 5), Part(range(-1, 2), range(4, 6)), id="the loud ones and more"),
        pytest.param(MUTUAL_INTEREST, Cell(7, 7), Part(range(6, 11), range(6, 11)), id="a quadrant"),
    ],
)
def test_the_first_step_enlarges_the_region_of_the_category(matrix: Matrix, cell: Cell, part: Part) -> None:
    assert zoomed_in(matrix, Part.whole(matrix), cell) == part


@given(places())
def test_each_step_is_smaller_and_holds_the_cell_down_to_that_cell_alone(place: tuple[Matrix, list[Cell]]) -> None:
    matrix, (cell, *_others) = place
    part = Part.whole(matrix)
    while zoomed_in(matrix, part, cell) != part:
        smaller = zoomed_in(matrix, part, cell)
        assert cell in smaller
        assert len(smaller.verticals) * len(smaller.horizontals) < len(part.verticals) * len(part.horizontals)
        part = smaller
    assert part == Part(range(cell.vertical, cell.vertical + 1), range(cell.horizontal, cell.horizontal + 1))


@given(places(), st.integers(1, 4))
def test_scrolling_keeps_the_size_and_never_leaves_the_matrix(place: tuple[Matrix, list[Cell]], steps: int) -> None:
    matrix, (cell, *others) = place
    part = Part.whole(matrix)
    for _step in range(steps):
        part = zoomed_in(matrix, part, cell)
    for other in others:
        scrolled = part.scrolled_to(other)
        assert other in scrolled
        assert (len(scrolled.verticals), len(scrolled.horizontals)) == (len(part.verticals), len(part.horizontals))
        assert {*scrolled.verticals} <= {*matrix.vertical.values}
        assert {*scrolled.horizontals} <= {*matrix.horizontal.values}
        part = scrolled


def test_scrolling_to_a_cell_that_is_in_view_changes_nothing() -> None:
    part = Part(range(1, 4), range(4, 6))
    assert part.scrolled_to(Cell(3, 4)) == part


def test_a_part_is_named_after_its_category_where_it_has_but_one() -> None:
    partner = common_category(ACCEPTANCE_ENERGY, Part(range(1, 4), range(4, 6)))
    assert partner is ACCEPTANCE_ENERGY.categories[0]
    assert common_category(ACCEPTANCE_ENERGY, Part(range(4), range(4, 6))) is None
