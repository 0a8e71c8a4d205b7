"""What is meant by a query about one of `other_people`: by this an answer is judged.

An answer is right where it is the contact that was meant, or another that has every word that was meant, at the place
where it was meant and as near to what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import NamedTuple

from rapidfuzz.distance import OSA

from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.search.analysis import PARTICLES, STOP_WORDS, words_in

Texts = Callable[[SearchDocument], Iterable[str]]


class Meant(NamedTuple):
    """A folded word as it was typed, the word that was meant by it, and the texts it may stand in."""

    typed: str
    word: str
    texts: Texts
    is_begun: bool = False

    def is_in(self, person: SearchDocument) -> bool:
        """Whether a word of the contact is as near to what was typed."""
        slips = self._slips(self.word)
        return any(self._slips(word) <= slips for word in _words_of(self.texts, person))

    def _slips(self, word: str) -> int:
        if not self.is_begun:
            return OSA.distance(self.typed, word)
        size = len(self.typed)
        return min(OSA.distance(self.typed, word[:end]) for end in range(max(1, size - 1), size + 2))


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the contact that it was made of, and what was meant by it."""

    kind: str
    text: str
    person: SearchDocument
    meant: tuple[Meant, ...]

    def is_answered_by(self, person: SearchDocument) -> bool:
        """Whether this contact is a right answer."""
        return person.id == self.person.id or all(each.is_in(person) for each in self.meant)


@lru_cache(maxsize=1 << 16)
def _words_of(texts: Texts, person: SearchDocument) -> frozenset[str]:
    return frozenset(word for text in texts(person) for word in words_in(text))


def name(person: SearchDocument) -> Iterable[str]:
    """The name, and its parts."""
    return (person.given_name, person.particle, person.surname, person.name)


def name_together(person: SearchDocument) -> Iterable[str]:
    """Each of two surnames in one word, with its particles."""
    halves = f"{person.particle} {person.surname}".split("-")
    return ("".join(words_in(half)) for half in halves)


def initials_of_particles(person: SearchDocument) -> Iterable[str]:
    """Each surname in one word, of its particles the initials."""
    halves = f"{person.particle} {person.surname}".split("-")
    return (with_initials(words_in(half)) for half in halves)


def with_initials(words: Sequence[str]) -> str:
    """vdberg, of the words of a surname."""
    return "".join(word[0] if word in PARTICLES else word for word in words)


def initials(person: SearchDocument) -> Iterable[str]:
    """The first letters of all words of the name."""
    return ("".join(word[0] for word in words_in(person.name)),)


def acronyms(person: SearchDocument) -> Iterable[str]:
    """Those of the organisations."""
    return map(capitals, person.organisations)


def anywhere(person: SearchDocument) -> Iterable[str]:
    """Everything that is known."""
    texts = (person.organisations, person.roles, person.tags, person.events, person.places, person.notes)
    return (person.name, *(text for some in texts for text in some))


def capitals(organisation: str) -> str:
    """Its acronym."""
    return "".join(word[0] for word in organisation.replace("-", " ").split() if word[0].isupper())


class Parts:
    """The folded words of a contact that queries are made of; empty where it lacks them."""

    def __init__(self, chance: Random, person: SearchDocument) -> None:
        self.chance, self.person = chance, person
        self.given = words_in(person.given_name)[0]
        self.particles = words_in(person.particle)
        self.halves = [[word for word in words_in(half) if word not in PARTICLES] for half in person.surname.split("-")]
        self.halves = [half for half in self.halves if half]
        self.surname = self.halves[0][0] if self.halves else words_in(person.surname)[0]
        self.role = person.roles[0] if person.roles else ""
        self.town = person.places[0] if person.places else ""
        self.organisation = self._telling(person.organisations)
        self.event = self._telling(person.events)
        self.tag = self._telling(person.tags)
        remembered = [word for note in person.notes for word in words_in(note) if len(word) > 8]
        self.noted = chance.sample(remembered, min(2, len(remembered)))

    def _telling(self, texts: Sequence[str]) -> str:
        """A long word of one of these texts."""
        if not texts:
            return ""
        words = [word for word in words_in(self.chance.choice(texts)) if word not in STOP_WORDS and not word.isdigit()]
        return self.chance.choice(sorted(words, key=len)[-2:]) if words else ""

    @property
    def family(self) -> str:
        """The surname with its particles: van den eertwegh, dhoker."""
        return ("" if self.is_joined else " ").join((*self.particles, self.surname))

    @property
    def is_joined(self) -> bool:
        """Whether an apostrophe joins the particle to the name: d'Hondt."""
        return self.person.particle.endswith(("'", "’"))

    @property
    def in_town(self) -> tuple[Meant, ...]:
        """The words of the town, except those that say nothing."""
        return tuple(Meant(word, word, anywhere) for word in words_in(self.town) if word not in STOP_WORDS)

    def by_name(self, typed: str = "", given: str = "") -> tuple[Meant, ...]:
        """The given name and the surname, as they were typed."""
        return (
            Meant(given or self.given, self.given, name),
            Meant(typed or self.surname, self.surname, name),
        )

    def given_and(self, word: str, texts: Texts, typed: str = "") -> tuple[Meant, ...]:
        """The given name, and a word elsewhere."""
        return Meant(self.given, self.given, name), Meant(typed or word, word, texts)
