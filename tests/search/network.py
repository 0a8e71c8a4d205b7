"""Small networks for tests."""

from __future__ import annotations

from datetime import date

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search import SearchDocument


def document(
    key: int,
    given_name: str,
    particle: str,
    surname: str,
    *,
    organisations: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    events: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
    last_contact: date | None = None,
    importance: int = 0,
) -> SearchDocument:
    """A contact with this number as its id."""
    return SearchDocument(
        ContactId(key),
        given_name,
        particle,
        surname,
        organisations,
        roles,
        tags,
        events,
        places,
        notes,
        last_contact,
        importance,
    )
