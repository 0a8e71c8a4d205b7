"""The words and markers of a quick note. A marker counts only at the start of a word, so that jan@example.org, C# and
12:30 are words; a backslash before it makes it plain text.

| Marker | Means |
|---|---|
| `#word`, `#"two words"` | a tag or the dossier |
| `@Event`, `@"Two words"` | the event; a known name may be several words |
| `~word`, `~"some words"` | the mood and setting |
| `>text` | my promise, up to the next promise, a move or the end of the line |
| `<text` | their promise |
| `+a -a +e -e` | a step of acceptance or energy |
| `!told`, `!word` | they know it now: the one thing to tell them, or the one with this word |
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import Enum

from netwerk_tui.domain.text import fold


class Mark(Enum):
    """What kind of token it is."""

    WORD = "word"
    TAG = "tag"
    EVENT = "event"
    MOOD = "mood"
    MINE = "mine"
    THEIRS = "theirs"
    MOVE = "move"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a marker with what belongs to it. A promise's words are tokens of their own."""

    start: int
    stop: int
    mark: Mark
    value: str
    """The word, or what the marker names."""
    in_sentence: str
    """How it reads as a word of a sentence: without the marker, with punctuation after it."""


def tokens_of(line: str, start: int, events: Container[str]) -> Iterator[Token]:
    """The tokens of the line from `start` on, in order; `events` are the folded names of those that are known."""
    position = start
    while found := _WORD.search(line, position):
        token = _token(line, found.start(), found.end(), events)
        yield token
        position = token.stop


def starts_marker(line: str, position: int) -> bool:
    """Whether a word at this position would be read as a marker."""
    found = _WORD.match(line, position)
    return bool(found) and _mark_of(line, position, found.end() if found else position) is not Mark.WORD


_WORD = re.compile(r"\S+")
_MOVE = re.compile(r"((?:[+-]{1,3}[ae])+)[.,;:!?)]*", re.IGNORECASE)
_TRAILING = ".,;:!?)]}\"”'"
_CLOSED_QUOTE = re.compile(r"[\"“”„]([^\"“”„\n]+)[\"“”]")
_OPEN_QUOTE = re.compile(r"[\"“”„]([^\"“”„\n]*?)(?=\s[#@<>~!]|\n|$)")
_AFTER_QUOTE = re.compile(r"[.,;:!?)]*")
_NEXT_MARKER = re.compile(r"[,;](?=[#@~!])")
_MARKERS = {"#": Mark.TAG, "@": Mark.EVENT, "~": Mark.MOOD, ">": Mark.MINE, "<": Mark.THEIRS, "!": Mark.TOLD}
_QUOTES = '"“”„'
_WORDS_OF_AN_EVENT = 8


def _mark_of(line: str, start: int, stop: int) -> Mark:
    word = line[start:stop]
    mark = _MARKERS.get(word[0])
    if mark is None:
        return Mark.MOVE if word[0] in "+-" and _MOVE.fullmatch(word) else Mark.WORD
    rest = word.lstrip(word[0]) if mark in {Mark.MINE, Mark.THEIRS} else word[1:]
    if mark is Mark.MINE:
        counts = not rest or rest[0].isalnum() or rest[0] in _QUOTES + "'(#@~"
    elif mark is Mark.THEIRS:
        counts = ">" not in rest and (rest[0].isalpha() if rest else _letter_follows(line, stop))
    elif mark is Mark.TAG:
        counts = bool(rest) and (rest[0] in _QUOTES or (rest[0].isalnum() and not rest.strip(_TRAILING).isdecimal()))
    elif mark in {Mark.EVENT, Mark.TOLD}:
        counts = bool(rest) and (rest[0] in _QUOTES or rest[0].isalnum())
    else:
        counts = bool(rest) and (rest[0] in _QUOTES or rest[0].isalpha())
    return mark if counts else Mark.WORD


def _letter_follows(line: str, position: int) -> bool:
    following = line[position : position + 40].lstrip()
    return bool(following) and following[0].isalpha()


def _token(line: str, start: int, stop: int, events: Container[str]) -> Token:
    mark = _mark_of(line, start, stop)
    word = line[start:stop]
    if mark is Mark.WORD:
        shown = word[1:] if word[0] == "\\" and len(word) > 1 and word[1] in "#@~<>+-!" else word
        return Token(start, stop, mark, shown, shown)
    if mark is Mark.MOVE:
        found = _MOVE.fullmatch(word)
        return Token(start, stop, mark, found[1].lower() if found else "", "")
    if mark in {Mark.MINE, Mark.THEIRS}:
        return Token(start, start + len(word) - len(word.lstrip(word[0])), mark, "", "")
    if word[1] in _QUOTES:
        return _quoted(line, start, mark)
    if mark is Mark.EVENT and (known_stop := _stop_of_known_event(line, start + 1, events)):
        return _marked(line, start, known_stop, mark)
    next_marker = _NEXT_MARKER.search(line, start, stop)
    return _marked(line, start, next_marker.start() + 1 if next_marker else stop, mark)


def _marked(line: str, start: int, stop: int, mark: Mark) -> Token:
    in_sentence = line[start + 1 : stop]
    return Token(start, stop, mark, in_sentence.rstrip(_TRAILING).replace("_", " "), in_sentence)


def _quoted(line: str, start: int, mark: Mark) -> Token:
    """A value in quotes; one that is still open, as while it is typed, ends before the next marker."""
    found = _CLOSED_QUOTE.match(line, start + 1) or _OPEN_QUOTE.match(line, start + 1)
    if found is None or not found[1].strip():
        end = found.end() if found else start + 2
        return Token(start, end, Mark.WORD, line[start:end], line[start:end])
    after = _AFTER_QUOTE.match(line, found.end())
    punctuation = after[0] if after else ""
    return Token(start, found.end() + len(punctuation), mark, found[1].strip(), found[1].strip() + punctuation)


def _stop_of_known_event(line: str, start: int, events: Container[str]) -> int:
    """Where the longest known event's name ends that starts here; 0 when none does."""
    stop = 0
    position = start
    for count in range(_WORDS_OF_AN_EVENT):
        found = _WORD.search(line, position)
        if not found or (count and _mark_of(line, found.start(), found.end()) is not Mark.WORD):
            break
        position = found.end()
        name = line[start:position]
        if fold(name) in events or fold(name.rstrip(_TRAILING)) in events:
            stop = position
    return stop
