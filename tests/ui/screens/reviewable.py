"""Networks with somebody to review, for the tests of the review screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, timedelta

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.dossiers import general
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.positions import assess
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, default_direction
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from tests.new_network import open_own_network
from tests.ui.screens.running import CLOCK, TODAY


@contextmanager
def network() -> Iterator[Network]:
    """The network that the program will open."""
    opened = open_own_network()
    try:
        yield opened
    finally:
        opened.close()


def days_ago(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


def person(opened: Network, given_name: str, surname: str = "Jansen") -> ContactId:
    """A new contact."""
    contact, _committed = add_contact(opened, ContactForm(given_name=given_name, surname=surname), TODAY)
    return contact


def placed(opened: Network, contact: ContactId, acceptance: int = 0, energy: int = 2, days: int = 400) -> None:
    """The contact stands there since so many days ago: as a waiter, unless said otherwise."""
    cell = Cell(acceptance, energy)
    assess(opened, Move((contact,), ACCEPTANCE_ENERGY, general(opened), cell, days_ago(days)))


def met(opened: Network, contact: ContactId, days: int, channel: Channel = Channel.CALL, text: str = "") -> None:
    """We were in contact so many days ago."""
    with transaction(opened.database, "met", "test") as recording:
        moment = {
            "day": days_ago(days),
            "channel": channel,
            "direction": default_direction(channel),
            "text": text,
            "recorded_at": CLOCK.now(UTC),
        }
        (interaction,) = recording.verbs.insert(tables.interaction, [moment])
        recording.verbs.insert(tables.participant, [{"interaction_id": interaction, "contact_id": contact}])


def overdue(opened: Network, given_name: str, days: int = 10, surname: str = "Jansen") -> ContactId:
    """A waiter whose ideal cadence of ninety days was reached so many days ago."""
    contact = person(opened, given_name, surname)
    placed(opened, contact)
    met(opened, contact, 90 + days)
    return contact
