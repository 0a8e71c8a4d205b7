"""A key or a movement of the mouse paints the few lines that differ, however many contacts there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pytest
from rich.segment import Segment
from textual._compositor import ChopsUpdate, Compositor
from textual.events import MouseDown, MouseMove

from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.ui.widgets.contact_list import ContactList
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.matrix import MatrixPane
from netwerk_tui.ui.widgets.unpainted import Unpainted
from tests.ui.screens.running import User, running

_MANY = [ContactForm(given_name="Jan", surname=f"Jansen {number}") for number in range(60)]


class Frames(NamedTuple):
    """What was painted, a set of lines for each frame."""

    lines: list[set[int]]


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> Frames:
    painted = Frames([])
    paint = Compositor.render_partial_update

    def noted(compositor: Compositor) -> ChopsUpdate | None:
        update = paint(compositor)
        if update is not None:
            painted.lines.append({y for y, _x1, _x2 in update.spans})
        return update

    monkeypatch.setattr(Compositor, "render_partial_update", noted)
    return painted


async def test_a_drag_paints_two_rows_of_the_matrix_and_the_lines_that_tell_of_them(frames: Frames) -> None:
    async with running(*_MANY) as user:
        pane = user.app.screen.query_one(MatrixPane)
        row = next(row for row, line in enumerate(user.screen_lines()) if "Jan Jansen 0" in line)
        user.app.post_message(MouseDown(None, 5, row, 0, 0, 1, False, False, False, 5, row))
        await _move_over(user, pane, Cell(3, 1))
        await _move_over(user, pane, Cell(2, 4))
        await user.until(lambda: pane.carrying is not None and pane.carrying.over == Cell(2, 4), "the drag")
        await user.pilot.pause()
        frames.lines.clear()
        await _move_over(user, pane, Cell(0, 2))
        await user.until(lambda: bool(frames.lines), "a frame")

        rows = pane._canvas.geometry.rows
        two_rows = sum(row.size for row in rows if row.value in (2, 0))
        assert all(len(lines) <= two_rows + 3 for lines in frames.lines)


async def _move_over(user: User, pane: MatrixPane, cell: Cell) -> None:
    box = pane._canvas.geometry.box(cell)
    assert box is not None
    x, y = pane.region.x + box.x, pane.region.y + box.y
    user.app.post_message(MouseMove(None, x, y, 0, 0, 1, False, False, False, x, y))
    await user.pilot.pause()


async def test_a_cursor_key_paints_two_lines_of_the_list(frames: Frames) -> None:
    async with running(*_MANY) as user:
        people = user.app.screen.query_one(ContactList)
        await user.until(lambda: people.has_focus, "the list")
        frames.lines.clear()
        await user.press("j")
        await user.until(lambda: bool(frames.lines), "a frame")

        assert len(frames.lines[0]) == 2


async def test_what_is_wholly_covered_paints_nothing() -> None:
    async with running(_MANY[0]) as user:
        covered = user.app.screen.query(Unpainted)
        assert covered
        for container in covered:
            assert container.render_lines(container.size.region) == []


async def test_a_pane_that_loses_the_focus_paints_no_line_anew_but_that_of_its_cursor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with running(*_MANY) as user:
        people = user.app.screen.query_one(ContactList)
        await user.until(lambda: people.has_focus, "the list")
        painted: list[int] = []
        paint = people.paint_line

        def noted(index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
            painted.append(index)
            return paint(index, inks, width_cells, under_cursor=under_cursor)

        monkeypatch.setattr(people, "paint_line", noted)
        await user.press("2")
        await user.until(lambda: not people.has_focus, "the matrix")
        await user.pilot.pause()

        assert set(painted) <= {people.cursor}
