"""Two marked contacts become one."""

from __future__ import annotations

import pytest
from textual.content import Content

from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.ui.screens import merging
from tests.ui.screens.running import JAN, PIET, User, running

_DOUBLE = ContactForm(given_name="Johan", surname="Jansen", organisation="Alliander", notes="Zeilt.")
_NOTED = ContactForm(given_name="Jan", surname="Jansen", organisation="Gemeente Ede", notes="Zingt.")


async def _open(user: User) -> None:
    await user.press("g", "x", "x", "ampersand")
    await user.until_seen("Are these two one?")
    await user.until_seen("Name becomes")


async def test_two_marked_contacts_become_one() -> None:
    async with running(JAN, _DOUBLE) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("1 contact")
        assert user.sees("Jan Jansen")
        await user.press("u")
        await user.until_seen("2 contacts")


async def test_an_arrow_chooses_whose_name_stays() -> None:
    async with running(JAN, _DOUBLE) as user:
        await _open(user)
        await user.press("right")
        await user.until_seen("Name becomes: Johan Jansen")
        await user.press("enter")
        await user.until_seen("1 contact")
        await user.until(lambda: any("▌" in line and "Johan Jansen" in line for line in user.screen_lines()), "the one")


async def test_notes_of_both_stay_unless_one_is_chosen() -> None:
    async with running(_NOTED, _DOUBLE) as user:
        await _open(user)
        await user.press("G")
        await user.until_seen("Notes becomes: Zingt. Zeilt.")
        await user.press("left")
        await user.until_gone("Notes becomes: Zingt. Zeilt.")
        await user.press("b")
        await user.until_seen("Notes becomes: Zingt. Zeilt.")


async def test_escape_merges_nobody() -> None:
    async with running(JAN, _DOUBLE) as user:
        await _open(user)
        await user.press("escape")
        await user.until_gone("Are these two one?")
        assert user.sees("2 contacts")


async def test_three_contacts_are_not_merged_at_once() -> None:
    async with running(JAN, PIET, _DOUBLE) as user:
        await user.press("g", "x", "x", "x", "ampersand")
        await user.until_seen("Merging takes two contacts.")


async def test_everything_fits_a_small_screen() -> None:
    async with running(_NOTED, _DOUBLE, size=(80, 24)) as user:
        await _open(user)
        assert user.sees("Esc back")
        assert user.sees("Addresses") is False


async def test_every_count_and_the_keys_are_in_sight_however_much_comes_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = [*(Content("Addresses and numbers 19 + 2 → 21") for _ in range(8)), Content("Messages 1 + 2 → 3")]
    monkeypatch.setattr(merging, "_counts", lambda _view: counts)
    async with running(_NOTED, _DOUBLE, size=(80, 24)) as user:
        await _open(user)
        await user.until_seen("Messages 1 + 2 → 3")
        assert user.sees("Esc back")
