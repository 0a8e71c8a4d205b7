"""What the matrix pane keeps of its painting from one view to the next, and that it keeps nothing that is not so."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest
from textual.strip import Strip

from netwerk_tui.domain.matrix import Cell
from netwerk_tui.ui.widgets.dragging import Purpose
from netwerk_tui.ui.widgets.matrix_canvas import PlaneCanvas
from netwerk_tui.ui.widgets.matrix_painting import Face, Painter
from tests.ui.widgets.test_matrix import ELS, JAN, PIET, Stage, matrix_shown


def _painted_anew(stage: Stage) -> list[Strip]:
    """All lines of the pane as they look to somebody who has never seen it."""
    pane = stage.pane
    canvas = PlaneCanvas(pane, pane._view)
    canvas._tray_first = pane._canvas._tray_first
    canvas.begin(pane._view, stage.rows)
    return canvas.strips(range(pane.size.height))


def _deeds(stage: Stage, choice: random.Random) -> list[Callable[[], None]]:
    """What a user may do next."""
    pane = stage.pane
    cell = Cell(choice.randint(-3, 3), choice.randint(1, 5))
    trail = [(Cell(1, 2), date(2026, 5, 3)), (Cell(-1, 4), date(2025, 5, 3))]
    return [
        lambda: pane.action_step(choice.choice([-1, 1]), 0),
        lambda: pane.action_step(0, choice.choice([-1, 1])),
        lambda: pane.select(JAN, "Jan Jansen", target=cell),
        lambda: pane.select(ELS, "Els Bakker", trail),
        lambda: pane.select(None),
        lambda: pane.lift([JAN], ["Jan Jansen"]),
        lambda: pane.lift([JAN, ELS], ["Jan Jansen", "Els Bakker"]),
        lambda: pane.lift([JAN], ["Jan Jansen"], Purpose.TARGET),
        lambda: pane.lift([PIET], ["Piet Smit"], Purpose.PLACE),
        pane.action_choose,
        pane.cancel,
        pane.action_go_to_tray,
        pane.focus_moved,
        lambda: pane.zoom(choice.choice([-1, 1])),
    ]


@pytest.mark.parametrize("seed", range(3))
async def test_lines_that_were_kept_look_as_if_they_were_painted_anew(seed: int) -> None:
    choice = random.Random(seed)
    async with matrix_shown() as stage:
        for _deed in range(150):
            choice.choice(_deeds(stage, choice))()
            kept = stage.pane._canvas.strips(range(stage.pane.size.height))

            assert kept == _painted_anew(stage)


async def test_a_movement_paints_the_cells_that_it_leaves_and_enters(monkeypatch: pytest.MonkeyPatch) -> None:
    async with matrix_shown() as stage:
        pane = stage.pane
        pane.lift([PIET], ["Piet Smit"], start=Cell(0, 2))
        pane._canvas.strips(range(pane.size.height))
        painted: list[Cell] = []
        paint = Painter._painted_face

        def noted(painter: Painter, cell: Cell) -> Face:
            painted.append(cell)
            return paint(painter, cell)

        monkeypatch.setattr(Painter, "_painted_face", noted)
        pane.action_step(0, 1)
        pane._canvas.strips(range(pane.size.height))

        assert sorted(painted) == [Cell(0, 2), Cell(0, 3)]


async def test_the_axis_is_painted_once_for_each_value(monkeypatch: pytest.MonkeyPatch) -> None:
    async with matrix_shown() as stage:
        pane = stage.pane
        axis = pane._canvas.geometry.axis_line
        assert axis is not None
        pane.lift([PIET], ["Piet Smit"], start=Cell(0, 1))
        pane._canvas.strips(range(pane.size.height))
        painted: list[int] = []
        paint = Painter.line

        def noted(painter: Painter, y: int) -> Strip:
            painted.append(y)
            return paint(painter, y)

        monkeypatch.setattr(Painter, "line", noted)
        for step in (1, -1, 1, -1, 1):
            pane.action_step(0, step)
            pane._canvas.strips(range(pane.size.height))

        assert painted.count(axis) == 1
