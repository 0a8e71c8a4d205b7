"""The journey board: bringing people to a stage, moving them by one key, in bulk, and undone."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.contact_form import ContactForm
from tests.ui.screens.running import FATIMA, JAN, PIET, User, running


async def open_board(user: User, *marking: str) -> None:
    """Mark people in the list, open the board, and bring them to the first stage."""
    await user.press("g", *marking, "B")
    await user.until_seen("Nobody is on this journey yet")
    await user.press("space")


async def test_one_key_moves_a_person_on_and_the_cursor_follows() -> None:
    async with running(JAN) as user:
        await open_board(user)
        await user.until_seen("orientation 1")
        await user.press("right_square_bracket", "right_square_bracket")
        await user.until_seen("transaction 1")
        await user.until_seen("decided on: unknown, a vote is secret")
        await user.press("less_than_sign")
        await user.until_seen("selection 1")


async def test_all_marked_are_moved_in_one_entry() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await open_board(user, "x", "x", "x")
        await user.until_seen("orientation 3")
        await user.press("X", "right_square_bracket")
        await user.until_seen("3 contacts: selection")
        await user.until_seen("selection 3")
        await user.press("u")
        await user.until_seen("orientation 3")


async def test_the_day_of_the_transaction_may_be_told() -> None:
    async with running(JAN) as user:
        await open_board(user)
        await user.press("greater_than_sign", "greater_than_sign", "t")
        await user.until_seen("Jan Jansen: decided on")
        await user.type("yesterday\n")
        await user.until_seen("decided on ")
        await user.until_gone("a vote is secret")


async def test_people_are_brought_to_the_stage_under_the_cursor_by_name() -> None:
    async with running(JAN, FATIMA) as user:
        await open_board(user)
        await user.until_seen("orientation 1")
        await user.press("right", "right", "right", "a")
        await user.until_seen("Who is at service?")
        await user.type("fat")
        await user.until_seen("Fatima El Amrani")
        await user.press("enter", "enter")
        await user.until_seen("service 1")


async def test_the_board_is_narrowed_to_who_moved_and_says_so() -> None:
    async with running(JAN, FATIMA) as user:
        await open_board(user, "x", "x")
        await user.until_seen("orientation 2")
        await user.press("w")
        await user.until_seen("orientation 2/2")
        await user.until_seen("2 moved in 30 days · 2 new in orientation")


async def test_taking_somebody_off_is_asked_and_undone() -> None:
    async with running(JAN) as user:
        await open_board(user)
        await user.until_seen("orientation 1")
        await user.press("delete")
        await user.until_seen("Take Jan Jansen off this journey?")
        await user.press("enter")
        await user.until_seen("orientation 0")
        await user.press("u")
        await user.until_seen("orientation 1")


async def test_another_dossier_has_a_journey_of_its_own() -> None:
    async with running(JAN) as user:
        await user.press("d", "a")
        await user.until_seen("name of the new dossier")
        await user.type("Heat network\n")
        await user.until_seen("Dossier: Heat network")
        await open_board(user)
        await user.until_seen("orientation 1")
        await user.press("d")
        await user.until_seen("Journey on which dossier?")
        await user.press("G", "enter")
        await user.until_seen("Journey · General")
        await user.until_seen("orientation 0")


async def test_the_card_opens_from_the_board() -> None:
    async with running(JAN) as user:
        await open_board(user)
        await user.until_seen("orientation 1")
        await user.press("enter")
        await user.until_seen("e edit · a add")
        await user.press("escape")
        await user.until_seen("orientation 1")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_all_four_stages_fit(size: tuple[int, int]) -> None:
    async with running(JAN, size=size) as user:
        await open_board(user)
        titles = ("orientation 1", "selection 0", "transaction 0", "service 0")
        await user.until(lambda: any(all(title in line for title in titles) for line in user.screen_lines()), "stages")


async def test_a_hostile_name_is_text_on_the_board() -> None:
    async with running(ContactForm(given_name="[@click=app.bell]x[/]")) as user:
        await open_board(user)
        await user.until_seen("[@click=app.bell]x[/]: orientation, General")
