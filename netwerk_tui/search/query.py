"""What a typed query asks: its words, which of them must match, and other ways to read them.

Pure: the words that exist are asked of a `Lexicon`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple, Protocol

from netwerk_tui.domain.finding import Field
from netwerk_tui.domain.text import fold
from netwerk_tui.search import weights
from netwerk_tui.search.analysis import DUTCH_PARTICLES, HONORIFICS, PARTICLES, STOP_WORDS, WORD

LONGEST_QUERY = 200
"""Characters that are looked at."""
MOST_TERMS = 10

_RESTRICTIONS = {"#": Field.TAG, "@": Field.EVENT}
_QUOTES = '"“”„«»'
_CHUNK = re.compile(rf"(?P<minus>-?)[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]|(?P<plain>\S+)")
_APOSTROPHES = ("'", "’", "‘", "`")
_PARTICLE_INITIALS = frozenset("vdts")
_ABBREVIATED_PARTICLES = frozenset({"vd", "vh", "vt", "vdn", "vdr", "od", "id", "ud"})
_NEVER_A_NAME = DUTCH_PARTICLES | _ABBREVIATED_PARTICLES
_MAY_BEGIN_A_QUERY = DUTCH_PARTICLES | {"id", "od", "ud"}
"""Particles that given names begin with: `de smit` may be Debby's, `od groo` Odette's."""
_FILLERS = STOP_WORDS | HONORIFICS | PARTICLES | _ABBREVIATED_PARTICLES
_SHORT_QUERY = 3
"""Words; in longer ones a filler is no name."""
_SENTENCE = 6
"""Words; from here on an i or a u between others is no initial."""
_WRITTEN_ON = (
    *("vanden", "vander", "vanhet", "uitden", "vande", "opden", "inhet", "vant", "opde", "inde"),
    *("van", "vdn", "vdr", "den", "der", "ten", "ter", "opd", "opt", "int"),
    *("vd", "vt", "vh", "de", "te", "op", "od", "ot", "it", "v", "d", "t", "l"),
)
"""Particles as they are written on to a name, spelt out or abbreviated; the longest first."""
_SHORTEST_GLUED = 6
_SHORTEST_PART = 2
_MOST_CORES = 2


class Demand(Enum):
    """How much a word of the query matters."""

    REQUIRED = auto()
    OPTIONAL = auto()
    """A particle, an honorific or a word that plain sentences are full of."""
    PERHAPS = auto()
    """Such a word where it may be a name or become one: `jan van` on the way to Jan Vanhove, `wil boon`, `te doo`."""
    EXCLUDED = auto()
    """A word with a minus before it: nobody who has exactly this word is wanted."""


@dataclass(frozen=True, slots=True)
class Term:
    """One folded word of a query."""

    text: str
    demand: Demand = Demand.REQUIRED
    only: Field | None = None
    """TAG for #word, EVENT for @word."""
    edits: int = 0
    """Typos forgiven."""
    is_exact: bool = False
    """Whether it stands between double quotes: exactly this word, finished."""


class Lexicon(Protocol):
    """The words of the contacts that there are."""

    def has_word(self, word: str) -> bool: ...

    def has_beginning(self, beginning: str) -> bool: ...

    def has_coined_beginning(self, beginning: str) -> bool: ...


def parse(query: str, lexicon: Lexicon) -> tuple[Term, ...]:
    """The distinct words of the query in order; without any word, nothing. A query of only fillers requires them."""
    raw = query[:LONGEST_QUERY]
    terms = _most_telling(list(dict.fromkeys(_terms(raw))))
    if not terms:
        return ()
    excluded = [term for term in terms if term.demand is Demand.EXCLUDED]
    terms = [term for term in terms if term.demand is not Demand.EXCLUDED]
    if all(term.demand is Demand.OPTIONAL or len(term.text) == 1 for term in terms):
        terms = _with_something_required(terms)
    typing = not raw[-1].isspace()
    settled = (_settled(term, terms, typing and term is terms[-1], lexicon) for term in terms)
    return (*settled, *excluded)


def readings(terms: tuple[Term, ...], lexicon: Lexicon) -> Iterator[tuple[Term, ...]]:
    """Other ways to read the query: a word that is two written together, or two words that are one.

    Only readings in words that exist; at most one split and one joining.
    """
    for place, term in enumerate(terms):
        if _may_be_misspaced(term) and len(term.text) >= _SHORTEST_GLUED and not term.only:
            parts = _split(term.text, lexicon)
            if parts:
                yield (*terms[:place], *(_required(part, lexicon) for part in parts), *terms[place + 1 :])
                break
    for place in range(1, len(terms)):
        left, right = terms[place - 1 : place + 1]
        joined = left.text + right.text
        may_be_one = _may_be_misspaced(left) and _may_be_misspaced(right) and left.only is right.only
        if may_be_one and len(joined) >= _SHORTEST_GLUED - 1 and lexicon.has_beginning(joined):
            whole = replace(_required(joined, lexicon), only=left.only)
            yield (*terms[: place - 1], whole, *terms[place + 1 :])
            break


def _may_be_misspaced(term: Term) -> bool:
    return term.demand is Demand.REQUIRED and not term.is_exact


