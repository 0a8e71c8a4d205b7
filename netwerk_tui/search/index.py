"""The fuzzy people search itself: what lists, the palette and the shell ask.

Contacts live in a few immutable segments: the large one that was built first, and small ones for what changed since.
Scores do not depend on the other contacts, so the answers of the segments are simply merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from netwerk_tui.domain.finding import Hit, SearchDocument
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search import explain, weights
from netwerk_tui.search.facets import FACETS
from netwerk_tui.search.query import Term, parse, readings
from netwerk_tui.search.ranking import Ranked, Ranking
from netwerk_tui.search.segment import Segment, order, standing

_SMALL_SEGMENT = 64
_GROWTH = 4
"""A new segment takes in the one before it where that is small, or at most so many times its own size.

Thus a change never costs more than the changes before it, and there are seldom more than three segments.
"""

_FEW_COMPLETE = 10
"""With fewer contacts that have every word of the query, near misses are shown too."""
_NEAR_MISSES = 20


@dataclass(slots=True)
class _Part:
    """A segment, and the numbers of its contacts that were changed or removed since it was built."""

    segment: Segment
    dead: set[int] = field(default_factory=set)

    def living(self) -> Iterator[SearchDocument]:
        """Those that are left, the highest standing first."""
        return (document for number, document in enumerate(self.segment.documents) if number not in self.dead)

    def __len__(self) -> int:
        return len(self.segment.documents) - len(self.dead)


class PeopleIndex:
    """Finds contacts by anything that is known of them, typos forgiven.

    Building takes about 60 µs a contact, a search well under a millisecond at 1,600. Not safe to change from one thread
    while another one searches.
    """

    def __init__(self, documents: Iterable[SearchDocument]) -> None:
        """Index these contacts; of two with one id the last counts."""
        self._parts: list[_Part] = []
        self._home: dict[ContactId, tuple[_Part, int]] = {}
        self._newest: int | None = None
        self.upsert(documents)

    def __len__(self) -> int:
        return len(self._home)

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """The contacts that answer the query, best first; none for a query without letters or digits.

        The words may come in any order and unfinished. `#word` looks in tags only, `@word` in events. Of a longer query
        the first 200 characters count. Where fewer than ten contacts have every word, at most twenty near misses are
        among the hits.
        """
        terms = parse(query, self)
        if not terms or limit < 1:
            return []
        found = [self._ranked(terms, limit)]
        for reading in readings(terms, self):
            other = self._ranked(reading, limit)
            found.append([ranked._replace(score=ranked.score * weights.READ_DIFFERENTLY) for ranked in other])
        return [_hit(ranked) for ranked in _merged(found)[:limit]]

    def upsert(self, documents: Iterable[SearchDocument]) -> None:
        """Add these contacts, or replace those with the same id."""
        latest = {document.id: document for document in documents}
        if not latest:
            return
        self.remove(latest)
        added = list(latest.values())
        while self._parts and len(self._parts[-1]) <= max(_SMALL_SEGMENT, _GROWTH * len(added)):
            added.extend(self._parts.pop().living())
        part = _Part(Segment(added))
        self._parts.append(part)
        self._home.update((document.id, (part, number)) for number, document in enumerate(part.segment.documents))

    def remove(self, ids: Iterable[ContactId]) -> None:
        """Forget these contacts; an id that is not there is ignored."""
        self._newest = None
        for contact in ids:
            if contact in self._home:
                part, number = self._home.pop(contact)
                part.dead.add(number)

    def has_word(self, word: str) -> bool:
        """Whether a contact has exactly this folded word."""
        return any(part.segment.has_word(word, part.dead) for part in self._parts)

    def has_beginning(self, beginning: str) -> bool:
        """Whether a contact has a word that begins so."""
        return any(part.segment.has_beginning(beginning, part.dead) for part in self._parts)

    def _ranked(self, terms: Sequence[Term], limit: int) -> list[Ranked]:
        newest = self._newest_standing()
        rankings = [Ranking(part.segment, terms, part.dead, newest) for part in self._parts]
        complete = _merged([ranking.complete(limit) for ranking in rankings])
        if len(complete) >= min(limit, _FEW_COMPLETE):
            return complete
        near = _merged([ranking.near_misses(_NEAR_MISSES) for ranking in rankings])
        return sorted(complete + near[:_NEAR_MISSES], key=_best_first)

    def _newest_standing(self) -> int:
        if self._newest is None:
            highest = (standing(first) for part in self._parts for first in islice(part.living(), 1))
            self._newest = max(highest, default=0)
        return self._newest


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
    merged: dict[ContactId, Ranked] = {}
    for ranked in sorted(chain.from_iterable(answers), key=_best_first):
        merged.setdefault(ranked.segment.documents[ranked.contact].id, ranked)
    return list(merged.values())


def _best_first(ranked: Ranked) -> tuple[float, int, str, ContactId]:
    return -ranked.score, *order(ranked.segment.documents[ranked.contact])


def _hit(ranked: Ranked) -> Hit:
    segment = ranked.segment
    document = segment.documents[ranked.contact]
    found = [
        explain.Found(term.text, segment.word_at(slot), FACETS[segment.facet_of_slot[slot]])
        for term, slot in ranked.matched
    ]
    why, where = explain.reason(document, found)
    return Hit(document.id, ranked.score, ranked.complete, why, where, explain.highlights(document.name, found))
