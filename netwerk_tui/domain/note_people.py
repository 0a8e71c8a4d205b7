"""Whom a piece of text in a quick note means: somebody known, somebody new, or several who may be meant.

An exact unique name wins. Else the best hit of the search counts if it is good, well ahead, and its *name* resembles
what was typed: a search also finds people by their notes, and "Jan Bakker" is not whoever mentioned a baker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from netwerk_tui.domain.names import ARTICLES, PREPOSITIONS, full_name, parse_name
from netwerk_tui.domain.note_draft import Known, KnownPerson, PersonMention, PersonState
from netwerk_tui.domain.text import clean_line, fold

SURE = 0.75
"""The lowest score that alone can decide who is meant."""
CLEARLY_AHEAD = 0.05
"""How much better than the next the best hit must be."""
POSSIBLE = 0.6
"""The lowest score of somebody who may be meant."""

_QUOTED = re.compile('["“”„]\\s*([^"“”„]+?)\\s*["“”]')
_WITH_HINT = re.compile(r"(.+?)\s*(?:\(([^()]*)\)|\s·\s(.+))")
_LETTERS_OF_A_SHORT_WORD = 5
_SAME_SOUNDS = (
    *(("ij", "y"), ("ei", "y"), ("ck", "k"), ("dt", "t"), ("th", "t"), ("ae", "a"), ("oe", "u")),
    *(("c", "k"), ("z", "s"), ("v", "f")),
)
_DOUBLED = re.compile(r"(.)\1+")


def resolve(text: str, known: Known) -> PersonMention:
    """Who is meant by the text.

    "Piet de Vries" in quotes is exactly that name. A name may say more in brackets, "Jan Jansen (Gemeente Ede)" or
    "Jan Jansen (17)": an organisation or an id that tells namesakes apart, or where a new person is from.
    """
    text = clean_line(text)
    if exact := known.people_named(text):
        return _among(text, exact)
    if quoted := _QUOTED.fullmatch(text):
        namesakes = known.people_named(quoted[1])
        return _among(text, namesakes) if namesakes else _new(text, quoted[1])
    if hinted := _WITH_HINT.fullmatch(text):
        return _resolve_with_hint(text, hinted[1], (hinted[2] or hinted[3] or "").strip(), known)
    if exact := known.people_named(in_speaking_order(text)):
        return _among(text, exact)
    return _resolve_by_search(text, known)


def known_exactly(text: str, known: Known) -> bool:
    """Whether the text is the full name of somebody, as the program prints it."""
    name = clean_line(text)
    return bool(name) and bool(known.people_named(name))


def in_speaking_order(text: str) -> str:
    """The name without forms of address, given name first."""
    name = parse_name(text)
    return full_name(name.given_name, name.particle, name.surname)


def _among(text: str, people: Sequence[KnownPerson]) -> PersonMention:
    if len(people) == 1:
        return PersonMention(text, PersonState.KNOWN, people[0])
    return PersonMention(text, PersonState.AMBIGUOUS, candidates=tuple(people))


def _new(text: str, name: str, organisation: str = "") -> PersonMention:
    return PersonMention(text, PersonState.NEW, name=parse_name(name), organisation=organisation)


def _resolve_with_hint(text: str, name: str, hint: str, known: Known) -> PersonMention:
    namesakes = known.people_named(name) or [person for person, _score in _possible(name, known)]
    folded = fold(hint)
    fitting = [
        person for person in namesakes if hint == str(person.id) or (folded and folded in fold(person.organisation))
    ]
    if fitting:
        return _among(text, fitting)
    if hint.isdecimal():
        return _among(text, namesakes) if namesakes else _new(text, name)
    return _new(text, name, hint)


def _resolve_by_search(text: str, known: Known) -> PersonMention:
    possible = _possible(text, known)
    if not possible:
        return _new(text, text)
    best, score = possible[0]
    runner_up = possible[1][1] if len(possible) > 1 else 0.0
    if score >= SURE and score - runner_up >= CLEARLY_AHEAD:
        return PersonMention(text, PersonState.KNOWN, best)
    return PersonMention(text, PersonState.AMBIGUOUS, candidates=tuple(person for person, _score in possible))


def _possible(text: str, known: Known) -> list[tuple[KnownPerson, float]]:
    """Whom the search finds with a name that resembles the text, best first."""
    return [
        (match.person, match.score)
        for match in known.find_people(text)
        if match.score >= POSSIBLE and _resembles(text, match.person)
    ]


def _resembles(text: str, person: KnownPerson) -> bool:
    """Whether every word of the text is a word of the name or the organisation, one of them of the name."""
    words = _words(text)
    typed = [word for word in words if word not in PREPOSITIONS | ARTICLES] or words
    name, organisation = _words(person.name), _words(person.organisation)
    if "".join(words) == "".join(name):
        return True
    in_name = [any(_alike(word, other) for other in name) for word in typed]
    return any(in_name) and all(
        found or any(_alike(word, other) for other in organisation) for word, found in zip(typed, in_name, strict=True)
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _alike(typed: str, word: str) -> bool:
    """Whether one begins with the other (an initial, a word still being typed), or they sound or nearly read alike."""
    if word.startswith(typed) or (len(word) == 1 and typed.startswith(word)):
        return True
    return _differ_by_a_slip(typed, word) or _sound(typed) == _sound(word)


def _differ_by_a_slip(typed: str, word: str) -> bool:
    """Whether one letter is missing, or too many, or two changed places; in longer words also one that is wrong.

    In a short word a wrong letter makes another name: Bert and Bart, Tim and Tom.
    """
    if abs(len(typed) - len(word)) > 1:
        return False
    blocks = SequenceMatcher(None, typed, word, autojunk=False).get_matching_blocks()
    unmatched = len(typed) + len(word) - 2 * sum(block.size for block in blocks)
    if max(len(typed), len(word)) > _LETTERS_OF_A_SHORT_WORD:
        return unmatched <= 2
    return unmatched <= 1 or (unmatched == 2 and sorted(typed) == sorted(word))


def _sound(word: str) -> str:
    """The word with Dutch spellings of one sound written alike: Dijk and Dyck, Jansen and Janssen."""
    for written, sound in _SAME_SOUNDS:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word)
