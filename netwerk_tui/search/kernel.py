"""What matches a query with a segment: `plain` for few contacts, `arrays` for many, the same answers from both.

Here is what the two share: in which ways a typed word may match, and what `ranking` asks of either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from netwerk_tui.domain.finding import Field
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search import weights
from netwerk_tui.search.query import Demand, Term, without_particle
from netwerk_tui.search.segment import Segment
from netwerk_tui.search.weights import FacetWeights

Match = tuple[float, int]
"""The value of a match, 0..1, and the slot that matched."""

Among = frozenset[ContactId] | None
"""The only contacts that are wanted; None for everybody."""

Similar = TypeVar("Similar")
Kept = TypeVar("Kept")

_TERMS_KEPT = 24


class Selection(Protocol):
    """One query put to one segment. Terms are named by their place in the query."""

    def complete(self, wanted: int) -> Sequence[int]:
        """The contacts that have every required word; where there are more, so many of the most promising."""

    def incomplete(self, wanted: int) -> Sequence[int]:
        """Contacts that lack a required word or more; the most promising."""

    def match(self, place: int, contact: int) -> Match | None:
        """The best match of a term with the contact."""

    def value_at(self, place: int, slot: int) -> float:
        """How well the term matches this slot, 0 for not at all."""


class Kernel(Protocol):
    """Matches queries with one segment."""

    def selection(self, terms: Sequence[Term], dead: set[int], among: Among) -> Selection:
        """The query put to the segment; the dead are passed over."""


class Vocabulary(Protocol[Similar]):
    """Which words are like a typed one, in the form that a kernel works with."""

    def exactly(self, number: int | None, similarity: float) -> Similar: ...

    def coined_begun(self, typed: str) -> Similar:
        """The coined words that are or begin with what is typed."""

    def spelt_like(self, typed: str, edits: int) -> Similar: ...

    def sounding_like(self, typed: str) -> Similar: ...

    def rather_whole(self, similar: Similar) -> Similar:
        """The same with words that were only begun further behind."""


def ways_to_match(term: Term, segment: Segment, vocabulary: Vocabulary[Similar]) -> list[tuple[Similar, FacetWeights]]:
    """The words that a term may mean, by each way to mean them, with what they are worth at each facet."""
    typed = term.text
    match term.demand:
        case Demand.OPTIONAL:
            return [(vocabulary.exactly(segment.number_of(typed), 1.0), weights.OPTIONAL_WORD)]
        case Demand.EXCLUDED:
            return [(vocabulary.exactly(segment.number_of(typed), 1.0), weights.ANYWHERE)]
        case Demand.PERHAPS:
            return [(vocabulary.rather_whole(vocabulary.spelt_like(typed, 0)), weights.PERHAPS_NAME)]
        case Demand.REQUIRED:
            pass
    if term.is_exact:
        return [(vocabulary.exactly(segment.number_of(typed), 1.0), weights.EXACTLY)]
    spelt = vocabulary.spelt_like(typed, term.edits)
    if term.only is not None:
        return [(spelt, weights.ONLY_TAGS if term.only is Field.TAG else weights.ONLY_EVENTS)]
    if len(typed) == 1:
        return [(spelt, weights.ONE_LETTER)]
    ways = [
        (spelt, weights.USUAL),
        (vocabulary.sounding_like(typed), weights.SOUNDING),
        (vocabulary.exactly(segment.coined(typed), 1.0), weights.COINED),
        (vocabulary.exactly(segment.number_of(typed[0]), weights.INITIAL), weights.INITIAL_FOR_NAME),
    ]
    if len(typed) >= weights.SHORTEST_TOGETHER:
        ways.append((vocabulary.coined_begun(typed), weights.TOGETHER))
    for core in without_particle(typed):
        ways.append((vocabulary.spelt_like(core, weights.edits_allowed(len(core))), weights.PARTICLE_WRITTEN_ON))
    return ways


def weights_in_promise(terms: Sequence[Term]) -> list[float]:
    """By how much the value of each term makes a contact promising: as `ranking` weighs it, in short."""
    demands = [term.demand for term in terms]
    required = [weights.word_weight(len(term.text)) for term in terms if term.demand is Demand.REQUIRED]
    weight_of = {
        Demand.PERHAPS: sum(required) * weights.PERHAPS_MISSING,
        Demand.OPTIONAL: sum(required) * weights.OPTIONAL_MISSING / max(1, demands.count(Demand.OPTIONAL)),
        Demand.EXCLUDED: 0.0,
    }
    return [
        weights.word_weight(len(term.text)) if term.demand is Demand.REQUIRED else weight_of[term.demand]
        for term in terms
    ]


def kept_or_found(kept: dict[Term, Kept], term: Term, find: Callable[[Term], Kept]) -> Kept:
    """What was found for the term; the last ones are kept, so a keystroke pays for the changed word only."""
    found = kept.pop(term) if term in kept else find(term)
    kept[term] = found
    if len(kept) > _TERMS_KEPT:
        del kept[next(iter(kept))]
    return found
