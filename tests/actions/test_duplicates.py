"""Doubles in a network: found, told apart for good, and merged."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.duplicates import possible_doubles, tell_apart
from netwerk_tui.actions.merging import merge_contacts
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.duplicates import Alike
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.undoing import undo

TODAY = date(2026, 11, 23)


def _add(
    network: Network,
    given_name: str,
    surname: str,
    *,
    emails: str = "",
    phones: str = "",
    organisation: str = "",
    role: str = "",
) -> ContactId:
    form = ContactForm(
        given_name=given_name, surname=surname, emails=emails, phones=phones, organisation=organisation, role=role
    )
    contact, _committed = add_contact(network, form, TODAY)
    return contact


def _pairs(network: Network) -> list[tuple[ContactId, ContactId]]:
    return [(each.first.contact, each.second.contact) for each in possible_doubles(network)]


@pytest.fixture
def jans(network: Network) -> tuple[ContactId, ContactId]:
    """Two who are one."""
    jan = _add(network, "Jan", "Jansen", phones="0612345678", organisation="Alliander", role="adviseur")
    double = _add(network, "J.", "Jansen", phones="+31 6 1234 5678")
    _add(network, "Piet", "Bakker", phones="0687654321")
    return jan, double


def test_doubles_are_shown_with_names_work_and_reasons(network: Network, jans: tuple[ContactId, ContactId]) -> None:
    (found,) = possible_doubles(network)
    assert (found.first.contact, found.second.contact) == jans
    assert (found.first.name, found.first.role, found.first.organisation) == ("Jan Jansen", "adviseur", "Alliander")
    assert found.double.reasons == (Alike.MOBILE, Alike.INITIALS)


def test_the_most_certain_come_first(network: Network, jans: tuple[ContactId, ContactId]) -> None:
    one = _add(network, "Anna", "Smit", emails="anna@example.org")
    other = _add(network, "Anna", "Smit", emails="ANNA@example.org")
    assert _pairs(network) == [(one, other), jans]


@pytest.mark.parametrize("turned", [False, True])
def test_who_was_told_apart_is_proposed_no_more(
    network: Network, jans: tuple[ContactId, ContactId], *, turned: bool
) -> None:
    tell_apart(network, *(jans[::-1] if turned else jans))
    assert _pairs(network) == []
    undo(network.database, "test")
    assert _pairs(network) == [jans]


def test_telling_apart_again_writes_nothing(network: Network, jans: tuple[ContactId, ContactId]) -> None:
    with transaction(network.database, "the other way round", "test") as recording:
        recording.verbs.insert(tables.distinct_pair, [{"contact_id": jans[1], "other_id": jans[0]}])
    assert tell_apart(network, *jans) is None


def test_only_two_who_are_there_are_told_apart(network: Network, jans: tuple[ContactId, ContactId]) -> None:
    with pytest.raises(NotFound):
        tell_apart(network, jans[0], ContactId(999))
    with pytest.raises(UsageError):
        tell_apart(network, jans[0], jans[0])


def test_a_merge_leaves_no_double(network: Network, jans: tuple[ContactId, ContactId]) -> None:
    merge_contacts(network, jans)
    assert _pairs(network) == []
