"""Which words are like a typed one."""

from __future__ import annotations

import pytest

from netwerk_tui.search import weights
from netwerk_tui.search.building import segment_of
from netwerk_tui.search.phonetics import sound_key
from netwerk_tui.search.vocabulary import PlainVocabulary

from .network import document

WORDS = ["2024", "2025", "energiecongressen", "jan", "janneke", "jansen", "janssens", "kees", "zorg", "zorgcongres"]


def spelt_like(typed: str, edits: int = 0) -> dict[str, float]:
    segment = segment_of([document(number, word, "", "") for number, word in enumerate(WORDS)])
    found = PlainVocabulary(segment).spelt_like(typed, edits)
    return {segment.words[number]: similarity for number, similarity in found.items()}


def test_the_very_word_is_the_most_similar() -> None:
    found = spelt_like("jan", edits=1)
    assert found["jan"] == 1.0
    assert all(similarity < 1.0 for word, similarity in found.items() if word != "jan")


def test_the_more_of_a_word_is_typed_the_more_similar_it_is() -> None:
    assert spelt_like("jans")["jansen"] < spelt_like("janse")["jansen"]


def test_one_or_two_letters_make_no_difference_between_long_and_short_words() -> None:
    assert len(set(spelt_like("ja").values())) == 1


@pytest.mark.parametrize("typed", ["jnasen", "jansn", "jannsen", "jamsen", "ajnsen", "kansen", "ansen"])
def test_a_word_with_a_typo_is_similar(typed: str) -> None:
    assert "jansen" in spelt_like(typed, edits=weights.edits_allowed(len(typed)))


@pytest.mark.parametrize("typed", ["zrogcon", "zorgcno", "zogrcongre"])
def test_the_beginning_of_a_word_with_a_typo_is_similar(typed: str) -> None:
    assert "zorgcongres" in spelt_like(typed, edits=weights.edits_allowed(len(typed)))


def test_numbers_have_no_typos() -> None:
    assert spelt_like("2026", edits=1) == {}


def test_the_end_of_a_compound_is_more_similar_than_its_middle() -> None:
    found = spelt_like("congres")
    assert found["zorgcongres"] > found["energiecongressen"]


def test_a_piece_across_two_words_is_in_neither() -> None:
    assert spelt_like("anjan") == {}


@pytest.mark.parametrize(
    ("heard", "spelt"),
    [("jansen", "janssens"), ("dyck", "dijk"), ("cees", "kees"), ("matthijs", "mathys"), ("schmidt", "schmitt")],
)
def test_names_that_sound_the_same_have_the_same_key(heard: str, spelt: str) -> None:
    assert sound_key(heard) == sound_key(spelt)


def test_names_that_sound_different_have_different_keys() -> None:
    names = ("jansen", "dijk", "kees", "bakker", "berg", "boer", "vries", "meer")
    assert len({sound_key(name) for name in names}) == len(names)
