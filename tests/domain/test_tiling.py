"""Whether regions tile a matrix, and what thresholds make of netwerk's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, Matrix, Region
from netwerk_tui.domain.matrix_set import BUILT_IN_MATRICES
from netwerk_tui.domain.thresholds import with_thresholds
from netwerk_tui.domain.tiling import tiling_problem


def with_first_region(region: Region) -> Matrix:
    """Acceptance–energy with other regions for its partners."""
    partner, *others = ACCEPTANCE_ENERGY.categories
    return replace(ACCEPTANCE_ENERGY, categories=(replace(partner, regions=(region,)), *others))


@pytest.mark.parametrize("matrix", BUILT_IN, ids=lambda matrix: matrix.id)
def test_every_built_in_matrix_tiles(matrix: Matrix) -> None:
    assert tiling_problem(matrix) is None


@pytest.mark.parametrize(
    ("partners", "problem"),
    [
        (Region(1, 3, 5, 5), "the cell acceptance +3, energy 4 is in no category; so are 2 other cells"),
        (Region(0, 3, 4, 5), "the cell acceptance 0, energy 4 is in “Partner” and in “Waiter”; so is 1 other cell"),
        (Region(1, 4, 4, 5), "the cell acceptance +4, energy 5 of “Partner” is off the matrix"),
        (Region(1, 3, 4, 6), "the cell acceptance +3, energy 6 of “Partner” is off the matrix"),
    ],
)
def test_what_does_not_tile_is_told_by_its_cell(partners: Region, problem: str) -> None:
    assert tiling_problem(with_first_region(partners)) == problem


@pytest.mark.parametrize("matrix", BUILT_IN, ids=lambda matrix: matrix.id)
def test_the_usual_thresholds_are_the_matrix_as_it_comes(matrix: Matrix) -> None:
    assert with_thresholds(matrix, {}) == matrix


def test_after_the_last_matrix_comes_the_first() -> None:
    assert BUILT_IN_MATRICES.after(BUILT_IN[-1]) is BUILT_IN[0]
