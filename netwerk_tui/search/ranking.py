"""Which contacts of a segment answer a query best, and what each scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from netwerk_tui.search import weights
from netwerk_tui.search.facets import LAST_OF_NAME
from netwerk_tui.search.kernel import Match, Selection
from netwerk_tui.search.query import Demand, Term
from netwerk_tui.search.segment import Segment

_SPARE_CANDIDATES = 25
"""Contacts scored on top of those wanted, as the first selection looks at values only."""


class Ranked(NamedTuple):
    """A contact that answers a query, by its number in a segment, and by which slots."""

    score: float
    segment: Segment
    contact: int
    complete: bool
    matched: tuple[tuple[Term, int], ...]
    """The terms that matched, each with its slot: the required ones, then others in a name that is meant."""


class Ranking:
    """One query put to one segment."""

    def __init__(self, segment: Segment, terms: Sequence[Term], selection: Selection, newest: int) -> None:
        """`newest` is the highest standing of all contacts, which recency is measured from."""
        self._selection = selection
        self._scorer = _Scorer(segment, terms, selection, newest)

    def complete(self, limit: int) -> list[Ranked]:
        """The contacts that have every required word, best first."""
        return self._best(self._selection.complete(limit + _SPARE_CANDIDATES), limit)

    def near_misses(self, limit: int) -> list[Ranked]:
        """The contacts that lack a required word or more, best first."""
        return self._best(self._selection.incomplete(limit + _SPARE_CANDIDATES), limit)

    def _best(self, promising: Sequence[int], limit: int) -> list[Ranked]:
        scorer = self._scorer
        found_of = {contact: scorer.found(contact) for contact in promising}
        scored = sorted((-scorer.score(contact, found), contact) for contact, found in found_of.items())
        return [scorer.ranked(-score, contact, found_of[contact]) for score, contact in scored[:limit]]


class _Scorer:
    """Scores the contacts of one segment for one query."""

    def __init__(self, segment: Segment, terms: Sequence[Term], selection: Selection, newest: int) -> None:
        self._segment = segment
        self._selection = selection
        self._newest = newest
        self._terms = terms
        of_demand = {demand: [i for i, term in enumerate(terms) if term.demand is demand] for demand in Demand}
        self._required = of_demand[Demand.REQUIRED]
        self._optional = of_demand[Demand.OPTIONAL]
        self._perhaps = of_demand[Demand.PERHAPS]
        self._weights = [weights.word_weight(len(terms[place].text)) for place in self._required]
        self._whole = sum(self._weights)

    def found(self, contact: int) -> list[Match | None]:
        """The match of each required term."""
        found = [self._selection.match(place, contact) for place in self._required]
        if len(found) > 1:
            slots = [match[1] for match in found if match]
            if len(slots) != len(set(slots)):
                self._use_name_words_once(contact, found)
        return found

    def score(self, contact: int, found: Sequence[Match | None]) -> float:
        """How well the contact with these matches answers the query, 0..1."""
        total = 0.0
        missing = 0
        exact = True
        for place, weight, match in zip(self._required, self._weights, found, strict=True):
            if match is None:
                missing += 1
            else:
                total += weight * match[0]
                exact = exact and self._segment.word_at(match[1]) == self._terms[place].text
        quality = total / self._whole * weights.MISSING_WORD**missing - self._deductions(contact, found)
        if not exact:
            quality -= weights.NOT_THE_VERY_WORD
        behind = self._newest - self._segment.standings[contact]
        recency = max(0.0, 1.0 - behind / weights.STANDING_HORIZON_DAYS)
        if self._is_whole_name(contact, found):
            recency = 1.0 - weights.STANDING_OF_WHOLE_NAME * (1.0 - recency)
        return max(0.0, quality) * (1.0 - weights.STANDING_SHARE) + weights.STANDING_SHARE * recency

    def ranked(self, score: float, contact: int, found: Sequence[Match | None]) -> Ranked:
        """The contact with this score and these matches."""
        terms, facet_of_slot = self._terms, self._segment.facet_of_slot
        matched = [(terms[place], match[1]) for place, match in zip(self._required, found, strict=True) if match]
        if any(facet_of_slot[slot] <= LAST_OF_NAME for _, slot in matched):
            for place in (*self._optional, *self._perhaps):
                match = self._selection.match(place, contact)
                if match and facet_of_slot[match[1]] <= LAST_OF_NAME:
                    matched.append((terms[place], match[1]))
        return Ranked(score, self._segment, contact, None not in found, tuple(matched))

    def _deductions(self, contact: int, found: Sequence[Match | None]) -> float:
        facet_of_slot = self._segment.facet_of_slot
        named = {match[1] for match in found if match and facet_of_slot[match[1]] <= LAST_OF_NAME}
        deducted = 0.0
        if named:
            others = len(self._segment.name_slots_of(contact)) - len(named)
            deducted += weights.OTHER_NAME_WORD * min(max(others, 0), 3)
        if self._optional:
            absent = sum(self._selection.match(place, contact) is None for place in self._optional)
            deducted += weights.OPTIONAL_MISSING * absent / len(self._optional)
        for place in self._perhaps:
            match = self._selection.match(place, contact)
            deducted += weights.PERHAPS_MISSING * (1.0 - (match[0] if match else 0.0))
        return deducted

    def _is_whole_name(self, contact: int, found: Sequence[Match | None]) -> bool:
        """Whether two words or more were typed, and they are all words of the name, typos aside."""
        if len(found) < 2 or None in found:
            return False
        matched = {
            match[1]: len(self._terms[place].text) for place, match in zip(self._required, found, strict=True) if match
        }
        whole = self._segment.name_slots_of(contact)
        return len(matched) == len(whole) and all(
            matched.get(slot, 0) >= weights.ALMOST_WHOLE * len(self._segment.word_at(slot)) for slot in whole
        )

    def _use_name_words_once(self, contact: int, found: list[Match | None]) -> None:
        """Let two words of the query not both be explained by one word of the name: `jan j` is not Jan Bos."""
        name_slots = self._segment.name_slots_of(contact)
        by_value = sorted(range(len(found)), key=lambda place: found[place] or (0.0, 0), reverse=True)
        used: set[int] = set()
        for place in by_value:
            match = found[place]
            if match is None or match[1] not in name_slots:
                continue
            if match[1] in used:
                value_at, term = self._selection.value_at, self._required[place]
                other = max(((value_at(term, slot), slot) for slot in name_slots if slot not in used), default=match)
                shared = (match[0] * weights.SAME_WORD_TWICE, match[1])
                match = found[place] = max(other, shared)
            used.add(match[1])
