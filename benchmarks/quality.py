"""The search in process: what it finds on people that nothing was tuned on, how fast, and how others do on the same.

The people are those of `other_people`, the queries those of `other_queries`. `search.py` asks the same of the generator
of the tests.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from functools import partial
from statistics import median
from time import thread_time

from figures import Figure, Results, percentile
from other_people import other_people
from other_queries import KINDS_WITH_TYPOS, other_queries
from search import Answer, document_lines, fzf_answers, milliseconds, rapidfuzz_answers, trigram_answers

from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.search import PeopleIndex

_PART = "Search"
_SEED = 48_611
_LISTED = 10
_GOALS = {1_600: ((0.975, 0.995), 0.995, (0.8, 2.0), 10.0), 100_000: ((0.96, 0.99), 0.99, (1.5, 5.0), 25.0)}
_GOALS[1_000_000] = ((0.94, 0.985), 0.985, (6.0, 20.0), 100.0)
"""hit@1 and recall@10, recall@10 with typos, p50 and p99 of a key, milliseconds to load; by contacts."""


def measure_quality(contacts: int, of_each_kind: int, results: Results) -> None:
    """Everything about a search among so many."""
    people = other_people(contacts, _SEED)
    queries = other_queries(people, of_each_kind, _SEED + 1)
    by_id = {int(person.id): person for person in people}
    size, (wanted, wanted_typos, key_limits, load_limit) = f"{contacts:,}", _goals(contacts)
    content = PeopleIndex(people).to_bytes()
    PeopleIndex.of_bytes(content)  # loads numpy, which is not what is measured
    loading = [milliseconds(lambda: PeopleIndex.of_bytes(content)) for _turn in range(5)]
    index = PeopleIndex.of_bytes(content)
    assert index is not None, "just written"
    right: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    keys: list[float] = []
    for query in queries:
        for typed in range(1, len(query.text) + 1):
            began = thread_time()
            hits = index.search(query.text[:typed], _LISTED)
            keys.append((thread_time() - began) * 1000)
        fits = [query.is_answered_by(by_id[hit.id]) for hit in hits]
        right[query.kind].append((bool(fits) and fits[0], any(fits)))
    beside = f"{len(queries)} queries of {len(right)} kinds"
    results.add(
        Figure(_PART, "hit@1 / recall@10", size, "", _rates(right, set(right)), wanted, True, beside),
        Figure(_PART, "recall@10 with typos", size, "", _rates(right, KINDS_WITH_TYPOS)[1:], (wanted_typos,), True),
        Figure(_PART, "a key, p50 / p99", size, "ms", (median(keys), percentile(keys, 0.99)), key_limits),
        Figure(_PART, "load a saved index", size, "ms", (min(loading),), (load_limit,)),
        Figure(_PART, "a change until it is found", size, "ms", (_change(people, index),), (10.0,)),
    )
    rows = [f"| {kind} | {' / '.join(f'{rate:.3f}' for rate in _rates(right, {kind}))} |" for kind in right]
    title = f"hit@1 / recall@10 by kind of query, {size} contacts"
    results.tables.append((title, ["| Kind | hit@1 / recall@10 |", "|---|---|", *rows]))
    if contacts <= 100_000:
        _beside(people, contacts, index, results)


def _goals(contacts: int) -> tuple[tuple[float, float], float, tuple[float, float], float]:
    return _GOALS[min(size for size in _GOALS if size >= contacts)]


def _rates(right: dict[str, list[tuple[bool, bool]]], kinds: set[str] | frozenset[str]) -> tuple[float, float]:
    judged = [each for kind in kinds for each in right.get(kind, ())]
    return sum(first for first, _any in judged) / len(judged), sum(among for _first, among in judged) / len(judged)


def _change(people: list[SearchDocument], index: PeopleIndex) -> float:
    def change(person: SearchDocument) -> None:
        index.changed([], [person]).search(person.name, _LISTED)

    return median(milliseconds(partial(change, person)) for person in people[:: max(1, len(people) // 20)])


def _beside(people: list[SearchDocument], contacts: int, index: PeopleIndex, results: Results) -> None:
    """Whole queries, put to each in turn. fzf reads its lines anew each time, as `fzf --filter` does."""
    lines = document_lines(people)
    answers: dict[str, Answer] = {
        "this search": lambda text: [hit.id for hit in index.search(text, _LISTED)],
        "SQLite trigrams": trigram_answers(lines),
    }
    if contacts <= 20_000:
        answers["rapidfuzz WRatio"] = rapidfuzz_answers(lines)
    if shutil.which("fzf"):
        answers["fzf --filter"] = fzf_answers(lines)
    by_id = {int(person.id): person for person in people}
    times: dict[str, list[float]] = defaultdict(list)
    right: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for query in other_queries(people, 4, _SEED + 2):
        for name, answer in answers.items():
            found: list[int] = []
            times[name].append(milliseconds(lambda: found.extend(answer(query.text)[:_LISTED])))  # noqa: B023
            fits = [query.is_answered_by(by_id[contact]) for contact in found]
            right[name].append((bool(fits) and fits[0], any(fits)))
    own = median(times["this search"])
    for name, taken in times.items():
        rates = " / ".join(f"{rate:.3f}" for rate in _rates(right, {name}))
        values = (median(taken), median(taken) / own)
        results.add(Figure(_PART, name, f"{contacts:,}", "ms / × this", values, beside=f"hit@1 / recall@10 {rates}"))
