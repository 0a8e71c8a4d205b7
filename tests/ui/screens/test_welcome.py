"""What the program opens on while there is nobody, and the way out of it."""

from __future__ import annotations

from tests.ui.screens.running import running


async def test_the_first_contact_has_the_focus_and_the_panes_follow_an_undo_and_a_redo() -> None:
    async with running() as user:
        await user.until_seen("Welcome to netwerk")
        await user.press("a")
        await user.type("Jan\n")
        await user.until_seen("Added Jan")
        await user.press("x")
        assert user.sees("1 marked")
        await user.press("u")
        await user.until_seen("Welcome to netwerk")
        await user.press("ctrl+r")
        await user.until_gone("Welcome to netwerk")
        await user.press("space")
        assert user.sees("Enter drop")
