"""What every dialog has in common."""

from __future__ import annotations

from tests.ui.screens.running import JAN, running


async def test_the_panes_shine_through_around_a_dialog() -> None:
    async with running(JAN) as user:
        await user.press("delete")
        assert user.sees("Delete Jan Jansen?")
        assert user.sees("1 contact")


async def test_a_question_mark_explains_any_dialog_and_closes_again() -> None:
    async with running(JAN) as user:
        await user.press("b")
        await user.until_seen("y copy")
        await user.press("question_mark")
        await user.until_seen("Copy the page")
        await user.press("question_mark")
        await user.until_gone("Copy the page")
        assert user.sees("y copy")
