"""What a query of the search language can go on with: the keys and values that begin with what is typed at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from netwerk_tui.domain.query_keys import KEY_BY_NAME, KEY_BY_SIGIL, KEYS, Key, KeyId, ValueKind
from netwerk_tui.domain.query_language import quoted
from netwerk_tui.domain.query_values import WORD
from netwerk_tui.domain.text import fold
from netwerk_tui.language import _, language_in_use

MOST_OFFERED = 6
SHORTEST_KEY = 4
"""Letters of a bare word from which it may rather be a key: three begin too many names."""

_BEING_TYPED = re.compile(
    r"""
    \A(?:[^"]|"[^"]*")*?       # what is before it: no piece begins between the quotes of another
    (?:^|(?<=[\s(]))-?
    (?P<piece>(?:[^\s()"]|"[^"]*")*(?:"[^"]*)?)\Z
    """,
    re.VERBOSE,
)
_KEYED = re.compile(r"(?P<key>[^\W\d_][\w-]*):(?P<value>.*)", re.DOTALL)

Names = Mapping[KeyId, Sequence[str]]
"""The names and texts that the network has for a key, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on."""

    start: int
    """From where on the end of the query is replaced."""
    text: str
    """By this."""
    why: str
    """What it means, in the user's language; may be empty."""

    def applied_to(self, query: str) -> str:
        """The query with this at its end."""
        return query[: self.start] + self.text


def completions(query: str, names: Names, *, shortest_key: int = SHORTEST_KEY) -> list[Completion]:
    """What can be typed at the end of the query, the likeliest first; nothing where any word may follow."""
    match = _BEING_TYPED.search(query)
    piece = match["piece"] if match else ""
    if match is None or not piece:
        return []
    start = match.start("piece")
    sigil = KEY_BY_SIGIL.get(piece[0])
    if sigil is not None:
        return _values(sigil, piece[1:], start + 1, names)
    keyed = _KEYED.fullmatch(piece)
    if keyed is None:
        return _keys(piece, start) if len(piece) >= shortest_key else []
    key = KEY_BY_NAME.get(fold(keyed["key"]))
    return [] if key is None else _values(key, keyed["value"], start + keyed.start("value"), names)


def own_name(key: Key) -> str:
    """What the key is called in the user's language."""
    return key.dutch if language_in_use() == "nl" else key.id.value


def is_value_wanted(query: str) -> bool:
    """Whether a filter has been begun at the end of the query, rather than a free word."""
    match = _BEING_TYPED.search(query)
    piece = match["piece"] if match else ""
    return bool(piece) and (piece[0] in KEY_BY_SIGIL or _KEYED.fullmatch(piece) is not None)


def _keys(piece: str, start: int) -> list[Completion]:
    begun = fold(piece)
    if not begun:
        return []
    found = []
    for key in KEYS:
        name = next((each for each in (own_name(key), *key.names) if fold(each).startswith(begun)), None)
        if name is not None:
            found.append(Completion(start, f"{name}:", _(key.meaning)))
    return found[:MOST_OFFERED]


def _values(key: Key, typed: str, start: int, names: Names) -> list[Completion]:
    if typed.startswith("=") and key.kind in (ValueKind.NAME, ValueKind.TEXT):
        typed, start = typed[1:], start + 1
    begun = " ".join(WORD.findall(fold(typed)))
    offered = [Completion(start, f"{value} ", why) for value, why in _known_values(key, names) if _fits(value, begun)]
    offered.sort(key=lambda each: not fold(each.text.strip('" ')).startswith(begun))
    is_complete = len(offered) == 1 and fold(offered[0].text.strip()) == fold(typed)
    return [] if is_complete else offered[:MOST_OFFERED]


def _known_values(key: Key, names: Names) -> Iterator[tuple[str, str]]:
    match key.kind:
        case ValueKind.CHOICE:
            is_dutch = language_in_use() == "nl"
            for choice in key.choices:
                yield (choice.spellings[0] if is_dutch and choice.spellings else choice.id), _(choice.label)
        case ValueKind.NUMBER | ValueKind.DAYS:
            yield key.example, _(key.meaning)
        case _:
            for name in names.get(key.id, ()):
                yield quoted(name), ""


def _fits(value: str, begun: str) -> bool:
    """Whether a word of the value begins with what was typed."""
    return f" {begun}" in f" {' '.join(WORD.findall(fold(value)))}"
