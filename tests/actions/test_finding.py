"""The index of everybody that actions build from what is stored."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.actions import contacts, events, stages
from netwerk_tui.actions.attendance import attend
from netwerk_tui.actions.finding import build_index, documents_of, reaches_everybody, refresh_index
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.event_form import EventValues
from netwerk_tui.store.database import Database

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("ambassador", [0, 1])
def test_of_two_who_fit_equally_well_the_ambassador_comes_first(sqlite_database: Database, ambassador: int) -> None:
    network = Network(sqlite_database, "test")
    forms = [ContactForm(given_name=name, surname="Jansen") for name in ("An", "Bo")]
    people = [contacts.add_contact(network, form, TODAY)[0] for form in forms]
    stages.set_ambassador_stage(network, [people[ambassador]], AmbassadorStage.ACTIVE, TODAY)
    assert build_index(network).search("jansen", 1)[0].id == people[ambassador]


def test_who_comes_to_a_new_event_is_found_by_it_without_indexing_everybody(sqlite_database: Database) -> None:
    network = Network(sqlite_database, "test")
    guest, _committed = contacts.add_contact(network, ContactForm(given_name="An", surname="Jansen"), TODAY)
    index = build_index(network)
    event, made = events.add_event(network, EventValues("Zorgcongres", TODAY, None))
    _people, came = attend(network, event, [guest], None, TODAY)
    assert came is not None
    assert not reaches_everybody(made)
    assert not reaches_everybody(came)
    refresh_index(index, came.contacts, documents_of(network, came.contacts))
    assert [hit.id for hit in index.search("zorgcongres", 5)] == [guest]


def test_an_event_of_another_name_is_indexed_for_everybody_who_was_there(sqlite_database: Database) -> None:
    network = Network(sqlite_database, "test")
    event, _made = events.add_event(network, EventValues("Zorgcongres", TODAY, None))
    renamed = events.edit_event(network, event, EventValues("Wooncongres", TODAY, None), TODAY)
    assert renamed is not None
    assert reaches_everybody(renamed)
