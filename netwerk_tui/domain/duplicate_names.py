"""How alike two names are: written the other way round, with initials, a call name, another particle or a slip.

For `domain.duplicates`. Every kind of likeness but `NONE` has at least one word of the name in common, which is what
makes it possible to find such pairs among 100,000 names without comparing all of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from netwerk_tui.domain.names import ARTICLES, HONORIFICS, PREPOSITIONS
from netwerk_tui.domain.text import fold


class NameLikeness(Enum):
    """What two names have to do with each other, the closest first."""

    SAME = auto()
    SWAPPED = auto()
    """The same words in another order: given name and surname were exchanged."""
    PARTICLE = auto()
    """Alike but for the particle: van den Berg, vd Berg, Berg."""
    NICKNAME = auto()
    """The same surname, and given names that are forms of one name: Kees and Cornelis."""
    INITIALS = auto()
    """The same surname, and the initials of the other's given names."""
    SPELLING = auto()
    """One letter differs in the given name or in the surname."""
    PART = auto()
    """One is the other with words left out: Jan, Jan Jansen; de Vries, de Vries-Jansen."""
    NONE = auto()


@dataclass(frozen=True, slots=True)
class ComparedName:
    """A name as it is compared: folded, without particles, forms of address and degrees."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    particle: str
    """Without its spaces and dots: vd, vanden."""
    generation: str
    """jr, sr, ii, …; empty for most."""

    @property
    def words(self) -> tuple[str, ...]:
        """All words that count, in speaking order."""
        return (*self.given, *self.surname)

    @property
    def is_thin(self) -> bool:
        """Whether it says too little to go by: one word, or initials for a given name."""
        return len(self.words) < 2 or all(len(word) == 1 for word in self.given)


_WORD = re.compile(r"\w+")
_VAN_DER = re.compile(r"\bv[\s./]+d\b\.?")
_PARTICLES = PREPOSITIONS | {word for word in ARTICLES if word.isalpha()} | {"vd", "vdr", "v", "s", "t", "n"}
_ABBREVIATED_PARTICLES = {"vd": {"vande", "vanden", "vander"}, "v": {"van"}, "vdr": {"vander"}}
_DEGREES = frozenset({"bba", "bsc", "emba", "llb", "llm", "mba", "mpa", "msc", "phd"})
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_CAPITALS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,4}")
_FEWEST_LETTERS_FOR_A_SLIP = 4

_FORMS = (
    "jan johan johannes hans joannes joop jo jannes john",
    "piet pieter peter petrus",
    "kees cees cornelis cor",
    "bert albert lambert egbert herbert norbert hubert albertus lambertus hubertus",
    "rob robert bob robbert robertus",
    "wim willem wilhelmus bill william",
    "henk hendrik hendrikus harry henri henry",
    "jaap jacob jacobus sjaak koos jacques",
    "gerrit gerard gerardus ger gert geert",
    "dick dirk diederik",
    "ton antonius anton toon anthonie antoon teun theunis tonny antoine",
    "theo theodorus",
    "frans franciscus frank",
    "frits frederik fred freek",
    "leo leonardus leon",
    "nico nicolaas klaas nick nicolas",
    "maarten martin martinus tinus",
    "bart bartholomeus",
    "bas sebastiaan bastiaan sebastian",
    "alex alexander sander lex",
    "chris christiaan christian christianus",
    "chris christine christina christa",
    "tom thomas tommy",
    "mike michael michiel michel",
    "matthijs thijs mathijs mathias matthias matthieu",
    "stef stefan steven stephan",
    "max maximiliaan maximilian",
    "guus augustus gustaaf",
    "ruud rudolf rudy rudolph",
    "wout wouter",
    "gijs gijsbert gijsbertus",
    "paul paulus",
    "dave david",
    "dan daniel danny",
    "sam samuel",
    "ben benjamin bernard bernardus",
    "ed eduard edward eddy",
    "vic victor",
    "arie adriaan adrianus aad",
    "bram abraham",
    "jos jozef josephus joseph jef",
    "lou louis lodewijk ludo",
    "mieke maria marie ria mia riet marijke rie",
    "annie anna anne an ans anneke anny",
    "els elisabeth liesbeth betty lies bep elsbeth elizabeth liz",
    "greet margaretha margriet greetje grietje margaret",
    "hanneke johanna hanna joke jo anneke jopie",
    "ineke wilhelmina willemien mien mina",
    "tineke martina catharina tine trijntje karin katrien kate catherine",
    "truus geertruida trudy",
    "nel petronella cornelia nelleke nelly corrie cor",
    "ellen helena lena leny heleen",
    "marjan marianne marjanne",
    "sandra alexandra",
    "dini berendina dien dina",
    "lidy lydia lida",
)
"""Given names of which one is used for another, a line each; a name may stand in several lines."""


def _lines_by_name() -> dict[str, frozenset[int]]:
    lines: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_FORMS):
        for name in line.split():
            lines[name].add(number)
    return {name: frozenset(numbers) for name, numbers in lines.items()}


_LINES = _lines_by_name()


def compared_name(given_name: str, particle: str, surname: str) -> ComparedName:
    """The name as it is compared."""
    given = _initials_apart(given_name) or _words(given_name)
    last = _words(surname)
    generation = next((_GENERATIONS[word] for word in (*last, *given) if word in _GENERATIONS), "")
    return ComparedName(
        given=_bare(given),
        surname=_bare(last),
        particle="".join(_words(particle) or [word for word in (*given[1:], *last) if word in _PARTICLES]),
        generation=generation,
    )


def name_likeness(one: ComparedName, other: ComparedName) -> NameLikeness:
    """What the two names have to do with each other."""
    if not one.words or not other.words:
        return NameLikeness.NONE
    if one.words == other.words:
        return NameLikeness.SAME if _is_same_particle(one.particle, other.particle) else NameLikeness.PARTICLE
    if sorted(one.words) == sorted(other.words):
        return NameLikeness.SWAPPED
    if one.surname and one.surname == other.surname:
        return _given_likeness(one.given, other.given)
    if one.given and other.given and one.given[0] == other.given[0]:
        return _surname_likeness(one.surname, other.surname)
    return NameLikeness.NONE


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    """The words of a part of a name, v.d. as one of them."""
    return tuple(_WORD.findall(_VAN_DER.sub(" vd ", fold(text))))


def _initials_apart(given_name: str) -> tuple[str, ...]:
    """The letters of initials that are written together: JW; nothing for a name."""
    return tuple(given_name.strip().lower()) if _CAPITALS.fullmatch(given_name.strip()) else ()


@lru_cache(maxsize=8192)
def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that count; all of them where none would be left."""
    bare = [
        word
        for number, word in enumerate(words)
        if word not in _DEGREES
        and word not in _GENERATIONS
        and not (word in _PARTICLES and (len(word) > 1 or number))
        and not (word in HONORIFICS and not number)
    ]
    return tuple(bare or words)


