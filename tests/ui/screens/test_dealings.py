"""The ledgers, from key to screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from netwerk_tui.actions import concerns, contacts, dealings, successes
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.domain.profile import Profile
from netwerk_tui.domain.text import fold
from netwerk_tui.store import tables
from netwerk_tui.ui.screens.dealing_form import DealingForm
from netwerk_tui.ui.screens.dealings import LedgerScreen
from netwerk_tui.ui.screens.main import MainScreen
from tests.actions.incoming import add
from tests.new_network import open_own_network
from tests.ui.screens.running import FATIMA, JAN, PIET, TODAY, User, running

"""The program's own clock cannot be set."""
SIZES = [(120, 40), (80, 24)]


@pytest.fixture
def network() -> Iterator[Network]:
    opened = open_own_network()
    yield opened
    opened.close()


@pytest.fixture
def people(network: Network) -> tuple[ContactId, ...]:
    """Jan, Fatima and Piet, in this order."""
    return tuple(contacts.add_contact(network, form, TODAY)[0] for form in (JAN, FATIMA, PIET))


def _profile(user: User, contact: ContactId) -> Profile:
    assert user.app.desk is not None
    return user.app.desk.profile(contact)


async def _at(user: User, page: str) -> None:
    await user.press("A")
    await user.until(lambda: isinstance(user.app.screen, LedgerScreen), "the ledgers")
    await user.press(page)


@pytest.mark.parametrize("size", SIZES)
async def test_an_ask_goes_from_open_to_shown_by_one_key(
    network: Network, people: tuple[ContactId, ...], size: tuple[int, int]
) -> None:
    jan = people[0]
    dealings.add_ask(network, jan, "Join the network?", TODAY)
    async with running(size=size) as user:
        await _at(user, "1")
        await user.until_seen("To ask · 1")
        await user.press("space")
        await user.until_seen("Asked · 1")
        await user.press("space")
        await user.type("If it is cheap\n")
        await user.until_seen("Answered · 1")
        await user.press("space")
        await user.type("In the letter\n")
        await user.until_seen("Used, not shown yet · 1")
        await user.press("space")
        await user.until_seen("Used and shown · 1")
        (ask,) = _profile(user, jan).asks
        assert (ask.status, ask.answer, ask.use) == (AskStatus.SHOWN, "If it is cheap", "In the letter")


async def test_a_step_is_taken_back_by_its_key_and_by_undo(network: Network, people: tuple[ContactId, ...]) -> None:
    dealings.add_ask(network, people[0], "Join?", TODAY)
    async with running() as user:
        await _at(user, "1")
        await user.until_seen("To ask · 1")
        await user.press("space")
        await user.until_seen("Asked · 1")
        await user.press("b")
        await user.until_seen("To ask · 1")
        await user.press("u")
        await user.until_seen("Asked · 1")


async def test_what_undo_took_back_is_told_as_such(network: Network, people: tuple[ContactId, ...]) -> None:
    dealings.add_ask(network, people[0], "Join?", TODAY)
    async with running() as user:
        await _at(user, "1")
        await user.until_seen("To ask · 1")
        await user.press("space")
        await user.until_seen("u undoes it")
        await user.press("u")
        await user.until_seen("Undone:")
        assert not user.sees("u undoes it")


async def test_what_undo_took_back_is_done_again(network: Network, people: tuple[ContactId, ...]) -> None:
    dealings.add_ask(network, people[0], "Join?", TODAY)
    async with running() as user:
        await _at(user, "1")
        await user.until_seen("To ask · 1")
        await user.press("space")
        await user.until_seen("Asked · 1")
        await user.press("u")
        await user.until_seen("To ask · 1")
        await user.press("ctrl+r")
        await user.until_seen("Asked · 1")


async def test_ticking_off_goes_on_to_the_next_one(network: Network, people: tuple[ContactId, ...]) -> None:
    dealings.add_tell(network, people, "The permit is through", TODAY)
    async with running() as user:
        await _at(user, "2")
        await user.until_seen("To tell · 3")
        await user.press("space")
        await user.until_seen("To tell · 2")
        await user.press("space")
        await user.until_seen("Told · 2")


@pytest.mark.parametrize("size", SIZES)
async def test_thanks_owed_are_given_by_one_key(
    network: Network, people: tuple[ContactId, ...], size: tuple[int, int]
) -> None:
    add(network, tables.followup, contact_id=people[0], theirs=True, text="figures", done_on=TODAY)
    async with running(size=size) as user:
        await _at(user, "3")
        await user.until_seen("kept a promise: figures")
        await user.press("h")
        await user.type("a card\n")
        await user.until_seen("Thanked · 1")
        assert not user.sees("Thanks owed")
        assert [each.text for each in _profile(user, people[0]).thanks] == ["a card"]


