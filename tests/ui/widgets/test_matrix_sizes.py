"""The matrix pane on matrices as small and as large as the configuration allows."""

from __future__ import annotations

from datetime import date
from statistics import median
from time import thread_time

import pytest
from rich.cells import cell_len
from textual.geometry import Region as ScreenRegion

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import (
    ACCEPTANCE_ENERGY,
    Axis,
    Category,
    Cell,
    Matrix,
    Region,
)
from netwerk_tui.domain.placements import ImportanceOrder, Placements
from netwerk_tui.ui.widgets.matrix import MatrixPane
from tests.ui.small_app import drawn, showing
from tests.ui.widgets.fake_rows import FakeRows

TODAY = date(2026, 11, 23)
JAN = ContactId(1)

WITH_NARROW_LIST = (48, 22)
"""What is left for the pane at 80×24."""


def matrix_of(vertical: tuple[int, int], horizontal: tuple[int, int]) -> Matrix:
    """A matrix with one category, whose name is as long as a name may be."""
    category = Category("own/all", "C" * 30, "a", Hue.RED, "advice " * 25, (Region(*vertical, *horizontal),))
    return Matrix(
        "own",
        "O" * 30,
        Axis("up", "U" * 30, *vertical, signed=True, middle=vertical[0]),
        Axis("right", "R" * 30, *horizontal, middle=horizontal[0]),
        (category,),
        per_dossier=False,
    )


SIZES = {
    "smallest": matrix_of((0, 1), (0, 1)),
    "three by three": matrix_of((1, 3), (1, 3)),
    "twenty-one by eleven": matrix_of((-10, 10), (0, 10)),
    "eleven by twenty-one": matrix_of((0, 10), (-10, 10)),
    "largest": matrix_of((-100, -80), (80, 100)),
}


def placed(matrix: Matrix, count: int = 1000) -> Placements:
    cells = list(matrix.cells())
    people = [ContactId(number) for number in range(1, count + 1)]
    return Placements.of(matrix, [(who, cells[who % len(cells)], TODAY, 0) for who in people], ImportanceOrder(people))


@pytest.mark.parametrize("size", [WITH_NARROW_LIST, (30, 11), (120, 40)], ids=str)
@pytest.mark.parametrize("matrix", SIZES.values(), ids=SIZES.keys())
async def test_somebody_is_carried_to_any_corner_in_view(matrix: Matrix, size: tuple[int, int]) -> None:
    pane = MatrixPane()
    async with showing(pane, size=size) as (app, pilot):
        pane.show(placed(matrix), FakeRows(), today=TODAY)
        pane.lift([JAN], ["Jan Jansen"])
        await pilot.press("pageup", "end")
        strips = pane.render_lines(ScreenRegion(0, 0, *size))
        assert [cell_len(strip.text) for strip in strips] == [size[0]] * size[1]
        await pilot.press("enter")
        (dropped,) = app.posted(MatrixPane.ContactsDropped)
        assert dropped.cell == Cell(matrix.vertical.high, matrix.horizontal.high)


@pytest.mark.parametrize("name", ["eleven by twenty-one", "largest"])
async def test_values_that_do_not_fit_side_by_side_are_left_out_rather_than_run_together(name: str) -> None:
    pane, matrix = MatrixPane(), SIZES[name]
    async with showing(pane, size=WITH_NARROW_LIST):
        pane.show(placed(matrix), FakeRows(), today=TODAY)
        line = pane._canvas.geometry.axis_line
        assert line is not None
        shown = drawn(pane)[line].partition("↑")[2].split()
        assert set(shown) <= {str(value) for value in matrix.horizontal.values}
        assert len(shown) >= 8


async def test_a_step_of_somebody_carried_costs_as_much_among_a_hundred_thousand_as_among_sixteen_hundred() -> None:
    costs: list[float] = []
    for count in (1_600, 100_000):
        pane = MatrixPane()
        async with showing(pane, size=(94, 24)) as (_app, pilot):
            pane.show(placed(ACCEPTANCE_ENERGY, count), FakeRows(), today=TODAY)
            pane.lift([JAN], ["Jan Jansen"])
            await pilot.pause()
            steps: list[float] = []
            for turn in range(24):
                start = thread_time()
                await pilot.press("left" if turn % 4 < 2 else "right")
                steps.append(thread_time() - start)
            costs.append(median(steps))
    assert costs[1] <= 2 * costs[0]
