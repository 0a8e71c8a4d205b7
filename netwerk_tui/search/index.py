"""The fuzzy people search itself: what lists, the palette and the shell ask.

Contacts live in a few immutable segments: the large one that was built first, and small ones for what changed since.
Scores do not depend on the other contacts, so the answers of the segments are simply merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from netwerk_tui.domain.finding import Field, Hit, SearchDocument
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search import explain, saving, weights
from netwerk_tui.search.building import segment_of
from netwerk_tui.search.facets import FACETS
from netwerk_tui.search.kernel import Among, Kernel
from netwerk_tui.search.plain import PlainKernel
from netwerk_tui.search.query import Demand, Term, parse, readings
from netwerk_tui.search.ranking import Ranked, Ranking
from netwerk_tui.search.segment import Segment, order

_SMALL_SEGMENT = 64
_GROWTH = 4
"""A new segment takes in the one before it where that is small, or at most so many times its own size.

Thus a change never costs more than the changes before it, and there are seldom more than three segments.
"""

_PLAIN_UP_TO = 10_000
"""Contacts; arrays are quicker from about here."""

_FEW_PASSED_OVER = 1000

_FEW_COMPLETE = 10
"""With fewer contacts that have every word of the query, near misses are shown too."""
_NEAR_MISSES = 20


_Explanation = tuple[str, Field, tuple[tuple[int, int], ...]]
"""Why, the field that says so, and what to highlight of the name."""


@dataclass(slots=True)
class _Part:
    """A segment, and the numbers of its contacts that were changed or removed since it was built."""

    segment: Segment
    kernel: Kernel
    dead: set[int] = field(default_factory=set)

    def living(self) -> Iterator[SearchDocument]:
        """Those that are left, the highest standing first."""
        return (self.segment.document(number) for number in range(len(self.segment)) if number not in self.dead)

    def highest_standing(self) -> int:
        """The standing of the first that is left; 0 for nobody."""
        standings = enumerate(self.segment.standings)
        return next((standing for number, standing in standings if number not in self.dead), 0)

    def bury(self, contact: ContactId) -> None:
        """Pass over this contact from now on, where it is here."""
        number = self.segment.number_of_contact(contact)
        if number is not None:
            self.dead.add(number)

    def copy(self) -> _Part:
        """The same, with those passed over of its own."""
        return _Part(self.segment, self.kernel, set(self.dead))

    def __len__(self) -> int:
        return len(self.segment) - len(self.dead)


class PeopleIndex:
    """Finds contacts by anything that is known of them, typos forgiven.

    Building takes about 40 µs a contact, a search well under a millisecond at 1,600. Not safe to change from one thread
    while another one searches; `changed` is.
    """

    def __init__(self, documents: Iterable[SearchDocument] = ()) -> None:
        """Index these contacts; of two with one id the last counts."""
        self._parts: list[_Part] = []
        self._newest: int | None = None
        self.upsert(documents)

    @classmethod
    def of_bytes(cls, content: bytes) -> PeopleIndex | None:
        """The index that `to_bytes` made these of; None for anything else, or where words were read differently."""
        saved = saving.segments_of_bytes(content)
        if saved is None:
            return None
        index = cls()
        index._parts = [_Part(segment, _kernel(segment), set(dead)) for segment, dead in saved]
        return index

    def to_bytes(self) -> bytes:
        """The index as bytes, to be kept for later. Contacts that were removed are still in them."""
        return saving.bytes_of_segments([(part.segment, part.dead) for part in self._parts])

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def search(self, query: str, limit: int = 50, among: Among = None) -> list[Hit]:
        """The contacts that answer the query, best first; none for a query without letters or digits.

        The words may come in any order and unfinished. "words" between double quotes are exactly these words; nobody
        who has -word is found. `#word` looks in tags only, `@word` in events. Of a longer query the first 200
        characters count. Where fewer than ten contacts have every word, at most twenty near misses are among the hits.

        `among` are the only contacts wanted; which of them are here is looked up once for each new set.
        """
        terms = parse(query, self)
        if limit < 1 or not any(term.demand is Demand.REQUIRED for term in terms):
            return []
        found = [self._ranked(terms, limit, among)]
        for reading in readings(terms, self):
            other = self._ranked(reading, limit, among)
            found.append([ranked._replace(score=ranked.score * weights.READ_DIFFERENTLY) for ranked in other])
        return [_FoundHit(ranked) for ranked in _merged(found)[:limit]]

    def upsert(self, documents: Iterable[SearchDocument]) -> None:
        """Add these contacts, or replace those with the same id."""
        latest = {document.id: document for document in documents}
        if not latest:
            return
        self.remove(latest)
        added = list(latest.values())
        while self._parts and len(self._parts[-1]) <= max(_SMALL_SEGMENT, _GROWTH * len(added)):
            added.extend(self._parts.pop().living())
        segment = segment_of(added)
        self._parts.append(_Part(segment, _kernel(segment)))

    def remove(self, ids: Iterable[ContactId]) -> None:
        """Forget these contacts; an id that is not there is ignored."""
        self._newest = None
        for contact in ids:
            for part in self._parts:
                part.bury(contact)

    def changed(self, gone: Iterable[ContactId], documents: Iterable[SearchDocument]) -> PeopleIndex:
        """The index without the ones and with the others. This one stays as it is, so that it can be searched on."""
        index = PeopleIndex()
        index._parts = [part.copy() for part in self._parts]
        index.remove(gone)
        index.upsert(documents)
        return index

    @property
    def is_worn(self) -> bool:
        """Whether so many have changed since it was built that it should be built anew."""
        passed_over = sum(len(part.dead) for part in self._parts)
        return passed_over > max(_FEW_PASSED_OVER, len(self) // 4)

    def has_word(self, word: str) -> bool:
        """Whether a contact has exactly this folded word."""
        return any(part.segment.has_word(word, part.dead) for part in self._parts)

    def has_beginning(self, beginning: str) -> bool:
        """Whether a contact has a word that begins so."""
        return any(part.segment.has_beginning(beginning, part.dead) for part in self._parts)

    def has_coined_beginning(self, beginning: str) -> bool:
        """Whether a contact has a coined word that begins so."""
        return any(part.segment.has_coined_beginning(beginning, part.dead) for part in self._parts)

    def _ranked(self, terms: Sequence[Term], limit: int, among: Among) -> list[Ranked]:
        newest = self._newest_standing()
        rankings = [
            Ranking(part.segment, terms, part.kernel.selection(terms, part.dead, among), newest) for part in self._parts
        ]
        complete = _merged([ranking.complete(limit) for ranking in rankings])
        if len(complete) >= min(limit, _FEW_COMPLETE):
            return complete
        near = _merged([ranking.near_misses(_NEAR_MISSES) for ranking in rankings])
        return sorted(complete + near[:_NEAR_MISSES], key=_best_first)

    def _newest_standing(self) -> int:
        if self._newest is None:
            self._newest = max((part.highest_standing() for part in self._parts), default=0)
        return self._newest


def _kernel(segment: Segment) -> Kernel:
    if len(segment) <= _PLAIN_UP_TO:
        return PlainKernel(segment)
    from netwerk_tui.search.arrays import ArrayKernel  # numpy takes 0.1 s to load, which most networks never need

    return ArrayKernel(segment)


def clear_winner(hits: Sequence[Hit]) -> Hit | None:
    """The one contact that a user of the shell clearly meant, or None; `hits` as a search returns them."""
    if not hits or not hits[0].complete or hits[0].score < weights.CLEAR_LEAST_SCORE:
        return None
    if len(hits) > 1 and hits[0].score - hits[1].score < weights.CLEAR_MARGIN:
        return None
    return hits[0]


def _merged(answers: list[list[Ranked]]) -> list[Ranked]:
    """All contacts of these answers, each once with its best score, best first; every answer is best first already."""
    if len(answers) == 1:
        return answers[0]
    merged: dict[int, Ranked] = {}
    for ranked in sorted(chain.from_iterable(answers), key=_best_first):
        merged.setdefault(ranked.segment.ids[ranked.contact], ranked)
    return list(merged.values())


def _best_first(ranked: Ranked) -> tuple[float, int, str, ContactId]:
    return -ranked.score, *order(ranked.segment.document(ranked.contact))


class _FoundHit(Hit):
    """A hit that says why only once it is asked: of sixty hits a screen shows some twenty."""

    __slots__ = ("_explained", "_ranked")
    _ranked: Ranked
    _explained: _Explanation | None

    def __init__(self, ranked: Ranked) -> None:
        object.__setattr__(self, "id", ContactId(ranked.segment.ids[ranked.contact]))
        object.__setattr__(self, "score", ranked.score)
        object.__setattr__(self, "complete", ranked.complete)
        object.__setattr__(self, "_ranked", ranked)
        object.__setattr__(self, "_explained", None)

    @property
    def why(self) -> str:
        return self._explanation[0]

    @property
    def field(self) -> Field:
        return self._explanation[1]

    @property
    def highlights(self) -> tuple[tuple[int, int], ...]:
        return self._explanation[2]

    @property
    def _explanation(self) -> _Explanation:
        explained = self._explained
        if explained is None:
            explained = _explained(self._ranked)
            object.__setattr__(self, "_explained", explained)
        return explained


def _explained(ranked: Ranked) -> _Explanation:
    segment = ranked.segment
    document = segment.document(ranked.contact)
    found = [
        explain.Found(term.text, segment.word_at(slot), FACETS[segment.facet_of_slot[slot]])
        for term, slot in ranked.matched
    ]
    why, where = explain.reason(document, found)
    return why, where, explain.highlights(document.name, found)
