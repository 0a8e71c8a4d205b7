"""Whom a search by what is stored puts first, and who is found while there is no index yet."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.actions import contacts, stages
from netwerk_tui.actions.finding import names_begun, resolve, with_owners_of_points
from netwerk_tui.actions.indexing import build_index
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.segments import find_filtered
from netwerk_tui.domain.contact import AmbassadorStage, PointKind
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import Ambiguous
from netwerk_tui.domain.finding import Field
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.points import match_key
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import transaction

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


def with_ways_to_reach(network: Network, given_name: str, *points: tuple[PointKind, str]) -> ContactId:
    contact, _committed = contacts.add_contact(network, ContactForm(given_name=given_name), TODAY)
    rows = [
        {"contact_id": contact, "kind": kind, "value": value, "match_key": match_key(kind, value)}
        for kind, value in points
    ]
    with transaction(network.database, "ways to reach", "test") as recording:
        recording.verbs.insert(tables.contact_point, rows)
    return contact


def owners(network: Network, typed: str, among: frozenset[ContactId] | None = None) -> list[tuple[ContactId, str]]:
    found = with_owners_of_points(network, typed, [], 5, among)
    assert all(hit.complete and hit.field is Field.POINT for hit in found)
    return [(hit.id, hit.why) for hit in found]


def test_who_rang_is_found_by_the_number_and_who_wrote_by_the_address(database: Database) -> None:
    network = Network(database, "test")
    an = with_ways_to_reach(network, "An", (PointKind.PHONE, "+31 6 12 34 56 78"), (PointKind.EMAIL, "An@Example.org"))
    bo = with_ways_to_reach(network, "Bo", (PointKind.PHONE, "06 12 34 56 79"), (PointKind.EMAIL, "bo_@example.org"))
    with_ways_to_reach(network, "Cas", (PointKind.EMAIL, "box@example.org"), (PointKind.ADDRESS, "0612345678"))
    assert owners(network, "06 12345678") == [(an, "+31 6 12 34 56 78")]
    assert owners(network, "+31 6 123456") == [(an, "+31 6 12 34 56 78"), (bo, "06 12 34 56 79")]
    assert owners(network, "+31 6 123456", frozenset([bo])) == [(bo, "06 12 34 56 79")]
    assert owners(network, "an@") == [(an, "An@Example.org")]
    assert owners(network, "bo_@") == [(bo, "bo_@example.org")]
    assert owners(network, "an") == []
    assert resolve(network, "an@example.org") == an
    assert resolve(network, "0031612345679") == bo


def test_whoever_owns_the_address_comes_before_whom_its_words_find(sqlite_database: Database) -> None:
    network = Network(sqlite_database, "test")
    namesake, _committed = contacts.add_contact(network, ContactForm(given_name="An", surname="Example"), TODAY)
    an = with_ways_to_reach(network, "Zwaan", (PointKind.EMAIL, "an@example.org"))
    hits = build_index(network).index.search("an@example.org")
    assert [hit.id for hit in hits] == [namesake]
    assert [hit.id for hit in with_owners_of_points(network, "an@example.org", hits, 5)] == [an, namesake]


def test_a_number_that_two_share_is_asked_about(sqlite_database: Database) -> None:
    network = Network(sqlite_database, "test")
    shared = (PointKind.PHONE, "0318 123456")
    both = {with_ways_to_reach(network, name, shared) for name in ("An", "Bo")}
    with pytest.raises(Ambiguous) as raised:
        resolve(network, "0318-123456")
    assert {candidate.id for candidate in raised.value.candidates} == both


def test_what_somebody_knows_about_is_found_by_its_words(sqlite_database: Database) -> None:
    network = Network(sqlite_database, "test")
    an, bo = (contacts.add_contact(network, ContactForm(given_name=name), TODAY)[0] for name in ("An", "Bo"))
    with transaction(network.database, "expertise", "test") as recording:
        recording.verbs.insert(
            tables.expertise, [{"contact_id": bo, "subject": "Schuldhulp", "search_key": "schuldhulp"}]
        )
    hits = build_index(network).index.search("schuldhlp")
    assert [(hit.id, hit.why) for hit in hits] == [(bo, "Schuldhulp")]
    assert an != bo


def test_an_address_is_found_among_those_who_pass_a_filter_however_many_begin_so(sqlite_database: Database) -> None:
    network = Network(sqlite_database, "test")
    people = [with_ways_to_reach(network, f"P{number}", (PointKind.EMAIL, "info@example.org")) for number in range(5)]
    contacts.edit_contact(
        network, people[-1], ContactForm(given_name="P4", role="wethouder", emails="info@example.org"), TODAY
    )
    assert [hit.id for hit in find_filtered(network, "info@ role:wethouder", 2, TODAY)] == [people[-1]]
