"""Why a contact was found: which field says so, in which words, and which letters of the name to highlight."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from netwerk_tui.domain.finding import Field, SearchDocument
from netwerk_tui.domain.text import fold
from netwerk_tui.search.analysis import PARTICLES, WORD, acronym_of, telling_words, with_initials
from netwerk_tui.search.facets import FIELD_OF, Facet
from netwerk_tui.search.query import without_particle


class Found(NamedTuple):
    """A word of the query, and a word of the contact that it matched."""

    typed: str
    word: str
    facet: Facet


Words = Sequence[tuple[str, Sequence[int]]]
"""The folded words of a text, and for each of their letters the place of the character that it comes from."""

_FROM_THE_BEGINNING, _AFTER = 12, 75
"""Characters: a note is shown from its beginning where the word comes so early, else from the word, as the column in
which it stands may be narrow; and so many after the word."""
_CHUNK = re.compile(r"\S+")
_APOSTROPHE = re.compile("['`]")
_BETWEEN_REASONS = " · "


def reason(document: SearchDocument, found: Iterable[Found]) -> tuple[str, Field]:
    """The texts outside the name that matched, each once in the order of the query, and the field of the first."""
    texts: list[str] = []
    field = Field.NAME
    for _, word, facet in found:
        if FIELD_OF[facet] is Field.NAME:
            continue
        text = _text_with(document, word, facet)
        if text and text not in texts:
            field = field if texts else FIELD_OF[facet]
            texts.append(text)
    return _BETWEEN_REASONS.join(texts), field


def highlights(name: str, found: Iterable[Found]) -> tuple[tuple[int, int], ...]:
    """The letters of the name that answer the query, as spans in order and apart."""
    words = _words_of_name(name)
    spans: list[tuple[int, int]] = []
    for typed, word, facet in found:
        if facet is Facet.INITIALS:
            spans.extend((places[0], _end_of_letter(name, places[0])) for _, places in words)
        elif facet is Facet.WRITTEN_TOGETHER:
            letters = _family_name(words, word)[: len(typed)]
            spans.extend((place, _end_of_letter(name, place)) for place in letters)
        elif FIELD_OF[facet] is Field.NAME:
            places = _places_of(word, words)
            if places:
                start, end = _letters(typed, word)
                spans.append((places[start], _end_of_letter(name, places[end - 1])))
    return _merged(spans)


def _family_name(words: Words, together: str) -> Sequence[int]:
    """The places of the letters of this word, which some words of a name make up, or the initials of its particles."""
    for first, end in combinations(range(len(words) + 1), 2):
        family = words[first:end]
        if "".join(written for written, _ in family) == together:
            return [place for _, places in family for place in places]
        if with_initials([written for written, _ in family]) == together:
            return [place for word, places in family for place in (places[:1] if word in PARTICLES else places)]
    return ()


def _places_of(word: str, words: Words) -> Sequence[int]:
    """The places of the letters of this word, which stands alone or after a particle written on: d'Hondt."""
    alone = next((places for written, places in words if written == word), ())
    return alone or next((places[-len(word) :] for written, places in words if written.endswith(word)), ())


def _letters(typed: str, word: str) -> tuple[int, int]:
    """The part of the word that was typed: exactly, after a particle, or as many letters from its beginning."""
    for part in (typed, *without_particle(typed)):
        start = word.find(part)
        if start >= 0:
            return start, start + len(part)
    return (0, len(typed)) if len(typed) + 1 < len(word) else (0, len(word))


@lru_cache(maxsize=1 << 11)
def _words_of_name(name: str) -> Words:
    return _words_with_places(name)


def _words_with_places(text: str) -> Words:
    if text.isascii() and not _APOSTROPHE.search(text):
        return [(match[0], range(match.start(), match.end())) for match in WORD.finditer(text.lower())]
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        letters = " " if character.isspace() else fold(character)
        folded.append(letters)
        places.extend([place] * len(letters))
    return [(match[0], places[match.start() : match.end()]) for match in WORD.finditer("".join(folded))]


def _end_of_letter(text: str, place: int) -> int:
    end = place + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _text_with(document: SearchDocument, word: str, facet: Facet) -> str:
    """The text of the contact that has this word; of a note the piece around it."""
    match FIELD_OF[facet]:
        case Field.NOTE:
            return _excerpt(document.notes, word)
        case Field.ORGANISATION:
            texts = document.organisations or (document.surname,)
        case Field.ROLE:
            texts = document.roles
        case Field.TAG:
            texts = document.tags
        case Field.EVENT:
            texts = document.events
        case Field.PLACE:
            texts = document.places
        case Field.NAME | Field.POINT:
            texts = ()
    if facet is Facet.ACRONYM:
        return next((text for text in texts if acronym_of(text) == word), "")
    return next((text for text in texts if word in telling_words(text)), "")


def _excerpt(notes: Iterable[str], word: str) -> str:
    """The words around this one in the first note that has it, on one line."""
    for place_in in (_plain_place, _folded_place):  # folding every note would cost more than the search
        for note in notes:
            place = place_in(note, word)
            if place >= 0:
                return _words_around(note, place, place + len(word))
    return ""


def _plain_place(note: str, word: str) -> int:
    """Where the note has the word as it is, but for capitals; or -1."""
    lowered = note.lower()
    if word not in lowered or len(lowered) != len(note):
        return -1
    match = re.search(rf"(?<![^\W_]){word}(?![^\W_])", lowered)
    return match.start() if match else -1


def _folded_place(note: str, word: str) -> int:
    """Where the note has the word with accents or apostrophes, or -1."""
    for chunk in _CHUNK.finditer(note):
        if not chunk[0].isascii() or _APOSTROPHE.search(chunk[0]):
            for written, places in _words_with_places(chunk[0]):
                if written == word:
                    return chunk.start() + places[0]
    return -1


def _words_around(note: str, place: int, word_end: int) -> str:
    start = 0 if place <= _FROM_THE_BEGINNING else place
    end = min(len(note), word_end + _AFTER)
    if end < len(note):
        end = _before_space(note, word_end, end)
    piece = " ".join(note[start:end].split())
    return f"{'…' if start else ''}{piece}{'…' if end < len(note) else ''}"


def _before_space(note: str, word_end: int, end: int) -> int:
    space = note.rfind(" ", word_end, end)
    return space if space >= 0 else end
