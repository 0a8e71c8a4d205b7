"""Who is named in full, and whose beginnings are typed, in a crowd of people with names alike."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.search import PeopleIndex, index

from .network import document

_LONG_AGO, _LATELY = date(2021, 1, 4), date(2025, 4, 1)


@pytest.fixture(params=["plain", "arrays"], autouse=True)
def kernel(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "arrays":
        monkeypatch.setattr(index, "_PLAIN_UP_TO", 0)


@pytest.mark.parametrize("typed", ["amber verdonck", "verdonck amber", "amber verdonk", "amebr verdonck"])
def test_a_whole_name_comes_before_a_double_surname_of_somebody_met_lately(typed: str) -> None:
    people = PeopleIndex(
        [
            document(1, "Amber", "", "Verdonck", last_contact=_LONG_AGO),
            document(2, "Amber", "", "Callens-Verdonck", last_contact=_LATELY, importance=3),
        ]
    )
    assert people.search(typed)[0].id == 1


def test_of_two_namesakes_the_one_met_lately_comes_first() -> None:
    people = PeopleIndex(
        [
            document(1, "Amber", "", "Verdonck", last_contact=_LONG_AGO),
            document(2, "Amber", "", "Verdonck", last_contact=_LATELY),
        ]
    )
    assert [hit.id for hit in people.search("amber verdonck")] == [2, 1]


def test_the_beginning_of_a_name_is_not_the_whole_of_a_short_one() -> None:
    people = PeopleIndex(
        [
            document(1, "Jan", "", "Bos", last_contact=_LONG_AGO),
            document(2, "Jan", "", "Bakker-Smit", last_contact=_LATELY),
        ]
    )
    assert people.search("jan b")[0].id == 2


def test_a_particle_at_the_beginning_may_become_a_name() -> None:
    people = PeopleIndex([document(1, "Teun", "", "Doorn"), document(2, "Anna", "", "Doorn", last_contact=_LATELY)])
    assert people.search("te doo")[0].id == 1


def test_an_abbreviated_particle_at_the_beginning_may_become_a_name() -> None:
    people = PeopleIndex([document(1, "Odette", "", "Groot"), document(2, "Anna", "", "Groot", last_contact=_LATELY)])
    assert people.search("od groo")[0].id == 1


def test_a_particle_at_the_beginning_is_rather_a_particle() -> None:
    people = PeopleIndex([document(1, "Anna", "te", "Doorn"), document(2, "Teun", "", "Doorn", last_contact=_LATELY)])
    assert people.search("te doo")[0].id == 1


def test_a_beginning_that_is_also_a_filler_is_found_in_a_crowd() -> None:
    crowd = [document(number, "Mats", "", "Kerckhoven", last_contact=_LATELY) for number in range(10, 400)]
    people = PeopleIndex([*crowd, document(1, "Wieger", "", "Kerstensen", last_contact=_LONG_AGO)])
    assert people.search("wie ker", 10)[0].id == 1
