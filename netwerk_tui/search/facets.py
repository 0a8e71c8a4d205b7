"""Where a word of a contact stands, finer than the fields that a user sees: what the weights are given to."""

from __future__ import annotations

from enum import IntEnum

from netwerk_tui.domain.finding import Field


class Facet(IntEnum):
    """One kind of place for a word. The numbers index the tables in `weights`."""

    GIVEN = 0
    SURNAME = 1
    SURNAME_AFTER_PARTICLE = 2
    PARTICLE = 3
    INITIALS = 4
    """All first letters of a name in one word: jvdb."""
    WRITTEN_TOGETHER = 5
    """The particles and the surname in one word, spelt out or by their initials: vandenberg, vdberg."""
    ORGANISATION = 6
    FORMER_ORGANISATION = 7
    ACRONYM = 8
    """The capitals of an organisation's name in one word: vng."""
    ROLE = 9
    TAG = 10
    EVENT = 11
    PLACE = 12
    NOTE = 13


FIELD_OF: dict[Facet, Field] = {
    Facet.GIVEN: Field.NAME,
    Facet.SURNAME: Field.NAME,
    Facet.SURNAME_AFTER_PARTICLE: Field.NAME,
    Facet.PARTICLE: Field.NAME,
    Facet.INITIALS: Field.NAME,
    Facet.WRITTEN_TOGETHER: Field.NAME,
    Facet.ORGANISATION: Field.ORGANISATION,
    Facet.FORMER_ORGANISATION: Field.ORGANISATION,
    Facet.ACRONYM: Field.ORGANISATION,
    Facet.ROLE: Field.ROLE,
    Facet.TAG: Field.TAG,
    Facet.EVENT: Field.EVENT,
    Facet.PLACE: Field.PLACE,
    Facet.NOTE: Field.NOTE,
}

NAME_WORDS = frozenset({Facet.GIVEN, Facet.SURNAME, Facet.SURNAME_AFTER_PARTICLE})
"""The facets of a name's own words, which a query spells out one by one."""

FACETS = tuple(Facet)
"""The facet of each number; a lookup here costs a tenth of calling `Facet`."""

LAST_OF_NAME = Facet.WRITTEN_TOGETHER
"""This facet and those before it are part of the name."""

COINED = frozenset({Facet.INITIALS, Facet.WRITTEN_TOGETHER, Facet.ACRONYM})
"""Words that are made of others: they are never matched with a typo, and only names written together when begun."""