@lru_cache(maxsize=256)
def without_particle(typed: str) -> tuple[str, ...]:
    """What may be left of a word with a particle written on, the longest particle first: berg of vdberg.

    A last t or d may also begin the name: vantilburg.
    """
    cores: list[str] = []
    for particle in _WRITTEN_ON:
        core = typed.removeprefix(particle)
        unmistakable = len(particle) == 2 and particle[0] == "v"
        if core != typed and len(core) >= (1 if unmistakable else 3):
            cores.append(core)
            if not particle.endswith(("t", "d")) or len(cores) == _MOST_CORES:
                break
    return tuple(cores)


def _may_begin_a_name(terms: Sequence[Term]) -> bool:
    """Whether a particle that a query begins with may be a given name: `de` of `de smit`, but not of `de heer smit`."""
    return terms[0].text in _MAY_BEGIN_A_QUERY and not any(term.text in HONORIFICS for term in terms[1:2])


def _most_telling(terms: list[Term]) -> list[Term]:
    """As many as are looked at, in order: rather the last word of a plain sentence than its fillers."""
    if len(terms) <= MOST_TERMS:
        return terms
    kept = sorted(range(len(terms)), key=lambda place: terms[place].demand is Demand.OPTIONAL)[:MOST_TERMS]
    return [terms[place] for place in sorted(kept)]


def _with_something_required(terms: list[Term]) -> list[Term]:
    """The terms of a query of fillers and initials, with the most telling required: `have` of `mevr. ten have`."""
    for fillers in (STOP_WORDS - _NEVER_A_NAME - HONORIFICS, PARTICLES | _ABBREVIATED_PARTICLES):
        if any(term.text in fillers for term in terms):
            return [replace(term, demand=Demand.REQUIRED) if term.text in fillers else term for term in terms]
        if any(term.demand is Demand.REQUIRED for term in terms):
            return terms
    return [replace(term, demand=Demand.REQUIRED) for term in terms]


def _settled(term: Term, terms: Sequence[Term], being_typed: bool, lexicon: Lexicon) -> Term:
    if term.is_exact:
        return term
    if term.demand is Demand.REQUIRED:
        return replace(term, edits=_edits(term.text, lexicon))
    begins_name = term.text not in _NEVER_A_NAME or (term is terms[0] and _may_begin_a_name(terms))
    may_be_name = len(terms) <= _SHORT_QUERY and begins_name
    return replace(term, demand=Demand.PERHAPS) if being_typed or may_be_name else term


def _terms(raw: str) -> Iterator[Term]:
    flat = [(chunk, word) for chunk in _chunks(raw) for word in WORD.findall(fold(chunk.text))]
    for place, (chunk, word) in enumerate(flat):
        if chunk.is_excluded:
            yield Term(word, Demand.EXCLUDED)
        elif chunk.is_quoted:
            yield Term(word, is_exact=True)
        else:
            only = _RESTRICTIONS.get(chunk.text[0])
            after = flat[place + 1][1] if place + 1 < len(flat) else ""
            before = flat[place - 1][1] if place else ""
            if len(word) > 1:
                filler = word in _FILLERS
            elif len(flat) >= _SENTENCE and word in STOP_WORDS:
                filler = bool(before and after)
            else:
                filler = _is_particle_initial(word, chunk.text, before, after)
            optional = filler and only is None
            yield Term(word, Demand.OPTIONAL if optional else Demand.REQUIRED, only)


class _Chunk(NamedTuple):
    """What stands between spaces, or between double quotes."""

    text: str
    is_quoted: bool
    is_excluded: bool


def _chunks(raw: str) -> Iterator[_Chunk]:
    """The chunks in order. A quote that is not closed yet says nothing, as its word is still being typed."""
    for found in _CHUNK.finditer(raw):
        minus, quoted, plain = found["minus"], found["quoted"], found["plain"]
        if quoted is not None:
            yield _Chunk(quoted, is_quoted=True, is_excluded=bool(minus))
        elif len(plain) > 1 and plain[0] == "-":
            yield _Chunk(plain[1:], is_quoted=False, is_excluded=True)
        else:
            yield _Chunk(plain, is_quoted=False, is_excluded=False)


def _is_particle_initial(letter: str, chunk: str, before: str, after: str) -> bool:
    """Whether a single letter stands for a particle: v.d. Berg, j v dijk, 't Hof; but not the v of V. Jansen."""
    if letter not in _PARTICLE_INITIALS or not after:
        return False
    return bool(before) or after in _PARTICLE_INITIALS or chunk.startswith(_APOSTROPHES)


def _required(word: str, lexicon: Lexicon) -> Term:
    return Term(word, edits=_edits(word, lexicon))


def _edits(word: str, lexicon: Lexicon) -> int:
    if len(word) == 3 and lexicon.has_beginning(word):
        return 0
    return weights.edits_allowed(len(word))


def _split(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The two words that this one is made of when nothing begins with it; the longest first part that exists."""
    if lexicon.has_beginning(word):
        return None
    for place in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        left, right = word[:place], word[place:]
        if lexicon.has_word(left) and _begins_something(right, lexicon):
            return left, right
    return None


def _begins_something(word: str, lexicon: Lexicon) -> bool:
    if any(map(lexicon.has_beginning, (word, *without_particle(word)))):
        return True
    return len(word) >= _SHORTEST_GLUED and lexicon.has_coined_beginning(word)
