"""Where a text names somebody, and by what an erased person is recognised."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.erasure import Names, name_identifier, point_identifier, spellings_of, token_of

_ZOE = Names([*spellings_of("Zoë", "van ’t", "Veld"), "zoe@veld.example"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sprak Zoë van ’t Veld.", "Sprak […]."),
        ("sprak ZOE VAN 'T VELD!", "sprak […]!"),
        ("Zoë van ’t Velds voorstel", "[…] voorstel"),
        ("Mail zoe@veld.example eens", "Mail […] eens"),
        ("Veld, Zoë van ’t", "[…]"),
        ("Zoë van ’t Veldhuis", "Zoë van ’t Veldhuis"),
        ("Zoë zelf, en het veld", "Zoë zelf, en het veld"),
        ("Zoë van ’t Veld en Zoë van ’t Veld", "[…] en […]"),
    ],
)
def test_a_text_is_redacted_where_it_names_the_person(text: str, expected: str) -> None:
    assert _ZOE.redacted(text) == expected


def test_a_short_name_of_one_word_is_too_common_to_be_looked_for() -> None:
    assert not Names(["Jan"]).are_in("Jan belde.")


def test_every_text_in_a_value_is_redacted() -> None:
    value = {"text": "Zoë van ’t Veld", "list": ["zoe@veld.example", 3], "none": None}
    assert _ZOE.redacted_in(value) == {"text": "[…]", "list": ["[…]", 3], "none": None}


@settings(max_examples=50)
@given(st.text(max_size=20), st.text(max_size=20))
def test_a_redacted_text_names_nobody(before: str, after: str) -> None:
    assert not _ZOE.are_in(_ZOE.redacted(f"{before} Zoë van ’t Veld {after}"))


def test_spelling_makes_no_other_person() -> None:
    assert name_identifier("JOSÉ Jansen", "Gemeente Ede") == name_identifier("José  jansen", "gemeente ede")
    assert point_identifier(PointKind.EMAIL, "JAN@example.org") == point_identifier(PointKind.EMAIL, "jan@example.org")


def test_an_address_that_is_often_shared_identifies_nobody() -> None:
    assert point_identifier(PointKind.PHONE, "0318 123456") == ""


def test_a_hash_depends_on_the_key() -> None:
    assert token_of("a", "email:jan@example.org") != token_of("b", "email:jan@example.org")
