"""From a drop to an assessment, by keys."""

from __future__ import annotations

from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.matrix import Cell
from tests.ui.screens.running import FATIMA, JAN, PIET, User, running

_TO_PARTNER = ("space", "right", "up", "enter", "enter")
"""From the middle, where an unscored contact is lifted, and recorded without a reason."""


async def test_leaving_partner_asks_why_and_offers_a_follow_up() -> None:
    async with running(JAN) as user:
        await user.press(*_TO_PARTNER)
        await user.press("space", "left", "enter")
        await user.until_seen("Jan Jansen leaves Partner: why?")
        await user.press("tab")
        await user.type("moved away")
        await user.press("enter")
        await user.until_seen("talk about the step to Waiter: moved away")


async def test_a_drop_that_loses_nobody_offers_no_follow_up() -> None:
    async with running(JAN) as user:
        await user.press("space", "right", "up", "enter")
        await user.until_seen("why?")
        assert not user.sees("follow up on")


async def test_a_follow_up_is_promised_anew_for_each_drop() -> None:
    async with running(JAN) as user:
        await user.press(*_TO_PARTNER)
        await user.press("space", "left", "enter", "tab", "escape")
        await user.press("space", "left", "enter")
        await user.until_seen("· follow up on")


async def test_the_unscored_are_placed_by_two_digits_each() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await user.press("p")
        await user.until_seen("Placing 1 of 3 · two digits or arrows · Enter next · s skip · u undo · Esc ends")
        await user.press("6", "4", "enter")
        await user.until_seen("Placing 2 of 3")
        await user.press("s", "1", "5", "enter")
        await user.until_seen("2 placed, 1 skipped")
        assert {cell: count for cell, count in _counts(user).items() if count} == {Cell(2, 4): 1, Cell(-3, 5): 1}


async def test_undo_comes_back_to_the_last_one_placed_where_it_was_put() -> None:
    async with running(JAN, FATIMA) as user:
        await user.press("p", "6", "4", "enter", "u")
        await user.until_seen("Placing 1 of 2")
        await user.until(lambda: not _counts(user), "nobody placed")
        await user.press("right", "enter", "enter")
        await user.until_seen("2 placed, 0 skipped")
        assert _counts(user) == {Cell(2, 5): 1, Cell(0, 3): 1}


async def test_escape_ends_the_round_and_what_was_placed_stays() -> None:
    async with running(JAN, FATIMA) as user:
        await user.press("p", "7", "5", "enter", "escape")
        await user.until_gone("Placing")
        assert _counts(user) == {Cell(3, 5): 1}


async def test_only_the_marked_get_a_turn() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await user.press("g", "x", "x", "p")
        await user.until_seen("Placing 1 of 2")


async def test_nobody_is_left_to_place() -> None:
    async with running(JAN) as user:
        await user.press("p", "enter", "p")
        await user.until_seen("Nobody is waiting for a score.")


async def test_each_placing_is_one_entry() -> None:
    async with running(JAN, FATIMA) as user:
        await user.press("p", "enter", "enter", "u")
        await user.until(lambda: sum(_counts(user).values()) == 1, "one of both")


async def test_five_hundred_marked_at_once_are_moved_as_one_entry() -> None:
    people = [ContactForm(given_name=f"Jan{number}", surname="Jansen") for number in range(500)]
    async with running(*people) as user:
        await user.press("X", "space", "right", "enter")
        await user.until_seen("500 contacts")
        await user.press("enter")
        await user.until_seen("Moved 500 contacts to Waiter")
        assert _counts(user) == {Cell(0, 4): 500}
        await user.press("u")
        await user.until_seen("Undone")
        assert not _counts(user)


def _counts(user: User) -> dict[Cell, int]:
    """How many stand on each cell that is not empty."""
    assert user.app.desk is not None
    return dict(user.app.desk.directory.placements.counts)
