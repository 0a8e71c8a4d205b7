"""Chance that always falls the same way: every stage of the invention has its own fixed seed.

A stage of its own means that one more name in a list does not change what happened at every event.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")

_SEED = "netwerk"


class Urn(Generic[T]):
    """Choices of which each is drawn as often as its weight says. Drawing leaves them in."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        self._choices = tuple(weights)
        self._totals = tuple(accumulate(weights.values()))

    def draw(self, chance: Random) -> T:
        """One of the choices."""
        last = len(self._choices) - 1
        return self._choices[bisect(self._totals, chance.random() * self._totals[-1], 0, last)]


def chance_of(stage: str) -> Random:
    """The chance of one stage, from its beginning."""
    return Random(f"{_SEED}: {stage}")


def favouring_first(chance: Random, choices: Sequence[T], strength: float = 1.5) -> T:
    """One of the choices, the first ones more often: evenly at strength 1, one in three times the first tenth at 2."""
    return choices[int(len(choices) * chance.random() ** strength)]


def scaled(count: int, contacts: int) -> int:
    """How many that are in a network of this many contacts, where `count` are in one of 1,600."""
    return round(count * contacts / 1600)
