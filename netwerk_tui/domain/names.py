"""Dutch and Flemish names: given name, particle (tussenvoegsel), surname, and how they sort and compare.

Everything that reads, prints, sorts or looks up a name uses this module, so that a name printed in one place resolves
in every other. The case that somebody writes their name in is kept: Jan van den Berg, Lieve Van Damme.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from netwerk_tui.domain.text import clean_line, fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PREPOSITIONS = _words("van von vom zu zum zur in op aan bij uit onder over voor tot boven thoe")
"""Words that start a particle, alone or before an article: van, van der."""

ARTICLES = _words("de den der des het 't 's 'n te ter ten d' vande vanden vander ver")
"""Words that are a particle, alone or after a preposition: de, in 't."""

FOREIGN_PARTICLES = _words(
    "af al ait av ben bin da dal dalla das degli dei del dela dell della di do dos du el ibn l' la las le les lo los "
    "ould und y"
)
"""Particles of other languages, which may also be given names; a Dutch particle further on comes first."""

HONORIFICS = _words(
    "bc dhr dr drs ds heer hr ing ir jhr jkvr juffrouw mej meneer mevr mevrouw mijnheer mr mrs ms miss mw prof"
)
"""Forms of address before a name, without their dots."""

_SUFFIXES = _words("aa ba bba bsc emba esq ii iii iv jr llb llm ma mba mpa msc phd ra rc ri sr")
_GLUED_PARTICLE = re.compile("([dlDL]['’])([^\\W\\d_].*)")
_APOSTROPHES = str.maketrans("’‘`´", "''''")
_NETHERLANDS = frozenset({"nl", "nld", "nederland", "netherlands", "the netherlands", "holland", "pays-bas"})
_BELGIUM = frozenset({"be", "bel", "belgie", "belgium", "belgique", "vlaanderen", "flanders"})


class PersonName(NamedTuple):
    """The three parts of a name as they were written; each may be empty."""

    given_name: str
    particle: str
    surname: str


class SortRule(StrEnum):
    """Where "Jan van den Berg" stands in a list: under B in the Netherlands, under V in Flanders."""

    DUTCH = "dutch"
    FLEMISH = "flemish"


def parse_name(text: str) -> PersonName:
    """The parts of a full name, written in either order: "Jan van den Berg", "Berg, Jan van den".

    Forms of address before the name are dropped (dhr. drs. Jan); every other word stays, degrees with the surname. One
    word alone is a given name, unless a form of address stands before it. What joins names with & is one surname.
    """
    name = clean_line(text)
    before, comma, after = (part.strip() for part in name.partition(","))
    if not comma:
        return _parse_in_speaking_order(before.split())
    if not after or _is_suffix(after.split()[0]):
        return _parse_in_speaking_order(f"{before}, {after}".rstrip(", ").split())
    if not before or "&" in name:
        return PersonName("", "", name)
    return _parse_surname_first(before, after)


def split_surname(text: str) -> tuple[str, str]:
    """The particle and the surname in a column that holds both: ("van den", "Berg"), ("Van", "Damme")."""
    words = clean_line(text).split()
    if not words:
        return "", ""
    count = _particle_length(words, _ALL_OPENINGS) if len(words) > 1 else 0
    particle, rest = " ".join(words[:count]), " ".join(words[count:])
    glued = _GLUED_PARTICLE.fullmatch(rest)
    if glued and not particle:
        return glued[1], glued[2]
    return particle, rest


def full_name(given_name: str, particle: str, surname: str) -> str:
    """The name as it is shown, in speaking order."""
    last = particle + surname if particle.endswith(("'", "’")) and surname else f"{particle} {surname}".strip()
    return f"{given_name} {last}".strip()


def sort_rule(country: str, preferred: SortRule) -> SortRule:
    """The rule of the contact's country, given as a code or a name; `preferred` where it has none of its own."""
    place = fold(country)
    if place in _NETHERLANDS:
        return SortRule.DUTCH
    if place in _BELGIUM:
        return SortRule.FLEMISH
    return preferred


def sort_key(given_name: str, particle: str, surname: str, rule: SortRule) -> str:
    """What names are ordered by, character by character: surname, then given name, with equal spellings together.

    The parts are apart by a tab, which comes before every letter, so that Berg stands before Bergsma.
    """
    last = fold(surname) or fold(given_name)
    first = fold(given_name) if surname else ""
    if rule is SortRule.FLEMISH and surname:
        return f"{fold(full_name('', particle, surname))}\t{first}"
    return f"{last}\t{first}\t{fold(particle)}".rstrip("\t")


def search_key(name: str) -> str:
    """What two full names have in common when they are the same name: for looking a name up exactly."""
    return fold(name)


