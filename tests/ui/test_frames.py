"""A key or a movement of the mouse paints the few lines that differ, however many contacts there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pytest
from rich.segment import Segment
from textual._compositor import ChopsUpdate, Compositor
from textual.events import MouseDown, MouseMove

from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.profile import Assessment
from netwerk_tui.domain.timeline import TimelineItem
from netwerk_tui.ui.desk import Desk
from netwerk_tui.ui.widgets.contact_list import ContactList
from netwerk_tui.ui.widgets.focus_paint import FocusPaint
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.matrix import MatrixPane
from netwerk_tui.ui.widgets.unpainted import Unpainted
from tests.ui.screens.running import User, running

_LEFT_HALF = 40
_MANY = [ContactForm(given_name="Jan", surname=f"Jansen {number}") for number in range(60)]


class Frames(NamedTuple):
    """What was painted, a set of lines for each frame."""

    lines: list[set[int]]
    left: list[set[int]]
    """The same of what began in the left half of the screen."""


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> Frames:
    painted = Frames([], [])
    paint = Compositor.render_partial_update

    def noted(compositor: Compositor) -> ChopsUpdate | None:
        update = paint(compositor)
        if update is not None:
            painted.lines.append({y for y, _x1, _x2 in update.spans})
            painted.left.append({y for y, x1, _x2 in update.spans if x1 < _LEFT_HALF})
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


async def test_the_movement_that_lifts_paints_of_the_list_what_tells_of_the_focus(frames: Frames) -> None:
    async with running(*_MANY) as user:
        pane, people = user.app.screen.query_one(MatrixPane), user.app.screen.query_one(ContactList)
        await user.until(lambda: people.has_focus, "the list")
        row = next(row for row, line in enumerate(user.screen_lines()) if "Jan Jansen 0" in line)
        user.app.post_message(MouseDown(None, 5, row, 0, 0, 1, False, False, False, 5, row))
        await user.pilot.pause()
        frames.left.clear()
        await _move_over(user, pane, Cell(3, 1))
        await user.until(lambda: pane.has_focus and not people.has_focus, "the focus on the matrix")
        await user.pilot.pause()

        footer, title, search = user.app.screen.size.height - 1, people.region.y, people.region.y + 1
        assert row in set().union(*frames.left)
        assert set().union(*frames.left) <= {footer, title, search, row}


async def test_who_is_lifted_from_the_list_is_read_by_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(*_MANY) as user:
        pane = user.app.screen.query_one(MatrixPane)
        await user.until_seen("Added Jan Jansen 0")
        read: list[Iterable[ContactId]] = []

        def noted(_desk: Desk, people: Iterable[ContactId]) -> list[str]:
            read.append(people)
            return ["somebody who was read"]

        monkeypatch.setattr(Desk, "names_of", noted)
        await user.press("space")
        await user.until(lambda: pane.carrying is not None, "the lift")

        assert read == []
        assert pane._view.load is not None
        assert pane._view.load.label == "Jan Jansen 0"


async def test_another_matrix_reads_of_the_selected_contact_only_where_it_stood(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with running(*_MANY) as user:
        await user.until_seen("Added Jan Jansen 0")
        read: list[str] = []

        def timeline(_desk: Desk, contact: ContactId) -> tuple[TimelineItem, ...]:
            read.append("timeline")
            return ()

        def assessments(_desk: Desk, contact: ContactId) -> list[Assessment]:
            read.append("assessments")
            return []

        monkeypatch.setattr(Desk, "timeline", timeline)
        monkeypatch.setattr(Desk, "assessments", assessments)
        await user.press("m")
        await user.until_seen("mutual interest")
        await user.pilot.pause()

        assert read == ["assessments"]
        assert user.sees("Added Jan Jansen 0")


async def test_no_rule_of_style_of_the_panes_depends_on_the_focus() -> None:
    async with running(*_MANY) as user:
        for pane in user.app.screen.query(FocusPaint):
            user.app.screen.set_focus(pane)
            await user.pilot.pause()
            before = dict(pane.styles.get_rules())
            pane.update_node_styles(animate=False)

            assert pane.has_focus
            assert pane.styles.get_rules() == before


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
