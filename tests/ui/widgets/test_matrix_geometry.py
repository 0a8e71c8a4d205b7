"""The matrix pane has a place for everything, at any size and for any matrix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, MUTUAL_INTEREST, Cell, Matrix
from netwerk_tui.ui.widgets.matrix_geometry import TITLE_LINE, Geometry, plan
from netwerk_tui.ui.widgets.matrix_part import Part, zoomed_in

matrices = st.sampled_from(BUILT_IN)
widths = st.integers(40, 200)
heights = st.integers(10, 60)


def planned(matrix: Matrix, width: int, height: int) -> Geometry:
    return plan(matrix, width, height, matrix.middle)


@given(matrices, widths, heights)
def test_every_line_has_exactly_one_part(matrix: Matrix, width: int, height: int) -> None:
    geometry = planned(matrix, width, height)

    parts = [TITLE_LINE, *(line for row in geometry.rows for line in range(row.start, row.end))]
    parts += [line for line in (geometry.axis_line, geometry.tray_line, geometry.strip_line) if line is not None]
    assert parts == list(range(height))


@given(matrices, widths, heights)
def test_the_plane_fills_the_width_and_no_cells_overlap(matrix: Matrix, width: int, height: int) -> None:
    geometry = planned(matrix, width, height)

    for left, right in zip(geometry.columns, geometry.columns[1:], strict=False):
        assert left.end + geometry.gap == right.start
    assert geometry.columns[0].start == geometry.gutter
    assert width - 1 <= geometry.plane_end <= width


@given(matrices, widths, heights)
def test_all_columns_are_in_view(matrix: Matrix, width: int, height: int) -> None:
    assert [column.value for column in planned(matrix, width, height).columns] == list(matrix.horizontal.values)


@given(st.data(), matrices, widths, heights)
def test_the_cell_to_keep_is_in_view(data: st.DataObject, matrix: Matrix, width: int, height: int) -> None:
    keep = data.draw(st.sampled_from(list(matrix.cells())))

    assert plan(matrix, width, height, keep).box(keep) is not None


@given(matrices, widths, heights)
def test_every_point_of_a_box_is_that_cell(matrix: Matrix, width: int, height: int) -> None:
    geometry = planned(matrix, width, height)

    for cell in geometry.cells:
        box = geometry.box(cell)
        assert box is not None
        assert box.width >= 1
        corners = [(box.x, box.y), (box.x + box.width - 1, box.y + box.height - 1)]
        assert [geometry.cell_at(x, y) for x, y in corners] == [cell, cell]


def test_the_gap_between_two_cells_belongs_to_the_left_one() -> None:
    geometry = planned(ACCEPTANCE_ENERGY, 94, 24)

    box = geometry.box(Cell(3, 1))

    assert box is not None
    assert geometry.cell_at(box.x + box.width, box.y) == Cell(3, 1)


@pytest.mark.parametrize("point", [(0, 5), (50, 0), (50, 23)])
def test_outside_the_plane_is_no_cell(point: tuple[int, int]) -> None:
    assert planned(ACCEPTANCE_ENERGY, 94, 24).cell_at(*point) is None


@pytest.mark.parametrize(
    ("height", "axis", "tray"),
    [
        pytest.param(9, False, False, id="the plane alone"),
        pytest.param(10, True, False, id="with its axis"),
        pytest.param(11, True, True, id="with axis and tray"),
    ],
)
def test_a_low_pane_gives_up_the_tray_and_then_the_axis(height: int, axis: bool, tray: bool) -> None:
    geometry = planned(ACCEPTANCE_ENERGY, 40, height)

    assert (geometry.axis_line is not None, geometry.tray_line is not None) == (axis, tray)
    assert len(geometry.rows) == 7


def test_a_plane_that_is_too_high_scrolls_to_the_cell_and_says_that_there_is_more() -> None:
    top = plan(MUTUAL_INTEREST, 40, 10, Cell(10, 0))
    bottom = plan(MUTUAL_INTEREST, 40, 10, Cell(0, 0), top)

    assert (top.rows_above, top.rows_below) == (False, True)
    assert (bottom.rows_above, bottom.rows_below) == (True, False)


def test_scrolling_moves_no_further_than_it_must() -> None:
    bottom = plan(MUTUAL_INTEREST, 40, 10, Cell(0, 0))

    same = plan(MUTUAL_INTEREST, 40, 10, Cell(bottom.rows[0].value, 0), bottom)
    one_up = plan(MUTUAL_INTEREST, 40, 10, Cell(bottom.rows[0].value + 1, 0), bottom)

    assert same.rows == bottom.rows
    assert one_up.rows[0].value == bottom.rows[0].value + 1


@given(st.data(), matrices, widths, heights, st.integers(1, 4))
def test_a_part_fills_the_plane(data: st.DataObject, matrix: Matrix, width: int, height: int, steps: int) -> None:
    keep = data.draw(st.sampled_from(list(matrix.cells())))
    part = Part.whole(matrix)
    for _step in range(steps):
        part = zoomed_in(matrix, part, keep)

    geometry = plan(matrix, width, height, keep, None, part)

    assert geometry.box(keep) is not None
    assert [column.value for column in geometry.columns] == list(part.horizontals)
    assert {row.value for row in geometry.rows} <= {*part.verticals}
    assert width - 1 <= geometry.plane_end <= width


@pytest.mark.parametrize(
    ("x", "y", "beyond"),
    [
        pytest.param(50, 10, (0, 0), id="on the plane"),
        pytest.param(50, 0, (1, 0), id="above"),
        pytest.param(50, 23, (-1, 0), id="below"),
        pytest.param(2, 10, (0, -1), id="at the left"),
        pytest.param(94, 10, (0, 0), id="at the right, where the matrix ends"),
        pytest.param(2, 23, (-1, -1), id="past a corner"),
    ],
)
def test_past_an_edge_there_is_more_unless_the_matrix_ends_there(x: int, y: int, beyond: tuple[int, int]) -> None:
    part = Part(range(1, 3), range(4, 6))
    assert plan(ACCEPTANCE_ENERGY, 94, 24, Cell(2, 5), None, part).beyond(x, y) == beyond


@given(matrices, st.integers(0, 40), st.integers(0, 10))
def test_no_size_is_too_small_to_plan(matrix: Matrix, width: int, height: int) -> None:
    geometry = planned(matrix, width, height)

    assert all(row.size >= 1 for row in geometry.rows)
