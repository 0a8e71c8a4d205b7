"""Whom a search by what is stored puts first, and who is found while there is no index yet."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.actions import contacts, stages
from netwerk_tui.actions.finding import names_begun
from netwerk_tui.actions.indexing import build_index
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.store.database import Database

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("ambassador", [0, 1])
def test_of_two_who_fit_equally_well_the_ambassador_comes_first(sqlite_database: Database, ambassador: int) -> None:
    network = Network(sqlite_database, "test")
    forms = [ContactForm(given_name=name, surname="Jansen") for name in ("An", "Bo")]
    people = [contacts.add_contact(network, form, TODAY)[0] for form in forms]
    stages.set_ambassador_stage(network, [people[ambassador]], AmbassadorStage.ACTIVE, TODAY)
    assert build_index(network).index.search("jansen", 1)[0].id == people[ambassador]


def test_without_an_index_a_later_word_of_a_name_is_found_too(sqlite_database: Database) -> None:
    network = Network(sqlite_database, "test")
    jan, _committed = contacts.add_contact(
        network, ContactForm(given_name="Jan", particle="van den", surname="Berg-Ouden"), TODAY
    )
    assert [[hit.id for hit in names_begun(network, typed, 5)] for typed in ("den b", "berg", "ja", "oud")] == [
        [jan],
        [jan],
        [jan],
        [],
    ]


@pytest.mark.parametrize("typed", ["zo", "Zoë", "özt", "zoe oz", "ztu"])
def test_without_an_index_names_are_found_by_their_beginnings(sqlite_database: Database, typed: str) -> None:
    network = Network(sqlite_database, "test")
    contacts.add_contact(network, ContactForm(given_name="An", surname="Jansen"), TODAY)
    zoe, _committed = contacts.add_contact(network, ContactForm(given_name="Zoë", surname="Öztürk"), TODAY)
    assert [hit.id for hit in names_begun(network, typed, 5)] == ([] if typed == "ztu" else [zoe])
