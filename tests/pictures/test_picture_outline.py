"""Where categories end, and where their labels stand."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, MUTUAL_INTEREST, Matrix
from netwerk_tui.exchange.picture_outline import Edge, Run, category_edges, label_runs


def test_edges_lie_around_the_plane_and_between_categories() -> None:
    edges = set(category_edges(MUTUAL_INTEREST))
    around = {Edge(column, row, column + 1, row) for column in range(11) for row in (0, 11)}
    around |= {Edge(column, row, column, row + 1) for row in range(11) for column in (0, 11)}
    between = {Edge(column, 5, column + 1, 5) for column in range(11)}
    between |= {Edge(6, row, 6, row + 1) for row in range(11)}
    assert edges == around | between


def test_an_area_of_two_rectangles_has_one_label_on_its_longest_upper_side() -> None:
    labels = {run.category.label: (run.row, run.column, run.length) for run in label_runs(ACCEPTANCE_ENERGY)}
    assert labels == {
        "Follower": (0, 0, 3),
        "Partner": (0, 3, 2),
        "Waiter": (2, 0, 3),
        "Opponent": (4, 3, 2),
        "Avoider": (5, 0, 3),
    }


@pytest.mark.parametrize("matrix", BUILT_IN, ids=lambda matrix: matrix.id)
def test_every_category_is_labelled(matrix: Matrix) -> None:
    runs: list[Run] = label_runs(matrix)
    assert {run.category.id for run in runs} == {category.id for category in matrix.categories}
