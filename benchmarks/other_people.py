"""People who have nothing in common with those of `tests/search`: a second opinion on the search.

Frisian, Flemish, Surinamese, Turkish, Moroccan, Limburgish and Hollandish, with common and rare names as in a real
network, double-barrelled ones and every kind of particle. Any likeness to a living person is chance. What is asked
about them is in `other_queries`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from other_names import (
    COMMUNITIES,
    EVENTS,
    MADE_OF,
    MONTHS,
    ORGANISATIONS,
    ROLES,
    TAGS,
    TALKED_OF,
    THINGS,
    TOLD,
    TOWNS,
)

from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import split_surname

_NEWEST = date(2026, 6, 1)
_RARE_SURNAME, _DOUBLE_SURNAME = 0.45, 0.08
"""Shares of all people."""


def other_people(count: int, seed: int) -> list[SearchDocument]:
    """So many contacts, the same ones for the same seed."""
    chance = Random(f"other people {seed}")
    organisations = [_filled(chance, chance.choice(ORGANISATIONS)) for _ in range(30 + count // 6)]
    events = [_filled(chance, chance.choice(EVENTS)) for _ in range(25 + count // 50)]
    return [_person(chance, ContactId(number + 1), organisations, events) for number in range(count)]


def _person(chance: Random, key: ContactId, organisations: Sequence[str], events: Sequence[str]) -> SearchDocument:
    given_names, surnames = chance.choice(COMMUNITIES)
    particle, surname = split_surname(_surname(chance, surnames))
    if chance.random() < _DOUBLE_SURNAME:
        surname = f"{surname}-{_surname(chance, chance.choice(COMMUNITIES)[1])}"
    notes = (_filled(chance, chance.choice(TOLD)) for _ in range(chance.choice((0, 1, 1, 2, 3))))
    return SearchDocument(
        id=key,
        given_name=_common_first(chance, given_names),
        particle=particle,
        surname=surname,
        organisations=tuple(chance.sample(organisations, chance.choice((0, 1, 1, 1, 2)))),
        roles=(chance.choice(ROLES),) if chance.random() < 0.8 else (),
        tags=tuple(chance.sample(TAGS, chance.choice((0, 1, 2)))),
        events=tuple(chance.sample(events, chance.choice((0, 1, 1, 2)))),
        places=(chance.choice(TOWNS),) if chance.random() < 0.9 else (),
        notes=tuple(notes),
        last_contact=_NEWEST - timedelta(days=int(chance.expovariate(1 / 400))) if chance.random() < 0.75 else None,
        importance=int(chance.random() < 0.05),
    )


def _surname(chance: Random, surnames: Sequence[str]) -> str:
    if chance.random() < _RARE_SURNAME:
        particle = chance.choice(("", "", "", "van ", "van de ", "van der ", "ter ", "de "))
        return particle + chance.choice(MADE_OF[0]) + chance.choice(MADE_OF[1])
    return _common_first(chance, surnames)


def _common_first(chance: Random, names: Sequence[str]) -> str:
    """One of them, the first of thirty six times as often as the last."""
    return names[int(len(names) * chance.random() ** 1.5)]


def _filled(chance: Random, form: str) -> str:
    """The form with a word in every gap."""

    def thing() -> str:
        return chance.choice(TALKED_OF[0]) + chance.choice(TALKED_OF[1])

    given_names, surnames = chance.choice(COMMUNITIES)
    return form.format(
        town=chance.choice(TOWNS),
        thing=chance.choice(THINGS),
        year=chance.randrange(2020, 2027),
        name=chance.choice(surnames),
        other=chance.choice(surnames),
        given=chance.choice(given_names),
        first=thing(),
        second=thing(),
        month=chance.choice(MONTHS),
    )
