"""Which words of a vocabulary are like a typed word, and how much.

A thousand contacts share some thousands of distinct words, so matching words and not contacts is what makes a
keystroke cheap. Only `plain` uses this; `arrays` does the same for large vocabularies.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from rapidfuzz import process
from rapidfuzz.distance import OSA

from netwerk_tui.search import weights
from netwerk_tui.search.phonetics import sound_key
from netwerk_tui.search.segment import Segment

Similarities = dict[int, float]
"""Similarity 0..1 by number of the word."""

_AFTER_ALL = "\U0010ffff"
_NEIGHBOURHOODS_KEPT = 32


class PlainVocabulary:
    """The distinct words of a segment that are spelt out, numbered as there."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._words = segment.words[: segment.spelt]
        self._text = "\n".join(self._words)
        self._starts = array("I", accumulate((len(word) + 1 for word in self._words), initial=0))
        self._pairs = sorted({word[:2] for word in self._words if len(word) > 1})
        self._beginnings: dict[int, list[str]] = {}
        self._neighbourhoods: dict[tuple[str, int], list[str]] = {}

    def exactly(self, number: int | None, similarity: float) -> Similarities:
        """This word, where there is one."""
        return {} if number is None else {number: similarity}

    def coined_begun(self, typed: str) -> Similarities:
        """The coined words that are or begin with what is typed."""
        return dict(self._begun(typed, self._segment.coined_beginning_with(typed)))

    def spelt_like(self, typed: str, edits: int) -> Similarities:
        """The words that are, begin with or contain what is typed, also at most `edits` typos away."""
        similar: Similarities = {}
        if edits and not typed.isdigit():
            self._add_misspelt(similar, typed, edits)
        if len(typed) >= weights.SHORTEST_IN_COMPOUND:
            self._add_compounds(similar, typed)
        similar.update(self._begun(typed, self._segment.beginning_with(typed)))
        return similar

    def sounding_like(self, typed: str) -> Similarities:
        """The words of names that sound like what is typed, or begin so."""
        key = sound_key(typed)
        if len(key) < 2 or typed.isdigit():
            return {}
        segment = self._segment
        begun = segment.sounding_begun(key) if len(key) > 2 else ()
        similar = dict.fromkeys(begun, weights.SAME_SOUND_BEGUN)
        similar.update(dict.fromkeys(segment.sounding(key), weights.SAME_SOUND))
        return similar

    def rather_whole(self, similar: Similarities) -> Similarities:
        """The same with words that were only begun further behind."""
        return {
            word: similarity if similarity == 1.0 else similarity * weights.PERHAPS_BEGUN
            for word, similarity in similar.items()
        }

    def _begun(self, typed: str, numbers: range) -> Iterator[tuple[int, float]]:
        for number in numbers:
            whole = len(self._segment.words[number])
            yield number, 1.0 if whole == len(typed) else weights.beginning(len(typed), whole)

    def _add_compounds(self, similar: Similarities, typed: str) -> None:
        text, starts = self._text, self._starts
        place = text.find(typed)
        while place >= 0:
            number = bisect_left(starts, place + 1) - 1
            end = starts[number] + len(self._words[number])
            at_end = place + len(typed) == end
            found = weights.END_OF_COMPOUND if at_end else weights.INSIDE_COMPOUND
            similar[number] = max(found, similar.get(number, 0.0))
            place = text.find(typed, end)

    def _add_misspelt(self, similar: Similarities, typed: str, edits: int) -> None:
        for written, distance in self._misspelt(typed, edits):
            for number in self._segment.beginning_with(written):
                word = self._words[number]
                rule = weights.misspelt if len(word) == len(written) else weights.misspelt_beginning
                likeness = rule(distance, len(typed), len(word))
                if word[0] != typed[0]:
                    likeness -= weights.WRONG_FIRST_LETTER
                if likeness >= weights.LEAST_SIMILARITY and likeness > similar.get(number, 0.0):
                    similar[number] = likeness

    def _misspelt(self, typed: str, edits: int) -> list[tuple[str, int]]:
        """The words and beginnings of words that are 1..`edits` typos away from what is typed, and how many."""
        found: list[tuple[str, int]] = []
        for length in range(max(2, len(typed) - edits), len(typed) + edits + 1):
            candidates = self._neighbourhood(typed, length)
            near = process.extract(typed, candidates, scorer=OSA.distance, score_cutoff=edits, limit=None)
            found.extend((written, distance) for written, distance, _ in near if distance)
        return found

    def _neighbourhood(self, typed: str, length: int) -> list[str]:
        """The words and beginnings of words of this length that are worth comparing with what is typed.

        These share a first or second letter with it, as one typo leaves at least that in common. The list stays the
        same while a word is being typed on.
        """
        key = typed[:2], length
        kept = self._neighbourhoods
        if key not in kept:
            if len(kept) == _NEIGHBOURHOODS_KEPT:
                del kept[next(iter(kept))]
            beginnings = self._beginnings_of(length)
            letters = set(typed[:2])
            shared = [pair for pair in self._pairs if pair[1] in letters and pair[0] not in letters]
            near: list[str] = []
            for start in (*letters, *shared):
                first = bisect_left(beginnings, start)
                near += beginnings[first : bisect_left(beginnings, start + _AFTER_ALL, first)]
            kept[key] = near
        return kept[key]

    def _beginnings_of(self, length: int) -> list[str]:
        if length not in self._beginnings:
            self._beginnings[length] = list(dict.fromkeys(word[:length] for word in self._words if len(word) >= length))
        return self._beginnings[length]
