"""The briefing, from key to screen."""

from __future__ import annotations

from tests.ui.screens.running import FATIMA, JAN, running


async def test_b_shows_a_page_about_the_selected_contact() -> None:
    async with running(JAN, FATIMA) as user:
        await user.press("b")
        await user.until_seen("There has been no contact yet.")


async def test_j_goes_to_the_next_person_of_the_list_and_enter_selects_them() -> None:
    async with running(JAN, FATIMA) as user:
        first = user.app.screen
        await user.press("b")
        await user.until_seen("y copy")
        shown = user.screen_lines()
        await user.press("J")
        assert user.screen_lines() != shown
        await user.press("enter")
        await user.until(lambda: user.app.screen is first, "the main screen")


async def test_a_hostile_name_is_shown_as_it_is() -> None:
    async with running(JAN.__class__(given_name="[b]Bo", surname="[@click=app.quit]x")) as user:
        await user.press("b")
        await user.until_seen("[b]Bo [@click=app.quit]x")
