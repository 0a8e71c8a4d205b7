"""Particles written on to a surname, spelt out or by their initials, begun or whole; and what a sentence is made of."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.search import PeopleIndex, index

from .network import document

_LATELY = date(2025, 4, 1)


@pytest.fixture(params=["plain", "arrays"], autouse=True)
def kernel(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "arrays":
        monkeypatch.setattr(index, "_PLAIN_UP_TO", 0)


def _first(people: PeopleIndex, typed: str) -> int:
    return people.search(typed)[0].id


@pytest.mark.parametrize("typed", ["vdberg", "vdbe", "vandenb", "vandenberg"])
def test_particles_written_on_are_rather_those_of_the_name_than_others(typed: str) -> None:
    people = PeopleIndex(
        [
            document(1, "Jan", "van den", "Berg"),
            document(2, "Els", "ter", "Berg", last_contact=_LATELY),
            document(3, "Ada", "van", "Berg", last_contact=_LATELY),
        ]
    )
    assert _first(people, typed) == 1


@pytest.mark.parametrize("typed", ["terhoogeeind", "thoogeeind"])
def test_the_first_of_two_surnames_is_found_with_its_particle_written_on(typed: str) -> None:
    people = PeopleIndex(
        [
            document(1, "Sjirk", "ter", "Hoogeeind-Bultinck"),
            document(2, "Sjeng", "van", "Hoogeeind", last_contact=_LATELY),
        ]
    )
    assert _first(people, typed) == 1


def test_the_second_of_two_surnames_is_found_with_its_particles_written_on() -> None:
    people = PeopleIndex(
        [
            document(1, "Sjirk", "", "Bultinck-van den Berg"),
            document(2, "Sjeng", "ter", "Berg", last_contact=_LATELY),
        ]
    )
    assert _first(people, "vdberg") == 1


def test_a_name_with_a_foreign_particle_is_found_written_together() -> None:
    people = PeopleIndex([document(1, "Abdelhakim", "Ait", "Taleb"), document(2, "Abdelhakim", "", "Berg")])
    assert _first(people, "abdelhakimaittaleb") == 1


def test_initials_may_do_without_the_particle_that_an_apostrophe_joins() -> None:
    people = PeopleIndex([document(1, "Jan-Baptist", "D'", "hoker")])
    assert [hit.id for hit in people.search("jbd")] == [hit.id for hit in people.search("jbdh")] == [1]


def test_the_beginning_of_a_name_comes_before_a_filler_in_an_organisation() -> None:
    people = PeopleIndex(
        [
            document(1, "Erik", "ter", "Koningsakker"),
            document(2, "Wim", "de", "Koningsterp", organisations=("Erfgoedstroom",), last_contact=_LATELY),
        ]
    )
    assert _first(people, "er konin") == 1


def test_a_stop_word_after_an_initial_is_the_beginning_of_a_surname() -> None:
    crowd = [document(number, "Sjirk", "", "Lycklama à Nijeholt", last_contact=_LATELY) for number in range(10, 80)]
    people = PeopleIndex([*crowd, document(1, "Anne-Fleur", "van der", "Zijde")])
    assert _first(people, "a vd zij") == 1


def test_the_last_word_of_a_long_sentence_decides() -> None:
    role, place = ("bestuurssecretaris",), ("Capelle",)
    crowd = [
        document(number, "Ina", "", "Iens", roles=role, places=place, last_contact=_LATELY) for number in range(10, 80)
    ]
    people = PeopleIndex([*crowd, document(1, "Foekje", "", "Broek", roles=role, places=place, events=("Jaarmarkt",))])
    assert _first(people, "wie was ook alweer die bestuurssecretaris van toen uit Capelle van de jaarmarkt") == 1
