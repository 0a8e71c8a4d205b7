"""Who has to do with a topic: whom I can ask about it, and whom a piece of news fits. Pure; the store brings the facts.

Words are compared folded, and as parts of compounds: "zorg" fits "jeugdzorg" and "zorgverlener", though less well than
itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import fold
from netwerk_tui.language import N_, _

_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS_IN_LINES = """
    de het een en of in op te ten ter van voor met aan bij naar uit over om als dan dat die dit er is was zijn wordt
    worden ik je jij hij zij we wij ze mijn jouw zijn haar ons onze hun niet geen wel ook nog maar wat wie hoe waar
    the a an and or of to for with at by from about on as is was are be been this that it its my your his her our
    their not no also but what who how where
"""
_SMALL_WORDS = frozenset(_SMALL_WORDS_IN_LINES.split())
_SHORTEST_PART = 4
"""Letters of a word that counts as a part of a longer one."""
_EXACT, _BEGINS, _ENDS = 1.0, 0.9, 0.7
_ENOUGH = 0.5
"""The share of the words that must fit."""


class FactKind(StrEnum):
    """What of a contact has to do with a topic, the strongest first."""

    EXPERTISE = "expertise"
    ANSWERED = "answered"
    CAPACITY = "capacity"
    MOTIVE = "motive"
    POSITION = "position"
    TAG = "tag"


_LABELS: dict[FactKind, str] = {
    FactKind.EXPERTISE: N_("knows about {text}"),
    FactKind.ANSWERED: N_("answered on {text}"),
    FactKind.MOTIVE: N_("what’s in it for them: {text}"),
}
"""Of the kinds whose text does not speak for itself."""

_WEIGHTS: dict[FactKind, float] = {
    FactKind.EXPERTISE: 4.0,
    FactKind.ANSWERED: 3.0,
    FactKind.CAPACITY: 2.0,
    FactKind.MOTIVE: 2.0,
    FactKind.POSITION: 1.5,
    FactKind.TAG: 1.0,
}
_SEVERAL_OF_A_KIND = 0.25
"""What a second fact of the same kind adds, beside the first one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something of a contact that fits a topic."""

    contact: ContactId
    kind: FactKind
    text: str
    likeness: float
    """Above 0, at most 1."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """A contact who has to do with a topic, and why."""

    contact: ContactId
    score: float
    facts: tuple[Fact, ...]
    """The strongest first."""

    def reason(self, most: int = 3) -> str:
        """Why, in the user's language, in at most so many parts."""
        return " · ".join(_words_of(fact) for fact in self.facts[:most])


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody to ask or to tell."""

    contact: ContactId
    name: str
    reason: str
    """Why, in the user's language."""
    asked: int
    """How many asks were put to them in the year until today."""


class Topic:
    """The words of a topic, or of a piece of news."""

    def __init__(self, text: str) -> None:
        self._words = _words(text)

    @property
    def is_empty(self) -> bool:
        """Whether there is no word to go by."""
        return not self._words

    def likeness(self, text: str) -> float:
        """How well a text fits, 0 to 1: the share of the words of the shorter one in the longer; 0 below a half."""
        words = _words(text)
        if not words or not self._words:
            return 0.0
        few, many = sorted((words, self._words), key=len)
        share = sum(max(_fit(word, other) for other in many) for word in few) / len(few)
        return share if share >= _ENOUGH else 0.0


def fitting(facts: Iterable[Fact], most: int | None = None) -> list[Fitting]:
    """Everybody among the facts, or so many at most, the best fitting first, then by id."""
    by_contact: dict[ContactId, set[Fact]] = {}
    for fact in facts:
        by_contact.setdefault(fact.contact, set()).add(fact)
    scores = {contact: _score(theirs) for contact, theirs in by_contact.items()}
    best = sorted(by_contact, key=lambda contact: (-scores[contact], contact))[:most]
    return [Fitting(contact, scores[contact], _strongest_first(by_contact[contact])) for contact in best]


def _strongest_first(facts: set[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: (-_strength(fact), fact.text)))


def _score(facts: set[Fact]) -> float:
    """The strongest fact of each kind, and a little for every further one."""
    strongest: dict[FactKind, float] = {}
    further = 0.0
    for fact in facts:
        strength, before = _strength(fact), strongest.get(fact.kind, 0.0)
        strongest[fact.kind] = max(strength, before)
        further += min(strength, before)
    return round(sum(strongest.values()) + _SEVERAL_OF_A_KIND * further, 6)


def _words_of(fact: Fact) -> str:
    if fact.kind is FactKind.TAG:
        return f"#{fact.text}"
    label = _LABELS.get(fact.kind)
    return fact.text if label is None else _(label).format(text=fact.text)


def _strength(fact: Fact) -> float:
    return _WEIGHTS[fact.kind] * fact.likeness


def _words(text: str) -> tuple[str, ...]:
    """The words that say something, folded, each once; all of them where none does."""
    found = dict.fromkeys(_WORD.findall(fold(text)))
    telling = tuple(word for word in found if word not in _SMALL_WORDS and (len(word) > 1 or word.isdigit()))
    return telling or tuple(found)


def _fit(word: str, other: str) -> float:
    """How well two words fit: the same, or the one a part of the other."""
    if word == other:
        return _EXACT
    short, long = sorted((word, other), key=len)
    if len(short) < _SHORTEST_PART:
        return 0.0
    if long.startswith(short):
        return _BEGINS
    return _ENDS if long.endswith(short) else 0.0
