"""Matching on numpy's arrays, for many contacts: what `plain` does, for all words and contacts of a segment at once.

Loaded only where a segment is large, as numpy itself takes a tenth of a second to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search.array_vocabulary import ArrayVocabulary, Integers, Reals, ranges
from netwerk_tui.search.kernel import Among, Match, kept_or_found, ways_to_match, weights_in_promise
from netwerk_tui.search.query import Demand, Term
from netwerk_tui.search.segment import Segment

_TIE = 1e-12
"""What a contact's number takes from its promise: too little to outweigh any value."""


@dataclass(frozen=True, slots=True)
class _TermMatches:
    """All matches of one term of a query in a segment, as offers from the worst to the best, numbered from 1."""

    best: Integers
    """The best offer of each contact, 0 for none."""
    contacts: Integers
    """Those that have any, in order."""
    values: Reals
    """The value of each offer, and 0 before them."""
    slots: Integers
    """The slot of each offer, and 0 before them."""

    def value_at(self, slot: int) -> float:
        """The value of this slot, 0 for none."""
        return float(self.values[1:][self.slots[1:] == slot].max(initial=0.0))


class ArrayKernel:
    """Matches queries with one segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._vocabulary = ArrayVocabulary(segment)
        self._slots = np.asarray(segment.slots)
        self._facets = np.asarray(segment.facet_of_slot)
        self._postings_start = np.asarray(segment.postings_start)
        self._postings = np.asarray(segment.postings)
        self._kept: dict[Term, _TermMatches] = {}
        self._among: Among = None
        self._is_among = np.zeros(0, np.bool_)

    def selection(self, terms: Sequence[Term], dead: set[int], among: Among) -> ArraySelection:
        """The query put to the segment; the dead are passed over."""
        matches = [kept_or_found(self._kept, term, self._find) for term in terms]
        excluded = [found for term, found in zip(terms, matches, strict=True) if term.demand is Demand.EXCLUDED]
        return ArraySelection(terms, matches, self._allowed(dead, among, excluded))

    def _find(self, term: Term) -> _TermMatches:
        """All offers; as each contact is written once for every offer it is in, the best one stays."""
        slots, values = self._offers(term)
        order = np.lexsort((slots, values))
        slots, values = slots[order], values[order]
        places, sizes = ranges(self._postings_start[slots], self._postings_start[slots + 1])
        contacts = self._postings[places]
        best = np.zeros(len(self._segment), np.int32)
        best[contacts] = np.repeat(np.arange(1, len(slots) + 1, dtype=np.int32), sizes)
        few = len(contacts) * 100 < len(best)
        return _TermMatches(
            best=best,
            contacts=_distinct(contacts) if few else np.flatnonzero(best > 0),
            values=np.concatenate(([0.0], values)),
            slots=np.concatenate(([0], slots)),
        )

    def _offers(self, term: Term) -> tuple[Integers, Reals]:
        found_slots: list[Integers] = [np.zeros(0, np.int64)]
        found_values: list[Reals] = [np.zeros(0)]
        for (words, similarities), facet_weights in ways_to_match(term, self._segment, self._vocabulary):
            slots, sizes = ranges(self._slots[words], self._slots[words + 1])
            facets = np.asarray(facet_weights)[self._facets[slots]]
            worth = np.flatnonzero(facets)
            found_slots.append(slots[worth])
            found_values.append((np.repeat(similarities, sizes) * facets)[worth])
        return np.concatenate(found_slots), np.concatenate(found_values)

    def _allowed(self, dead: set[int], among: Among, excluded: Sequence[_TermMatches]) -> NDArray[np.bool_] | None:
        """Whether each contact may be found; None where everybody may."""
        if not dead and among is None and not excluded:
            return None
        allowed = np.ones(len(self._segment), np.bool_) if among is None else self._those_among(among).copy()
        allowed[list(dead)] = False
        for matches in excluded:
            allowed[matches.contacts] = False
        return allowed

    def _those_among(self, among: frozenset[ContactId]) -> NDArray[np.bool_]:
        if among != self._among:
            self._among = among
            wanted = np.fromiter(among, np.int64, len(among))
            self._is_among = np.isin(np.asarray(self._segment.ids), wanted)
        return self._is_among


class ArraySelection:
    """One query put to one segment."""

    def __init__(
        self, terms: Sequence[Term], matches: Sequence[_TermMatches], allowed: NDArray[np.bool_] | None
    ) -> None:
        self._matches = matches
        self._allowed = allowed
        self._weighed = list(zip(weights_in_promise(terms), matches, strict=True))
        required = [found for term, found in zip(terms, matches, strict=True) if term.demand is Demand.REQUIRED]
        self._fewest_first = sorted(required, key=lambda found: len(found.contacts))
        having_all = self._fewest_first[0].contacts
        for found in self._fewest_first[1:]:
            having_all = having_all[found.best[having_all] > 0]
        self._having_all = self._wanted(having_all)

    def complete(self, wanted: int) -> Sequence[int]:
        """The contacts that have every required word; where there are more, so many of the most promising."""
        return self._most_promising(self._having_all, wanted)

    def incomplete(self, wanted: int) -> Sequence[int]:
        """Contacts that lack a required word or more; the most promising."""
        having_some: Integers = np.zeros(0, np.int64)
        for found in self._fewest_first:
            lacking = np.setdiff1d(self._wanted(found.contacts), self._having_all, assume_unique=True)
            having_some = _distinct(np.concatenate((having_some, lacking)))
            if len(having_some) > wanted:
                break
        return self._most_promising(having_some, wanted)

    def match(self, place: int, contact: int) -> Match | None:
        """The best match of a term with the contact."""
        found = self._matches[place]
        offer = found.best[contact]
        return (float(found.values[offer]), int(found.slots[offer])) if offer else None

    def value_at(self, place: int, slot: int) -> float:
        """How well the term matches this slot, 0 for not at all."""
        return self._matches[place].value_at(slot)

    def _wanted(self, contacts: Integers) -> Integers:
        return contacts if self._allowed is None else contacts[self._allowed[contacts]]

    def _most_promising(self, contacts: Integers, wanted: int) -> Sequence[int]:
        """The contacts with the highest values; of equal ones those of the highest standing."""
        if len(contacts) > wanted:
            promise = contacts * -_TIE
            for weight, found in self._weighed:
                promise += weight * found.values[found.best[contacts]]
            contacts = contacts[np.argpartition(promise, -wanted)[-wanted:]]
        most: list[int] = contacts.tolist()
        return most


def _distinct(numbers: Integers) -> Integers:
    """The numbers in order, each once. numpy's own loads its masked arrays first, in the middle of a keystroke."""
    in_order = np.sort(numbers)
    distinct: Integers = in_order[np.diff(in_order, prepend=-1) != 0]
    return distinct