async def test_everybody_who_contributed_is_thanked_in_one_pass(
    network: Network, people: tuple[ContactId, ...]
) -> None:
    successes.add_success(network, "The motion", "", TODAY, people)
    async with running() as user:
        await _at(user, "6")
        await user.until_seen("0 of 3 thanked")
        await user.press("h", "enter")
        await user.until_seen("3 of 3 thanked")
        assert all(len(_profile(user, person).thanks) == 1 for person in people)


async def test_concerns_are_a_table_of_themes_that_opens_into_its_concerns(
    network: Network, people: tuple[ContactId, ...]
) -> None:
    for contact, theme in zip(people, ("Light", "Light", "Noise"), strict=True):
        concerns.add_concern(network, contact, f"About {theme}", TODAY, theme=theme)
    async with running() as user:
        await _at(user, "4")
        await user.until_seen("Raised · 3")
        await user.press("t")
        await user.until_seen("All themes")
        await user.press("enter")
        await user.until_seen("Raised · 2")
        assert not user.sees("About Noise")
        await user.press("escape")
        await user.until_seen("All themes")


async def test_a_theme_named_like_another_is_merged_after_asking(
    network: Network, people: tuple[ContactId, ...]
) -> None:
    for contact, theme in zip(people, ("Light", "Light", "Lamps"), strict=True):
        concerns.add_concern(network, contact, "Dark", TODAY, theme=theme)
    async with running() as user:
        await _at(user, "4")
        await user.press("t")
        await user.until_seen("All themes")
        await user.press("j", "e")
        await user.press(*["backspace"] * len("Lamps"))
        await user.type("light\n")
        await user.until_seen("Merge Lamps into Light?")
        await user.press("enter")
        await user.until_gone("Lamps  ")
        assert _profile(user, people[2]).concerns[0].theme == "Light"


async def test_a_concern_asks_for_the_promise_and_for_the_result(
    network: Network, people: tuple[ContactId, ...]
) -> None:
    concerns.add_concern(network, people[0], "Dark", TODAY)
    async with running() as user:
        await _at(user, "4")
        await user.until_seen("Raised · 1")
        await user.press("space")
        await user.type("Ask about lamps\n")
        await user.until_seen("Promised · 1")
        await user.press("space")
        await user.type("Lamps in spring\n")
        await user.until_seen("Settled, not reported back · 1")
        await user.press("space")
        await user.until_seen("Reported back · 1")


async def test_value_is_also_a_balance_by_contact(network: Network, people: tuple[ContactId, ...]) -> None:
    dealings.add_favour(network, people[0], Direction.OUT, "a name", TODAY)
    dealings.add_favour(network, people[1], Direction.IN, "a room", TODAY)
    async with running() as user:
        await _at(user, "5")
        await user.until_seen("Given · 1")
        await user.press("t")
        await user.until_seen("received on")
        lines = [line for line in user.screen_lines() if "Jan Jansen" in line or "Fatima" in line]
        assert "Fatima" in lines[0], "who gave me more than I gave them stands first"


async def test_narrowing_shows_what_mentions_the_words_until_escape(
    network: Network, people: tuple[ContactId, ...]
) -> None:
    for contact, text in zip(people, ("Heat pumps", "Youth care", "Parking"), strict=True):
        dealings.add_ask(network, contact, text, TODAY)
    async with running() as user:
        await _at(user, "1")
        await user.until_seen("To ask · 3")
        await user.press("slash")
        await user.type("yöuth")
        await user.until_seen("To ask · 1")
        await user.press("enter", "escape")
        await user.until_seen("To ask · 3")


async def test_enter_goes_to_the_contact(network: Network, people: tuple[ContactId, ...]) -> None:
    dealings.add_ask(network, people[1], "Join?", TODAY)
    async with running() as user:
        await _at(user, "1")
        await user.until_seen("To ask · 1")
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, MainScreen), "the main screen")
        await user.until_seen("Timeline  Fatima El Amrani")


