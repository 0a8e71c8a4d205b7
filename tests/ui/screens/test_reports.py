"""The reports and the lists of people, from key to screen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.dossiers import general
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.positions import assess
from netwerk_tui.actions.stages import set_ambassador_stage, set_critical_friend
from netwerk_tui.domain.assessment import Evidence, Move
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.dates import day_with_year
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.listing import ListingKind
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.ui.screens.errands import Errands
from netwerk_tui.ui.screens.main import MainScreen
from netwerk_tui.ui.screens.reports import Report
from tests.new_network import open_own_network
from tests.ui.screens.running import FATIMA, JAN, PIET, TODAY, User, running

"""The program's own clock cannot be set."""


def _place(network: Network, contact: ContactId, cell: tuple[int, int], days_ago: int, reason: str = "") -> None:
    day = TODAY - timedelta(days=days_ago)
    acts = (Evidence.ANSWERS, Evidence.COMMENTS)
    assess(network, Move((contact,), ACCEPTANCE_ENERGY, general(network), Cell(*cell), day, reason, acts))


@pytest.fixture
def people() -> tuple[ContactId, ...]:
    """Jan began to act a month ago, Fatima was lost last week, and Piet's score has faded."""
    network = open_own_network()
    jan, fatima, piet = (add_contact(network, form, TODAY)[0] for form in (JAN, FATIMA, PIET))
    _place(network, jan, (2, 2), 300)
    _place(network, jan, (2, 4), 30, "brought her neighbours")
    _place(network, fatima, (3, 5), 400)
    _place(network, fatima, (2, 2), 5, "moved away")
    _place(network, piet, (0, 3), 200)
    set_critical_friend(network, [piet], True)
    set_ambassador_stage(network, [jan], AmbassadorStage.ACTIVE, TODAY)
    network.close()
    return jan, fatima, piet


async def _listed(user: User, kind: ListingKind) -> None:
    assert isinstance(user.app.screen, MainScreen)
    user.app.screen.query_one(Errands).list_people(kind)
    await user.until_seen("✕")


async def test_movement_tells_who_began_to_act_and_who_was_lost_and_why(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.press("M")
        await user.until_seen("From saying yes to doing yes · 1")
        lines = user.screen_lines()
        assert any("Jan Jansen" in line and "brought her neighbours" in line for line in lines)
        assert any("Fatima El Amrani" in line and "moved away" in line for line in lines)


async def test_enter_goes_to_the_contact_under_the_cursor(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.press("M")
        await user.until_seen("Lost, and why · 1")
        await user.press("j", "enter")
        await user.until(lambda: isinstance(user.app.screen, MainScreen), "the main screen")
        await user.until_seen("Timeline  Fatima El Amrani")


async def test_a_shorter_span_leaves_out_what_was_before_it(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.press("M")
        await user.until_seen("brought her neighbours")
        await user.press("1")
        await user.until_gone("brought her neighbours")
        assert user.sees("moved away")


async def test_a_span_may_begin_on_any_day(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.press("M")
        await user.until_seen("Lost")
        await user.press("d")
        await user.type(f"{(TODAY - timedelta(days=3)).isoformat()}\n")
        await user.until_seen("Nobody moved in these days.")
        assert user.sees("since ")


async def test_a_span_may_end_before_today(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.press("M")
        await user.until_seen("moved away")
        await user.press("d")
        first, last = (TODAY - timedelta(days=days) for days in (60, 20))
        await user.type(f"{first.isoformat()} – {last.isoformat()}\n")
        await user.until_gone("moved away")
        await user.until_seen("brought her neighbours")
        assert user.sees(f"{day_with_year(first)} – {day_with_year(last)}")


@pytest.mark.parametrize("text", ["blurb", (TODAY + timedelta(days=2)).isoformat()])
async def test_a_day_that_cannot_be_is_refused_and_may_be_corrected(people: tuple[ContactId, ...], text: str) -> None:
    async with running() as user:
        await user.press("M")
        await user.until_seen("Lost")
        await user.press("d")
        await user.type(f"{text}\n")
        await user.until(lambda: user.sees("is no day") or user.sees("still to come"), "a refusal")
        await user.press("escape")
        await user.until_gone("still to come")
        assert user.sees("Lost")


async def test_tab_goes_through_the_reports_and_comes_back(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.press("M")
        await user.until_seen("Net flow")
        await user.press("tab")
        await user.until_seen("No contact moments")
        await user.press("tab")
        await user.until_seen("1 active ambassador now")
        await user.press("tab")
        await user.until_seen("Net flow")


async def test_the_reports_fit_the_smallest_usual_terminal(people: tuple[ContactId, ...]) -> None:
    async with running(size=(80, 24)) as user:
        await user.press("M")
        await user.until_seen("Largest streams")
        await user.press("G")
        await user.until_seen("moved away")
        assert user.sees("Esc back")


async def test_the_palette_offers_the_reports_and_the_lists(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.press("ctrl+p")
        await user.type("does nothing")
        await user.until_seen("Show who says yes and does nothing")
        await user.press("enter")
        await user.until_seen("says yes, does nothing · 1 ✕")


@pytest.mark.parametrize("report", [Report.ATTENTION, Report.AMBASSADORS])
async def test_a_report_opens_by_name(people: tuple[ContactId, ...], report: Report) -> None:
    async with running() as user:
        assert isinstance(user.app.screen, MainScreen)
        user.app.screen.query_one(Errands).show_report(report)
        await user.until_seen("No contact moments" if report is Report.ATTENTION else "active ambassador now")


@pytest.mark.parametrize(
    ("kind", "name", "why"),
    [
        (ListingKind.TO_SCORE_AGAIN, "Piet de Vries", "6m · 2 acts"),
        (ListingKind.SAY_AND_DO_NOT, "Fatima El Amrani", "+2/2 2 acts"),
        (ListingKind.CRITICAL_FRIENDS, "Piet de Vries", "±"),
        (ListingKind.AMBASSADORS, "Jan Jansen", "active"),
    ],
)
async def test_a_list_shows_its_people_alone_and_why(
    people: tuple[ContactId, ...], kind: ListingKind, name: str, why: str
) -> None:
    async with running(size=(180, 40)) as user:
        await _listed(user, kind)
        lines = [line[:47] for line in user.screen_lines()[3:8]]
        shown = [line for line in lines if any(each in line for each in ("Jansen", "Amrani", "Vries"))]
        assert len(shown) == 1
        assert name in shown[0]
        assert why in shown[0]


async def test_escape_shows_everybody_again(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _listed(user, ListingKind.AMBASSADORS)
        await user.press("escape")
        await user.until_gone("✕")
        assert user.sees("Piet de Vries")


async def test_who_is_scored_anew_leaves_the_list_at_once(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await _listed(user, ListingKind.TO_SCORE_AGAIN)
        await user.press("space", "right", "enter", "enter")
        await user.until_seen("No one passes these filters.")
