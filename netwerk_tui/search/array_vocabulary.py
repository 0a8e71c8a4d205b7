"""Which words of a large vocabulary are like a typed word, and how much: `vocabulary` once more, on numpy's arrays.

The few words that may be a typo away are sieved out by their letters; rapidfuzz compares those that are left.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from netwerk_tui.search import weights
from netwerk_tui.search.analysis import LONGEST_WORD
from netwerk_tui.search.phonetics import sound_key
from netwerk_tui.search.segment import Segment

Integers = NDArray[np.integer]
Reals = NDArray[np.float64]
Similarities = tuple[Integers, Reals]
"""The numbers of words, and their similarity 0..1."""

_LONGEST_SIEVED = 24
"""Letters; longer words are seldom typed, and compared by this much of their beginning."""
_NEIGHBOURHOODS_KEPT = 64
_ONE = np.uint64(1)


class ArrayVocabulary:
    """The distinct words of a segment that are spelt out, numbered as there."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._words = list(segment.words[: segment.spelt])
        self._lengths = np.fromiter(map(len, self._words), np.int64, len(self._words))
        self._pieces = _Pieces(self._words, self._lengths)
        self._letters = _letters(self._words)
        self._shared = _shared_with_the_word_before(self._letters)
        self._sieves: dict[int, tuple[Integers, NDArray[np.uint64]]] = {}
        self._neighbourhoods: dict[tuple[str, int], tuple[Integers, NDArray[np.uint64]]] = {}

    def exactly(self, number: int | None, similarity: float) -> Similarities:
        """This word, where there is one."""
        found = [] if number is None else [number]
        return np.array(found, np.int64), np.full(len(found), similarity)

    def coined_begun(self, typed: str) -> Similarities:
        """The coined words that are or begin with what is typed."""
        begun = self._segment.coined_beginning_with(typed)
        wholes = map(len, self._segment.words[begun.start : begun.stop])
        similar = _beginning_by_length(typed)[np.fromiter(wholes, np.int64, len(begun))]
        if begun and self._segment.words[begun.start] == typed:
            similar[0] = 1.0
        return np.arange(begun.start, begun.stop), similar

    def spelt_like(self, typed: str, edits: int) -> Similarities:
        """The words that are, begin with or contain what is typed, also at most `edits` typos away."""
        similar = np.zeros(len(self._words))
        if edits and not typed.isdigit():
            self._add_misspelt(similar, typed, edits)
        if len(typed) >= weights.SHORTEST_IN_COMPOUND:
            self._add_compounds(similar, typed)
        begun = self._segment.beginning_with(typed)
        if begun:
            lengths = self._lengths[begun.start : begun.stop]
            similar[begun.start : begun.stop] = _beginning_by_length(typed)[lengths]
            if self._words[begun.start] == typed:
                similar[begun.start] = 1.0
        found = np.flatnonzero(similar > 0)
        return found, similar[found]

    def sounding_like(self, typed: str) -> Similarities:
        """The words of names that sound like what is typed, or begin so."""
        key = sound_key(typed)
        if len(key) < 2 or typed.isdigit():
            return self.exactly(None, 0.0)
        begun = np.array(self._segment.sounding_begun(key) if len(key) > 2 else (), np.int64)
        same = np.array(self._segment.sounding(key), np.int64)
        found = np.concatenate((begun, same))
        similar = np.repeat((weights.SAME_SOUND_BEGUN, weights.SAME_SOUND), (len(begun), len(same)))
        return found, similar

    def rather_whole(self, similar: Similarities) -> Similarities:
        """The same with words that were only begun further behind."""
        found, similarities = similar
        return found, np.where(similarities == 1.0, 1.0, similarities * weights.PERHAPS_BEGUN)

    def _add_compounds(self, similar: Reals, typed: str) -> None:
        for number in self._pieces.words_with(typed):
            word = self._words[number]
            if typed in word[1:]:
                found = weights.END_OF_COMPOUND if word.endswith(typed) else weights.INSIDE_COMPOUND
                similar[number] = max(found, similar[number])

    def _add_misspelt(self, similar: Reals, typed: str, edits: int) -> None:
        likeness_of = {
            distance: _by_length(partial(weights.misspelt_beginning, distance, len(typed)))
            for distance in range(1, edits + 1)
        }
        for length in range(max(2, len(typed) - edits), len(typed) + edits + 1):
            candidates = [self._words[number][:length] for number in self._candidates(typed, length, edits)]
            near = process.extract(typed, candidates, scorer=OSA.distance, score_cutoff=edits, limit=None)
            for written, distance, _ in near:
                if distance:
                    begun = self._segment.beginning_with(written)
                    likeness = likeness_of[distance][self._lengths[begun.start : begun.stop]]
                    if self._words[begun.start] == written:
                        likeness[0] = weights.misspelt(distance, len(typed), length)
                    if written[0] != typed[0]:
                        likeness -= weights.WRONG_FIRST_LETTER
                    likeness[likeness < weights.LEAST_SIMILARITY] = 0.0
                    np.maximum(similar[begun.start : begun.stop], likeness, out=similar[begun.start : begun.stop])

    def _candidates(self, typed: str, length: int, edits: int) -> list[int]:
        """One word for each beginning of this length that may be so near: at most `edits` letters are different."""
        numbers, letters = self._neighbourhood(typed[:2], length)
        wanted = _letter_set(typed)
        unused = np.bitwise_count(letters & ~wanted)
        unmet = np.bitwise_count(wanted & ~letters)
        near: list[int] = numbers[(unused <= edits) & (unmet <= edits)].tolist()
        return near

    def _neighbourhood(self, first: str, length: int) -> tuple[Integers, NDArray[np.uint64]]:
        """The beginnings of this length with one of these letters first or second: one typo leaves that in common."""
        key = first, length
        if key not in self._neighbourhoods:
            if len(self._neighbourhoods) == _NEIGHBOURHOODS_KEPT:
                del self._neighbourhoods[next(iter(self._neighbourhoods))]
            numbers, letters = self._sieve(length)
            near = np.zeros(len(numbers), np.bool_)
            for column in self._letters[:2]:
                beginning = column[numbers]
                for letter in first:
                    near |= beginning == ord(letter)
            self._neighbourhoods[key] = numbers[near], letters[near]
        return self._neighbourhoods[key]

    def _sieve(self, length: int) -> tuple[Integers, NDArray[np.uint64]]:
        """One word for each beginning of this length that there is, and the set of its letters."""
        if length not in self._sieves:
            numbers = np.flatnonzero((self._lengths >= length) & (self._shared < min(length, _LONGEST_SIEVED)))
            letters = np.zeros(len(numbers), np.uint64)
            for column in self._letters[:length]:
                letters |= _ONE << (column[numbers].astype(np.uint64) & np.uint64(63))
            self._sieves[length] = numbers, letters
        return self._sieves[length]


