"""Finding a person: what is known of a contact for search, and what a search answers.

The store builds documents, the search floor ranks them, lists and the shell show hits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import full_name


class Field(StrEnum):
    """Where a word of a contact stands."""

    NAME = "name"
    ORGANISATION = "organisation"
    ROLE = "role"
    TAG = "tag"
    EVENT = "event"
    PLACE = "place"
    NOTE = "note"
    POINT = "point"
    """An e-mail address, telephone number or link: found as a whole, not by its words."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """Everything about one contact that a search looks at. Text is clean, and not yet folded."""

    id: ContactId
    given_name: str
    particle: str
    surname: str
    """The whole name, where the contact is an organisation."""
    organisations: tuple[str, ...] = ()
    """The current one first, then former ones."""
    roles: tuple[str, ...] = ()
    """The current one first, then former ones, then what the contact knows about."""
    tags: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Notes about the contact and texts of recent interactions, newest first."""
    last_contact: date | None = None
    importance: int = 0
    """0..5: decides between contacts that fit a query equally well."""

    @property
    def name(self) -> str:
        """The full display name, which the highlights of a hit point into."""
        return full_name(self.given_name, self.particle, self.surname)


@dataclass(frozen=True, slots=True)
class Hit:
    """One contact that a query found, and why."""

    id: ContactId
    score: float
    """0..1, comparable between queries."""
    complete: bool
    """Whether every required word of the query was matched; a hit that is not complete is a near miss."""
    why: str
    """Empty where the name alone explains the hit, else the text that matched: an event, an organisation, the piece of
    a note around the word."""
    field: Field
    """The field that `why` comes from."""
    highlights: tuple[tuple[int, int], ...]
    """Spans (start, end) in the full display name, in characters, in order and apart."""
