"""Matching in plain Python, for up to some ten thousand contacts: as quick there as arrays, without loading numpy.

It is also what `arrays` is tested against.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search.kernel import Among, Match, kept_or_found, ways_to_match, weights_in_promise
from netwerk_tui.search.query import Demand, Term
from netwerk_tui.search.segment import Segment
from netwerk_tui.search.vocabulary import PlainVocabulary


@dataclass(slots=True)
class _TermMatches:
    """All matches of one term of a query in a segment."""

    best: dict[int, Match] = field(default_factory=dict)
    """The best match of each contact that has any, by its number."""
    value_of_slot: dict[int, float] = field(default_factory=dict)


class PlainKernel:
    """Matches queries with one segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._vocabulary = PlainVocabulary(segment)
        self._kept: dict[Term, _TermMatches] = {}
        self._among: Among = None
        self._numbers_among: frozenset[int] = frozenset()

    def selection(self, terms: Sequence[Term], dead: set[int], among: Among) -> PlainSelection:
        """The query put to the segment; the dead are passed over."""
        matches = [kept_or_found(self._kept, term, self._find) for term in terms]
        return PlainSelection(terms, matches, dead, None if among is None else self._numbers_of(among))

    def _find(self, term: Term) -> _TermMatches:
        segment, matches = self._segment, _TermMatches()
        for value, slot in sorted(self._offers(term)):
            matches.best.update(dict.fromkeys(segment.contacts_at(slot), (value, slot)))
            matches.value_of_slot[slot] = value
        return matches

    def _offers(self, term: Term) -> Iterable[Match]:
        slots, facet_of_slot = self._segment.slots, self._segment.facet_of_slot
        for similar, facet_weights in ways_to_match(term, self._segment, self._vocabulary):
            for word, similarity in similar.items():
                for slot in range(slots[word], slots[word + 1]):
                    weight = facet_weights[facet_of_slot[slot]]
                    if weight:
                        yield similarity * weight, slot

    def _numbers_of(self, among: frozenset[ContactId]) -> frozenset[int]:
        if among != self._among:
            self._among = among
            ids = enumerate(self._segment.ids)
            self._numbers_among = frozenset(number for number, contact in ids if contact in among)
        return self._numbers_among


class PlainSelection:
    """One query put to one segment."""

    def __init__(
        self,
        terms: Sequence[Term],
        matches: Sequence[_TermMatches],
        dead: Collection[int],
        among: frozenset[int] | None,
    ) -> None:
        self._matches = matches
        asked = list(zip(terms, matches, strict=True))
        self._weighed = [(weight, found.best) for weight, found in zip(weights_in_promise(terms), matches, strict=True)]
        required = (found.best for term, found in asked if term.demand is Demand.REQUIRED)
        self._fewest_first = sorted(required, key=len)
        self._among = among
        self._unwanted = set(dead).union(*(found.best for term, found in asked if term.demand is Demand.EXCLUDED))
        self._having_all = self._wanted(set(self._fewest_first[0]).intersection(*self._fewest_first[1:]))

    def complete(self, wanted: int) -> Sequence[int]:
        """The contacts that have every required word; where there are more, so many of the most promising."""
        return self._most_promising(self._having_all, wanted)

    def incomplete(self, wanted: int) -> Sequence[int]:
        """Contacts that lack a required word or more; the most promising."""
        having_some: set[int] = set()
        for best in self._fewest_first:
            having_some |= self._wanted(best.keys() - self._having_all)
            if len(having_some) > wanted:
                break
        return self._most_promising(having_some, wanted)

    def match(self, place: int, contact: int) -> Match | None:
        """The best match of a term with the contact."""
        return self._matches[place].best.get(contact)

    def value_at(self, place: int, slot: int) -> float:
        """How well the term matches this slot, 0 for not at all."""
        return self._matches[place].value_of_slot.get(slot, 0.0)

    def _wanted(self, contacts: set[int]) -> set[int]:
        wanted = contacts if self._among is None else contacts & self._among
        return wanted - self._unwanted if self._unwanted else wanted

    def _most_promising(self, contacts: set[int], wanted: int) -> Sequence[int]:
        """The contacts with the highest values; of equal ones those of the highest standing."""
        in_order = sorted(contacts)
        if len(in_order) <= wanted:
            return in_order
        promise = dict.fromkeys(in_order, 0.0)
        for weight, best in self._weighed:
            for contact in contacts & best.keys():
                promise[contact] += weight * best[contact][0]
        return sorted(promise, key=promise.__getitem__, reverse=True)[:wanted]
