"""Words give way by rank where there is little room, and never run into each other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.ui.widgets.matrix_words import Phrase, Tone, fit_phrases, month_of_year, width_of

NAME = Phrase("Jan Jansen", Tone.KEY, rank=0, least=4)
CATEGORY = Phrase("◆ Partner", Tone.STRONG, rank=1, least=6)
ADVICE = Phrase("never take for granted", Tone.MUTED, rank=2, least=10)


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        pytest.param(45, ["Jan Jansen", "◆ Partner", "never take for granted"], id="all fits"),
        pytest.param(40, ["Jan Jansen", "◆ Partner", "never take for g…"], id="the advice is cut first"),
        pytest.param(32, ["Jan Jansen", "◆ Partner"], id="then it goes, before the name is cut"),
        pytest.param(18, ["Jan Jansen", "◆ Par…"], id="then the essential ones are cut, the lowest rank last"),
        pytest.param(9, ["Jan Jans…"], id="and go"),
        pytest.param(2, [], id="nothing fits"),
    ],
)
def test_phrases_give_way_by_rank(room: int, shown: list[str]) -> None:
    assert [phrase.text for phrase in fit_phrases([NAME, CATEGORY, ADVICE], room)] == shown


phrases = st.lists(
    st.builds(
        Phrase,
        text=st.text("abc 日é", max_size=20),
        tone=st.just(Tone.PLAIN),
        rank=st.integers(0, 3),
        least=st.none() | st.integers(1, 10),
        joined=st.booleans(),
    ),
    max_size=6,
)


@given(phrases, st.integers(0, 80))
def test_phrases_never_take_more_than_their_room(given_phrases: list[Phrase], room: int) -> None:
    assert width_of(fit_phrases(given_phrases, room)) <= room


@given(phrases, st.integers(0, 80))
def test_phrases_keep_their_order(given_phrases: list[Phrase], room: int) -> None:
    ranks = [phrase.rank for phrase in fit_phrases(given_phrases, room)]

    remaining = iter(phrase.rank for phrase in given_phrases)
    assert all(rank in remaining for rank in ranks)


def test_a_month_is_written_short() -> None:
    assert month_of_year(date(2026, 3, 14)) == "Mar ’26"
