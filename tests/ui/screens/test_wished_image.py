"""What people say of me, on the card, beside how I want to be seen."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.actions.card_editing import add_part
from netwerk_tui.actions.card_reading import card_of
from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store.database import Database
from netwerk_tui.ui.screens.card_person import trust

TODAY = date(2026, 11, 23)


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    """Of somebody who wants to be seen as reliable and close by."""
    return Network(sqlite_database, "test", image=("reliable", "close by"))


@pytest.fixture
def anna(network: Network) -> ContactId:
    """Somebody who has said nothing of me yet."""
    contact, _committed = add_contact(network, ContactForm(given_name="Anna"), TODAY)
    return contact


def rows(network: Network, contact: ContactId) -> list[tuple[str, str]]:
    return [(row.label, row.text) for row in trust(card_of(network, contact, TODAY)).rows]


def test_what_somebody_says_stands_beneath_the_wished_image(network: Network, anna: ContactId) -> None:
    add_part(network, anna, Part.IMPRESSION, {"text": "hard to reach", "trust": "2"}, TODAY)
    assert rows(network, anna) == [("wished", "reliable, close by"), ("today", "“hard to reach” · trust 2")]


def test_the_wished_image_is_not_held_against_silence(network: Network, anna: ContactId) -> None:
    assert rows(network, anna) == []


def test_without_a_wished_image_impressions_stand_alone(network: Network, anna: ContactId) -> None:
    network.image = ()
    add_part(network, anna, Part.IMPRESSION, {"text": "hard to reach"}, TODAY)
    assert [label for label, _text in rows(network, anna)] == ["today"]
