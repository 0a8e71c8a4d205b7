"""Names come apart and together again as Dutch and Flemish people write, print and sort them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.names import (
    PersonName,
    SortRule,
    full_name,
    initials,
    parse_name,
    search_key,
    sort_key,
    sort_rule,
    split_surname,
)
from netwerk_tui.domain.text import clean_line

NAME_WORD = st.sampled_from(
    [
        "Jan",
        "Anna",
        "Ben",
        "El",
        "van",
        "de",
        "den",
        "der",
        "'t",
        "ter",
        "Berg",
        "Vries",
        "Jansen",
        "Ma",
        "MBA",
        "(Ede)",
        "D'Hondt",
        "'s-Heer",
    ]
)
SPOKEN_NAME = st.lists(NAME_WORD, min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("written", "given_name", "particle", "surname"),
    [
        ("Jan Jansen", "Jan", "", "Jansen"),
        ("Jan van den Berg", "Jan", "van den", "Berg"),
        ("Anna Jansen-de Vries", "Anna", "", "Jansen-de Vries"),
        ("Marie-Louise Bakker-van der Meer", "Marie-Louise", "", "Bakker-van der Meer"),
        ("Berg, Jan van den", "Jan", "van den", "Berg"),
        ("van den Berg, Jan", "Jan", "van den", "Berg"),
        ("Berg, van den, Jan", "Jan", "van den", "Berg"),
        ("Berg, drs. Jan van den", "Jan", "van den", "Berg"),
        ("jan van den berg", "jan", "van den", "berg"),
        ("Lieve Van Damme", "Lieve", "Van", "Damme"),
        ("Wout in ’t Veld", "Wout", "in ’t", "Veld"),
        ("Jan-Willem van 's-Gravesande", "Jan-Willem", "van", "'s-Gravesande"),
        ("Joost D'Hondt", "Joost", "D'", "Hondt"),
        ("Fatima El Amrani", "Fatima", "El", "Amrani"),
        ("Maria de la Cruz", "Maria", "de la", "Cruz"),
        ("Anne Marie ter Horst-de Boer", "Anne Marie", "ter", "Horst-de Boer"),
        ("Ben Jansen", "Ben", "", "Jansen"),
        ("Jan Ben de Vries", "Jan Ben", "de", "Vries"),
        ("Anna Ma", "Anna", "", "Ma"),
        ("van den Berg", "", "van den", "Berg"),
        ("De Vries", "", "De", "Vries"),
        ("Jan", "Jan", "", ""),
        ("", "", "", ""),
        ("Jansen, Bakker & Zn.", "", "", "Jansen, Bakker & Zn."),
    ],
)
def test_a_name_comes_apart(written: str, given_name: str, particle: str, surname: str) -> None:
    assert parse_name(written) == PersonName(given_name, particle, surname)


@pytest.mark.parametrize("address", ["dhr.", "de heer", "Drs.", "prof.dr.ir.", "mw. mr.", "Dr"])
def test_a_form_of_address_is_no_part_of_the_name(address: str) -> None:
    assert parse_name(f"{address} Anna de Vries") == PersonName("Anna", "de", "Vries")


def test_after_a_form_of_address_one_word_is_a_surname() -> None:
    assert parse_name("mevrouw Jansen") == PersonName("", "", "Jansen")


@pytest.mark.parametrize("degree", ["MBA", ", MSc", "jr.", ", Ph.D.", "III"])
def test_a_degree_stays_with_the_surname(degree: str) -> None:
    written = f"Jan van den Berg {degree}".replace(" ,", ",")
    assert parse_name(written) == PersonName("Jan", "van den", written.removeprefix("Jan van den "))


@given(SPOKEN_NAME)
def test_a_name_in_speaking_order_comes_together_as_it_was_written(written: str) -> None:
    name = parse_name(written)
    assert full_name(name.given_name, name.particle, name.surname) == written


@given(st.text())
def test_no_word_but_a_form_of_address_is_lost(text: str) -> None:
    text = text.replace(",", " ").replace("'", " ").replace("’", " ")
    name = parse_name(text)
    shown = full_name(name.given_name, name.particle, name.surname)
    assert clean_line(text).endswith(shown)
    assert bool(shown) == bool(clean_line(text))


@pytest.mark.parametrize(
    ("column", "parts"),
    [
        ("van den Berg", ("van den", "Berg")),
        ("Van den Berg", ("Van den", "Berg")),
        ("Vanden Broucke", ("Vanden", "Broucke")),
        ("El Amrani", ("El", "Amrani")),
        ("D’Hondt", ("D’", "Hondt")),
        ("Jansen", ("", "Jansen")),
        ("de Vries - van Dijk", ("de", "Vries - van Dijk")),
        ("Van", ("", "Van")),
        ("O'Brien", ("", "O'Brien")),
        ("  ", ("", "")),
    ],
)
def test_a_surname_column_is_split_from_its_particle(column: str, parts: tuple[str, str]) -> None:
    assert split_surname(column) == parts


@pytest.mark.parametrize(
    ("country", "rule"),
    [
        ("NL", SortRule.DUTCH),
        ("Nederland", SortRule.DUTCH),
        ("be", SortRule.FLEMISH),
        ("België", SortRule.FLEMISH),
        ("", SortRule.FLEMISH),
        ("France", SortRule.FLEMISH),
    ],
)
def test_the_country_decides_how_a_name_sorts_and_else_the_preference(country: str, rule: SortRule) -> None:
    assert sort_rule(country, SortRule.FLEMISH) is rule


def test_dutch_names_sort_without_their_particle() -> None:
    names = ["Jan Bergsma", "Jan van den Berg", "Anna Berg", "Zoë Ávila", "Kees de Zwart"]
    by_key = sorted(names, key=lambda name: _key(name, SortRule.DUTCH))
    assert by_key == ["Zoë Ávila", "Anna Berg", "Jan van den Berg", "Jan Bergsma", "Kees de Zwart"]


def test_flemish_names_sort_with_their_particle() -> None:
    names = ["Els Vandamme", "Lieve Van Damme", "Jan Van den Berg", "Zoë Claes", "Joost D'Hondt"]
    by_key = sorted(names, key=lambda name: _key(name, SortRule.FLEMISH))
    assert by_key == ["Zoë Claes", "Joost D'Hondt", "Lieve Van Damme", "Jan Van den Berg", "Els Vandamme"]


def test_who_has_only_a_given_name_sorts_by_it() -> None:
    assert sort_key("Jan", "", "", SortRule.DUTCH) == sort_key("", "", "Jan", SortRule.DUTCH)


def test_a_name_is_looked_up_without_case_accents_or_apostrophes() -> None:
    assert search_key("Zoë  D’Hondt") == search_key("zoe d'hondt")


@pytest.mark.parametrize(
    ("written", "letters"),
    [("Jan van den Berg", "JvdB"), ("Jan-Willem Bakker", "JWB"), ("Wout in ’t Veld", "WitV"), ("Jan Berg, PhD", "JB")],
)
def test_initials_take_every_part(written: str, letters: str) -> None:
    name = parse_name(written)
    assert initials(name.given_name, name.particle, name.surname) == letters


def _key(written: str, rule: SortRule) -> str:
    name = parse_name(written)
    return sort_key(name.given_name, name.particle, name.surname, rule)
