"""What a query says about the contact that is meant, and who fits it as well.

A query is made from one contact, but often fits others just as well: two people called Jansen, or a Jansen and a
Janssen for `jansn`. So a query consists of clues. A clue says what was typed, what was meant, and in which texts of a
contact it may be found; everybody whose texts are as near to what was typed as what was meant is a right answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.search.analysis import words_in

Texts = Callable[[SearchDocument], Iterable[str]]


@dataclass(frozen=True)
class Clue:
    """One word as it was typed and as it was meant, both folded."""

    typed: str
    meant: str
    texts: Texts
    begins: bool = False
    """Whether only the beginning of the word was typed."""

    def distance(self, document: SearchDocument) -> int:
        """The number of typos between what was typed and the nearest word of the contact."""
        words = _words(self.texts, document)
        return min((self._typos(word) for word in words), default=99)

    def fits(self, document: SearchDocument) -> bool:
        """Whether the contact answers what was typed as well as the one that was meant."""
        return self.distance(document) <= self._typos(self.meant)

    def _typos(self, word: str) -> int:
        if not self.begins:
            return OSA.distance(self.typed, word)
        size = len(self.typed)
        return min(OSA.distance(self.typed, word[:end]) for end in range(max(1, size - 1), size + 2))


@dataclass(frozen=True)
class Query:
    """What was typed, and how to tell whether an answer is right."""

    kind: str
    text: str
    clues: tuple[Clue, ...]

    def fits(self, document: SearchDocument) -> bool:
        """Whether this contact is a right answer."""
        return all(clue.fits(document) for clue in self.clues)


@lru_cache(maxsize=1 << 16)
def _words(texts: Texts, document: SearchDocument) -> frozenset[str]:
    return frozenset(word for text in texts(document) for word in words_in(text))


def names(document: SearchDocument) -> tuple[str, ...]:
    """The given name and the surname."""
    return (document.given_name, document.surname)


def names_joined(document: SearchDocument) -> tuple[str, ...]:
    """The given name, and the surname with its particles written on."""
    joined = (_written_on(part) for part in (f"{document.particle} {document.surname}").split("-"))
    return (document.given_name, *joined)


def _written_on(family_name: str) -> str:
    return "".join(words_in(family_name))


def given_names(document: SearchDocument) -> tuple[str, ...]:
    """The given name alone."""
    return (document.given_name,)


def organisations_of(document: SearchDocument) -> tuple[str, ...]:
    """The organisations of the contact."""
    return document.organisations


def acronyms_of(document: SearchDocument) -> tuple[str, ...]:
    """The capitals of each organisation."""
    return tuple("".join(letter for letter in name if letter.isupper()) for name in document.organisations)


def roles_of(document: SearchDocument) -> tuple[str, ...]:
    """The roles of the contact."""
    return document.roles


def tags_of(document: SearchDocument) -> tuple[str, ...]:
    """The tags of the contact."""
    return document.tags


def events_of(document: SearchDocument) -> tuple[str, ...]:
    """The events of the contact."""
    return document.events


def notes_of(document: SearchDocument) -> tuple[str, ...]:
    """The notes of the contact."""
    return document.notes


def anything_of(document: SearchDocument) -> tuple[str, ...]:
    """All texts."""
    several = (document.organisations, document.roles, document.tags, document.events, document.places, document.notes)
    return (*names(document), *(text for texts in several for text in texts))


def whole_name(document: SearchDocument) -> tuple[str, ...]:
    """The name with its particles."""
    return (document.name,)
