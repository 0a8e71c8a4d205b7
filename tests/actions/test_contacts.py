"""Adding, editing and deleting contacts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk_tui.actions import contacts, history
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.reading import timeline
from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.contact_form import ContactForm, FieldError, form_of
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import SortRule
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.reads.directory import Order, contact_ids
from netwerk_tui.store.sorting import keep_sorted_by

TODAY = date(2026, 11, 23)
JAN = ContactForm(
    given_name="Jan",
    particle="van den",
    surname="Berg",
    organisation="Gemeente Ede",
    role="raadslid",
    emails="jan@example.org; j.berg@example.org",
    tags="zorg; #Energie",
    birthday="17-5",
)


@pytest.fixture
def network(database: Database) -> Network:
    return Network(database, "test")


def _add(network: Network, form: ContactForm = JAN) -> ContactId:
    return contacts.add_contact(network, form, TODAY)[0]


def test_a_contact_reads_back_as_it_was_typed(network: Network) -> None:
    form = form_of(contacts.profile_of(network, _add(network)))
    assert form == replace(JAN, tags="Energie; zorg")


def test_a_rejected_form_stores_nothing(network: Network) -> None:
    with pytest.raises(FieldError):
        _add(network, replace(JAN, emails="nobody"))
    assert history.log(network) == []


def test_an_edit_that_changes_nothing_is_no_entry(network: Network) -> None:
    contact = _add(network)
    form = form_of(contacts.profile_of(network, contact))
    assert contacts.edit_contact(network, contact, form, TODAY) is None


def test_a_changed_job_is_kept_as_a_capacity_that_ended(network: Network) -> None:
    contact = _add(network)
    contacts.edit_contact(network, contact, replace(JAN, role="wethouder"), TODAY)
    capacities = contacts.profile_of(network, contact).capacities
    assert [(each.name, each.since, each.until) for each in capacities] == [
        ("wethouder", TODAY, None),
        ("raadslid", None, TODAY),
    ]


def test_editing_one_address_keeps_the_others_and_their_order(network: Network) -> None:
    contact = _add(network)
    contacts.edit_contact(network, contact, replace(JAN, emails="new@example.org; j.berg@example.org"), TODAY)
    profile = contacts.profile_of(network, contact)
    assert profile.values(PointKind.EMAIL) == ["new@example.org", "j.berg@example.org"]


def test_an_organisation_keeps_its_whole_name_together(network: Network) -> None:
    contact = _add(network, ContactForm(kind=ContactKind.ORGANISATION, given_name="Jansen, Bakker", surname="& Zn."))
    profile = contacts.profile_of(network, contact)
    assert (profile.name, profile.surname) == ("Jansen, Bakker & Zn.", "Jansen, Bakker & Zn.")


def test_deleting_takes_the_timeline_along_and_undo_brings_it_back(network: Network) -> None:
    contact = _add(network)
    before = (contacts.profile_of(network, contact), timeline(network, contact))
    contacts.delete_contacts(network, [contact])
    with pytest.raises(NotFound):
        contacts.profile_of(network, contact)
    history.undo(network)
    assert (contacts.profile_of(network, contact), timeline(network, contact)) == before


def test_names_sort_as_in_the_contacts_own_country(network: Network) -> None:
    berg = _add(network, replace(JAN, country="NL"))
    flemish = _add(network, ContactForm(given_name="Els", particle="Van den", surname="Berg", country="BE"))
    celis = _add(network, ContactForm(given_name="An", surname="Celis"))
    with network.database.reading() as connection:
        assert list(contact_ids(connection, Order.NAME)) == [berg, celis, flemish]


def test_the_setting_sorts_names_whose_country_is_not_known(network: Network) -> None:
    berg = _add(network)
    celis = _add(network, ContactForm(given_name="An", surname="Celis"))
    keep_sorted_by(network.database, SortRule.FLEMISH)
    with network.database.reading() as connection:
        assert list(contact_ids(connection, Order.NAME)) == [celis, berg]


def test_sorting_anew_keeps_what_was_done_undoable(network: Network) -> None:
    _add(network)
    keep_sorted_by(network.database, SortRule.FLEMISH)
    history.undo(network)
    with network.database.reading() as connection:
        assert list(contact_ids(connection, Order.NAME)) == []


def test_an_imported_address_of_several_lines_outlives_the_form(network: Network) -> None:
    jan = _add(network)
    address = {"contact_id": jan, "kind": PointKind.ADDRESS, "label": "home", "value": "Kerkstraat 1;\n6711 AB Ede"}
    with transaction(network.database, "Imported an address", "test") as recording:
        recording.verbs.insert(tables.contact_point, [address])
    form = form_of(contacts.profile_of(network, jan))
    contacts.edit_contact(network, jan, replace(form, role="wethouder"), TODAY)
    (kept,) = (point for point in contacts.profile_of(network, jan).points if point.kind is PointKind.ADDRESS)
    assert (kept.label, kept.value) == ("home", "Kerkstraat 1;\n6711 AB Ede")
