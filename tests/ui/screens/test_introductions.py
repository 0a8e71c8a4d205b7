"""Introductions, neighbourhoods and ways to somebody, by keys."""

from __future__ import annotations

from datetime import timedelta

import pytest

from netwerk_tui.actions import contacts, introductions, relations
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.introductions import IntroductionWords, Referral
from netwerk_tui.domain.ties import IntroductionStatus
from netwerk_tui.ui.screens.encounters import Encounters
from netwerk_tui.ui.screens.workbench import Workbench
from tests.actions.encounters import meet
from tests.new_network import open_own_network
from tests.ui.screens.running import FATIMA, JAN, PIET, TODAY, User, running

"""The program's own clock cannot be set."""


def _network() -> Network:
    return open_own_network()


@pytest.fixture
def people() -> tuple[ContactId, ...]:
    """I met Jan five times, and Fatima and Piet never. Piet is a friend of Jan's."""
    network = _network()
    jan, fatima, piet = (contacts.add_contact(network, form, TODAY)[0] for form in (JAN, FATIMA, PIET))
    meet(network, jan, TODAY, times=5)
    relations.relate(network, piet, jan, "friend of")
    network.close()
    return jan, fatima, piet


def _introduce(words: IntroductionWords) -> int:
    network = _network()
    made, _committed = introductions.add_introduction(network, words, TODAY)
    network.close()
    return made


def _stored() -> list[Referral]:
    network = _network()
    found = introductions.referrals(network)
    network.close()
    return found


def _of(user: User) -> Encounters:
    return user.app.screen.query_one(Encounters)


async def _ledger(user: User) -> None:
    _of(user).show_introductions()
    await user.until_seen("who brings me most")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_two_are_introduced_in_one_go_after_a_warning(
    people: tuple[ContactId, ...], size: tuple[int, int]
) -> None:
    async with running(size=size) as user:
        await user.press("slash", *"jan", "enter", "I")
        await user.until_seen("Introduce two people")
        await user.press(*"fatima")
        await user.until_seen("▌ Fatima El Amrani")
        await user.press("enter")
        await user.until_seen("! You have never met Fatima El Amrani.")
        await user.press(*"permit", "enter")
        await user.until_seen("Introduce them all the same?")
        await user.press("enter")
        await user.until_seen("Dear Jan,")
        await user.press("tab")
        await user.until_seen("Dear Fatima,")
        assert user.sees("It is about permit.") or user.sees("about permit.")
        await user.press("y")
        await user.until_seen("Copied: the text to Fatima El Amrani")
        assert user.app.clipboard.startswith("Dear Fatima,")
    (referral,) = _stored()
    found = referral.introduction
    assert (found.contact, found.other, found.topic) == (people[0], people[1], "permit")


