"""Who may be in the network twice: found on request and on import, and told apart for good by the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.doubtful import Decisions, Doubtful
from netwerk_tui.domain.duplicate_blocks import doubles_among, doubles_of
from netwerk_tui.domain.duplicate_traits import Described, seen_together, traits_of
from netwerk_tui.domain.duplicates import ComparedPerson, PossibleDouble, Traits
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingContact
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.progress import Progress, unwatched, watched
from netwerk_tui.exchange.phone_numbers import numbers_that_may_be_shared
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.reads.directory import contact_rows
from netwerk_tui.store.reads.duplicates import (
    contacts_by_external_id,
    described_contacts,
    is_told_apart,
    pairs_told_apart,
)


def possible_doubles(network: Network, progress: Progress = unwatched) -> list[PossibleDouble]:
    """Everybody who may be in the network twice, the most certain first, but for those who were told apart.

    It takes seconds at 100,000 contacts. `progress` may raise `Cancelled`.
    """
    with network.database.reading() as connection:
        described = described_contacts(connection)
        apart = pairs_told_apart(connection)
        found = doubles_among(_compared(described, progress), apart, progress)
        wanted = sorted({contact for double in found for contact in (double.first, double.second)})
        roles = {row.id: row.role for row in contact_rows(connection, wanted)}
    people = {each.contact: each for each in described}
    return [
        PossibleDouble(double, *(_shown(people[each], roles.get(each, "")) for each in (double.first, double.second)))
        for double in found
    ]


def tell_apart(network: Network, one: ContactId, other: ContactId) -> Committed | None:
    """Remember that these two are not the same, so that they are proposed no more; None where that was said before.

    One entry, which undo takes back. Raises NotFound where one of them is gone, and UsageError for one and the same.
    """
    if one == other:
        raise UsageError(_("That is one contact, not two."))
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        rows = {row.id: row for row in contact_rows(verbs.connection, [one, other])}
        for contact in (one, other):
            if contact not in rows:
                raise NotFound(_("There is no contact {contact}.").format(contact=contact))
        verbs.title = _("{name} and {other} are not the same").format(name=rows[one].name, other=rows[other].name)
        if not is_told_apart(verbs.connection, one, other):
            keep_apart(verbs, [(one, other)])
    return recording.committed


def keep_apart(verbs: Transaction, pairs: Sequence[tuple[ContactId, ContactId]]) -> None:
    """Write that these pairs are not the same; none of them was told apart before."""
    rows = [dict(zip(("contact_id", "other_id"), sorted(pair), strict=True)) for pair in pairs]
    verbs.insert(tables.distinct_pair, rows)


def doubtful_among(
    network: Network, newcomers: Sequence[IncomingContact], progress: Progress = unwatched
) -> tuple[Doubtful, ...]:
    """Those of a file, not known yet, who may be somebody in the network. Raises what `progress` raises."""
    if not newcomers:
        return ()
    with network.database.reading() as connection:
        known = described_contacts(connection)
    if not known:
        return ()
    arriving = [_described(ContactId(-number), person) for number, person in enumerate(newcomers, start=1)]
    traits = _compared([*known, *arriving], progress)
    found = doubles_of(traits[len(known) :], traits[: len(known)], progress)
    people = {each.contact: each for each in known}
    doubtful: list[Doubtful] = []
    for described, person in zip(arriving, newcomers, strict=True):
        newcomer = _shown(described, person.role)
        pairs = [
            PossibleDouble(
                replace(double, first=double.second, second=double.first), _shown(people[double.second], ""), newcomer
            )
            for double in found.get(described.contact, ())
        ]
        if pairs:
            doubtful.append(Doubtful(person, tuple(pairs)))
    return tuple(doubtful)


def keep_newcomers_apart(verbs: Transaction, source: str, doubtful: Sequence[Doubtful], decided: Decisions) -> None:
    """Remember of doubtful people who came in as new, because the user said so, that they are nobody else."""
    new = [each for each in doubtful if decided.get(each.person.external_id, each) is None]
    ids = contacts_by_external_id(verbs.connection, source, [each.person.external_id for each in new]) if new else {}
    pairs = [
        (ids[each.person.external_id], pair.double.first)
        for each in new
        if each.person.external_id in ids
        for pair in each.may_be
    ]
    there = {row.id for row in contact_rows(verbs.connection, [contact for _new, contact in pairs])} if pairs else set()
    keep_apart(verbs, [(newcomer, contact) for newcomer, contact in pairs if contact in there and contact != newcomer])


def _compared(described: Sequence[Described], progress: Progress) -> list[Traits]:
    numbers = numbers_that_may_be_shared([[(phone, each.country) for phone in each.phones] for each in described])
    pairs = watched(zip(described, numbers, strict=True), len(described), progress)
    return seen_together([traits_of(each, own) for each, own in pairs])


def _described(contact: ContactId, person: IncomingContact) -> Described:
    """Somebody who arrives, as a contact would be described."""
    keys = [(point.kind, match_key(point.kind, point.value), point.value) for point in person.points]
    return Described(
        contact=contact,
        kind=person.kind,
        given_name=person.given_name,
        particle=person.particle,
        surname=person.surname,
        organisation=person.organisation,
        locality=person.locality,
        country=person.country,
        birthday=person.birthday,
        emails=tuple(key for kind, key, _value in keys if kind is PointKind.EMAIL and key),
        links=tuple(key for kind, key, _value in keys if kind is PointKind.LINK and key),
        phones=tuple(value for kind, key, value in keys if kind is PointKind.PHONE and key),
    )


def _shown(described: Described, role: str) -> ComparedPerson:
    name = full_name(described.given_name, described.particle, described.surname)
    return ComparedPerson(described.contact, name, role, described.organisation, described.locality)
