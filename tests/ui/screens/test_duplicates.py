"""Possible doubles on the screen: merged, told apart, left for another time; and offered after an import."""

from __future__ import annotations

from pathlib import Path

from netwerk_tui.domain.contact_form import ContactForm
from tests.ui.screens.running import JAN, PIET, User, running

_INITIAL = ContactForm(given_name="J.", surname="Jansen", organisation="Gemeente Ede")
_SWAPPED = ContactForm(given_name="Vries", particle="de", surname="Piet")


async def _open(user: User) -> None:
    await user.press("ampersand")
    await user.until_seen("Possible doubles · 2")


async def test_the_most_certain_pair_comes_first_with_its_reason() -> None:
    async with running(JAN, _INITIAL, PIET, _SWAPPED, size=(80, 24)) as user:
        await _open(user)
        await user.until_seen("possible: initials, same organisation")
        assert user.sees("Jan Jansen · raadslid · Gemeente Ede")
        await user.press("down")
        await user.until_seen("possible: name swapped")
        assert user.sees("Esc back")


async def test_enter_merges_side_by_side_and_undo_brings_the_pair_back() -> None:
    async with running(JAN, _INITIAL, PIET, _SWAPPED) as user:
        await _open(user)
        await user.press("enter")
        await user.until_seen("Are these two one?")
        await user.until_seen("Name becomes")
        await user.press("enter")
        await user.until_seen("Possible doubles · 1")
        assert user.sees("u undoes it")
        await user.press("u")
        await user.until_seen("Possible doubles · 2")


async def test_who_is_not_the_same_is_remembered() -> None:
    async with running(JAN, _INITIAL, PIET, _SWAPPED) as user:
        await _open(user)
        await user.press("n")
        await user.until_seen("Jan Jansen and J. Jansen are not the same · u undoes it")
        await user.until_seen("Possible doubles · 1")
        await user.press("escape", "ampersand")
        await user.until_seen("Possible doubles · 1")


async def test_skipping_leaves_a_pair_for_another_time() -> None:
    async with running(JAN, _INITIAL, PIET, _SWAPPED) as user:
        await _open(user)
        await user.press("s", "s")
        await user.until_seen("Nobody seems to be here twice.")
        await user.press("escape")
        await _open(user)


async def test_an_import_offers_the_doubles_that_it_brought(tmp_path: Path) -> None:
    path = tmp_path / "leden.csv"
    path.write_text("Naam,Organisatie,Tags\nJ. Jansen,Gemeente Ede,raad\n", encoding="utf-8")
    async with running(JAN) as user:
        await user.press("i")
        await user.until_seen("Enter chooses")
        await user.type(str(path) + "\n")
        await user.until_seen("Enter goes on")
        await user.press("enter")
        await user.until_seen("Enter imports")
        await user.press("enter")
        await user.until_seen("1 possible double: & shows it")


async def _look_at_doubtful(user: User, tmp_path: Path) -> None:
    path = tmp_path / "leden.csv"
    path.write_text("Naam,Organisatie,Tags\nJ. Jansen,Gemeente Ede,raad\n", encoding="utf-8")
    await user.press("i")
    await user.until_seen("Enter chooses")
    await user.type(str(path) + "\n")
    await user.until_seen("Enter goes on")
    await user.press("enter")
    await user.until_seen("Jan Jansen, Gemeente Ede? initials, same organisation")
    await user.press("d")
    await user.until_seen("Are these known already? · 1")


async def test_a_doubtful_newcomer_is_said_to_be_the_same(tmp_path: Path) -> None:
    async with running(JAN, size=(80, 24)) as user:
        await _look_at_doubtful(user, tmp_path)
        await user.until_seen("Known: Jan Jansen")
        await user.press("s")
        await user.until_seen("‹ the same ›")
        await user.press("enter")
        await user.until_seen("0 new · 1 updated")
        await user.until_seen("the same as Jan Jansen")
        await user.press("enter")
        await user.until_seen("Imported 1 updated · u undoes it")
        await user.until_seen("1 contact")


async def test_a_doubtful_newcomer_is_said_to_be_new_or_left(tmp_path: Path) -> None:
    async with running(JAN) as user:
        await _look_at_doubtful(user, tmp_path)
        await user.press("right")
        await user.until_seen("‹ a new one ›")
        await user.press("l")
        await user.until_seen("‹ another time ›")
        await user.press("n", "enter")
        await user.until_seen("1 new · 0 updated")
        await user.press("enter")
        await user.until_seen("2 contacts")
        await user.press("ampersand")
        await user.until_seen("Nobody seems to be here twice.")
