"""Marks and stages by one key each."""

from __future__ import annotations

from tests.ui.screens.running import FATIMA, JAN, running


async def test_the_point_key_makes_the_selected_contact_an_ambassador() -> None:
    async with running(JAN) as user:
        await user.press("full_stop", "b")
        await user.until_seen("★")
        await user.press("u")
        await user.until_gone("★")


async def test_all_marked_contacts_become_critical_friends() -> None:
    async with running(JAN, FATIMA) as user:
        await user.press("g", "x", "x", "full_stop")
        await user.until_seen("2 contacts")
        await user.press("f")
        await user.until(lambda: sum("±" in line for line in user.screen_lines()) == 2, "both marks")


async def test_escape_leaves_everything_as_it_was() -> None:
    async with running(JAN) as user:
        await user.press("full_stop")
        await user.until_seen("critical friend")
        await user.press("escape")
        assert not user.sees("★")
