"""Forgetting somebody: by what they are recognised when they come back, and where other people's texts name them.

Who was erased is kept as keyed hashes of what identifies them. Nobody can read them there, and whoever holds the
network still recognises the person in a file that is imported. Called by the store and by actions.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.text import fold

REDACTED = "[…]"
"""What stands in a text where somebody was named."""

_WORD = re.compile(r"\w+")
SHORTEST_SINGLE_NAME = 4
"""Letters of a name of one word that is looked for in texts: shorter ones are too often another word."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A text about somebody else that names the person."""

    table: str
    id: int
    column: str
    text: str


class Names:
    """What a person is called in texts: full names, e-mail addresses, links. Spelling is compared as in searches."""

    def __init__(self, spellings: Iterable[str], shortest: int = SHORTEST_SINGLE_NAME) -> None:
        """`shortest` is how many letters a name of one word must have to be looked for."""
        found = {tuple(_words(spelling)) for spelling in spellings}
        telling = [words for words in found if len(words) > 1 or len("".join(words)) >= shortest]
        self._names = sorted(telling, key=lambda words: (-len(words), words))

    def are_in(self, text: str) -> bool:
        """Whether the text names the person. A genitive counts; a longer name that begins alike does not."""
        return next(self._places(text), None) is not None

    def redacted(self, text: str, replacement: str = REDACTED) -> str:
        """The text with something else in every place where the person is named."""
        parts: list[str] = []
        end = 0
        for start, stop in self._places(text):
            parts += [text[end:start], replacement]
            end = stop
        return "".join([*parts, text[end:]])

    def redacted_in(self, value: Any, replacement: str = REDACTED) -> Any:
        """A JSON value with every text in it redacted; names of columns stay."""
        match value:
            case str():
                return self.redacted(value, replacement)
            case list():
                return [self.redacted_in(each, replacement) for each in value]
            case dict():
                return {name: self.redacted_in(each, replacement) for name, each in value.items()}
            case _:
                return value

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the person is named, from left to right, without overlap."""
        folded = fold(text)
        names = [name for name in self._names if all(word in folded for word in name)]
        if not names:
            return
        words = [(found.start(), found.end(), fold(found[0])) for found in _WORD.finditer(text)]
        position = 0
        while position < len(words):
            length = next((len(name) for name in names if _begins(words, position, name)), 0)
            if length:
                yield words[position][0], words[position + length - 1][1]
            position += max(length, 1)


def spellings_of(given_name: str, particle: str, surname: str) -> list[str]:
    """The ways in which a text may name somebody in full."""
    whole = full_name(given_name, particle, surname)
    turned = " ".join(part for part in (surname, given_name, particle) if part)
    return [whole, turned] if given_name and surname else [whole]


def name_identifier(name: str, organisation: str) -> str:
    """What somebody with this name who works there is recognised by; nothing where there is no name."""
    return f"name:{fold(name)}|{fold(organisation)}" if fold(name) else ""


def point_identifier(kind: PointKind, value: str) -> str:
    """What the owner of an e-mail address or of a link is recognised by; other addresses are shared too often."""
    key = match_key(kind, value)
    return f"{kind}:{key}" if key and kind in (PointKind.EMAIL, PointKind.LINK) else ""


def source_identifier(source: str, external_id: str) -> str:
    """What somebody who is known to another program is recognised by."""
    return f"id:{source}|{external_id}" if external_id else ""


def token_of(key: str, identifier: str) -> str:
    """The keyed hash under which an identifier is remembered."""
    return hmac.new(key.encode(), identifier.encode(), "sha256").hexdigest()


def _words(text: str) -> list[str]:
    return [fold(found[0]) for found in _WORD.finditer(text) if fold(found[0])]


def _begins(words: list[tuple[int, int, str]], position: int, name: tuple[str, ...]) -> bool:
    """Whether the name stands at this word; its last word may be a genitive."""
    found = [word for _start, _stop, word in words[position : position + len(name)]]
    return found[:-1] == list(name[:-1]) and found[-1:] in ([name[-1]], [f"{name[-1]}s"])
