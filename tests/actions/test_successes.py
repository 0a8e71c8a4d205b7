"""Successes: who contributed, and thanking them all in one pass."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.actions import contacts, dealings, history, ledgers, successes
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.dealings import Celebrated
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.gratitude import SuccessWords
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store.database import Database

TODAY = date(2026, 11, 23)


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.fixture
def people(network: Network) -> list[ContactId]:
    forms = [ContactForm(given_name=name, surname="Jansen") for name in ("An", "Bo", "Cas")]
    return [contacts.add_contact(network, form, TODAY)[0] for form in forms]


def _only(network: Network) -> Celebrated:
    (found,) = ledgers.successes(network)
    return found


def test_a_success_names_its_contributors(network: Network, people: list[ContactId]) -> None:
    successes.add_success(network, "The motion", "Passed", TODAY, people)
    found = _only(network)
    assert list(found.names.values()) == ["An Jansen", "Bo Jansen", "Cas Jansen"]
    assert found.success.unthanked == tuple(people)


def test_everybody_not_thanked_yet_is_thanked_in_one_entry(network: Network, people: list[ContactId]) -> None:
    number, _committed = successes.add_success(network, "The motion", "", TODAY, people)
    dealings.thank(network, people[0], "", TODAY, success=number)
    committed = successes.thank_contributors(network, number, "Cake!", TODAY)
    assert committed is not None
    assert (committed.changes, committed.title) == (2, "Thanked 2 contacts for The motion")
    assert not _only(network).success.unthanked
    assert [len(contacts.profile_of(network, person).thanks) for person in people] == [1, 1, 1]
    history.undo(network)
    assert _only(network).success.unthanked == tuple(people[1:])


def test_only_some_may_be_thanked(network: Network, people: list[ContactId]) -> None:
    number, _committed = successes.add_success(network, "The motion", "", TODAY, people)
    successes.thank_contributors(network, number, "", TODAY, contacts=people[:1])
    assert _only(network).success.unthanked == tuple(people[1:])


def test_nobody_is_thanked_twice(network: Network, people: list[ContactId]) -> None:
    number, _committed = successes.add_success(network, "The motion", "", TODAY, people)
    successes.thank_contributors(network, number, "", TODAY)
    assert successes.thank_contributors(network, number, "", TODAY) is None


def test_those_with_somebody_to_thank_stand_first(network: Network, people: list[ContactId]) -> None:
    older, _committed = successes.add_success(network, "Older", "", date(2026, 1, 1), people)
    newer, _committed = successes.add_success(network, "Newer", "", TODAY, people)
    successes.thank_contributors(network, newer, "", TODAY)
    assert [each.success.id for each in ledgers.successes(network)] == [older, newer]


def test_contributors_come_and_go_and_thanks_stay(network: Network, people: list[ContactId]) -> None:
    an, bo, cas = people
    number, _committed = successes.add_success(network, "The motion", "", TODAY, [an, bo])
    successes.thank_contributors(network, number, "", TODAY)
    successes.edit_success(network, number, SuccessWords("The law", "Passed", TODAY, (bo, cas)))
    found = _only(network)
    assert (found.success.name, found.success.contributors, found.success.unthanked) == ("The law", (bo, cas), (cas,))
    history.undo(network)
    assert _only(network).success.contributors == (an, bo)


def test_a_deleted_success_comes_back_with_its_contributors(network: Network, people: list[ContactId]) -> None:
    number, _committed = successes.add_success(network, "The motion", "", TODAY, people)
    successes.delete_success(network, number)
    assert not ledgers.successes(network)
    history.undo(network)
    assert _only(network).success.contributors == tuple(people)


def test_a_success_may_have_no_contributors_yet(network: Network) -> None:
    successes.add_success(network, "The motion", "", TODAY, [])
    assert _only(network).success.contributors == ()


def test_a_success_needs_a_name(network: Network) -> None:
    with pytest.raises(UsageError):
        successes.add_success(network, " ", "", TODAY, [])


def test_a_success_that_is_gone_is_said_to_be_gone(network: Network) -> None:
    with pytest.raises(NotFound):
        successes.thank_contributors(network, 999, "", TODAY)
