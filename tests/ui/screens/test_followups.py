"""The follow-ups by keys, from the main screen and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from netwerk_tui.actions import dossiers, followups, positions
from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.followups import FollowupRow
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.ui.screens.followups import FollowupScreen
from netwerk_tui.ui.screens.main import MainScreen
from tests.new_network import open_own_network
from tests.ui.screens.running import FATIMA, JAN, PIET, TODAY, User, running

"""The program's own clock cannot be set."""


def _with_network(use: Callable[[Network], None]) -> None:
    network = open_own_network()
    try:
        use(network)
    finally:
        network.close()


def _stored() -> dict[str, FollowupRow]:
    """Every promise by its text."""
    found: dict[str, FollowupRow] = {}
    _with_network(lambda network: found.update({row.text: row for row in followups.followups(network, TODAY)}))
    return found


@pytest.fixture
def people() -> tuple[ContactId, ...]:
    """I owe Jan a call since three days, Fatima owes me figures since yesterday, and Piet waits without a day."""
    network = open_own_network()
    jan, fatima, piet = (add_contact(network, form, TODAY)[0] for form in (JAN, FATIMA, PIET))
    followups.add_followup(network, jan, "bel over de vergunning", TODAY - timedelta(days=3), TODAY)
    followups.add_followup(network, fatima, "stuurt cijfers", TODAY - timedelta(days=1), TODAY, theirs=True)
    followups.add_followup(network, piet, "ooit koffie", None, TODAY)
    move = Move((fatima,), ACCEPTANCE_ENERGY, dossiers.general(network), Cell(2, 2), TODAY)
    positions.assess(network, move)
    network.close()
    return jan, fatima, piet


async def _opened(user: User) -> None:
    await user.press("f")
    await user.until_seen("Overdue · 2")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_promises_stand_in_groups_with_what_can_be_done(
    people: tuple[ContactId, ...], size: tuple[int, int]
) -> None:
    async with running(size=size) as user:
        await _opened(user)
        assert user.sees("all 3")
        assert user.sees("No date · 1")
        assert any("theirs" in line and "Fatima El Amrani" in line for line in user.screen_lines())
        assert user.sees("3 days late")
        assert user.sees("Esc back")


