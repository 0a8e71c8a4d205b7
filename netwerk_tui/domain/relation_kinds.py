"""What people are to each other, read from both sides: a manager of somebody has them as a report.

A relation is stored once, in the user's own words, with the one from whom it leads. Words that are known here are
turned round where it is seen from the other side; any other words are kept, and shown with an arrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from netwerk_tui.domain.text import fold
from netwerk_tui.language import LANGUAGES, LanguageCode, language_in_use

_PAIRS: Mapping[LanguageCode, tuple[tuple[str, str], ...]] = {
    "en": (
        ("knows", "knows"),
        ("colleague of", "colleague of"),
        ("former colleague of", "former colleague of"),
        ("fellow board member of", "fellow board member of"),
        ("manager of", "report of"),
        ("works for", "employer of"),
        ("partner of", "partner of"),
        ("parent of", "child of"),
        ("sibling of", "sibling of"),
        ("family of", "family of"),
        ("neighbour of", "neighbour of"),
        ("friend of", "friend of"),
        ("rival of", "rival of"),
        ("predecessor of", "successor of"),
        ("mentor of", "pupil of"),
        ("client of", "supplier of"),
    ),
    "nl": (
        ("kent", "kent"),
        ("collega van", "collega van"),
        ("oud-collega van", "oud-collega van"),
        ("bestuursgenoot van", "bestuursgenoot van"),
        ("leidinggevende van", "medewerker van"),
        ("werkt voor", "werkgever van"),
        ("partner van", "partner van"),
        ("ouder van", "kind van"),
        ("broer of zus van", "broer of zus van"),
        ("familie van", "familie van"),
        ("buur van", "buur van"),
        ("vriend van", "vriend van"),
        ("rivaal van", "rivaal van"),
        ("voorganger van", "opvolger van"),
        ("mentor van", "leerling van"),
        ("klant van", "leverancier van"),
    ),
}
"""Both sides of the common kinds, those first that are most usual."""

_LIKEWISE: Mapping[LanguageCode, Mapping[str, str]] = {
    "en": {
        "boss of": "report of",
        "employee of": "employer of",
        "father of": "child of",
        "mother of": "child of",
        "son of": "parent of",
        "daughter of": "parent of",
        "brother of": "sibling of",
        "sister of": "sibling of",
        "husband of": "partner of",
        "wife of": "partner of",
        "former manager of": "former report of",
    },
    "nl": {
        "chef van": "medewerker van",
        "baas van": "medewerker van",
        "manager van": "medewerker van",
        "werknemer van": "werkgever van",
        "vader van": "kind van",
        "moeder van": "kind van",
        "zoon van": "ouder van",
        "dochter van": "ouder van",
        "broer van": "broer of zus van",
        "zus van": "broer of zus van",
        "man van": "partner van",
        "vrouw van": "partner van",
        "echtgenoot van": "partner van",
        "vriendin van": "vriend van",
        "buurman van": "buur van",
        "buurvrouw van": "buur van",
        "oud-leidinggevende van": "oud-medewerker van",
    },
}
"""Words of which the other side has no way back to them."""

_JOINING_WORDS = (" of", " van")


def _both_sides(language: LanguageCode) -> Iterator[tuple[str, str]]:
    for one, other in _PAIRS[language]:
        yield one, other
        yield other, one
    yield from _LIKEWISE[language].items()


def _with_bare_words(language: LanguageCode) -> Iterator[tuple[str, str]]:
    """As they are, and without the word that joins them to a name: “manager” is “report” from the other side."""
    for one, other in _both_sides(language):
        yield fold(one), other
        bare = _bare(one)
        if bare != one:
            yield fold(bare), _bare(other)


def _bare(kind: str) -> str:
    return next((kind.removesuffix(word) for word in _JOINING_WORDS if kind.endswith(word)), kind)


_INVERSES: Mapping[LanguageCode, Mapping[str, str]] = {code: dict(_with_bare_words(code)) for code in LANGUAGES}


def inverse_of(kind: str) -> str:
    """What the other one is, in the same language; empty for words that are not known.

    Of a word of two languages, such as “manager”, the user's own decides.
    """
    own = language_in_use()
    languages = (own, *(each for each in LANGUAGES if each != own))
    return next((_INVERSES[each][fold(kind)] for each in languages if fold(kind) in _INVERSES[each]), "")


def kinds_offered(language: LanguageCode) -> list[str]:
    """The known kinds, both sides of each, in the user's language."""
    return list(dict.fromkeys(kind for pair in _PAIRS[language] for kind in pair))


def is_same_kind(one: str, other: str) -> bool:
    """Whether both say the same: however they are written, with the joining word or without."""
    return fold(_bare(one)) == fold(_bare(other))
