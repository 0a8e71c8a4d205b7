"""A replay of the matrix, day by day, clearly marked as past."""

from __future__ import annotations

from datetime import timedelta

from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.ui.widgets.matrix import MatrixPane
from tests.ui.screens.running import JAN, User, running


async def _place_jan_three_times(user: User) -> None:
    """On three days, the last one today: first as an opponent, then as a waiter, now as a partner."""
    desk = user.app.desk
    assert desk is not None
    for age_days, cell in ((60, Cell(-2, 4)), (30, Cell(0, 3)), (0, Cell(2, 4))):
        day = desk.today - timedelta(days=age_days)
        await desk.move(Move((desk.directory.ids[0],), ACCEPTANCE_ENERGY, desk.directory.dossier, cell, day))


async def test_the_replay_steps_back_and_forward_to_now() -> None:
    async with running(JAN) as user:
        await _place_jan_three_times(user)
        await user.press("[")
        await user.until(lambda: _stands_at(user, Cell(0, 3)), "the waiter")
        await user.press("[")
        await user.until(lambda: _stands_at(user, Cell(-2, 4)), "the opponent")
        assert user.sees("as of")
        assert any("▲ Jan Jansen" in line for line in user.screen_lines())
        await user.press("]", "]")
        await user.until(lambda: _stands_at(user, Cell(2, 4)), "now")
        assert not user.sees("as of")


async def test_escape_leads_back_to_now() -> None:
    async with running(JAN) as user:
        await _place_jan_three_times(user)
        await user.press("[")
        await user.until_seen("as of")
        await user.press("escape")
        await user.until_gone("as of")


async def test_nobody_is_lifted_in_the_past() -> None:
    async with running(JAN) as user:
        await _place_jan_three_times(user)
        await user.press("[")
        await user.until_seen("as of")
        for key in ("space", "t", "p"):
            await user.press(key)
            assert user.app.screen.query_one(MatrixPane).carrying is None
        assert user.sees("The past cannot be changed. Esc leads back to now.")


async def test_where_nobody_moved_there_is_no_earlier_day() -> None:
    async with running(JAN) as user:
        await user.press("[")
        await user.until_seen("Nobody moved on an earlier day.")


async def test_what_is_stored_in_between_shows_now() -> None:
    async with running(JAN) as user:
        await _place_jan_three_times(user)
        await user.press("[")
        await user.until_seen("as of")
        await user.press("u")
        await user.until_seen("Undone")
        assert not user.sees("as of")


def _stands_at(user: User, cell: Cell) -> bool:
    placements = user.app.screen.query_one(MatrixPane)._view.placements
    return placements.counts == {cell: 1}
