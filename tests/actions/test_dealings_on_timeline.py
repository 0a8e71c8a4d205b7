"""Dealings stand on the timeline of their contact, and can be deleted there."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.actions import concerns, contacts, dealings, history, interactions, ledgers, successes
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.reading import timeline
from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.domain.timeline import TimelineItem, TimelineKind
from netwerk_tui.store.database import Database

TODAY = date(2026, 11, 23)
KINDS = [TimelineKind.THANKS, TimelineKind.FAVOUR, TimelineKind.CONCERN, TimelineKind.SUCCESS]


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.fixture
def jan(network: Network) -> ContactId:
    """Thanked, given something, concerned, and part of a success."""
    contact = contacts.add_contact(network, ContactForm(given_name="Jan", surname="Jansen"), TODAY)[0]
    dealings.thank(network, contact, "a card", TODAY)
    dealings.add_favour(network, contact, Direction.IN, "a room", TODAY)
    concerns.add_concern(network, contact, "Dark path", TODAY, theme="Light")
    successes.add_success(network, "The motion", "", TODAY, [contact])
    return contact


def _item(network: Network, jan: ContactId, kind: TimelineKind) -> TimelineItem:
    (found,) = (each for each in timeline(network, jan) if each.kind is kind)
    return found


def test_each_kind_says_what_it_is(network: Network, jan: ContactId) -> None:
    assert [_item(network, jan, kind).headline for kind in KINDS] == [
        "thanked: a card",
        "got: a room",
        "concern: Dark path",
        "success: The motion",
    ]


def test_a_concern_tells_what_came_of_it(network: Network, jan: ContactId) -> None:
    number = contacts.profile_of(network, jan).concerns[0].id
    concerns.promise_about(network, number, "Ask the alderman", TODAY)
    concerns.settle_concern(network, number, "Lamps in spring", TODAY)
    item = _item(network, jan, TimelineKind.CONCERN)
    assert item.text == "Dark path\npromised: Ask the alderman\nresult: Lamps in spring"
    assert (item.status, item.tags) == ("settled, not reported back", ("Light",))


def test_an_ask_tells_its_answer_and_its_use(network: Network, jan: ContactId) -> None:
    dealings.add_ask(network, jan, "Join?", TODAY)
    number = contacts.profile_of(network, jan).asks[0].id
    dealings.move_ask_on(network, number, AskStatus.ANSWERED, TODAY, text="Yes")
    dealings.move_ask_on(network, number, AskStatus.USED, TODAY, text="In the plan")
    assert _item(network, jan, TimelineKind.ASK).text == "Join?\nanswer: Yes\nused: In the plan"


@pytest.mark.parametrize("kind", KINDS)
def test_a_dealing_is_deleted_from_the_timeline_and_undone(
    network: Network, jan: ContactId, kind: TimelineKind
) -> None:
    item = _item(network, jan, kind)
    interactions.delete_item(network, item)
    assert kind not in {each.kind for each in timeline(network, jan)}
    history.undo(network)
    assert _item(network, jan, kind) == item


def test_deleting_a_contribution_leaves_the_success(network: Network, jan: ContactId) -> None:
    interactions.delete_item(network, _item(network, jan, TimelineKind.SUCCESS))
    (found,) = ledgers.successes(network)
    assert found.success.contributors == ()
