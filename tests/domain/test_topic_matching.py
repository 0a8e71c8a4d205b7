"""Whom a topic fits: by words as a whole and as parts of compounds, the strongest reason first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.topic_matching import Fact, FactKind, Topic, fitting

_JAN, _ADA = ContactId(1), ContactId(2)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("zorg", "Zorg"),
        ("zorg", "jeugdzorg"),
        ("zorg", "zorgfinanciering"),
        ("warmtenet", "het warmtenet in Ede"),
        ("café", "CAFE"),
        ("ai", "AI"),
        ("de zorg", "zorg"),
        ("youth care", "care for the youth"),
        ("2030", "klimaat 2030"),
    ],
)
def test_a_text_fits_its_topic(topic: str, text: str) -> None:
    assert Topic(topic).likeness(text) > 0


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("ai", "mais"),
        ("wonen", "zorg"),
        ("de", "het"),
        ("de raad", "de zorg"),
        ("", "zorg"),
        ("zorg", ""),
        ("parkeren in het centrum", "zorg in de wijk"),
    ],
)
def test_a_text_does_not_fit_a_topic_that_it_only_shares_small_words_with(topic: str, text: str) -> None:
    assert Topic(topic).likeness(text) == 0


def test_the_word_itself_fits_better_than_a_compound() -> None:
    topic = Topic("zorg")
    assert topic.likeness("zorg") > topic.likeness("zorgverlener") > topic.likeness("jeugdzorg")


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_goes_both_ways_and_stays_between_nothing_and_one(one: str, other: str) -> None:
    likeness = Topic(one).likeness(other)
    assert 0 <= likeness <= 1
    assert likeness == pytest.approx(Topic(other).likeness(one))


def test_what_somebody_knows_counts_more_than_a_label() -> None:
    found = fitting([Fact(_JAN, FactKind.TAG, "zorg", 1.0), Fact(_ADA, FactKind.EXPERTISE, "zorg", 1.0)])
    assert [each.contact for each in found] == [_ADA, _JAN]


def test_several_reasons_count_more_than_one_and_the_strongest_is_named_first() -> None:
    answered = Fact(_JAN, FactKind.ANSWERED, "zorg", 1.0)
    found = fitting([Fact(_JAN, FactKind.TAG, "zorg", 1.0), answered, Fact(_ADA, FactKind.ANSWERED, "zorg", 1.0)])
    assert [each.contact for each in found] == [_JAN, _ADA]
    assert found[0].reason() == "answered on zorg · #zorg"


def test_the_same_reason_twice_counts_once() -> None:
    fact = Fact(_JAN, FactKind.CAPACITY, "huisarts", 1.0)
    assert fitting([fact, fact]) == fitting([fact])
