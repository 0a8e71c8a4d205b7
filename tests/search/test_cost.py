"""What a keystroke, a change and an import may cost, counted rather than timed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from time import thread_time

import pytest

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search import PeopleIndex, SearchDocument, index
from netwerk_tui.search.building import segment_of
from netwerk_tui.search.segment import Segment
from netwerk_tui.search.vocabulary import PlainVocabulary, Similarities

from .people import invented_people

PEOPLE = invented_people(200, seed=9)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The typed words that were compared with the vocabulary."""
    typed_words: list[str] = []
    spelt_like = PlainVocabulary.spelt_like

    def counted(vocabulary: PlainVocabulary, typed: str, edits: int) -> Similarities:
        typed_words.append(typed)
        return spelt_like(vocabulary, typed, edits)

    monkeypatch.setattr(PlainVocabulary, "spelt_like", counted)
    return typed_words


def test_a_keystroke_pays_for_the_changed_word_only(compared: list[str]) -> None:
    people_index = PeopleIndex(PEOPLE)
    for typed in ("jan z", "jan zo", "jan zor"):
        people_index.search(typed)
    assert compared == ["jan", "z", "zo", "zor"]


def test_a_word_typed_before_costs_nothing_again(compared: list[str]) -> None:
    people_index = PeopleIndex(PEOPLE)
    people_index.search("jan zor")
    compared.clear()
    people_index.search("jan")
    assert compared == []


def test_a_changed_contact_does_not_rebuild_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    people = invented_people(400, seed=9)
    people_index = PeopleIndex(people)
    built: list[int] = []

    def counted(documents: Iterable[SearchDocument]) -> Segment:
        segment = segment_of(documents)
        built.append(len(segment))
        return segment

    monkeypatch.setattr(index, "segment_of", counted)
    for person in people[:50]:
        people_index.upsert([person])
    assert (len(people_index), max(built)) == (len(people), 50)


def test_a_huge_query_costs_no_more_than_a_long_one(compared: list[str]) -> None:
    PeopleIndex(PEOPLE).search("zorgcongres " + " ".join(f"woord{number}" for number in range(10_000)))
    assert sum(len(typed) for typed in compared) < 1000


def test_a_letter_costs_far_less_than_ten_times_as_much_among_ten_times_as_many() -> None:
    costs: list[float] = []
    for count in (1_600, 16_000):
        people_index = PeopleIndex(invented_people(count, seed=9))
        spent: list[float] = []
        for word in ("jansen", "janssn", "vdberg", "wethouder ede", "zorgcongres"):
            for typed in range(1, len(word) + 1):
                start = thread_time()
                people_index.search(word[:typed], 10)
                spent.append(thread_time() - start)
        costs.append(median(spent))
    assert costs[1] <= 5 * costs[0]


def test_removing_everybody_leaves_an_index_that_finds_nobody() -> None:
    people_index = PeopleIndex(PEOPLE)
    people_index.remove([*(person.id for person in PEOPLE), ContactId(99_999)])
    assert (len(people_index), people_index.search("jan")) == (0, [])


def test_importing_the_search_loads_no_screen_database_or_number_library() -> None:
    program = "import sys, netwerk_tui.search; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert {"textual", "rich", "sqlalchemy", "numpy", "asyncio"}.isdisjoint(loaded)


def test_no_keystroke_among_many_loads_a_module() -> None:
    program = """
import sys
from netwerk_tui.search import index
from tests.search.people import invented_people
index._PLAIN_UP_TO = 0
people_index = index.PeopleIndex(invented_people(200, seed=9))
people_index.search("jan jansen")
before = set(sys.modules)
for query in ("vd", "jna xq", "xyz", "jan zorg", "-jan piet"):
    people_index.search(query)
print("loaded:", *set(sys.modules) - before)
"""
    command = [sys.executable, "-c", program]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert answer.stdout.split() == ["loaded:"]
