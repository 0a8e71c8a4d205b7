"""The week and the figures, from key to screen."""

from __future__ import annotations

import pytest

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from netwerk_tui.ui.screens.main import MainScreen
from netwerk_tui.ui.screens.week import WeekScreen
from tests.ui.screens.reviewable import met, network, person, placed
from tests.ui.screens.running import running


def _tag(opened: Network, name: str, *members: ContactId, target_group: bool) -> None:
    with transaction(opened.database, "Tag", "test") as recording:
        row = {"name": name, "search_key": name, "target_group": target_group}
        (tag,) = recording.verbs.insert(tables.tag, [row])
        recording.verbs.insert(tables.contact_tag, [{"contact_id": each, "tag_id": tag} for each in members])


@pytest.fixture
def people() -> tuple[ContactId, ContactId]:
    """An is of zorg and was called today; Bo is of pers, whom nobody talked with."""
    with network() as opened:
        an, bo = person(opened, "An"), person(opened, "Bo", "Visser")
        placed(opened, an, 2, 5)
        placed(opened, bo)
        met(opened, an, 0)
        _tag(opened, "zorg", an, target_group=True)
        _tag(opened, "pers", bo, target_group=True)
        _tag(opened, "sport", bo, target_group=False)
        return an, bo


async def test_the_header_tells_how_the_week_stands(people: tuple[ContactId, ContactId]) -> None:
    async with running() as user:
        await user.until_seen("1/2 groups")


async def test_the_week_tells_which_groups_were_met_and_whom_to_talk_with(people: tuple[ContactId, ContactId]) -> None:
    async with running() as user:
        await user.press("w")
        await user.until_seen("1 of 2 groups met")
        await user.until_seen("Bo Visser")
        lines = user.screen_lines()
        assert any("zorg" in line and "met" in line and "1 week in a row" in line for line in lines)
        assert any("pers" in line and "not yet met" in line for line in lines)


async def test_enter_goes_to_the_contact_under_the_cursor(people: tuple[ContactId, ContactId]) -> None:
    async with running() as user:
        await user.press("w")
        await user.until_seen("Bo Visser")
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, MainScreen), "the main screen")
        await user.until_seen("Timeline  Bo Visser")


async def test_a_click_in_the_header_opens_the_week(people: tuple[ContactId, ContactId]) -> None:
    async with running() as user:
        await user.until_seen("1/2 groups")
        column = user.screen_lines()[0].index("1/2 groups")
        await user.pilot.click(offset=(column, 0))
        await user.until(lambda: isinstance(user.app.screen, WeekScreen), "the week")


async def test_tab_goes_through_the_pages_and_comes_back(people: tuple[ContactId, ContactId]) -> None:
    async with running() as user:
        await user.press("w")
        for sign in ("Contact per week", "Only ever from me", "It fits", "category", "5 or more", "1 of 2 groups met"):
            await user.press("tab")
            await user.until_seen("policy" if sign == "category" else sign)


async def test_a_digit_opens_its_page_and_t_shows_its_table(people: tuple[ContactId, ContactId]) -> None:
    async with running() as user:
        await user.press("w", "4")
        await user.until_seen("the policy asks")
        await user.press("t")
        await user.until_seen("Together")
        await user.press("t")
        await user.until_gone("Together")


async def test_a_group_is_chosen_at_once_and_undo_takes_it_back(people: tuple[ContactId, ContactId]) -> None:
    async with running() as user:
        await user.press("w", "e")
        await user.until_seen("· sport")
        await user.press("G", "enter")
        await user.until_seen("✓ sport")
        await user.press("escape")
        await user.until_seen("1 of 3 groups met")
        await user.press("escape")
        await user.until_seen("1/3 groups")
        await user.press("u")
        await user.until_seen("1/2 groups")


async def test_a_talk_that_is_noted_meets_the_group(people: tuple[ContactId, ContactId]) -> None:
    async with running() as user:
        await user.until_seen("1/2 groups")
        await user.press("j", "n")
        await user.type("call hello\n")
        await user.until_seen("2/2 groups")
        await user.press("w")
        await user.until_seen("2 of 2 groups met")


async def test_the_week_opened_again_begins_anew_and_tells_what_was_noted_meanwhile(
    people: tuple[ContactId, ContactId],
) -> None:
    async with running() as user:
        await user.until_seen("1/2 groups")
        await user.press("w", "2")
        await user.until_seen("Contact per week")
        await user.press("escape", "j", "n")
        await user.type("call hello\n")
        await user.until_seen("2/2 groups")
        await user.press("w")
        await user.until_seen("2 of 2 groups met")


async def test_a_network_without_groups_tells_what_they_are_for() -> None:
    with network() as opened:
        person(opened, "An")
    async with running() as user:
        await user.press("w")
        await user.until_seen("Press e to choose")
        await user.press("e")
        await user.until_seen("There are no tags yet")


async def test_the_week_fits_the_smallest_usual_terminal(people: tuple[ContactId, ContactId]) -> None:
    async with running(size=(80, 24)) as user:
        await user.press("w")
        await user.until_seen("Bo Visser")
        assert user.sees("6 Ties")
        assert user.sees("Esc back")


async def test_the_review_ends_with_how_the_week_stands(people: tuple[ContactId, ContactId]) -> None:
    async with running() as user:
        await user.press("r")
        await user.until_seen("x Skip")
        await user.press("x", "enter")
        await user.until_seen("Enough for today")
        await user.until_seen("1 of 2 groups met")
