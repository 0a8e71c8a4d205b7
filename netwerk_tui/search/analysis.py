"""The words of a contact that can be found, and where each stands.

Everything is folded first (`domain.text.fold`), so that case, accents and apostrophes make no difference. A query is
taken apart by the same rules in `query`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from netwerk_tui.domain import names
from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.domain.text import fold
from netwerk_tui.search.facets import Facet

LONGEST_WORD = 40
"""Letters; a longer word falls apart into pieces of this length, in contacts and queries alike."""

WORD = re.compile(rf"[^\W_]{{1,{LONGEST_WORD}}}")
_APOSTROPHES = ("'", "’")
_NAMED_WORD = re.compile(r"[^\W\d_]+")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


DUTCH_PARTICLES = frozenset(map(fold, names.PREPOSITIONS | names.ARTICLES))
PARTICLES = DUTCH_PARTICLES | frozenset(map(fold, names.FOREIGN_PARTICLES))
HONORIFICS = names.HONORIFICS

STOP_WORDS = _listed(
    # Dutch
    "de het een die dat deze dit er en of maar want dus als dan ook nog al wel niet geen is was ben bent zijn waren"
    " wordt werd heeft had hebben heb kan kon wil wilde moet zou ik jij je u hij zij ze we wij jullie hun hem haar mij"
    " me mijn van in op te ter ten voor bij uit aan met om over tot na naar door tegen onder tussen sinds via per"
    " iemand iets wie wat waar toen daar hier ergens vorige vorig laatst laatste"
    " ken kende sprak gesproken ontmoet ontmoette zag gezien werkt werkte heet heette genaamd"
    # English
    " the a an this that these those and or of at from to with by for on about who whom which what where when i he she"
    " they him her them my me we you it be been are were has have had met spoke works worked named called someone"
    " somebody"
)
"""Words that a plain sentence is full of; they are not indexed outside names, and optional in a query."""


def words_in(text: str) -> list[str]:
    """All folded words of a text, in order."""
    if not text.isascii():
        text = " ".join(chunk if chunk.isascii() else _folded_chunk(chunk) for chunk in text.split())
    return WORD.findall(fold(text))


@lru_cache(maxsize=1 << 13)
def _folded_chunk(chunk: str) -> str:
    """The folded chunk; folding one by one keeps the rest of a note on the fast path for ASCII."""
    return fold(chunk)


@lru_cache(maxsize=1 << 15)
def telling_words(text: str) -> frozenset[str]:
    """The words of a short text that say something: no stop words or single letters, unless it has nothing else."""
    words = frozenset(words_in(text))
    return frozenset(word for word in words if len(word) > 1) - STOP_WORDS or words


@lru_cache(maxsize=1 << 15)
def acronym_of(text: str) -> str:
    """The first letters of the capitalised words of a name (vng, uvt); empty where there are fewer than two."""
    initials = [word[0] for word in _NAMED_WORD.findall(text) if word[0].isupper()]
    return fold("".join(initials)) if len(initials) > 1 else ""


def located_words(document: SearchDocument) -> Iterator[tuple[Facet, Collection[str]]]:
    """Every word by which the contact can be found, by facet. A facet may come more than once."""
    yield from name_words(document)
    if not document.given_name and not document.particle:
        yield Facet.ACRONYM, _acronyms((document.surname,))
    current, former = document.organisations[:1], document.organisations[1:]
    yield Facet.ORGANISATION, _short_texts(current)
    yield Facet.ACRONYM, _acronyms(document.organisations)
    yield Facet.FORMER_ORGANISATION, _short_texts(former)
    yield Facet.ROLE, _short_texts(document.roles)
    yield Facet.TAG, _short_texts(document.tags)
    yield Facet.EVENT, _short_texts(document.events)
    yield Facet.PLACE, _short_texts(document.places)
    if document.notes:
        yield Facet.NOTE, set(words_in("\n".join(document.notes))) - STOP_WORDS


def name_words(document: SearchDocument) -> list[tuple[Facet, tuple[str, ...]]]:
    """The words of the name in order, by facet, and those coined of them."""
    given = words_in(document.given_name)
    family = words_in(f"{document.particle} {document.surname}")
    named = [*_given_words(given), *_family_words(family)]
    if given and family:
        named.append((Facet.INITIALS, (_initials([*given, *family]),)))
        if document.particle.endswith(_APOSTROPHES):
            named.append((Facet.INITIALS, (_initials(words_in(document.name)),)))
    if document.particle or " " in document.surname:
        for half in f"{document.particle} {document.surname}".split("-"):
            words = words_in(half)
            if len(words) > 1 and words[0] in PARTICLES:
                named.append((Facet.WRITTEN_TOGETHER, ("".join(words), with_initials(words))))
    return named


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


def with_initials(family: Sequence[str]) -> str:
    """The words of a surname in one, of its particles the initials: vdberg."""
    return "".join(word[0] if word in PARTICLES else word for word in family)


def _given_words(words: list[str]) -> Iterator[tuple[Facet, tuple[str, ...]]]:
    only_titles = HONORIFICS.issuperset(words)
    for word in words:
        yield (Facet.PARTICLE if word in HONORIFICS and not only_titles else Facet.GIVEN), (word,)


def _family_words(words: list[str]) -> Iterator[tuple[Facet, tuple[str, ...]]]:
    if PARTICLES.issuperset(words):
        yield from ((Facet.SURNAME, (word,)) for word in words)
        return
    facet = Facet.SURNAME
    for word in words:
        if word in PARTICLES:
            yield Facet.PARTICLE, (word,)
            facet = Facet.SURNAME_AFTER_PARTICLE
        else:
            yield facet, (word,)
            facet = Facet.SURNAME


def _short_texts(texts: Sequence[str]) -> Collection[str]:
    if len(texts) == 1:
        return telling_words(texts[0])
    return frozenset[str]().union(*map(telling_words, texts)) if texts else ()


def _acronyms(names: Collection[str]) -> Collection[str]:
    return {acronym for acronym in map(acronym_of, names) if acronym} if names else ()