def _is_same_particle(one: str, other: str) -> bool:
    return one == other or other in _ABBREVIATED_PARTICLES.get(one, ()) or one in _ABBREVIATED_PARTICLES.get(other, ())


def _given_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> NameLikeness:
    """Of two who share their surname and have other given names."""
    if not one or not other:
        return NameLikeness.PART
    if _are_initials(one, other) or _are_initials(other, one):
        return NameLikeness.INITIALS
    if one[0] == other[0]:
        return NameLikeness.PART
    if not _LINES.get(one[0], frozenset()).isdisjoint(_LINES.get(other[0], frozenset())):
        return NameLikeness.NICKNAME
    is_slip = one[0][0] == other[0][0] and is_one_slip("".join(one), "".join(other))  # Gert and Bert are two
    return NameLikeness.SPELLING if is_slip else NameLikeness.NONE


def _surname_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> NameLikeness:
    """Of two who share their first given name and have other surnames."""
    if set(one) <= set(other) or set(other) <= set(one):
        return NameLikeness.PART
    return NameLikeness.SPELLING if is_one_slip("".join(one), "".join(other)) else NameLikeness.NONE


def _are_initials(letters: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether these are the first letters of these names, as far as both go: J.W. for Jan."""
    return all(len(letter) == 1 for letter in letters) and all(
        name.startswith(letter) for letter, name in zip(letters, names, strict=False)
    )


def is_one_slip(one: str, other: str) -> bool:
    """Whether the words differ in one letter, one more or less, or two that were exchanged; never for short words."""
    if one == other or min(len(one), len(other)) < _FEWEST_LETTERS_FOR_A_SLIP or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[start:], other[start:]
    exchanged = rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:]
    return rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:] or exchanged
