"""The shortest ways to somebody, against a search through all of them."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.acquaintance import (
    Closeness,
    Link,
    LinkKind,
    link_words,
    organisations_meant,
    turned,
    ways_to,
)
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.policy import USUAL_POLICY

TODAY = date(2026, 11, 23)
_PEOPLE = [ContactId(number) for number in range(1, 9)]
_person = st.sampled_from(_PEOPLE)

_links = st.lists(
    st.builds(
        Link,
        one=_person,
        other=_person,
        kind=st.sampled_from(LinkKind),
        times=st.integers(1, 7),
        is_past=st.booleans(),
    ).filter(lambda link: link.one != link.other),
    max_size=16,
)
_closeness = st.dictionaries(
    _person,
    st.builds(
        Closeness,
        encounters=st.integers(0, 8),
        last_contact=st.one_of(st.none(), st.integers(0, 2000).map(lambda ago: TODAY - timedelta(days=ago))),
    ),
)


def _every_way(start: ContactId, wanted: Collection[ContactId], links: Sequence[Link]) -> list[tuple[ContactId, ...]]:
    """All ways of at most two links that begin here and end with somebody wanted."""
    knows = {(each.one, each.other) for link in links for each in (link, turned(link))}
    ways: list[tuple[ContactId, ...]] = [(start,)]
    ways += [(start, end) for end in _PEOPLE if (start, end) in knows]
    ways += [
        (start, middle, end)
        for middle in _PEOPLE
        for end in _PEOPLE
        if (start, middle) in knows and (middle, end) in knows and end != start
    ]
    return [way for way in ways if way[-1] in wanted]


def _strength(way: tuple[ContactId, ...], links: Sequence[Link]) -> float:
    both = [*links, *map(turned, links)]
    return prod(
        max(link.strength for link in both if (link.one, link.other) == pair) for pair in itertools.pairwise(way)
    )


@given(st.sets(_person, min_size=1, max_size=3), _links, _closeness)
def test_each_way_is_the_surest_of_the_shortest(
    wanted: set[ContactId], links: list[Link], closeness: Mapping[ContactId, Closeness]
) -> None:
    found = {way.people[0]: way for way in ways_to(wanted, links, closeness, TODAY, USUAL_POLICY)}
    for person in _PEOPLE:
        near = closeness.get(person, Closeness(0, None)).weight(TODAY, USUAL_POLICY)
        every = _every_way(person, wanted, links)
        assert (person in found) is (near > 0 and bool(every))
        if person in found:
            shortest = min(map(len, every))
            surest = max(_strength(way, links) for way in every if len(way) == shortest)
            assert found[person].steps == shortest
            assert found[person].score == pytest.approx(near * surest)


@given(st.sets(_person, min_size=1, max_size=3), _links, _closeness)
def test_links_lead_from_one_to_the_next_and_the_best_way_stands_first(
    wanted: set[ContactId], links: list[Link], closeness: Mapping[ContactId, Closeness]
) -> None:
    ways = ways_to(wanted, links, closeness, TODAY, USUAL_POLICY)
    for way in ways:
        assert [(link.one, link.other) for link in way.links] == list(zip(way.people, way.people[1:], strict=False))
    scores = [way.score for way in ways]
    assert scores == sorted(scores, reverse=True)


@given(_links)
def test_the_order_of_the_links_does_not_matter(links: list[Link]) -> None:
    closeness = {person: Closeness(3, TODAY) for person in _PEOPLE}
    ways = [ways_to({_PEOPLE[0]}, order, closeness, TODAY, USUAL_POLICY) for order in (links, links[::-1])]
    assert [way.people for way in ways[0]] == [way.people for way in ways[1]]


def test_closeness_fades_with_silence_and_grows_until_a_tie_is_made() -> None:
    lately, long_ago = TODAY, TODAY - timedelta(days=365)
    assert Closeness(5, lately).weight(TODAY, USUAL_POLICY) == 1.0
    assert Closeness(50, lately).weight(TODAY, USUAL_POLICY) == 1.0
    assert Closeness(5, long_ago).weight(TODAY, USUAL_POLICY) == pytest.approx(0.5)
    assert Closeness(1, lately).weight(TODAY, USUAL_POLICY) == pytest.approx(0.2)
    assert Closeness(0, lately).weight(TODAY, USUAL_POLICY) == 0.0


def test_a_link_seen_from_the_other_side_says_what_the_other_one_is() -> None:
    link = Link(_PEOPLE[0], _PEOPLE[1], LinkKind.RELATION, "manager of", "report of")
    assert link_words(turned(link)) == "report of"
    assert turned(turned(link)) == link


def test_an_organisation_is_meant_by_its_name_before_any_that_contains_it() -> None:
    names = ["Gemeente Ede", "gemeente ede", "Gemeente Ede-Stad", "Alliander", ""]
    assert organisations_meant("GEMEENTE EDE", names) == ["Gemeente Ede", "gemeente ede"]
    assert organisations_meant("gem ede", names) == ["Gemeente Ede", "gemeente ede", "Gemeente Ede-Stad"]
    assert organisations_meant("liander", names) == []
    assert organisations_meant("  ", names) == []
