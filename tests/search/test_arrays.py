"""The kernel on arrays answers as the plain one does, which is its restatement in dictionaries and sets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search import Hit, PeopleIndex, index

from .people import invented_people
from .queries import invented_queries

_PEOPLE = invented_people(400, seed=21)
_QUERIES = [query.text for query in invented_queries(_PEOPLE, 4, seed=22)]
_PLAIN = PeopleIndex(_PEOPLE)


def on_arrays(build: Callable[[], PeopleIndex]) -> PeopleIndex:
    """The index, as large ones are matched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "_PLAIN_UP_TO", 0)
        return build()


_ARRAYS = on_arrays(lambda: PeopleIndex(_PEOPLE))


def answers(hits: list[Hit]) -> list[tuple[object, ...]]:
    return [(hit.id, round(hit.score, 9), hit.complete, hit.why, hit.highlights) for hit in hits]


@pytest.mark.parametrize("cut", [2, 5, 99])
def test_both_kernels_answer_every_way_of_typing_alike(cut: int) -> None:
    differently = [
        query[:cut] for query in _QUERIES if answers(_PLAIN.search(query[:cut])) != answers(_ARRAYS.search(query[:cut]))
    ]
    assert differently == []


@settings(max_examples=60, deadline=None)
@given(
    query=st.one_of(
        st.text(max_size=20), st.builds(lambda text, word: f"{text} -{word}", *[st.sampled_from(_QUERIES)] * 2)
    ),
    among=st.one_of(st.none(), st.frozensets(st.integers(1, 400).map(ContactId), max_size=200)),
)
def test_both_kernels_answer_anything_alike_among_some(query: str, among: frozenset[ContactId] | None) -> None:
    assert answers(_PLAIN.search(query, 20, among)) == answers(_ARRAYS.search(query, 20, among))


def test_both_kernels_answer_alike_after_changes_and_once_loaded() -> None:
    gone, others = [person.id for person in _PEOPLE[:40]], invented_people(40, seed=23)
    plain, arrays = _PLAIN.changed(gone, others[20:]), _ARRAYS.changed(gone, others[20:])
    loaded = on_arrays(lambda: PeopleIndex.of_bytes(arrays.to_bytes()) or PeopleIndex())
    for query in _QUERIES:
        assert answers(plain.search(query)) == answers(arrays.search(query)) == answers(loaded.search(query))