async def test_no_to_the_warning_introduces_nobody(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.press("slash", *"jan", "enter", "I")
        await user.until_seen("Introduce two people")
        await user.press(*"fatima")
        await user.until_seen("▌ Fatima El Amrani")
        await user.press("enter", "ctrl+s")
        await user.until_seen("Introduce them all the same?")
        await user.press("escape")
        await user.until_seen("Introduce two people")
    assert _stored() == []


async def test_an_offer_comes_to_a_result_and_back(people: tuple[ContactId, ...]) -> None:
    _introduce(IntroductionWords(people[0], people[1], "permit"))
    async with running() as user:
        await _ledger(user)
        await user.until_seen("Offered · 1")
        await user.press("space")
        await user.until_seen("What came of it?")
        await user.press(*"builds", "enter")
        await user.until_seen("Met, with a result · 1")
        assert user.sees("0 offered · 1 met, 1 with a result · 0 came to nothing")
        await user.press("u")
        await user.until_seen("Offered · 1")
        await user.press("d")
        await user.until_seen("Came to nothing · 1")
        await user.press("b")
        await user.until_seen("Offered · 1")
    assert _stored()[0].introduction.status is IntroductionStatus.OFFERED


async def test_who_made_it_is_thanked(people: tuple[ContactId, ...]) -> None:
    jan, fatima, _piet = people
    met = IntroductionStatus.MET
    _introduce(IntroductionWords(jan, fatima, introducer=jan, status=met, met_on=TODAY - timedelta(days=2)))
    async with running() as user:
        await _ledger(user)
        await user.until_seen("thank Jan Jansen")
        await user.press("h")
        await user.until_seen("How you thanked Jan Jansen")
        await user.press(*"flowers", "enter")
        await user.until_gone("thank Jan Jansen")
        await user.press("shift+tab")
        await user.until_seen("1 introduction · 1 came to a meeting")
    assert _stored()[0].thanked_on == TODAY


async def test_an_introduction_is_edited_and_deleted(people: tuple[ContactId, ...]) -> None:
    _introduce(IntroductionWords(people[0], people[1], "permit"))
    async with running() as user:
        await _ledger(user)
        await user.until_seen("Offered · 1")
        await user.press("e")
        await user.until_seen("Offered on")
        await user.press(*" soon", "enter")
        await user.until_seen("permit soon")
        await user.press("delete", "enter")
        await user.until_seen("No introductions yet")
        await user.press("u")
        await user.until_seen("permit soon")


async def test_given_and_received_stand_on_pages_of_their_own(people: tuple[ContactId, ...]) -> None:
    jan, fatima, piet = people
    _introduce(IntroductionWords(jan, fatima, "mine"))
    _introduce(IntroductionWords(jan, fatima, "theirs", introducer=piet))
    async with running() as user:
        await _ledger(user)
        await user.until_seen("Offered · 2")
        await user.press("tab")
        await user.until_gone("theirs")
        assert user.sees("mine")
        await user.press("tab")
        await user.until_gone("mine")
        assert user.sees("theirs")


async def test_a_neighbourhood_unfolds_and_leads_to_others(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.press("slash", *"piet", "enter")
        _of(user).show_neighbourhood()
        await user.until_seen("The neighbourhood of Piet de Vries")
        await user.until_seen("friend of")
        await user.press("j")
        assert user.sees("Relations · 1")
        await user.press("enter")
        await user.until_gone("The neighbourhood of")
        assert _of(user).query_one(Workbench).contact == people[0]


async def test_a_card_leads_to_a_neighbourhood_and_back(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.press("slash", *"piet", "enter", "enter")
        await user.until_seen("Piet de Vries")
        await user.press("N")
        await user.until_seen("The neighbourhood of Piet de Vries")
        await user.until_seen("friend of")
        await user.press("j", "enter")
        await user.until_seen("raadslid")
        await user.press("escape")
        await user.until_gone("raadslid")
        assert user.sees("→ friend of Jan Jansen")


async def test_a_relation_is_added_edited_and_deleted_where_it_stands(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.press("slash", *"fatima", "enter")
        _of(user).show_neighbourhood()
        await user.until_seen("Nobody is known to know them yet")
        await user.press("a")
        await user.until_seen("Fatima El Amrani: relation")
        await user.press(*"manager of")
        await user.until_seen("seen from the other side: report of")
        await user.press("tab", *"jan")
        await user.until_seen("Gemeente Ede")
        await user.press("enter", "ctrl+s")
        await user.until_seen("Relations · 1")
        await user.press("j", "e")
        await user.until_seen("Remark")
        await user.press("tab", *"since May", "enter")
        await user.until_gone("Remark")
        await user.press("delete", "enter")
        await user.until_seen("Nobody is known to know them yet")
        await user.press("u")
        await user.until_seen("Relations · 1")
    network = _network()
    (relation,) = contacts.profile_of(network, people[1]).relations
    network.close()
    assert (relation.other, relation.kind, relation.text) == (people[0], "manager of", "since May")


async def test_what_was_typed_of_a_relation_is_not_left_without_asking(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        await user.press("slash", *"fatima", "enter")
        _of(user).show_neighbourhood()
        await user.until_seen("Nobody is known to know them yet")
        await user.press("a")
        await user.until_seen("Fatima El Amrani: relation")
        await user.press(*"neigh", "escape")
        await user.until_seen("Leave without saving?")
        await user.press("escape")
        await user.until_seen("neigh")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_who_could_know_somebody_is_told_while_typing(
    people: tuple[ContactId, ...], size: tuple[int, int]
) -> None:
    async with running(size=size) as user:
        _of(user).find_way()
        await user.until_seen("Who could know somebody at …?")
        await user.press(*"piet de vries")
        await user.until_seen("→ Piet de Vries")
        assert user.sees("met 5 times")
        await user.press("enter", "enter")
        await user.until_gone("Who could know somebody")
        assert _of(user).query_one(Workbench).contact == people[0]


async def test_no_such_organisation_is_told(people: tuple[ContactId, ...]) -> None:
    async with running() as user:
        _of(user).find_way()
        await user.until_seen("Who could know somebody at …?")
        await user.press(*"xyzzy")
        await user.until_seen("There is no organisation or contact “xyzzy”.")
