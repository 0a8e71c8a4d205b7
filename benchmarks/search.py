"""How good and how quick the people search is: `python -m benchmarks.search [--contacts N…] [--of-each-kind K]`.

For each size it prints: what is found first and among ten, per kind of query, on people and typos that no weight was
tuned on; milliseconds a key, of the whole query typed letter by letter; building, saving and loading; memory; and a
changed contact. Beside it, on the same queries and in the same run: rapidfuzz over whole lines, SQLite's trigrams, and
`fzf --filter` where that is installed (without its start, but with reading the lines, which it does at each query).
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import subprocess
import sys
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from statistics import median
from time import perf_counter

from rapidfuzz import fuzz, process, utils

from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.domain.text import fold
from netwerk_tui.search import PeopleIndex
from tests.search.clues import Query
from tests.search.people import invented_people
from tests.search.queries import TYPOS, invented_queries

_SEED = 90_210
"""No test uses it."""
_LISTED = 10
_RIVALS_ASKED = 60
"""Queries put to the others at 1,600 contacts; a tenth of it for large networks, where each takes seconds."""

Answer = Callable[[str], Sequence[int]]
"""The ids that a query finds, best first."""


class Judged:
    """How often the right contact was first, and among the first ten."""

    def __init__(self) -> None:
        self.first: dict[str, list[bool]] = defaultdict(list)
        self.among: dict[str, list[bool]] = defaultdict(list)

    def add(self, query: Query, found: Sequence[SearchDocument]) -> None:
        """Judge one answer."""
        right = [query.fits(person) for person in found]
        self.first[query.kind].append(bool(right) and right[0])
        self.among[query.kind].append(any(right))

    def rates(self, kinds: Iterable[str] | None = None) -> str:
        """hit@1 / recall@10 over these kinds, or all."""
        wanted = list(self.first if kinds is None else kinds)
        first = [good for kind in wanted for good in self.first.get(kind, ())]
        among = [good for kind in wanted for good in self.among.get(kind, ())]
        return f"{sum(first) / len(first):.3f} / {sum(among) / len(among):.3f}" if first else "-"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def milliseconds(action: Callable[[], object]) -> float:
    """How long it takes once."""
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1000


def percentiles(times: Sequence[float]) -> str:
    """p50 / p99."""
    ordered = sorted(times)
    return f"{median(ordered):.2f} / {ordered[int(len(ordered) * 0.99)]:.2f}"


def measure(count: int, of_each_kind: int) -> None:
    """Print everything about a network of this size."""
    people = invented_people(count, _SEED)
    queries = invented_queries(people, of_each_kind, _SEED + 1)
    by_id = {int(person.id): person for person in people}
    _say(f"\n{count:,} contacts, {len(queries)} queries")
    index = _made_and_loaded(people)

    judged, times = Judged(), []
    for query in queries:
        for typed in range(1, len(query.text) + 1):
            times.append(milliseconds(partial(index.search, query.text[:typed], _LISTED)))
        judged.add(query, [by_id[hit.id] for hit in index.search(query.text, _LISTED)])
    _say(f"  hit@1 / recall@10   {judged.rates()}    with typos {judged.rates(TYPOS)}")
    _say(f"  ms a key            {percentiles(times)}  (p50 / p99 of {len(times)})")
    for kind in judged.first:
        _say(f"    {kind:30} {judged.rates([kind])}")

    changed = people[:: max(1, count // 40)][:40]
    current = [index]

    def change(person: SearchDocument) -> None:
        current[0] = current[0].changed([], [person])
        current[0].search(person.name, _LISTED)

    _say(f"  ms until a change is found  {percentiles([milliseconds(partial(change, person)) for person in changed])}")
    if count <= 100_000:
        asked = _RIVALS_ASKED if count <= 10_000 else _RIVALS_ASKED // 10
        _beside(people, queries[:: max(1, len(queries) // asked)], by_id, index)


def _made_and_loaded(people: Sequence[SearchDocument]) -> PeopleIndex:
    start = perf_counter()
    content = PeopleIndex(people).to_bytes()
    _say(f"  s to build and write {perf_counter() - start:.2f}, {len(content) / 1e6:.1f} MB")
    PeopleIndex.of_bytes(content)  # loads numpy, which is not what is measured
    times = [milliseconds(lambda: PeopleIndex.of_bytes(content)) for _ in range(5)]
    tracemalloc.start()
    index = PeopleIndex.of_bytes(content)
    assert index is not None, "just written"
    for query in ("jan", "janssn", "zorgcongres", "vdberg", "wethouder ede"):
        index.search(query)
    grown = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    _say(f"  ms to load {min(times):.1f}, memory {(grown + len(content)) / 1e6:.0f} MB with its bytes")
    return index


def _beside(
    people: Sequence[SearchDocument], queries: Sequence[Query], by_id: dict[int, SearchDocument], index: PeopleIndex
) -> None:
    lines = document_lines(people)
    rivals: dict[str, Answer] = {
        "this search": lambda text: [hit.id for hit in index.search(text, _LISTED)],
        "rapidfuzz WRatio": rapidfuzz_answers(lines),
        "SQLite trigrams": trigram_answers(lines),
    }
    if shutil.which("fzf"):
        rivals["fzf --filter"] = fzf_answers(lines)
    times: dict[str, list[float]] = defaultdict(list)
    judged: dict[str, Judged] = defaultdict(Judged)
    for query in queries:
        for name, answer in rivals.items():
            start = perf_counter()
            found = answer(query.text)[:_LISTED]
            times[name].append((perf_counter() - start) * 1000)
            judged[name].add(query, [by_id[contact] for contact in found])
    if "fzf --filter" in rivals:
        started = median(milliseconds(partial(fzf_answers({}), "jan")) for _ in range(5))
        times["fzf --filter"] = [max(0.0, taken - started) for taken in times["fzf --filter"]]
    own = median(times["this search"])
    for name, taken in times.items():
        _say(f"  {name:18} {judged[name].rates()}   {median(taken) / own:8.1f} × the time of a whole query")


def document_lines(people: Sequence[SearchDocument]) -> dict[int, str]:
    """Everything about each contact in one folded line, by id: what the others search in."""
    return {int(person.id): _line(person) for person in people}


def _line(person: SearchDocument) -> str:
    lists = (person.organisations, person.roles, person.tags, person.events, person.places, person.notes)
    return fold(" ".join([person.name, *(text for texts in lists for text in texts)])).replace("\n", " ")


def rapidfuzz_answers(lines: dict[int, str]) -> Answer:
    """rapidfuzz alone, over every line."""

    def answer(text: str) -> list[int]:
        found = process.extract(fold(text), lines, scorer=fuzz.WRatio, limit=_LISTED, processor=utils.default_process)
        return [contact for _line, _score, contact in found]

    return answer


def trigram_answers(lines: dict[int, str]) -> Answer:
    """SQLite's full-text search by trigrams, in memory."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE line USING fts5(text, tokenize='trigram')")
    database.executemany("INSERT INTO line(rowid, text) VALUES (?, ?)", lines.items())

    def answer(text: str) -> list[int]:
        words = ['"' + word.replace('"', "") + '"' for word in fold(text).split() if len(word) > 2]
        query = "SELECT rowid FROM line WHERE line MATCH ? ORDER BY rank LIMIT ?"
        return [contact for (contact,) in database.execute(query, (" AND ".join(words), _LISTED))] if words else []

    return answer


def fzf_answers(lines: dict[int, str]) -> Answer:
    """fzf, started for each query."""
    fed = "\n".join(f"{line}\t{contact}" for contact, line in lines.items()).encode()

    def answer(text: str) -> list[int]:
        command = ["fzf", "--filter", fold(text)]
        found = subprocess.run(command, input=fed, capture_output=True, check=False).stdout.decode()
        return [int(line.rpartition("\t")[2]) for line in found.splitlines()[:_LISTED]]

    return answer


def main() -> None:
    """Measure each size that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=int, nargs="*", default=[1_600, 100_000])
    parser.add_argument("--of-each-kind", type=int, default=12)
    asked = parser.parse_args()
    for count in asked.contacts:
        measure(count, asked.of_each_kind)


if __name__ == "__main__":
    main()