def initials(given_name: str, particle: str, surname: str) -> str:
    """The first letters of all parts: JvdB, JWB for Jan-Willem Bakker. The particle keeps its case."""

    def first_letters(part: str) -> str:
        words = [word for word in part.split() if not _is_suffix(word)]
        return "".join(piece[0] for piece in re.findall(r"\w+", " ".join(words)))

    return first_letters(given_name).upper() + first_letters(particle) + first_letters(surname).upper()


_FOLLOWING_WORDS = ARTICLES | FOREIGN_PARTICLES
_DUTCH_OPENINGS = PREPOSITIONS | ARTICLES
_ALL_OPENINGS = _DUTCH_OPENINGS | FOREIGN_PARTICLES


def _particle_length(words: Sequence[str], openings: frozenset[str]) -> int:
    """How many words at the start are one particle: an opening word, then articles; a surname must remain."""
    plain = [word.lower().translate(_APOSTROPHES) for word in words[:3]]
    count = 1 if plain and plain[0] in openings else 0
    while 0 < count < len(plain) and plain[count] in _FOLLOWING_WORDS:
        count += 1
    return min(count, len(words) - 1)


def _starts_with_surname(words: Sequence[str]) -> bool:
    """Whether a name has no given name: "van den Berg", "De Vries". Capitals may also be a given name: Den, Op."""
    count = _particle_length(words, _DUTCH_OPENINGS)
    return count > 1 or (count == 1 and (words[0].islower() or words[0] in {"De", "Van", "Vanden", "Vander"}))


def _parse_in_speaking_order(words: list[str]) -> PersonName:
    """Given name first; then the surname, from its first particle or double name on. Else it is the last word."""
    named = _without_honorifics(words)
    if len(named) < 2:
        word = " ".join(named)
        is_surname = len(named) < len(words) or _GLUED_PARTICLE.fullmatch(word)
        return PersonName("", *split_surname(word)) if is_surname else PersonName(word, "", "")
    if _starts_with_surname(named):
        return PersonName("", *split_surname(" ".join(named)))
    for openings in (_DUTCH_OPENINGS, _ALL_OPENINGS):
        for start in range(1, len(named)):
            if _particle_length(named[start:], openings) or _joins_surnames(named[start:]):
                return PersonName(" ".join(named[:start]), *split_surname(" ".join(named[start:])))
    last = len(named) - 1
    while last > 1 and _is_suffix(named[last]):
        last -= 1
    return PersonName(" ".join(named[:last]), *split_surname(" ".join(named[last:])))


def _joins_surnames(words: Sequence[str]) -> bool:
    """Whether the first word is a surname joined to another one that has a particle: Jansen-de Vries."""
    joined = words[0].lower().rpartition("-")
    return len(words) > 1 and bool(joined[0]) and joined[2] in _DUTCH_OPENINGS


def _parse_surname_first(surname: str, rest: str) -> PersonName:
    """A name written as "Berg, Jan van den", "van den Berg, Jan" or "Berg, van den, Jan"."""
    middle, comma, last = (part.strip() for part in rest.partition(","))
    if comma and last and _is_particle(middle.split()):
        return PersonName(" ".join(_without_honorifics(last.split())), middle, surname)
    words = _without_honorifics(rest.split())
    for start in range(1, len(words)):
        if _is_particle(words[start:]):
            return PersonName(" ".join(words[:start]), " ".join(words[start:]), surname)
    return PersonName(" ".join(words), *split_surname(surname))


def _is_particle(words: Sequence[str]) -> bool:
    """Whether the words are one particle and nothing else."""
    return _particle_length([*words, "surname"], _ALL_OPENINGS) == len(words) > 0


def _without_honorifics(words: Sequence[str]) -> list[str]:
    """The words from the first that is no form of address; at least one word stays."""
    start = 0
    while start < len(words) - 1 and _is_honorific(words, start):
        start += 1
    return list(words[start:])


def _is_honorific(words: Sequence[str], index: int) -> bool:
    word = words[index].lower()
    if word == "de":
        return index + 2 < len(words) and words[index + 1].lower().rstrip(".") in {"heer", "hr"}
    parts = [part for part in word.split(".") if part]
    return bool(parts) and all(part in HONORIFICS for part in parts)


def _is_suffix(word: str) -> bool:
    """Whether the word is a degree, a generation or a remark: MBA, PhD, jr., (Ede). A surname such as Ma is none."""
    if word.startswith("("):
        return True
    bare = word.strip(".,").replace(".", "")
    return bare.lower() in _SUFFIXES and (not bare.istitle() or bare.lower() in {"jr", "sr"})
