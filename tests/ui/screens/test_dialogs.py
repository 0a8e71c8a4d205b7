"""What every dialog has in common."""

from __future__ import annotations

from tests.ui.screens.running import JAN, running


async def test_the_panes_shine_through_around_a_dialog() -> None:
    async with running(JAN) as user:
        await user.press("delete")
        assert user.sees("Delete Jan Jansen?")
        assert user.sees("1 contact")
