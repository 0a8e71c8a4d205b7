"""A quick note ticks off what its people have been told: by a word for telling, or by a word of what it is."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.domain.quicknote import Draft, PieceKind, parse
from netwerk_tui.language import use_language
from tests.domain.known_in_memory import KnownInMemory

TUESDAY = date(2026, 11, 24)
KNOWN = KnownInMemory(
    people=[("Jan Jansen", "Gemeente Ede"), ("Fatima Bakker", ""), ("Piet Bos", "")],
    tells=[
        ("Jan Jansen", "de nota warmtenet is af"),
        ("Fatima Bakker", "de nota warmtenet is af"),
        ("Fatima Bakker", "wij zoeken een penningmeester"),
    ],
)


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def read(line: str) -> Draft:
    return parse(line, TUESDAY, KNOWN)


def told(draft: Draft) -> list[tuple[str, str]]:
    names = {person.id: person.name for person in KNOWN.people}
    return [(names[tell.contact], tell.text) for tell in draft.told]


@pytest.mark.parametrize("word", ["!told", "!verteld", "!Gezegd", "!told.", "!nota", "!warm", '!"nota warmtenet"'])
def test_the_one_thing_that_waits_is_ticked_off_by_a_word(word: str) -> None:
    draft = read(f"bel Jan Jansen: gesproken {word}")
    assert told(draft) == [("Jan Jansen", "de nota warmtenet is af")]
    assert draft.still_to_tell == ()
    assert draft.problems == ()


def test_what_is_ticked_off_is_previewed() -> None:
    pieces = [piece for piece in read("bel Jan Jansen: gesproken !told").pieces if piece.kind is PieceKind.TOLD]
    assert [piece.meaning for piece in pieces] == ["told: “de nota warmtenet is af”"]


def test_the_same_thing_is_ticked_off_for_everybody_who_was_there() -> None:
    draft = read("gesprek Jan Jansen, Fatima Bakker, Piet Bos: over de !nota gepraat")
    assert [name for name, _text in told(draft)] == ["Jan Jansen", "Fatima Bakker"]
    assert [tell.text for tell in draft.still_to_tell] == ["wij zoeken een penningmeester"]
    assert draft.text == "over de nota gepraat"


def test_of_several_things_a_word_says_which() -> None:
    assert told(read("bel Fatima Bakker: goed gesprek !penning")) == [
        ("Fatima Bakker", "wij zoeken een penningmeester")
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("bel Fatima Bakker: x !told", "“told” may be “de nota warmtenet is af”, “wij zoeken een penningmeester”"),
        ("bel Jan Jansen: x !begroting", "None of what they should hear reads “begroting”"),
        ("bel Piet Bos: x !told", "Nothing waits to be told to them"),
        ("bel Jan Jansen: !told en !told", "Nothing waits to be told to them"),
    ],
)
def test_what_cannot_be_ticked_off_is_said_and_stays_a_word(line: str, problem: str) -> None:
    draft = read(line)
    assert problem in draft.problems[0]
    assert draft.text.rpartition(" ")[2].startswith("!")


@pytest.mark.parametrize("text", ["stop!", "goed !", "echt waar!!", "!! nu", r"\!told"])
def test_an_exclamation_mark_is_mostly_just_that(text: str) -> None:
    draft = read(f"bel Jan Jansen: {text}")
    assert (draft.told, draft.problems) == ((), ())
    assert draft.text == text.removeprefix("\\")


def test_what_was_told_to_somebody_else_is_not_ticked_off() -> None:
    assert told(read("bel Piet Bos: x !nota")) == []