class _Pieces:
    """Which words have three letters after each other, by a number that few threes share."""

    def __init__(self, words: list[str], lengths: NDArray[np.int64]) -> None:
        letters = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32)
        word_of = np.repeat(np.arange(len(words), dtype=np.int32), lengths)
        within = np.flatnonzero(word_of[2:] == word_of[:-2])
        pieces = _piece(letters[within], letters[within + 1], letters[within + 2]).astype(np.uint16)
        order = np.argsort(pieces, kind="stable")
        self._words = word_of[within][order]
        self._starts = np.concatenate(([0], np.cumsum(np.bincount(pieces, minlength=1 << 16))))

    def words_with(self, typed: str) -> list[int]:
        """Words among which are all that contain what is typed; three letters at least."""
        numbers = [_piece(*map(ord, typed[place : place + 3])) for place in range(len(typed) - 2)]
        rarest = min(numbers, key=lambda number: int(self._starts[number + 1] - self._starts[number]))
        found: list[int] = self._words[self._starts[rarest] : self._starts[rarest + 1]].tolist()
        return found


def _piece(first: Any, second: Any, third: Any) -> Any:
    return (first * 961 + second * 31 + third) & 0xFFFF


def ranges(starts: Integers, ends: Integers) -> tuple[Integers, Integers]:
    """All numbers of these ranges after each other, and how many each has."""
    first, sizes = starts.astype(np.int64), ends.astype(np.int64) - starts
    before = np.cumsum(sizes) - sizes
    total = int(sizes.sum())
    return np.repeat(first - before, sizes) + np.arange(total), sizes


def _letters(words: list[str]) -> NDArray[np.uint32]:
    """The first letters of all words, then the second ones, and so on; 0 after the end of a word."""
    kind = f"U{_LONGEST_SIEVED}"
    table = np.array(words or [""], kind).view(np.uint32).reshape(-1, _LONGEST_SIEVED)
    return np.ascontiguousarray(table.T)


def _shared_with_the_word_before(letters: NDArray[np.uint32]) -> Integers:
    """How many letters each word begins with as the one before it does."""
    same = letters[:, 1:] == letters[:, :-1]
    shared = np.logical_and.accumulate(same, axis=0).sum(axis=0)
    return np.concatenate(([0], shared))


def _beginning_by_length(typed: str) -> Reals:
    """How similar a word of each length is that begins so."""
    return _by_length(partial(weights.beginning, len(typed)))


def _by_length(rule: Callable[[int], float]) -> Reals:
    """What a rule gives for words of each length."""
    return np.array([0.0, *map(rule, range(1, LONGEST_WORD + 1))])


def _letter_set(word: str) -> np.uint64:
    letters = 0
    for letter in word:
        letters |= 1 << (ord(letter) & 63)
    return np.uint64(letters)
