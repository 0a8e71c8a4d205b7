"""Keys that come in one piece reach the places that the keys before them opened."""

from __future__ import annotations

from tests.ui.screens.running import FATIMA, JAN, PIET, running


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
