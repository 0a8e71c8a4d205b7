"""What a user types for somebody whom they have in mind, one example for each way of typing."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search import Field, Hit, PeopleIndex, SearchDocument

from .network import document

CONTACTS = (
    document(
        1,
        "Jan",
        "van den",
        "Berg",
        organisations=("Gemeente Ede", "Bouwbedrijf Vos"),
        roles=("wethouder",),
        tags=("zorg",),
        events=("Zorgcongres 2025",),
        notes=("Wil sneller een vergunning voor de zonnepanelen op het dak van zijn café aan de haven in Ede",),
        last_contact=date(2025, 3, 1),
    ),
    document(2, "Marieke", "", "Janssens", organisations=("Vereniging van Nederlandse Gemeenten",)),
    document(3, "Jan", "de", "Vries", events=("Nieuwjaarsreceptie",), last_contact=date(2025, 4, 1)),
    document(4, "Jeroen", "de", "Vries"),
    document(5, "Zoë", "", "Öztürk", organisations=("Hogeschool Utrecht",)),
    document(6, "Bríd", "", "O'Brien"),
    document(7, "Kees", "", "Dijkstra"),
    document(8, "", "", "Stichting Zorg Zuid"),
    document(9, "An", "", "Peeters"),
    document(10, "Annemarie", "", "Peeters", last_contact=date(2025, 4, 1)),
    document(11, "Teun", "van 't", "Hof"),
    document(12, "J.", "", "Kuipers"),
    document(14, "Ben", "", "Jacobs"),
    document(15, "Lies", "d'", "Hondt"),
    document(13, "Petra", "", "Vermeulen", roles=("raadslid",), notes=("sprak met de wethouder van Ede",)),
)
INDEX = PeopleIndex(CONTACTS)


def first(query: str) -> Hit:
    hits = INDEX.search(query)
    assert hits, f"nothing found for {query!r}"
    return hits[0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("vdberg", 1, id="particles abbreviated and written on"),
        pytest.param("vandenberg", 1, id="particles written on"),
        pytest.param("jan v.d. berg", 1, id="particles abbreviated"),
        pytest.param("jan v/d berg", 1, id="particles with a slash"),
        pytest.param("jan berg", 1, id="particles left out"),
        pytest.param("janvandenberg", 1, id="everything written together"),
        pytest.param("jvdb", 1, id="initials"),
        pytest.param("dhr. van den berg", 1, id="honorific"),
        pytest.param("janssn", 2, id="letter missing"),
        pytest.param("jansens", 2, id="letter too few"),
        pytest.param("mareike", 2, id="letters swapped"),
        pytest.param("marieke jnas", 2, id="typo in a word still being typed"),
        pytest.param("jan zorgcongres", 1, id="first name and event"),
        pytest.param("jan zorgcongers", 1, id="event misspelt"),
        pytest.param("congres jan", 1, id="end of a compound"),
        pytest.param("zorg congres jan", 1, id="compound written apart"),
        pytest.param("wethouder ede", 1, id="role and organisation"),
        pytest.param("die wethouder uit ede van het zorgcongres", 1, id="plain Dutch sentence"),
        pytest.param("that wethouder from ede who i met", 1, id="plain English sentence"),
        pytest.param("jan zonnepanelen", 1, id="word of a note"),
        pytest.param("cafe", 1, id="accent missing in a word of a note"),
        pytest.param("jan #zorg", 1, id="tag"),
        pytest.param("bouwbedrijf", 1, id="former organisation"),
        pytest.param("vng", 2, id="acronym"),
        pytest.param("hu zoe", 5, id="acronym of two letters"),
        pytest.param("brid", 6, id="without the accent"),
        pytest.param("bríd", 6, id="with the accent"),
        pytest.param("obrien", 6, id="without the apostrophe"),
        pytest.param("o'brien", 6, id="with the apostrophe"),
        pytest.param("Öztürk", 5, id="umlauts"),
        pytest.param("ozturk", 5, id="umlauts missing"),
        pytest.param("ZOE OZTURK", 5, id="capitals"),
        pytest.param("J. de Vries", 3, id="initial and surname"),
        pytest.param("de vries jan", 3, id="surname first"),
        pytest.param("de Vries, Jan", 3, id="surname first with a comma"),
        pytest.param("jer vr", 4, id="two beginnings"),
        pytest.param("cees dykstra", 7, id="as it sounds"),
        pytest.param("zorg zuid", 8, id="organisation as a contact"),
        pytest.param("szz", 8, id="acronym of an organisation as a contact"),
        pytest.param("an peeters", 9, id="a name that is a stop word"),
        pytest.param("vanthof", 11, id="'t written on"),
        pytest.param("'t hof", 11, id="only the 't"),
        pytest.param("jaap kuipers", 12, id="a contact known by an initial"),
        pytest.param("ben jacobs", 14, id="a name that is a particle elsewhere"),
        pytest.param("d'hondt", 15, id="an elided particle"),
        pytest.param("dhondt", 15, id="an elided particle without its apostrophe"),
        pytest.param("hondt", 15, id="without the elided particle"),
        pytest.param("ver meulen", 13, id="a name written apart"),
    ],
)
def test_the_meant_contact_is_first(query: str, expected: int) -> None:
    assert first(query).id == expected


@pytest.mark.parametrize("query", ["", "   ", "-", "#", "@", "?!", "\x00", "''"])
def test_a_query_without_words_finds_nothing(query: str) -> None:
    assert INDEX.search(query) == []


def test_a_query_of_only_particles_finds_names_with_them() -> None:
    assert {hit.id for hit in INDEX.search("van den")} >= {1}


def test_a_typed_particle_narrows_to_names_with_it_or_beginning_so() -> None:
    assert first("jan van").id == 1


def test_a_hash_looks_in_tags_only() -> None:
    assert [(hit.id, hit.field) for hit in INDEX.search("#zorg")] == [(1, Field.TAG)]


def test_an_at_sign_looks_in_events_only() -> None:
    assert [(hit.id, hit.field) for hit in INDEX.search("@zorg")] == [(1, Field.EVENT)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param('"jan"', {1, 3}, id="no longer name, and nothing that is like it"),
        pytest.param('"vries" jan', {3}, id="beside a word without quotes"),
        pytest.param("„van den berg”", {1}, id="several words between other quotes"),
        pytest.param('"jans', {1, 2, 3, 12}, id="not closed yet, so still being typed"),
        pytest.param("jan -vries", {1, 2, 12}, id="without those who have the word"),
        pytest.param('jan -"de vries"', {1, 2, 12}, id="without those who have either word"),
        pytest.param("jan -vri", {1, 2, 3, 12}, id="a word that nobody has excludes nobody"),
        pytest.param("-jan", set(), id="an exclusion alone asks for nobody"),
        pytest.param("jan -", {1, 2, 3, 12}, id="a minus alone"),
    ],
)
def test_quotes_ask_for_the_very_word_and_a_minus_for_those_without_it(query: str, found: set[int]) -> None:
    assert {hit.id for hit in INDEX.search(query) if hit.complete} == found


def test_a_search_among_some_finds_nobody_else_and_near_misses_of_them_only() -> None:
    among = frozenset({ContactId(3), ContactId(4)})
    assert {hit.id for hit in INDEX.search("jan zorgcongres", among=among)} == {3}
    assert [hit.id for hit in INDEX.search("vries", among=among)] == [3, 4]


def test_a_hit_that_lacks_a_word_is_a_near_miss_behind_the_complete_ones() -> None:
    hits = INDEX.search("jan nieuwjaarsreceptie")
    assert [(hit.id, hit.complete) for hit in hits[:2]] == [(3, True), (1, False)]


def test_the_limit_cuts_the_worst() -> None:
    assert INDEX.search("jan", limit=2) == INDEX.search("jan")[:2]


def test_scores_are_between_0_and_1_and_fall() -> None:
    scores = [hit.score for hit in INDEX.search("jan de vries zorgcongres")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_of_equal_beginnings_the_most_recent_contact_is_first() -> None:
    people = [document(1, "Joris", "", "Bos", last_contact=date(2020, 1, 1)), document(2, "Johannes", "", "Bakker")]
    recent = document(3, "Josefien", "", "Visser", last_contact=date(2025, 1, 1))
    assert [hit.id for hit in PeopleIndex([*people, recent]).search("jo")] == [3, 1, 2]


def test_of_equal_beginnings_the_most_important_contact_is_first() -> None:
    people = [document(1, "Joris", "", "Bos", importance=1), document(2, "Johannes", "", "Bos", importance=4)]
    assert [hit.id for hit in PeopleIndex(people).search("jo")] == [2, 1]


def test_recency_does_not_put_a_longer_name_before_the_very_name() -> None:
    people = [document(1, "Jo", "", "Maas"), document(2, "Joke", "", "Maas", last_contact=date(2025, 1, 1))]
    assert [hit.id for hit in PeopleIndex(people).search("jo maas")] == [1, 2]


def test_two_words_are_not_explained_by_one_word_of_a_name() -> None:
    people = [document(1, "Jan", "", "Bos", last_contact=date(2025, 1, 1)), document(2, "Jan", "", "Jaspers")]
    assert [hit.id for hit in PeopleIndex(people).search("jan ja")] == [2, 1]


def test_of_two_contacts_with_one_id_the_last_counts() -> None:
    index = PeopleIndex([document(1, "Jan", "", "Bos"), document(1, "Piet", "", "Bos")])
    assert (len(index), index.search("jan bos")[0].complete) == (1, False)


def test_a_contact_without_any_words_is_never_found() -> None:
    index = PeopleIndex([SearchDocument(CONTACTS[0].id, "", "", "")])
    assert (len(index), index.search("a")) == (1, [])
