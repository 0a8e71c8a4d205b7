"""A person's name out of LinkedIn's two name columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.exchange.linkedin.names import written_name


def parts(first: str, last: str) -> tuple[str, str, str]:
    name = written_name(first, last)
    return name.given_name, name.particle, name.surname


@pytest.mark.parametrize(
    "last", ["Jansen MSc 🚀", "Jansen, MSc, PhD", "Jansen (MBA)", "Jansen RA", "Jansen LL.M.", "Jansen ❤️ 🇳🇱 1️⃣"]
)
def test_emoji_and_letters_after_a_surname_go(last: str) -> None:
    assert parts("Jan", last) == ("Jan", "", "Jansen")


@pytest.mark.parametrize(
    "first", ["drs. Jan", "Prof.dr.ir. Jan", "Dr Jan", "dhr. Jan", "🌍 Jan", "Jan (he/him)", "𝗝𝗮𝗻", "Ⓙⓐⓝ"]
)
def test_titles_and_ornaments_of_a_given_name_go(first: str) -> None:
    assert parts(first, "Jansen") == ("Jan", "", "Jansen")


@pytest.mark.parametrize(
    "last", ["Bakker - hiring!", "Bakker | Recruiter bij Zorg", "Bakker – Open to work", "Bakker • 12k volgers"]
)
def test_an_advertisement_after_a_surname_goes(last: str) -> None:
    assert parts("Piet", last) == ("Piet", "", "Bakker")


@pytest.mark.parametrize(
    "last",
    ["Jansen - de Vries", "Jansen-Bakker", "Jansen (Bakker)", "Jansen jr.", "D´Hondt", "Smit/Jansen", "[/b] [@x=y]"],
)
def test_anything_else_of_a_surname_stays(last: str) -> None:
    assert parts("Anna", last) == ("Anna", "", last)


@pytest.mark.parametrize("surname", ["Ma", "MA", "Mba", "Ba", "Do"])
def test_a_surname_that_looks_like_a_degree_stays(surname: str) -> None:
    assert parts("Yo", surname) == ("Yo", "", surname)


@pytest.mark.parametrize("given_name", ["Ing", "Ing Wen", "Ir", "De"])
def test_a_given_name_that_looks_like_a_title_stays(given_name: str) -> None:
    assert parts(given_name, "Tan")[0] == given_name


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("Jan", "van den Berg", ("Jan", "van den", "Berg")),
        ("Jan van den", "Berg", ("Jan", "van den", "Berg")),
        ("Jan van", "den Berg", ("Jan", "van den", "Berg")),
        ("Jan", "Berg, van den", ("Jan", "van den", "Berg")),
        ("Lieve", "Van Damme", ("Lieve", "Van", "Damme")),
        ("Maria de", "Jong MSc", ("Maria", "de", "Jong")),
        ("Mohamed", "el Ouardi", ("Mohamed", "el", "Ouardi")),
        ("drs. J.", "de Vries", ("J.", "de", "Vries")),
        ("Anne-Marie", "'t Hart", ("Anne-Marie", "'t", "Hart")),
    ],
)
def test_a_particle_is_found_in_either_column(first: str, last: str, expected: tuple[str, str, str]) -> None:
    assert parts(first, last) == expected


@pytest.mark.parametrize(
    ("first", "last"),
    [("Jan van den Berg", "🚀"), ("", "Jan van den Berg"), ("Jan van den Berg", "MSc"), ("Jan van den Berg", "")],
)
def test_one_column_may_hold_the_whole_name(first: str, last: str) -> None:
    assert parts(first, last) == ("Jan", "van den", "Berg")


@pytest.mark.parametrize(("first", "last"), [("", ""), ("🚀", "✨ 🌍"), (" ", "\u200b"), ("|", "•")])
def test_ornaments_alone_are_no_name(first: str, last: str) -> None:
    assert parts(first, last) == ("", "", "")


def test_an_escape_sequence_is_no_part_of_a_name() -> None:
    assert parts("Jan", "[/b] \x1b]0;x\x07[@click=app.quit]") == ("Jan", "", "[/b] [@click=app.quit]")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_columns_give_one_clean_line_each(first: str, last: str) -> None:
    assert all(part == " ".join(part.split()) for part in parts(first, last))


plain_words = st.text(alphabet="abcdefghijklmnop", min_size=3, max_size=8).map(lambda word: "J" + word)


@given(plain_words, plain_words)
def test_a_plain_name_stays_as_it_is(first: str, last: str) -> None:
    assert parts(first, last) == (first, "", last)
