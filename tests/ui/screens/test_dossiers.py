"""Dossiers: a new one may start with the positions of another."""

from __future__ import annotations

from tests.ui.screens.running import JAN, running


async def test_a_new_dossier_starts_with_the_positions_of_another() -> None:
    async with running(JAN) as user:
        await user.press("space", "right", "up", "enter", "enter")
        await user.press("d", "a")
        await user.type("Heat")
        await user.press("enter")
        await user.until_seen("unscored ▣ 1")
        await user.press("d", "p")
        await user.until_seen("Copy positions to Heat")
        await user.press("enter")
        await user.until_seen("Copied the positions of 1 contact")
        await user.press("escape")
        await user.until_seen("unscored ▣ 0")


async def test_escape_leaves_the_choice_of_a_source_before_the_dialog() -> None:
    async with running(JAN) as user:
        await user.press("d", "a")
        await user.type("Heat")
        await user.press("enter")
        await user.press("d", "p", "escape")
        await user.until_seen("a new · e rename")
