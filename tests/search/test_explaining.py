"""Why a hit is there, and which letters of its name answer the query."""

from __future__ import annotations

from typing import TypedDict, Unpack

import pytest

from netwerk_tui.search import Field, Hit, PeopleIndex, SearchDocument

from .network import document

NOTE = (
    "Heeft op de bijeenkomst van vorige maand lang over\nzonnepanelen gesproken met de buurvrouw van een oude vriend."
)


class Parts(TypedDict, total=False):
    """What is known of a contact besides its name."""

    organisations: tuple[str, ...]
    roles: tuple[str, ...]
    tags: tuple[str, ...]
    events: tuple[str, ...]
    places: tuple[str, ...]
    notes: tuple[str, ...]


def only_hit(query: str, **parts: Unpack[Parts]) -> Hit:
    [hit] = PeopleIndex([document(1, "Jan", "van den", "Berg", **parts)]).search(query)
    return hit


def highlighted(query: str, contact: SearchDocument) -> list[str]:
    [hit] = PeopleIndex([contact]).search(query)
    return [contact.name[start:end] for start, end in hit.highlights]


def test_a_name_explains_itself() -> None:
    hit = only_hit("jan", events=("Janmarkt",))
    assert (hit.why, hit.field) == ("", Field.NAME)


@pytest.mark.parametrize(
    ("query", "parts", "why", "field"),
    [
        ("jan congres", {"events": ("Borrel", "Zorgcongres 2025")}, "Zorgcongres 2025", Field.EVENT),
        ("jan ede", {"organisations": ("Bakkerij Vos", "Gemeente Ede")}, "Gemeente Ede", Field.ORGANISATION),
        ("jan wethuoder", {"roles": ("wethouder",)}, "wethouder", Field.ROLE),
        ("#zor", {"tags": ("Zorg",)}, "Zorg", Field.TAG),
        ("jan 's-hertogenbosch", {"places": ("'s-Hertogenbosch",)}, "'s-Hertogenbosch", Field.PLACE),
        ("vng", {"organisations": ("Vereniging van Nederlandse Gemeenten",)}, "Vereniging van Nederlandse Gemeenten",
         Field.ORGANISATION),
    ],
)  # fmt: skip
def test_the_text_that_matched_is_shown(query: str, parts: Parts, why: str, field: Field) -> None:
    hit = only_hit(query, **parts)
    assert (hit.why, hit.field) == (why, field)


def test_several_texts_are_shown_in_the_order_of_the_query() -> None:
    hit = only_hit("wethouder ede", organisations=("Gemeente Ede",), roles=("wethouder",))
    assert (hit.why, hit.field) == ("wethouder · Gemeente Ede", Field.ROLE)


def test_a_long_note_is_shown_from_the_match_on_so_that_a_narrow_column_shows_the_reason() -> None:
    hit = only_hit("zonnepanelen", notes=("Iets anders", f"{NOTE}\n{NOTE}"))
    assert hit.why == ("…zonnepanelen gesproken met de buurvrouw van een oude vriend. Heeft op de bijeenkomst…")


def test_a_short_note_is_shown_whole() -> None:
    assert only_hit("reunie", notes=("Kwam op de reünie",)).why == "Kwam op de reünie"


def test_a_word_with_an_accent_is_found_in_a_long_note() -> None:
    assert "café" in only_hit("cafe", notes=(f"{NOTE} Daarna naar het café gegaan. {NOTE}",)).why


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ja", ["Ja"]),
        ("jan ber", ["Jan", "Ber"]),
        ("jan van den berg", ["Jan", "van", "den", "Berg"]),
        ("vdberg", ["v", "d", "Berg"]),
        ("vdbe", ["v", "d", "Be"]),
        ("vanderberg", ["Berg"]),
        ("vandenberg", ["van", "den", "Berg"]),
        ("jvdb", ["J", "v", "d", "B"]),
        ("brg", ["Berg"]),
    ],
)
def test_the_letters_that_answer_are_highlighted(query: str, expected: list[str]) -> None:
    assert highlighted(query, document(1, "Jan", "van den", "Berg")) == expected


@pytest.mark.parametrize(
    ("query", "given_name", "particle", "surname", "expected"),
    [
        ("ozt", "Zoë", "", "Öztürk", ["Özt"]),
        ("zoe", "Zoe\u0308", "", "Bos", ["Zoe\u0308"]),
        ("obri", "Bríd", "", "O'Brien", ["O'Bri"]),
        ("strasser", "Eva", "", "Straßer", ["Straßer"]),
        ("hondt", "Lies", "d'", "Hondt", ["Hondt"]),
        ("zrogcong", "", "", "Zorgcongres Zuid", ["Zorgcong"]),
    ],
)
def test_highlights_fit_the_name_as_it_is_written(
    query: str, given_name: str, particle: str, surname: str, expected: list[str]
) -> None:
    assert highlighted(query, document(1, given_name, particle, surname)) == expected


def test_particles_of_a_sentence_are_not_highlighted_where_the_name_is_not_meant() -> None:
    hit = only_hit("de wethouder van ede", roles=("wethouder",), places=("Ede",))
    assert hit.highlights == ()
