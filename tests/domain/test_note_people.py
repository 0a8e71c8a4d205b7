"""Who is meant is decided by the name, and only when it is clear."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.note_draft import PersonState
from netwerk_tui.domain.note_people import resolve
from tests.domain.known_in_memory import KnownInMemory

PEOPLE = [("Jan Jansen", "Gemeente Ede"), ("Jan Dyck", "Waterschap"), ("Pieter de Vries", ""), ("J. Bos", "Rabobank")]


def known(typed: str, **scores: float) -> KnownInMemory:
    """Where a search for the text finds these people, by a word of their name."""
    by_name = {name: scores[word] for name, _org in PEOPLE for word in scores if word in name.replace(".", "")}
    return KnownInMemory(PEOPLE, scores={typed: by_name})


@pytest.mark.parametrize(
    ("typed", "word", "name"),
    [
        ("Piet de Vries", "Pieter", "Pieter de Vries"),
        ("Jan Jansn", "Jansen", "Jan Jansen"),
        ("Jna Jansen", "Jansen", "Jan Jansen"),
        ("JanJansen", "Jansen", "Jan Jansen"),
        ("jansen", "Jansen", "Jan Jansen"),
        ("Jan Ede", "Jansen", "Jan Jansen"),
        ("Jan Dijk", "Dyck", "Jan Dyck"),
        ("Joris Bos", "Bos", "J. Bos"),
    ],
)
def test_a_good_hit_far_ahead_whose_name_resembles_is_meant(typed: str, word: str, name: str) -> None:
    mention = resolve(typed, known(typed, **{word: 0.9}))
    assert mention.person is not None
    assert mention.person.name == name


@pytest.mark.parametrize("typed", ["Jan Bakker", "wethouder", "Gerda Jansen", "Jon Jansen", "Ede"])
def test_who_is_found_by_something_else_than_the_name_is_not_meant(typed: str) -> None:
    assert resolve(typed, known(typed, Jansen=0.95)).state is PersonState.NEW


def test_two_good_hits_close_together_are_asked_about() -> None:
    mention = resolve("Jan", known("Jan", Jansen=0.95, Dyck=0.92))
    assert mention.state is PersonState.AMBIGUOUS
    assert [person.name for person in mention.candidates] == ["Jan Jansen", "Jan Dyck"]


def test_one_doubtful_hit_is_asked_about() -> None:
    assert resolve("Jan Jans", known("Jan Jans", Jansen=0.7)).state is PersonState.AMBIGUOUS


def test_a_poor_hit_is_nobody() -> None:
    assert resolve("Jan Jans", known("Jan Jans", Jansen=0.5)).state is PersonState.NEW


def test_an_exact_name_needs_no_search() -> None:
    mention = resolve("JAN JANSEN", known("JAN JANSEN", Dyck=1.0))
    assert mention.person is not None
    assert mention.person.name == "Jan Jansen"


def test_a_hint_that_fits_nobody_makes_a_new_person_from_there() -> None:
    mention = resolve("Jan Jansen (Rabobank)", KnownInMemory(PEOPLE))
    assert (mention.state, mention.organisation) == (PersonState.NEW, "Rabobank")


def test_an_id_that_fits_nobody_is_asked_about() -> None:
    assert resolve("Jan Jansen (99)", known("Jan Jansen", Jansen=0.95)).state is not PersonState.NEW