async def test_an_ask_is_added_for_somebody_who_is_typed(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _at(user, "1")
        await user.until_seen("Nothing to ask anybody yet.")
        await user.press("a")
        await user.until(lambda: isinstance(user.app.screen, DealingForm), "the form")
        await user.type("Would you join?")
        await user.press("tab", "tab")
        await user.type("fatima")
        await user.press("enter")
        await user.until_seen("not asked in a year")
        await user.press("enter")
        await user.until_seen("To ask · 1")
        assert _profile(user, people[1]).asks[0].text == "Would you join?"


async def test_nobody_chosen_is_said_and_nothing_typed_is_lost(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _at(user, "2")
        await user.until_seen("Nothing to tell anybody yet.")
        await user.press("a")
        await user.type("The permit is through\n")
        await user.until_seen("Nobody is chosen.")
        assert user.sees("The permit is through")
        await user.press("escape")
        await user.until_seen("Leave without saving?")


async def test_news_is_proposed_to_whom_it_fits(network: Network, people: tuple[ContactId, ...]) -> None:
    subject = "permits"
    add(network, tables.expertise, contact_id=people[2], subject=subject, search_key=fold(subject))
    async with running() as user:
        await _at(user, "2")
        await user.until_seen("Nothing to tell anybody yet.")
        await user.press("a")
        await user.type("The permits are through")
        await user.press("tab")
        await user.until_seen("knows about permits")
        await user.press("down", "enter", "enter")
        await user.until_seen("To tell · 1")
        assert len(_profile(user, people[2]).tells) == 1


async def test_whom_to_ask_leads_to_an_ask_for_them_on_the_topic(
    network: Network, people: tuple[ContactId, ...]
) -> None:
    add(network, tables.expertise, contact_id=people[0], subject="Heat pumps", search_key="heat pumps")
    async with running() as user:
        await _at(user, "1")
        await user.press("w")
        await user.type("heat")
        await user.until_seen("knows about Heat pumps")
        await user.press("down", "a")
        await user.until(lambda: isinstance(user.app.screen, DealingForm), "the form")
        await user.type("What do they cost?\n")
        await user.until_seen("To ask · 1")
        (ask,) = _profile(user, people[0]).asks
        assert (ask.text, ask.topic) == ("What do they cost?", "heat")


async def test_what_is_deleted_comes_back_by_undo(network: Network, people: tuple[ContactId, ...]) -> None:
    dealings.add_favour(network, people[0], Direction.OUT, "a name", TODAY)
    async with running() as user:
        await _at(user, "5")
        await user.until_seen("Given · 1")
        await user.press("delete", "enter")
        await user.until_seen("Nothing given or got yet.")
        await user.press("u")
        await user.until_seen("Given · 1")


async def test_a_favour_is_edited(network: Network, people: tuple[ContactId, ...]) -> None:
    dealings.add_favour(network, people[0], Direction.OUT, "a name", date(2026, 1, 5))
    async with running() as user:
        await _at(user, "5")
        await user.until_seen("Given · 1")
        await user.press("e")
        await user.until_seen("2026-01-05")
        await user.press("tab")
        await user.type("s and a room\n")
        await user.until_seen("a names and a room")


async def test_thanks_that_are_owed_are_not_deleted(network: Network, people: tuple[ContactId, ...]) -> None:
    add(network, tables.followup, contact_id=people[0], theirs=True, text="figures", done_on=TODAY)
    async with running() as user:
        await _at(user, "3")
        await user.until_seen("Thanks owed · 1")
        await user.press("delete", "enter")
        await user.until_seen("Thanks that are owed cannot be deleted.")


async def test_a_hostile_name_and_text_are_shown_as_they_are(network: Network, people: tuple[ContactId, ...]) -> None:
    dealings.add_ask(network, people[0], "[b]Join[/b] [@click=app.quit]us[/]?", TODAY)
    async with running() as user:
        await _at(user, "1")
        await user.until_seen("[b]Join[/b] [@click=app.quit]us[/]?")


async def test_the_palette_opens_any_page_of_the_ledgers(network: Network, people: tuple[ContactId, ...]) -> None:
    dealings.add_favour(network, people[0], Direction.OUT, "a name", TODAY)
    async with running() as user:
        await user.press("ctrl+p")
        await user.type("Ledgers: Value")
        await user.until_seen("Ledgers: Value")
        await user.press("enter")
        await user.until_seen("Given · 1")


async def test_the_palette_asks_whom_to_ask(network: Network, people: tuple[ContactId, ...]) -> None:
    add(network, tables.expertise, contact_id=people[1], subject="Heat pumps", search_key="heat pumps")
    async with running() as user:
        await user.press("ctrl+p")
        await user.type("Whom can I")
        await user.until_seen("Whom can I ask about …?")
        await user.press("enter")
        await user.until_seen("a topic, such as")
        await user.type("pumps")
        await user.until_seen("knows about Heat pumps")
        await user.press("down", "enter")
        await user.until_seen("Timeline  Fatima El Amrani")
