"""Keys that come in one piece reach the places that the keys before them opened."""

from __future__ import annotations

import asyncio

import pytest
from textual.events import Key, MouseDown, MouseMove, MouseUp

from netwerk_tui.domain.matrix import Cell
from netwerk_tui.ui.desk import Desk
from netwerk_tui.ui.screens.contact_form import ContactFormScreen
from netwerk_tui.ui.widgets.matrix import MatrixPane
from tests.ui.screens.running import FATIMA, JAN, PIET, User, running


async def test_a_query_typed_in_one_piece_with_its_key_is_searched_for() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await user.type("/fatma")
        await user.until_seen("/ fatma")
        await user.until_seen("1 found")


async def test_a_note_typed_in_one_piece_is_recorded_and_the_next_key_meets_the_panes() -> None:
    async with running(JAN) as user:
        await user.type("nwants it faster\nx")
        await user.until_seen("Noted Jan Jansen: wants it faster")
        await user.until_seen("1 marked")


async def test_a_name_typed_in_one_piece_with_its_key_stands_in_the_form() -> None:
    async with running(JAN) as user:
        await user.type("aMarie\n")
        await user.until_seen("Added Marie")


def _mouse(kind: type[MouseDown | MouseMove | MouseUp], x: int, y: int) -> MouseDown | MouseMove | MouseUp:
    """What the left button does here."""
    return kind(None, x, y, 0, 0, 1, False, False, False, x, y)


def _spot(user: User, text: str) -> tuple[int, int]:
    lines = user.screen_lines()
    row = next(row for row, line in enumerate(lines) if text in line)
    return lines[row].index(text), row


def _cell(pane: MatrixPane, cell: Cell) -> tuple[int, int]:
    box = pane._canvas.geometry.box(cell)
    assert box is not None
    return pane.region.x + box.x, pane.region.y + box.y


async def test_a_drag_starts_with_the_first_move_however_soon_that_follows_the_press() -> None:
    async with running(JAN, PIET) as user:
        pane = user.app.screen.query_one(MatrixPane)
        # The list, which has yet to capture the mouse, gets no turn in between.
        await user.app.on_event(_mouse(MouseDown, *_spot(user, "Piet de Vries")))
        await user.app.on_event(_mouse(MouseMove, *_cell(pane, Cell(2, 4))))
        for _pause in range(5):
            await user.pilot.pause()

        assert pane.carrying is not None
        assert pane.carrying.over == Cell(2, 4)


async def test_a_drag_in_one_piece_drops_where_it_ends() -> None:
    async with running(JAN, PIET) as user:
        desk = user.app.desk
        assert desk is not None
        pane = user.app.screen.query_one(MatrixPane)
        end = _cell(pane, Cell(2, 4))
        user.app.post_message(_mouse(MouseDown, *_spot(user, "Piet de Vries")))
        for stop in ((60, 2), (70, 3), end):
            user.app.post_message(_mouse(MouseMove, *stop))
        user.app.post_message(_mouse(MouseUp, *end))
        await user.until_seen("why?")
        await user.press("enter")
        await user.until(lambda: desk.directory.placements.counts.get(Cell(2, 4)) == 1, "the drop")


async def test_a_key_that_comes_when_the_last_screen_is_gone_is_no_fault() -> None:
    async with running(JAN) as user:
        pass
    await user.app.on_event(Key("x", "x"))


async def test_keys_wait_for_a_dialog_however_long_it_takes_to_come(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(JAN) as user:
        loop = asyncio.get_running_loop()
        clock, adding = loop.time, ContactFormScreen.adding

        def slowly_adding(desk: Desk) -> ContactFormScreen:
            monkeypatch.setattr(loop, "time", lambda: clock() + 3.0)
            return adding(desk)

        monkeypatch.setattr(ContactFormScreen, "adding", slowly_adding)
        await user.type("aMarie\n")
        await user.until_seen("Added Marie")


async def test_a_key_waits_for_the_turn_of_a_task_that_the_key_before_it_may_have_started() -> None:
    async with running(JAN) as user:
        await user.until_seen("Jan Jansen")
        await user.pilot.pause()
        typing_ahead = user.app._typing_ahead
        first, second = Key("x", "x"), Key("enter", "\r")
        assert not typing_ahead.holds(first)
        assert typing_ahead.holds(second)
