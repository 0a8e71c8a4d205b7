"""The prompts at the bottom: their keys in the last line, and nothing that is not theirs."""

from __future__ import annotations

from tests.ui.screens.running import FATIMA, JAN, PIET, running


async def test_the_last_line_tells_the_keys_of_the_prompt_that_is_open() -> None:
    async with running(JAN, size=(80, 24)) as user:
        await user.press("n")
        assert user.sees(" Enter Record  Esc Keep for later  Ctrl+E Editor")
        await user.press("escape", "space", "enter")
        assert user.sees(" Enter Record  Esc Put back")


async def test_a_digit_in_the_reason_of_a_target_is_a_digit() -> None:
    async with running(JAN) as user:
        await user.press("t", "l", "enter")
        assert user.sees("a line of your own")
        assert not user.sees("a digit for what they did")
        await user.type("2027")
        assert user.sees("why? 2027")


async def test_a_search_is_among_everybody_and_hides_the_filter_until_it_ends() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await user.press("space", "enter", "enter")
        await user.press("2", "enter")
        await user.until_seen("Waiter 0/3 ✕")
        await user.type("/piet")
        await user.until_seen("1 found")
        await user.until_gone("✕")
        await user.press("escape")
        await user.until_seen("Waiter 0/3 ✕")


async def test_what_was_done_is_not_offered_for_deletion() -> None:
    async with running(JAN) as user:
        await user.press("space", "enter", "enter", "3", "g", "enter")
        assert user.sees("Esc back")
        assert not user.sees("Del delete")


async def test_escape_after_a_click_on_a_hit_keeps_the_one_who_was_picked() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await user.type("/vries")
        await user.until_seen("1 found")
        await user.pilot.click("ContactList", offset=(5, 2))
        await user.press("escape")
        assert any(line.startswith("▌") and "Vries" in line[:40] for line in user.screen_lines())


async def test_the_palette_names_each_command_once_and_leaves_out_the_moves() -> None:
    async with running(JAN) as user:
        await user.press("ctrl+p")
        await user.until_seen("a command, or a person")
        lines = [line.strip() for line in user.screen_lines()]
        assert "Open  Enter" in lines
        assert not any(line.startswith(("Down  ", "Page up  ")) for line in lines)
        await user.type("quit")
        await user.until_seen("Quit  q Ctrl+Q")
