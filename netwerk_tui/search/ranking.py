"""Which contacts of a segment answer a query best, and what each scores."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from netwerk_tui.search import weights
from netwerk_tui.search.facets import LAST_OF_NAME
from netwerk_tui.search.query import Demand, Term
from netwerk_tui.search.segment import Match, Segment, TermMatches

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


@dataclass(frozen=True, slots=True)
class _Asked:
    term: Term
    weight: float
    matches: TermMatches


class Ranking:
    """One query put to one segment."""

    def __init__(self, segment: Segment, terms: Sequence[Term], dead: set[int], newest: int) -> None:
        """`newest` is the highest standing of all contacts, which recency is measured from; `dead` are passed over."""
        asked = [_Asked(term, weights.word_weight(len(term.text)), segment.matches(term)) for term in terms]
        self._required = [each for each in asked if each.term.demand is Demand.REQUIRED]
        self._fewest_first = sorted((each.matches.best for each in self._required), key=len)
        self._dead = dead
        self._scorer = _Scorer(segment, asked, newest)

    def complete(self, limit: int) -> list[Ranked]:
        """The contacts that have every required word, best first."""
        return self._best(self._having_all(), limit)

    def near_misses(self, limit: int) -> list[Ranked]:
        """The contacts that lack a required word or more, best first."""
        having_some: set[int] = set()
        having_all = self._having_all()
        for best in self._fewest_first:
            having_some |= best.keys() - having_all - self._dead
            if len(having_some) > limit + _SPARE_CANDIDATES:
                break
        return self._best(having_some, limit)

    def _having_all(self) -> set[int]:
        fewest, *others = self._fewest_first
        return set(fewest).intersection(*others) - self._dead

    def _best(self, contacts: set[int], limit: int) -> list[Ranked]:
        scorer = self._scorer
        promising = _most_promising(self._required, contacts, limit + _SPARE_CANDIDATES)
        found_of = {contact: scorer.found(contact) for contact in promising}
        scored = sorted((-scorer.score(contact, found), contact) for contact, found in found_of.items())
        return [scorer.ranked(-score, contact, found_of[contact]) for score, contact in scored[:limit]]


def _most_promising(required: Sequence[_Asked], contacts: set[int], wanted: int) -> Collection[int]:
    """The contacts with the highest values; of equal ones those of the highest standing."""
    if len(contacts) <= wanted:
        return contacts
    promise = dict.fromkeys(sorted(contacts), 0.0)
    for asked in required:
        best, weight = asked.matches.best, asked.weight
        for contact in contacts & best.keys():
            promise[contact] += weight * best[contact][0]
    return sorted(promise, key=promise.__getitem__, reverse=True)[:wanted]


class _Scorer:
    """Scores the contacts of one segment for one query."""

    def __init__(self, segment: Segment, asked: Sequence[_Asked], newest: int) -> None:
        self._segment = segment
        self._required = [each for each in asked if each.term.demand is Demand.REQUIRED]
        self._bests = [each.matches.best for each in self._required]
        self._others = [each for each in asked if each.term.demand is not Demand.REQUIRED]
        self._optional = [each.matches.best for each in asked if each.term.demand is Demand.OPTIONAL]
        self._perhaps = [each.matches.best for each in asked if each.term.demand is Demand.PERHAPS]
        self._newest = newest
        self._whole = sum(each.weight for each in self._required)

    def found(self, contact: int) -> list[Match | None]:
        """The match of each required term."""
        found = [best.get(contact) for best in self._bests]
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
        for asked, match in zip(self._required, found, strict=True):
            if match is None:
                missing += 1
            else:
                total += asked.weight * match[0]
                exact = exact and self._segment.word_at(match[1]) == asked.term.text
        quality = total / self._whole * weights.MISSING_WORD**missing - self._deductions(contact, found)
        if not exact:
            quality -= weights.NOT_THE_VERY_WORD
        behind = self._newest - self._segment.standings[contact]
        recency = max(0.0, 1.0 - behind / weights.STANDING_HORIZON_DAYS)
        return max(0.0, quality) * (1.0 - weights.STANDING_SHARE) + weights.STANDING_SHARE * recency

    def ranked(self, score: float, contact: int, found: Sequence[Match | None]) -> Ranked:
        """The contact with this score and these matches."""
        matched = [(asked.term, match[1]) for asked, match in zip(self._required, found, strict=True) if match]
        facet_of_slot = self._segment.facet_of_slot
        if any(facet_of_slot[slot] <= LAST_OF_NAME for _, slot in matched):
            others = ((asked.term, asked.matches.best.get(contact)) for asked in self._others)
            in_name = [(term, match[1]) for term, match in others if match]
            matched += [(term, slot) for term, slot in in_name if facet_of_slot[slot] <= LAST_OF_NAME]
        return Ranked(score, self._segment, contact, None not in found, tuple(matched))

    def _deductions(self, contact: int, found: Sequence[Match | None]) -> float:
        facet_of_slot = self._segment.facet_of_slot
        named = {match[1] for match in found if match and facet_of_slot[match[1]] <= LAST_OF_NAME}
        deducted = 0.0
        if named:
            others = len(self._segment.name_slots[contact]) - len(named)
            deducted += weights.OTHER_NAME_WORD * min(max(others, 0), 3)
        if self._optional:
            absent = sum(contact not in best for best in self._optional)
            deducted += weights.OPTIONAL_MISSING * absent / len(self._optional)
        for best in self._perhaps:
            value = best[contact][0] if contact in best else 0.0
            deducted += weights.PERHAPS_MISSING * (1.0 - value)
        return deducted

    def _use_name_words_once(self, contact: int, found: list[Match | None]) -> None:
        """Let two words of the query not both be explained by one word of the name: `jan j` is not Jan Bos."""
        name_slots = self._segment.name_slots[contact]
        by_value = sorted(range(len(found)), key=lambda place: found[place] or (0.0, 0), reverse=True)
        used: set[int] = set()
        for place in by_value:
            match = found[place]
            if match is None or match[1] not in name_slots:
                continue
            if match[1] in used:
                values = self._required[place].matches.value_of_slot
                other = max(((values.get(slot, 0.0), slot) for slot in name_slots if slot not in used), default=match)
                shared = (match[0] * weights.SAME_WORD_TWICE, match[1])
                match = found[place] = max(other, shared)
            used.add(match[1])
