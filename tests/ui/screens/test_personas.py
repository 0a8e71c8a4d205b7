"""Personas on the screen: made, edited in place, given to people, and taken away again."""

from __future__ import annotations

from netwerk_tui.domain.contact_form import ContactForm
from tests.ui.screens.running import FATIMA, JAN, PIET, User, running

HOSTILE = ContactForm(given_name="[@click=app.bell]x[/]", surname="[b]")


async def make_persona(user: User, name: str = "Tenant") -> None:
    """Open the personas and make one."""
    await user.press("P")
    await user.until_seen("No personas yet")
    await user.press("a")
    await user.until_seen("New persona")
    await user.type(name + "\n")
    await user.until_seen("0/0")


async def test_a_persona_says_that_it_has_nobody_real_yet() -> None:
    async with running(JAN) as user:
        await make_persona(user)
        await user.until_seen("nobody yet: name somebody you can shake hands")


async def test_a_field_is_edited_where_it_stands_and_undone() -> None:
    async with running(JAN) as user:
        await make_persona(user)
        await user.press("enter", "enter")
        await user.until_seen("Tenant: what’s in it")
        await user.type("a lower bill\n")
        await user.until_seen("Motive         a lower bill")
        await user.press("u")
        await user.until_seen("unknown: what’s in it for them?")


async def test_the_exemplar_is_found_by_a_fuzzy_search_and_is_like_the_persona() -> None:
    async with running(JAN, FATIMA) as user:
        await make_persona(user)
        await user.press("enter", "down", "down", "down", "down", "enter")
        await user.until_seen("Tenant: a real one")
        await user.type("fatma")
        await user.until_seen("Fatima El Amrani")
        await user.press("enter")
        await user.until_seen("★ Fatima El Amrani")
        await user.until_seen("0/1")


async def test_space_gives_the_persona_to_all_marked_and_takes_it_away() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await user.press("g", "x", "x")
        await make_persona(user)
        await user.until_seen("the 2 marked")
        await user.press("space")
        await user.until_seen("0/2")
        await user.until_seen("✓ Tenant")
        await user.press("space")
        await user.until_seen("0/0")


async def test_people_are_given_a_persona_by_name() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await make_persona(user)
        await user.press("p")
        await user.until_seen("Who is like Tenant?")
        await user.type("vries")
        await user.until_seen("Piet de Vries")
        await user.press("enter", "enter")
        await user.until_seen("Piet de Vries is like Tenant")
        await user.until_seen("0/1")


async def test_those_without_a_persona_are_given_one_in_bulk() -> None:
    async with running(JAN, FATIMA, PIET) as user:
        await make_persona(user)
        await user.press("G", "enter", "X", "p")
        await user.until_seen("Which persona are they like?")
        await user.press("enter")
        await user.until_seen("3 contacts are like Tenant")
        await user.until_seen("0/3")


async def test_somebody_is_taken_from_a_persona_after_asking() -> None:
    async with running(JAN) as user:
        await make_persona(user)
        await user.press("space")
        await user.until_seen("0/1")
        await user.press("enter", "G", "delete")
        await user.until_seen("Jan Jansen is not like Tenant?")
        await user.press("enter")
        await user.until_seen("0/0")


async def test_undo_gives_a_deleted_persona_back() -> None:
    async with running(JAN) as user:
        await make_persona(user)
        await user.press("delete")
        await user.until_seen("Delete Tenant?")
        await user.press("enter")
        await user.until_seen("No personas yet")
        await user.press("u")
        await user.until_seen("0/0")


async def test_the_card_opens_from_a_persona_and_the_list_goes_to_that_contact() -> None:
    async with running(FATIMA, JAN) as user:
        await user.press("G")
        await make_persona(user)
        await user.press("space")
        await user.until_seen("0/1")
        await user.press("enter", "G", "enter")
        await user.until_seen("e edit · a add")
        await user.press("escape", "escape", "escape")
        await user.until_seen("3 Timeline  Jan Jansen")


async def test_hostile_names_are_text() -> None:
    async with running(HOSTILE) as user:
        await make_persona(user, "[b]")
        await user.press("space")
        await user.until_seen("[@click=app.bell]x[/] [b] is like [b]")
