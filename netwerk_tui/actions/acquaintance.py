"""Who could know somebody at an organisation, or a contact: the shortest ways over people who know each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from netwerk_tui.actions.finding import resolve
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.acquaintance import Link, Reach, organisations_meant, ways_to
from netwerk_tui.domain.contact import ContactKind, ContactRow
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.neighbourhood import Neighbour, Neighbourhood, groups_of
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import _
from netwerk_tui.store.reads import acquaintance as reads
from netwerk_tui.store.reads.directory import contact_rows

WAYS_SHOWN = 40

NEIGHBOURS = 1000
"""Colleagues and fellow guests are told of no larger organisations and events."""


def who_could_know(network: Network, whom: str, today: date) -> Reach:
    """The ways to the people of an organisation, or to one contact.

    An organisation of this name goes first, then a contact as everywhere in the shell. Raises NotFound where it means
    neither, and Ambiguous where several contacts may be meant.
    """
    text = clean_line(whom)
    with network.database.reading() as connection:
        meant = [] if text.isdecimal() else organisations_meant(text, reads.organisation_names(connection))
        people = reads.people_at(connection, meant, today) if meant else []
    if people:
        return _reach(network, meant, people, today)
    try:
        return ways_to_contact(network, resolve(network, text), today)
    except NotFound as error:
        if meant:
            title = _("You know nobody at {organisation}.").format(organisation=meant[0])
        else:
            title = _("There is no organisation or contact “{text}”.").format(text=text)
        raise NotFound(title, _("Check how it is written.")) from error


def ways_to_contact(network: Network, contact: ContactId, today: date) -> Reach:
    """The ways to one contact; to an organisation those to its people. Raises NotFound where it is gone."""
    with network.database.reading() as connection:
        rows = contact_rows(connection, [contact])
        if not rows:
            raise NotFound(_("This contact does not exist any more."))
        wanted = [contact]
        if rows[0].kind is ContactKind.ORGANISATION:
            wanted = reads.people_at(connection, [rows[0].name], today) or wanted
    return _reach(network, [rows[0].name], wanted, today)


def neighbourhood_of(network: Network, contact: ContactId, today: date) -> Neighbourhood:
    """Whom a contact knows, as far as is known here: by relations, introductions, organisations and events."""
    with network.database.reading() as connection:
        links = reads.links_around(connection, [contact], today, crowd=NEIGHBOURS)
        groups = groups_of(contact, links)
        people = dict.fromkeys(other for members in groups.values() for other in members)
        rows = {row.id: row for row in contact_rows(connection, list(people))}
    return Neighbourhood(
        contact,
        {kind: tuple(_neighbour(rows[each], members[each]) for each in members) for kind, members in groups.items()},
    )


def _neighbour(row: ContactRow, links: tuple[Link, ...]) -> Neighbour:
    about = " · ".join(part for part in (row.role, row.organisation) if part)
    return Neighbour(row.id, row.name, about, links)


def _reach(network: Network, whom: Sequence[str], wanted: Sequence[ContactId], today: date) -> Reach:
    with network.database.reading() as connection:
        links = reads.links_towards(connection, wanted, today)
        everybody = {*wanted, *(person for link in links for person in (link.one, link.other))}
        closeness = reads.closeness_of(connection, everybody)
        ways = ways_to(wanted, links, closeness, today, network.policy)[:WAYS_SHOWN]
        shown = dict.fromkeys(person for way in ways for person in way.people)
        people = {row.id: row for row in contact_rows(connection, list(shown))}
    near = {way.people[0]: closeness[way.people[0]] for way in ways}
    return Reach(_spelled_once(whom), len(wanted), tuple(ways), people, near)


def _spelled_once(names: Iterable[str]) -> tuple[str, ...]:
    """The names, those that differ in capitals alone once."""
    return tuple({fold(name): name for name in names}.values())
