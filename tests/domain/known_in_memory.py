"""What a network knows, held in memory: the smallest thing that a quick note can be parsed against."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from netwerk_tui.domain.ids import ContactId, DossierId, EventId, TagId
from netwerk_tui.domain.names import search_key
from netwerk_tui.domain.quicknote import KnownPerson, OpenTell, PersonMatch
from netwerk_tui.domain.text import fold


class KnownInMemory:
    """People as (name, organisation), numbered from 1; events newest first; scores can be set per query.

    Tells as (the name of a person, what they should know), numbered from 1.
    """

    def __init__(
        self,
        people: Sequence[tuple[str, str]] = (),
        tags: Sequence[str] = (),
        dossiers: Sequence[str] = (),
        events: Sequence[str] = (),
        scores: dict[str, dict[str, float]] | None = None,
        tells: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.people = [KnownPerson(ContactId(number), *person) for number, person in enumerate(people, 1)]
        self._tags = {fold(name): TagId(number) for number, name in enumerate(tags, 1)}
        self._dossiers = {fold(name): (DossierId(number), name) for number, name in enumerate(dossiers, 1)}
        self._events = [(EventId(number), name) for number, name in enumerate(events, 1)]
        self._scores = scores or {}
        ids = {person.name: person.id for person in self.people}
        self._tells = [OpenTell(number, ids[name], text) for number, (name, text) in enumerate(tells, 1)]

    def find_people(self, text: str) -> Sequence[PersonMatch]:
        """By the scores set for this text, else by how much it resembles a name or a word of it."""
        scores = self._scores.get(text)
        if scores is not None:
            found = [PersonMatch(person, scores[person.name]) for person in self.people if person.name in scores]
        else:
            found = [PersonMatch(person, _likeness(text, person.name)) for person in self.people]
        return sorted(found, key=lambda match: -match.score)

    def people_named(self, text: str) -> Sequence[KnownPerson]:
        return [person for person in self.people if search_key(person.name) == search_key(text)]

    def tag_named(self, text: str) -> TagId | None:
        return self._tags.get(fold(text))

    def dossier_named(self, text: str) -> tuple[DossierId, str] | None:
        return self._dossiers.get(fold(text))

    def events(self) -> Sequence[tuple[EventId, str]]:
        return self._events

    def open_tells(self, contact: ContactId) -> Sequence[OpenTell]:
        return [tell for tell in self._tells if tell.contact == contact]


def _likeness(text: str, name: str) -> float:
    typed = fold(text)
    return max(SequenceMatcher(None, typed, fold(part)).ratio() for part in (name, *name.split()))
