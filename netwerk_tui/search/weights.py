"""Every number that decides which contact comes first, in one place.

How a score comes about:

1. A typed word and a word of a contact are *similar*, 0..1: the same word, a beginning of it, a typo away, sounding the
   same, or inside a compound. The second section has the numbers.
2. Similarity times the *weight of the facet* where the word stands is the value of that match. Per typed word the best
   value of the contact counts.
3. The quality of a contact is the mean of those values over the words of the query, long words counting more, less the
   deductions below.
4. Recency and importance decide between contacts that fit equally well: they are `STANDING_SHARE` of the score.

Nothing here depends on how often a word occurs, so scores of separately indexed contacts compare. To change a number,
change it and run `tests/search`: the quality tests type some thousand queries of 33 kinds, and list those that fail.
"""

from __future__ import annotations

import math

from netwerk_tui.search.facets import LAST_OF_NAME, Facet

FacetWeights = tuple[float, ...]
"""A weight 0..1 for every facet, in the order of `Facet`; nothing is found where it is 0."""


def _weights(weights: dict[Facet, float]) -> FacetWeights:
    return tuple(weights.get(facet, 0.0) for facet in Facet)


# How much a word counts by the facet where it stands.

_USUAL = {
    Facet.GIVEN: 1.0,
    Facet.SURNAME: 0.99,  # the first letters of a query are more often those of a given name
    Facet.SURNAME_AFTER_PARTICLE: 0.99,
    Facet.PARTICLE: 0.45,
    Facet.ORGANISATION: 0.90,
    Facet.FORMER_ORGANISATION: 0.86,
    Facet.ROLE: 0.86,
    Facet.TAG: 0.86,
    Facet.EVENT: 0.90,
    Facet.PLACE: 0.88,
    Facet.NOTE: 0.80,
}
USUAL = _weights(_USUAL)
ONE_LETTER = _weights({**_USUAL, Facet.NOTE: 0.0})
"""A single letter begins a name; it says nothing about a note."""
ONLY_TAGS = _weights({Facet.TAG: 1.0})
"""For #word."""
ONLY_EVENTS = _weights({Facet.EVENT: 1.0})
"""For @word."""
COINED = _weights({Facet.INITIALS: 0.82, Facet.ACRONYM: 0.80})
"""Initials are below the beginning of a name: ge is Gerard before it is Gemeente Ede."""
TOGETHER = _weights({Facet.WRITTEN_TOGETHER: 0.95})
"""For vdberg: rather Van den Berg than Ter Berg."""
SOUNDING = _weights({Facet.GIVEN: 1.0, Facet.SURNAME: 0.99, Facet.SURNAME_AFTER_PARTICLE: 0.99})
"""A sound is a reason to find a name, and nothing else."""
INITIAL_FOR_NAME = _weights({Facet.GIVEN: 1.0})
"""Jan finds a contact known as J."""
PARTICLE_WRITTEN_ON = _weights({Facet.SURNAME: 0.82, Facet.SURNAME_AFTER_PARTICLE: 0.91})
"""For berg in vdberg: rather Van den Berg than Berg."""
EXACTLY = _weights({**_USUAL, Facet.PARTICLE: 0.9})
"""For "jan" between quotes."""
ANYWHERE = tuple(1.0 for _ in Facet)
"""For -jan: wherever the word stands."""
OPTIONAL_WORD = _weights({**_USUAL, Facet.PARTICLE: 1.0, Facet.NOTE: 0.0})
"""For van and de, which help where a name has them and are no loss where it has not."""
_NO_NAME = dict.fromkeys((facet for facet in _USUAL if facet > LAST_OF_NAME), 0.5)
PERHAPS_NAME = _weights({**_USUAL, **_NO_NAME, Facet.PARTICLE: 1.0, Facet.NOTE: 0.0})
"""For `jan van`, which may go on to Van Dijk or to Vanhove, and `be kroon`: rather Benoît than somebody of Behoud."""

# Similarity of a typed word to a word of a contact.

SAME_SOUND = 0.72
SAME_SOUND_BEGUN = 0.62
INITIAL = 0.55
END_OF_COMPOUND = 0.80
"""congres for zorgcongres."""
INSIDE_COMPOUND = 0.70
LEAST_SIMILARITY = 0.55
"""Less similar words are no match at all."""
WRONG_FIRST_LETTER = 0.06
"""Deducted where the first letters differ: people seldom mistype those."""


def beginning(typed: int, whole: int) -> float:
    """How similar a word of `whole` letters is to its first `typed` letters.

    One or two letters say nothing about the length of the word, so that recency decides between the names they begin.
    """
    return 0.86 if typed <= 2 else 0.84 + 0.08 * typed / whole


def misspelt(edits: int, typed: int, whole: int) -> float:
    """How similar two whole words are that are this many edits apart."""
    return 1 - 1.15 * edits / max(typed, whole)


def misspelt_beginning(edits: int, typed: int, whole: int) -> float:
    """How similar a word is whose beginning is this many edits from what is typed."""
    return (1 - 1.25 * edits / typed) * (0.84 + 0.08 * typed / whole)


def edits_allowed(typed: int) -> int:
    """How many typos are forgiven in a word of this many letters (three letters: only where nothing begins so)."""
    return 0 if typed < 3 else 1 if typed < 6 else 2


SHORTEST_TOGETHER = 3
"""Letters from which a word may begin a surname with its particles written on."""
SHORTEST_IN_COMPOUND = 4
"""Letters; shorter pieces are inside too many words."""

# From values to the quality of a contact.


def word_weight(typed: int) -> float:
    """How much a word of the query counts by its length, which stands for how telling it is."""
    return math.sqrt(min(typed, 9) + 2)


MISSING_WORD = 0.85
"""A factor for every required word that a near miss lacks, on top of the value it does not have."""
SAME_WORD_TWICE = 0.65
"""A factor for the second of two typed words that only fit the same word of a name."""
OTHER_NAME_WORD = 0.012
"""Deducted for each word of a matched name, at most three, that the query does not mention."""
NOT_THE_VERY_WORD = 0.03
"""Deducted where a word of the query is only like the contact's: a longer name stays behind the very name."""
OPTIONAL_MISSING = 0.04
"""Deducted where none of the query's particles and fillers occur, less where some do."""
PERHAPS_BEGUN = 0.7
"""A factor for the similarity of a word that begins with a filler: An is rather An than Annemarie."""
PERHAPS_MISSING = 0.12
"""Deducted where a filler that may be the beginning of a name fits nothing, less the better it fits."""
READ_DIFFERENTLY = 0.97
"""A factor where words of the query had to be joined or split."""

# Standing: what decides between contacts that fit equally well.

STANDING_SHARE = 0.025
STANDING_HORIZON_DAYS = 3 * 365
"""A contact spoken to this much longer ago than the newest one has no recency left."""
STANDING_OF_WHOLE_NAME = 0.4
"""A factor for how far behind those are whose whole name was typed: an Amber Verdonck of long ago comes before the
Amber Callens-Verdonck of yesterday. Less than `OTHER_NAME_WORD` is left to standing between the two."""
ALMOST_WHOLE = 0.75
"""The share of the letters of a word from which it was typed rather than begun."""
IMPORTANCE_DAYS = 90
"""One point of importance weighs as much as having spoken this much later."""

# One person clearly meant.

CLEAR_LEAST_SCORE = 0.60
CLEAR_MARGIN = 0.04
"""More than standing can make, so that recency alone never decides whom the shell changes."""
