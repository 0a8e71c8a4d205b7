"""Finding a person: by the search index on screen, and as WHO in the shell."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from netwerk_tui.actions.indexing import index_for_once
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import Ambiguous, Candidate, NotFound
from netwerk_tui.domain.finding import Field, Hit
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import search_key
from netwerk_tui.domain.points import sought_point
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.search import clear_winner
from netwerk_tui.store.reads.directory import contact_ids_named, contact_rows
from netwerk_tui.store.reads.people import contacts_with_name_begun
from netwerk_tui.store.reads.points import contacts_with_point, contacts_with_whole_point

_CANDIDATES = 8

_ID = re.compile("[0-9]{1,18}")
"""Longer numbers fit in no database."""


def names_begun(network: Network, typed: str, limit: int) -> list[Hit]:
    """Who has a name that begins with what is typed, by name: the answer while the search index is being made."""
    key = search_key(clean_line(typed)).strip()
    if not key:
        return []
    with network.database.reading() as connection:
        found = contacts_with_name_begun(connection, key, limit)
    return [Hit(contact, 1.0, True, "", Field.NAME, ()) for contact in found]


def with_owners_of_points(
    network: Network, typed: str, hits: list[Hit], limit: int, among: Collection[ContactId] | None = None
) -> list[Hit]:
    """The hits of what is typed, and before them those whose e-mail address, telephone number or link begins so.

    At most `limit`; of `among` only, where they are given. What is none of these costs no look into the network.
    """
    sought = sought_point(clean_line(typed))
    if sought is None:
        return hits
    with network.database.reading() as connection:
        owners = contacts_with_point(connection, sought, limit if among is None else None)
    found = [
        Hit(contact, 1.0, True, value, Field.POINT, ())
        for contact, value in owners.items()
        if among is None or contact in among
    ]
    return [*found, *(hit for hit in hits if hit.id not in owners)][:limit]


def resolve(network: Network, who: str) -> ContactId:
    """The contact that `who` means: an id, else an exact full name, e-mail address, telephone number or link, else a
    search with one clear winner.

    Raises NotFound when nobody fits, and Ambiguous with the likeliest when several do.
    """
    who = clean_line(who)
    with network.database.reading() as connection:
        if _ID.fullmatch(who) and contact_rows(connection, [ContactId(int(who))]):
            return ContactId(int(who))
        namesakes = contact_ids_named(connection, search_key(who))
        sought = None if namesakes else sought_point(who)
        if sought is not None:
            namesakes = contacts_with_whole_point(connection, sought)
    if len(namesakes) == 1:
        return namesakes[0]
    if namesakes:
        raise _ambiguous(network, who, namesakes)
    hits = index_for_once(network).search(who, limit=_CANDIDATES)
    winner = clear_winner(hits)
    if winner is not None:
        return winner.id
    if not hits:
        raise NotFound(
            _("Nobody found for “{who}”.").format(who=who), _("Check the spelling, or search by organisation or event.")
        )
    raise _ambiguous(network, who, [hit.id for hit in hits])


def names_of_hits(network: Network, hits: Sequence[Hit]) -> list[Candidate]:
    """The name and organisation of each hit, in order; those that are gone meanwhile are left out."""
    return who_are(network, [hit.id for hit in hits])


def who_are(network: Network, contacts: Sequence[ContactId]) -> list[Candidate]:
    """The name and organisation of each contact, in order; those that are gone are left out."""
    with network.database.reading() as connection:
        rows = contact_rows(connection, contacts)
    return [Candidate(row.id, row.name, row.organisation) for row in rows]


def _ambiguous(network: Network, who: str, contacts: Sequence[ContactId]) -> Ambiguous:
    return Ambiguous(
        _("“{who}” may be several people.").format(who=who),
        _("Say more of the name, add the organisation, or give the id."),
        tuple(who_are(network, contacts)),
    )
