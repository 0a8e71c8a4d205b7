"""The words of a contact that can be found, and where each stands.

Everything is folded first (`domain.text.fold`), so that case, accents and apostrophes make no difference. A query is
taken apart by the same rules in `query`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache

from netwerk_tui.domain import names
from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.domain.text import fold
from netwerk_tui.search.facets import Facet

Located = Iterator[tuple[Facet, Collection[str]]]
"""Words by where they stand. A facet may come more than once."""
Reader = Callable[[str], Located]
"""What tells the words of a text; the same ones for the same text."""

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


def texts_of(document: SearchDocument) -> Iterator[tuple[Reader, str]]:
    """Every text by which the contact can be found, with what tells its words; the same text is often many people's."""
    yield given_words, document.given_name
    family = f"{document.particle} {document.surname}"
    yield family_words, family
    letters, more = _initials(document.given_name), _initials(family)
    if letters and more:
        yield initials, letters + more
        if document.particle.endswith(_APOSTROPHES):
            yield initials, _initials(document.name)
    elif not document.given_name and not document.particle:
        yield acronym, document.surname
    read = organisation_words
    for organisation in document.organisations:
        yield read, organisation
        read = former_organisation
    for role in document.roles:
        yield role_words, role
    for tag in document.tags:
        yield tag_words, tag
    for event in document.events:
        yield event_words, event
    for place in document.places:
        yield place_words, place
    for note in document.notes:
        yield note_words, note


def given_words(given_name: str) -> Located:
    """The words of a given name, with the titles before it."""
    words = words_in(given_name)
    only_titles = HONORIFICS.issuperset(words)
    for word in words:
        yield (Facet.PARTICLE if word in HONORIFICS and not only_titles else Facet.GIVEN), (word,)


def family_words(family: str) -> Located:
    """The words of a particle and a surname, and each surname in one word with its particles."""
    words = words_in(family)
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
    for half in map(words_in, family.split("-")):
        if len(half) > 1 and half[0] in PARTICLES:
            yield Facet.WRITTEN_TOGETHER, ("".join(half), with_initials(half))


def with_initials(family: Sequence[str]) -> str:
    """The words of a surname in one, of its particles the initials: vdberg."""
    return "".join(word[0] if word in PARTICLES else word for word in family)


@lru_cache(maxsize=1 << 15)
def _initials(name: str) -> str:
    return "".join(word[0] for word in words_in(name))


def initials(letters: str) -> Located:
    """The first letters of a name, as one word."""
    yield Facet.INITIALS, (letters,)


def acronym(organisation: str) -> Located:
    """The capitals of an organisation, as one word."""
    found = acronym_of(organisation)
    if found:
        yield Facet.ACRONYM, (found,)


def organisation_words(organisation: str) -> Located:
    """The words of the organisation where somebody is now."""
    yield Facet.ORGANISATION, telling_words(organisation)
    yield from acronym(organisation)


def former_organisation(organisation: str) -> Located:
    """The words of an organisation where somebody was before."""
    yield Facet.FORMER_ORGANISATION, telling_words(organisation)
    yield from acronym(organisation)


def role_words(role: str) -> Located:
    """The words of a role."""
    yield Facet.ROLE, telling_words(role)


def tag_words(tag: str) -> Located:
    """The words of a tag."""
    yield Facet.TAG, telling_words(tag)


def event_words(event: str) -> Located:
    """The words of an event's name."""
    yield Facet.EVENT, telling_words(event)


def place_words(place: str) -> Located:
    """The words of a place."""
    yield Facet.PLACE, telling_words(place)


def note_words(note: str) -> Located:
    """The words of a note, or of a piece of it between spaces, that say something."""
    yield Facet.NOTE, set(words_in(note)) - STOP_WORDS
