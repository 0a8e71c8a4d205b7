"""Recording how a principle of influence went."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.actions import contacts, history
from netwerk_tui.actions.influences import record_influence
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.influence import InfluenceOutcome, Principle

TODAY = date(2026, 11, 23)
UNTRIED, WORKED, FAILED = InfluenceOutcome


@pytest.fixture
def contact(network: Network) -> ContactId:
    return contacts.add_contact(network, ContactForm(given_name="An"), TODAY)[0]


def noted(network: Network, contact: ContactId) -> list[tuple[Principle, InfluenceOutcome, date | None, str]]:
    return [
        (each.principle, each.outcome, each.day, each.text) for each in contacts.profile_of(network, contact).influences
    ]


def test_what_worked_is_noted_with_its_day(network: Network, contact: ContactId) -> None:
    record_influence(network, contact, Principle.LIKING, WORKED, "cake", TODAY)
    assert noted(network, contact) == [(Principle.LIKING, WORKED, TODAY, "cake")]


def test_what_was_to_be_tried_becomes_what_came_of_it(network: Network, contact: ContactId) -> None:
    record_influence(network, contact, Principle.LIKING, UNTRIED, "bring cake", TODAY)
    record_influence(network, contact, Principle.LIKING, FAILED, "", TODAY)
    assert noted(network, contact) == [(Principle.LIKING, FAILED, TODAY, "bring cake")]


def test_every_time_counts(network: Network, contact: ContactId) -> None:
    record_influence(network, contact, Principle.LIKING, FAILED, "cake", TODAY)
    record_influence(network, contact, Principle.LIKING, WORKED, "tea", TODAY)
    assert [outcome for _principle, outcome, _day, _text in noted(network, contact)] == [FAILED, WORKED]


def test_noting_what_is_noted_already_changes_nothing(network: Network, contact: ContactId) -> None:
    record_influence(network, contact, Principle.LIKING, UNTRIED, "", TODAY)
    assert record_influence(network, contact, Principle.LIKING, UNTRIED, "", TODAY) is None


def test_undo_makes_it_untried_again(network: Network, contact: ContactId) -> None:
    record_influence(network, contact, Principle.LIKING, UNTRIED, "", TODAY)
    record_influence(network, contact, Principle.LIKING, WORKED, "cake", TODAY)
    history.undo(network)
    assert noted(network, contact) == [(Principle.LIKING, UNTRIED, None, "")]


def test_nothing_is_recorded_of_a_contact_who_is_gone(network: Network) -> None:
    with pytest.raises(NotFound):
        record_influence(network, ContactId(99), Principle.LIKING, WORKED, "", TODAY)
