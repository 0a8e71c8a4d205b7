"""What holds for every query and every network."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import fold
from netwerk_tui.search import PeopleIndex, SearchDocument

from .people import GIVEN_NAMES, PLACES, ROLES, SURNAMES, TAGS, invented_people

_NETWORK = invented_people(300, seed=8)
_INDEX = PeopleIndex(_NETWORK)
_QUERY_WORDS = st.sampled_from([word for person in _NETWORK[:40] for word in person.name.split()])
_TYPED = st.builds(
    lambda words, cut: " ".join(words)[:cut], st.lists(_QUERY_WORDS, max_size=4), st.integers(min_value=0, max_value=30)
)
_TEXT = st.text(max_size=30)
_TEXTS = st.lists(_TEXT, max_size=2).map(tuple)


def _small_documents() -> st.SearchStrategy[SearchDocument]:
    """Contacts so alike that queries find several of them."""
    return st.builds(
        SearchDocument,
        id=st.integers(1, 12).map(ContactId),
        given_name=st.sampled_from(GIVEN_NAMES[:8]),
        particle=st.sampled_from(("", "", "van", "de", "van den")),
        surname=st.sampled_from(SURNAMES[:8]),
        roles=st.lists(st.sampled_from(ROLES[:3]), max_size=1).map(tuple),
        tags=st.lists(st.sampled_from(TAGS[:3]), max_size=1).map(tuple),
        places=st.lists(st.sampled_from(PLACES[:3]), max_size=1).map(tuple),
        last_contact=st.one_of(st.none(), st.integers(0, 2000).map(lambda days: date(2020, 1, 1) + timedelta(days))),
        importance=st.integers(0, 5),
    )


def _hostile_documents() -> st.SearchStrategy[SearchDocument]:
    return st.builds(
        SearchDocument,
        id=st.integers(1, 9).map(ContactId),
        given_name=_TEXT,
        particle=st.sampled_from(("", "d'", "van")),
        surname=_TEXT,
        organisations=_TEXTS,
        events=_TEXTS,
        notes=_TEXTS,
    )


@settings(max_examples=60, deadline=None)
@given(query=st.one_of(st.text(max_size=300), _TYPED))
def test_any_query_gets_hits_in_order_with_spans_inside_the_names(query: str) -> None:
    names = {person.id: person.name for person in _NETWORK}
    hits = _INDEX.search(query)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert 0 <= hit.score <= 1
        edges = [edge for span in hit.highlights for edge in span]
        assert edges == sorted(set(edges))
        assert all(0 <= edge <= len(names[hit.id]) for edge in edges)


@settings(max_examples=50, deadline=None)
@given(documents=st.lists(_hostile_documents(), max_size=4), query=_TEXT)
def test_any_text_can_be_indexed_and_searched(documents: list[SearchDocument], query: str) -> None:
    index = PeopleIndex(documents)
    words = [query, *(text for document in documents for text in (document.name, *document.notes))]
    assert all(hit.id in {document.id for document in documents} for word in words for hit in index.search(word))


@settings(max_examples=60, deadline=None)
@given(person=st.sampled_from(_NETWORK))
def test_the_full_name_of_a_contact_finds_it_or_a_namesake_first(person: SearchDocument) -> None:
    best = _INDEX.search(person.name)[0]
    names = {each.id: each.name for each in _NETWORK}
    assert fold(names[best.id]) == fold(person.name)
    assert best.complete


_CHANGES = st.lists(st.one_of(_small_documents(), st.integers(1, 12).map(ContactId)), max_size=25)
_SMALL_QUERIES = st.one_of(
    st.sampled_from(("jan", "j", "jansen kees", "cees", "piet van", "wethouder", "#zorg jan", "pieterjansen", "utr")),
    st.builds(
        lambda first, second: f"{first} {second[:4]}", st.sampled_from(GIVEN_NAMES[:8]), st.sampled_from(SURNAMES)
    ),
)


@settings(max_examples=60, deadline=None)
@given(start=st.lists(_small_documents(), max_size=12), changes=_CHANGES, query=_SMALL_QUERIES)
def test_a_changed_index_answers_as_one_built_anew(
    start: list[SearchDocument], changes: list[SearchDocument | ContactId], query: str
) -> None:
    index = PeopleIndex(start)
    present = {document.id: document for document in start}
    index.search(query)
    for change in changes:
        if isinstance(change, SearchDocument):
            index.upsert([change])
            present[change.id] = change
        else:
            index.remove([change])
            present.pop(change, None)
    assert len(index) == len(present)
    assert index.search(query) == PeopleIndex(present.values()).search(query)
