"""What people are to each other, from both sides."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.relation_kinds import inverse_of, is_same_kind, kinds_offered
from netwerk_tui.language import LANGUAGES, use_language


@pytest.mark.parametrize(
    ("kind", "inverse"),
    [
        ("manager of", "report of"),
        ("manager", "report"),
        ("Leidinggevende van", "medewerker van"),
        ("collega", "collega"),
        ("moeder van", "kind van"),
        ("voorganger van", "opvolger van"),
        ("werkt voor", "werkgever van"),
    ],
)
def test_known_words_are_turned_round(kind: str, inverse: str) -> None:
    assert inverse_of(kind) == inverse


def test_of_a_word_of_both_languages_the_users_own_decides() -> None:
    use_language("nl")
    assert inverse_of("manager") == "medewerker"


def test_words_of_ones_own_have_no_other_side() -> None:
    assert inverse_of("zingt met") == ""


def test_turning_an_offered_kind_round_twice_brings_it_back() -> None:
    for language in LANGUAGES:
        for kind in kinds_offered(language):
            assert inverse_of(inverse_of(kind)) == kind


def test_a_joining_word_and_capitals_make_no_other_kind() -> None:
    assert is_same_kind("Collega van", "collega")
    assert not is_same_kind("collega", "oud-collega")