async def test_a_morning_of_keys_that_arrive_in_one_piece(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.type("f wil meedoen\n")  # ticks off the first, with what came of it
        await user.until_seen("Overdue · 1")
        await user.type(" \ny")  # Fatima kept hers, and has more energy
        await user.until_seen("Moved Fatima El Amrani to")
        await user.type("abel overmorgen\n")  # a promise to the one who is under the cursor now
        await user.until_seen("Promised Piet de Vries: bel")
    stored = _stored()
    assert (stored["bel over de vergunning"].done_on, stored["bel over de vergunning"].result) == (TODAY, "wil meedoen")
    assert stored["stuurt cijfers"].done_on == TODAY
    assert stored["bel"].due == TODAY + timedelta(days=2)

    def energy_went_up(network: Network) -> None:
        history = positions.history_of(network, people[1], ACCEPTANCE_ENERGY, dossiers.general(network))
        assert [each.cell for each in history] == [Cell(2, 2), Cell(2, 3)]

    _with_network(energy_went_up)


async def test_more_energy_is_offered_and_may_be_declined(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _opened(user)
        await user.press("j", "space", "enter")
        await user.until_seen("Energy 2 → 3 on General? y yes · n no")
        await user.press("n")
        await user.until_gone("y yes")
    _with_network(lambda network: _only_once_placed(network, people[1]))


def _only_once_placed(network: Network, contact: ContactId) -> None:
    assert len(positions.history_of(network, contact, ACCEPTANCE_ENERGY, dossiers.general(network))) == 1


async def test_the_cursor_goes_on_to_the_next_promise(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _opened(user)
        await user.press("space", "enter")
        await user.until_seen("Overdue · 1")
        assert any("▌" in line and "stuurt cijfers" in line for line in user.screen_lines())


async def test_undo_and_redo_work_without_leaving(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _opened(user)
        await user.press("space", "enter")
        await user.until_seen("Overdue · 1")
        await user.press("u")
        await user.until_seen("Overdue · 2")
        await user.press("ctrl+r")
        await user.until_seen("Overdue · 1")


async def test_a_done_promise_is_reported_back_and_opened_again(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _opened(user)
        await user.type(" gelukt\n")
        await user.until_seen("tell them")
        await user.press("G", "R")
        await user.until_seen("told them what came of it today")
        await user.press("o")
        await user.until_seen("Overdue · 2")
    assert _stored()["bel over de vergunning"].reported_on is None


async def test_editing_shows_the_day_that_is_understood(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _opened(user)
        await user.press("e", "tab", "ctrl+u")
        await user.type("blurb")
        await user.until_seen("“blurb” is no day.")
        await user.press("ctrl+u")
        await user.type("morgen")
        await user.until_seen("mine · bel over de vergunning ·")
        await user.press("ctrl+t", "enter")
        await user.until_seen("Edited a promise")
    assert _stored()["bel over de vergunning"].values.due == TODAY + timedelta(days=1)
    assert _stored()["bel over de vergunning"].theirs


async def test_a_promise_can_be_added_for_somebody_else(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _opened(user)
        await user.press("a", "tab")
        await user.type("fatima\n")
        await user.until_seen("Enter stores it · Ctrl+T mine or theirs")
        await user.type("< komt langs morgen\n")
        await user.until_seen("Fatima El Amrani promised: komt langs")
    row = _stored()["komt langs"]
    assert (row.contact, row.theirs) == (people[1], True)


async def test_the_list_is_narrowed_by_words_and_by_whose(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _opened(user)
        await user.type("/amr\n")
        await user.until_gone("Jan Jansen")
        assert user.sees("stuurt cijfers")
        await user.press("tab")
        await user.until_seen("Nothing here holds these words.")
        await user.press("escape")
        await user.until_seen("ooit koffie")
        assert not user.sees("stuurt cijfers")


async def test_deleting_asks_first(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _opened(user)
        await user.press("delete")
        await user.until_seen("Delete this promise?")
        await user.press("escape", "delete", "enter")
        await user.until_seen("Overdue · 1")
    assert "bel over de vergunning" not in _stored()


async def test_the_contact_whose_card_was_opened_is_selected_afterwards(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _opened(user)
        await user.press("j", "enter")
        await user.until_seen("fatima@example.org")
        await user.press("escape")
        await user.until(lambda: isinstance(user.app.screen, FollowupScreen), "the follow-ups")
        await user.press("escape")
        await user.until(lambda: isinstance(user.app.screen, MainScreen), "the main screen")
        await user.until_seen("Timeline  Fatima El Amrani")


async def test_what_was_changed_elsewhere_is_told_and_read_anew(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _opened(user)
        gone = _stored()["bel over de vergunning"].id
        _with_network(lambda network: _delete(network, gone))
        await user.press("space", "enter")
        await user.until_seen("This promise does not exist any more.")
        assert user.sees("Overdue · 1")


def _delete(network: Network, promise: object) -> None:
    row = next(row for row in followups.followups(network, TODAY) if row.id == promise)
    followups.delete_followup(network, row.id)


async def test_an_empty_list_says_how_to_fill_it() -> None:
    async with running(JAN) as user:
        await user.press("f")
        await user.until_seen("Nothing is promised.")
        await user.type("abel vrijdag\n")
        await user.until_seen("Promised Jan Jansen: bel")


async def test_the_promises_are_exported_for_a_calendar(people: tuple[ContactId, ...]) -> None:
    folder = Path.home() / "Documents"
    folder.mkdir(parents=True)
    async with running() as user:
        await _opened(user)
        await user.press("E", "down", "enter")
        await user.until_seen("3 promises are in ~/Documents/netwerk-promises.ics")
    calendar = Calendar.from_ical((folder / "netwerk-promises.ics").read_bytes())
    assert (len(calendar.walk("VTODO")), len(calendar.walk("VEVENT"))) == (3, 2)


async def test_an_offer_is_gone_once_something_else_was_done(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _opened(user)
        await user.press("j", "space", "enter")
        await user.until_seen("Energy 2 → 3 on General? y yes · n no")
        await user.type("abel\n")
        await user.until_seen("Promised Piet de Vries: bel")
        await user.press("y")
        assert not user.sees("Moved")
    _with_network(lambda network: _only_once_placed(network, people[1]))


async def test_help_names_where_its_keys_work() -> None:
    async with running(JAN) as user:
        await user.press("f", "question_mark")
        await user.until_seen("Esc close")
        titles = [line.strip(" │") for line in user.screen_lines()]
        assert "Follow-ups" in titles
        assert "The screen" not in titles
