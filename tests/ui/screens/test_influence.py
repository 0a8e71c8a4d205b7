"""Influence: the principles that suit first, and the outcome by one key and a line."""

from __future__ import annotations

from netwerk_tui.domain.contact_form import ContactForm
from tests.ui.screens.running import JAN, User, running


async def open_influence(user: User) -> None:
    """Open the dialog of the selected contact."""
    await user.press("C")
    await user.until_seen("What may move Jan Jansen")


def row_of(user: User, word: str) -> int:
    """The row of the screen on which the word stands first."""
    return next(number for number, line in enumerate(user.screen_lines()) if word in line)


async def test_with_the_unscored_doubt_goes_first() -> None:
    async with running(JAN) as user:
        await open_influence(user)
        await user.until_seen("Tell how somebody like them decided")
        assert row_of(user, "consensus") < row_of(user, "authority") < row_of(user, "liking") < row_of(user, "scarcity")


async def test_one_key_and_a_line_record_what_worked() -> None:
    async with running(JAN) as user:
        await open_influence(user)
        await user.press("down", "w")
        await user.type("a good source\n")
        await user.until_seen("✓  worked · today · a good source")
        await user.press("u")
        await user.until_gone("a good source")


async def test_letters_of_the_line_are_no_keys() -> None:
    async with running(JAN) as user:
        await open_influence(user)
        await user.press("f")
        await user.type("wft uq\n")
        await user.until_seen("✕  failed · today · wft uq")


async def test_escape_records_nothing() -> None:
    async with running(JAN) as user:
        await open_influence(user)
        await user.press("t", "escape")
        await user.until_seen("w worked")
        assert not user.sees("untried")


async def test_what_was_noted_last_is_forgotten() -> None:
    async with running(JAN) as user:
        await open_influence(user)
        await user.press("t", "enter")
        await user.until_seen("?  untried")
        await user.press("delete")
        await user.until_gone("?  untried")


async def test_the_card_offers_what_suits_first() -> None:
    async with running(JAN) as user:
        await user.press("enter")
        await user.until_seen("e edit · a add")
        await user.press("tab", "tab", "tab", "tab", "a")
        await user.until_seen("Enter saves")
        assert row_of(user, "consensus") < row_of(user, "reciprocity")


async def test_hostile_words_are_text() -> None:
    async with running(ContactForm(given_name="[@click=app.bell]x[/]", motive="[red]not red[/red]")) as user:
        await user.press("C")
        await user.until_seen("What may move [@click=app.bell]x[/]")
        await user.until_seen("[red]not red[/red]")
        await user.press("w")
        await user.type("[b]\n")
        await user.until_seen("today · [b]")
