"""Which steps over a matrix lose somebody."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, POWER_INTEREST, Cell, Matrix


@pytest.mark.parametrize(
    ("matrix", "before", "after", "is_loss"),
    [
        pytest.param(ACCEPTANCE_ENERGY, Cell(2, 5), Cell(2, 3), True, id="leaving partner"),
        pytest.param(ACCEPTANCE_ENERGY, Cell(2, 5), Cell(1, 4), False, id="within partner"),
        pytest.param(ACCEPTANCE_ENERGY, Cell(0, 3), Cell(-1, 4), True, id="entering opponent"),
        pytest.param(ACCEPTANCE_ENERGY, None, Cell(-1, 4), True, id="an opponent at first sight"),
        pytest.param(ACCEPTANCE_ENERGY, Cell(-3, 5), Cell(-1, 4), False, id="within opponent"),
        pytest.param(ACCEPTANCE_ENERGY, Cell(-3, 5), Cell(0, 3), False, id="leaving opponent"),
        pytest.param(ACCEPTANCE_ENERGY, None, Cell(2, 5), False, id="a partner at first sight"),
        pytest.param(ACCEPTANCE_ENERGY, Cell(0, 3), Cell(2, 5), False, id="entering partner"),
        pytest.param(MUTUAL_INTEREST, Cell(8, 8), Cell(5, 8), True, id="leaving partner in mutual interest"),
        pytest.param(POWER_INTEREST, Cell(8, 8), Cell(5, 8), False, id="a key player with less power"),
    ],
)
def test_leaving_the_best_and_entering_the_worst_is_a_loss(
    matrix: Matrix, before: Cell | None, after: Cell, is_loss: bool
) -> None:
    assert matrix.is_loss(before, after) is is_loss
