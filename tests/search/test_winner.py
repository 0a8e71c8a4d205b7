"""Whom a user of the shell clearly meant."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.search import PeopleIndex, clear_winner

from .network import document

INDEX = PeopleIndex(
    [
        document(1, "Jan", "", "Jansen", last_contact=date(2020, 1, 1)),
        document(2, "Jan", "", "Jansens", last_contact=date(2025, 1, 1)),
        document(3, "Piet", "de", "Vries", last_contact=date(2020, 1, 1)),
        document(4, "Piet", "de", "Vries", last_contact=date(2025, 1, 1)),
        document(5, "Marieke", "van den", "Berg", notes=("kent de burgemeester",)),
        document(6, "Kees", "", "Bakker", events=("Zorgcongres",)),
    ]
)


@pytest.mark.parametrize(
    ("query", "winner"),
    [("jan jansen", 1), ("jan jansens", 2), ("marieke", 5), ("vdberg", 5), ("mareike brg", 5), ("kees zorgcongres", 6)],
)
def test_one_good_answer_is_the_winner(query: str, winner: int) -> None:
    hit = clear_winner(INDEX.search(query))
    assert hit is not None
    assert hit.id == winner


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("jan", id="two with that name"),
        pytest.param("piet de vries", id="namesakes, one more recent"),
        pytest.param("marieke jansen", id="only near misses"),
        pytest.param("xyz", id="nobody"),
    ],
)
def test_nobody_is_the_winner_when_it_may_be_somebody_else(query: str) -> None:
    assert clear_winner(INDEX.search(query)) is None
