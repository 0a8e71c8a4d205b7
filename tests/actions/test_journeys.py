"""The journey board: moving on and back, in bulk, dated, and undone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netwerk_tui.actions import card_editing, contacts, dossiers, history, journeys
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.journey import STAGES, JourneyStage, Traveller

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
ORIENTATION, SELECTION, TRANSACTION, SERVICE = STAGES


@pytest.fixture
def people(network: Network) -> list[ContactId]:
    forms = [ContactForm(given_name=name, surname="Jansen") for name in ("An", "Bo", "Cas")]
    return [contacts.add_contact(network, form, TODAY)[0] for form in forms]


@pytest.fixture
def dossier(network: Network) -> DossierId:
    return dossiers.add_dossier(network, "Heat network", TODAY)[0]


def traveller(network: Network, dossier: DossierId, contact: ContactId) -> Traveller:
    return next(each for each in journeys.journey_board(network, dossier).travellers if each.contact == contact)


def stages(network: Network, dossier: DossierId, contact: ContactId) -> list[JourneyStage]:
    return [each.stage for each in traveller(network, dossier, contact).passages]


def test_a_step_on_is_dated_and_keeps_the_one_before(
    network: Network, people: list[ContactId], dossier: DossierId
) -> None:
    journeys.put_on_journey(network, dossier, people[:1], ORIENTATION, TODAY)
    journeys.move_on_journey(network, dossier, people[:1], 1, TOMORROW)
    found = traveller(network, dossier, people[0])
    assert [(each.stage, each.day) for each in found.passages] == [(ORIENTATION, TODAY), (SELECTION, TOMORROW)]


def test_all_are_moved_in_one_entry_each_from_where_they_stand(
    network: Network, people: list[ContactId], dossier: DossierId
) -> None:
    journeys.put_on_journey(network, dossier, people[:1], ORIENTATION, TODAY)
    journeys.put_on_journey(network, dossier, people[1:], SERVICE, TODAY)
    committed = journeys.move_on_journey(network, dossier, people, 1, TOMORROW)
    assert committed is not None
    assert (committed.changes, committed.title) == (3, "3 contacts: moved on the journey, Heat network")
    now = [traveller(network, dossier, each).now.stage for each in people]
    assert now == [SELECTION, ORIENTATION, ORIENTATION]


def test_undo_brings_everybody_back(network: Network, people: list[ContactId], dossier: DossierId) -> None:
    journeys.put_on_journey(network, dossier, people, ORIENTATION, TODAY)
    before = journeys.journey_board(network, dossier).travellers
    journeys.move_on_journey(network, dossier, people, 1, TOMORROW)
    history.undo(network)
    assert journeys.journey_board(network, dossier).travellers == before


def test_two_steps_on_one_day_are_one(network: Network, people: list[ContactId], dossier: DossierId) -> None:
    journeys.put_on_journey(network, dossier, people[:1], ORIENTATION, TODAY)
    for _step in range(2):
        journeys.move_on_journey(network, dossier, people[:1], 1, TOMORROW)
    assert stages(network, dossier, people[0]) == [ORIENTATION, TRANSACTION]


def test_going_back_on_the_same_day_leaves_no_trace(
    network: Network, people: list[ContactId], dossier: DossierId
) -> None:
    journeys.put_on_journey(network, dossier, people[:1], ORIENTATION, TODAY)
    journeys.move_on_journey(network, dossier, people[:1], 1, TOMORROW)
    journeys.move_on_journey(network, dossier, people[:1], -1, TOMORROW)
    assert stages(network, dossier, people[0]) == [ORIENTATION]


def test_a_transaction_with_a_day_is_never_overwritten(
    network: Network, people: list[ContactId], dossier: DossierId
) -> None:
    journeys.put_on_journey(network, dossier, people[:1], TRANSACTION, TODAY)
    step = traveller(network, dossier, people[0]).now.step
    card_editing.edit_part(network, Part.JOURNEY, step, {"transaction_on": TODAY.isoformat()}, TODAY)
    journeys.move_on_journey(network, dossier, people[:1], 1, TODAY)
    found = traveller(network, dossier, people[0])
    assert [each.stage for each in found.passages] == [TRANSACTION, SERVICE]
    assert found.decided.transaction_on == TODAY


def test_who_is_not_on_the_journey_is_not_moved(network: Network, people: list[ContactId], dossier: DossierId) -> None:
    assert journeys.move_on_journey(network, dossier, people, 1, TODAY) is None


def test_putting_somebody_where_they_stand_changes_nothing(
    network: Network, people: list[ContactId], dossier: DossierId
) -> None:
    journeys.put_on_journey(network, dossier, people, SELECTION, TODAY)
    assert journeys.put_on_journey(network, dossier, people, SELECTION, TOMORROW) is None


def test_each_dossier_has_a_journey_of_its_own(network: Network, people: list[ContactId], dossier: DossierId) -> None:
    other = dossiers.add_dossier(network, "Youth care", TODAY)[0]
    journeys.put_on_journey(network, dossier, people, SELECTION, TODAY)
    journeys.put_on_journey(network, other, people[:1], SERVICE, TODAY)
    assert journeys.people_by_dossier(network) == {dossier: 3, other: 1}
    assert stages(network, other, people[0]) == [SERVICE]


def test_taking_somebody_off_takes_all_their_steps(
    network: Network, people: list[ContactId], dossier: DossierId
) -> None:
    journeys.put_on_journey(network, dossier, people, ORIENTATION, TODAY)
    journeys.move_on_journey(network, dossier, people[:1], 1, TOMORROW)
    committed = journeys.take_off_journey(network, dossier, people[:1])
    assert committed is not None
    assert committed.changes == 2
    assert {each.contact for each in journeys.journey_board(network, dossier).travellers} == set(people[1:])


def test_the_journey_of_a_closed_dossier_stays_as_it_is(
    network: Network, people: list[ContactId], dossier: DossierId
) -> None:
    journeys.put_on_journey(network, dossier, people, ORIENTATION, TODAY)
    dossiers.close_dossier(network, dossier, TODAY)
    with pytest.raises(Refused):
        journeys.move_on_journey(network, dossier, people, 1, TODAY)
