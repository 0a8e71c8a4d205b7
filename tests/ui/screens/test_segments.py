"""Filters in the search line, and segments on the screen."""

from __future__ import annotations

from netwerk_tui.domain.contact_form import ContactForm
from tests.ui.screens.running import JAN, PIET, User, running

TAGGED = ContactForm(given_name="Fatima", surname="El Amrani", tags="zorg")

_LIST_CELLS = 42


def listed(user: User, name: str) -> bool:
    """Whether the list of contacts shows somebody of this name."""
    return any(name in line[:_LIST_CELLS] for line in user.screen_lines())


async def until_only(user: User, name: str, *others: str) -> None:
    await user.until(
        lambda: listed(user, name) and not any(listed(user, each) for each in others), f"{name} without {others}"
    )


async def test_a_filter_narrows_the_list_at_once_and_stays_after_enter() -> None:
    async with running(JAN, PIET, TAGGED) as user:
        await user.press("slash")
        await user.type("role:raadslid")
        await user.until_seen("role:raadslid · 1")
        await user.type("\n")
        await until_only(user, "Jan Jansen", "Piet de Vries", "Fatima")
        await user.until_seen("Timeline  Jan Jansen")
        await user.press("escape")
        await user.until(lambda: listed(user, "Piet de Vries"), "everybody")


async def test_tab_completes_a_tag() -> None:
    async with running(JAN, TAGGED) as user:
        await user.press("slash")
        await user.type("#zo")
        await user.until_seen("⇥ zorg")
        await user.press("tab")
        await user.until_seen("/ #zorg")
        await user.until_seen("1 found")


async def test_a_mistake_is_told_beneath_the_line_with_its_place() -> None:
    async with running(JAN) as user:
        await user.press("slash")
        await user.type("jan foo:x")
        await user.until_seen("! 5: There is no key “foo”")
        await user.press("escape")
        await user.until_gone("There is no key")


async def test_free_words_are_searched_among_those_who_pass() -> None:
    async with running(JAN, PIET, TAGGED) as user:
        await user.press("slash")
        await user.type("#zorg fatma")
        await user.until_seen("1 found")
        await until_only(user, "Fatima", "Piet de Vries", "Jan Jansen")


async def test_a_segment_is_made_with_a_count_and_shows_its_people() -> None:
    async with running(JAN, PIET, TAGGED) as user:
        await user.press("o")
        await user.until_seen("No segments yet")
        await user.press("a")
        await user.until_seen("New segment")
        await user.type("Zorg")
        await user.press("tab")
        await user.type("#zorg")
        await user.until_seen("1 contact: Everybody with the tag")
        await user.press("ctrl+s")
        await user.until_seen("New segment Zorg · u undoes it")
        await user.press("enter")
        await user.until_seen("segment:=Zorg · 1")
        await until_only(user, "Fatima", "Piet de Vries", "Jan Jansen")


async def test_a_mistake_in_the_form_says_where_and_keeps_it_open() -> None:
    async with running(JAN) as user:
        await user.press("o")
        await user.until_seen("No segments yet")
        await user.press("a")
        await user.until_seen("New segment")
        await user.type("Fout")
        await user.press("tab")
        await user.type("due:maybe ")
        await user.until_seen("5: “maybe” is no value of due:")
        await user.press("ctrl+s")
        await user.until_seen("Choose one of")
        assert user.sees("New segment")


async def test_the_matrix_shows_only_those_whom_a_kept_filter_finds() -> None:
    async with running(JAN, PIET, TAGGED) as user:
        await user.until_seen("unscored ▣ 3")
        await user.press("slash")
        await user.type("role:raadslid\n")
        await user.until_seen("unscored ▣ 1")
        await user.press("escape")
        await user.until_seen("unscored ▣ 3")
