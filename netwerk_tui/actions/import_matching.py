"""Who is who: the people of a file, each once, and the contacts that they turn out to be. For `import_plan`.

A person is known by their id in the other program. Where they have none there yet, the same e-mail address with a name
that has a word in common is the same person, and so is the same name at the same organisation or with the same phone
number. A name alone never is: two people of one name are the normal case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingContact, IncomingScore
from netwerk_tui.domain.names import full_name, search_key
from netwerk_tui.domain.outgoing_card import number_in_card_uid
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.text import fold
from netwerk_tui.store.reads.identities import KnownContact, KnownPeople

OWN_SOURCE = "netwerk"
"""The source of a table that netwerk wrote, where external ids are the numbers of contacts."""


def name_of(contact: IncomingContact | KnownContact) -> str:
    """The whole name, as it is shown."""
    return full_name(contact.given_name, contact.particle, contact.surname)


def emails_of(contact: IncomingContact) -> list[str]:
    """The match keys of the e-mail addresses."""
    email = PointKind.EMAIL
    return [key for point in contact.points if point.kind is email if (key := match_key(email, point.value))]


def distinct_people(contacts: Iterable[IncomingContact]) -> list[IncomingContact]:
    """The people in order, each once and with an external id, which they are given where they have none.

    Rows about one person are taken together.

    Somebody without an id in the source is known by their e-mail address, if they share it with a person of the same
    name, else by their name and the day of the connection; people who differ in their work are then kept apart.
    """
    rows = list(contacts)
    shared = _shared_emails(rows)
    namesakes = _Namesakes()
    ids_by_email: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.external_id:
            ids_by_email.update(dict.fromkeys(_emails_with_name(row, shared), row.external_id))
    people: dict[str, IncomingContact] = {}
    for row in rows:
        keys = _emails_with_name(row, shared)
        by_email = next((ids_by_email[key] for key in keys if key in ids_by_email), "")
        external_id = row.external_id or by_email or namesakes.id_of(row, people)
        earlier = people.get(external_id)
        if earlier is not None:
            namesakes.changed(external_id)
        person = row if earlier is None else _together(earlier, row)
        person.external_id = external_id
        people[external_id] = person
        for key in keys:
            ids_by_email.setdefault(key, external_id)
    return list(people.values())


class Matching:
    """Finds the contact that a person of the file is. Each contact answers to one person of the file at most."""

    def __init__(self, known: KnownPeople, people: Iterable[IncomingContact], source: str = "") -> None:
        self._known = known
        self._is_own = source == OWN_SOURCE
        present = {person.external_id for person in people}
        self._taken = {identity.contact for identity in known.identities.values() if identity.external_id in present}
        self._in_source = {identity.contact for identity in known.identities.values()}

    def found(self, person: IncomingContact, decided: ContactId | None = None) -> ContactId | None:
        """The one contact that this person is, the one that the user decided for first; None where there is none."""
        if not self._known.contacts:
            return None
        if decided is not None and decided in self._known.contacts and decided not in self._taken:
            self._taken.add(decided)
            return decided
        return self._by_own_id(person) or self.by_email(person) or self._by_name(person)

    def _by_own_id(self, person: IncomingContact) -> ContactId | None:
        """In a table or card that netwerk wrote: the contact with the number in it, if it still has the name."""
        number = person.external_id if self._is_own else number_in_card_uid(person.external_id)
        if not number.isdecimal():
            return None
        numbered = self._known.contacts.get(ContactId(int(number)))
        if numbered is None or fold(name_of(numbered)) != fold(name_of(person)) or numbered.id in self._taken:
            return None
        self._taken.add(numbered.id)
        return numbered.id

    def _by_name(self, person: IncomingContact) -> ContactId | None:
        """The one contact of this name who shares the organisation or a phone number."""
        found = [
            contact
            for contact in self._known.by_name.get(search_key(name_of(person)), ())
            if contact not in self._taken
            and contact not in self._in_source
            and self._shares_work_or_phone(person, self._known.contacts[contact])
        ]
        if len(found) != 1:
            return None
        self._taken.add(found[0])
        return found[0]

    def _shares_work_or_phone(self, person: IncomingContact, contact: KnownContact) -> bool:
        if contact.kind is not person.kind:
            return False
        if person.organisation and fold(person.organisation) == fold(contact.organisation):
            return True
        known = self._known.points.get(contact.id, frozenset())
        return any(
            (point.kind, match_key(point.kind, point.value)) in known
            for point in person.points
            if point.kind is PointKind.PHONE
        )

    def by_email(self, person: IncomingContact) -> ContactId | None:
        """The one contact that has the person's e-mail address and a fitting name; None where there is no such one."""
        candidates = {
            contact: None
            for email in emails_of(person)
            for contact in self._known.by_email.get(email, ())
            if contact not in self._taken and self._fits(person, self._known.contacts[contact])
        }
        same_name = [c for c in candidates if fold(name_of(self._known.contacts[c])) == fold(name_of(person))]
        found = same_name or list(candidates)
        if len(found) != 1:
            return None
        self._taken.add(found[0])
        return found[0]

    def _fits(self, person: IncomingContact, contact: KnownContact) -> bool:
        """Whether the two can be one: colleagues may share an address, and a person may get another id."""
        if contact.kind is not person.kind:
            return False
        ours, theirs = fold(name_of(contact)), fold(name_of(person))
        if contact.id in self._in_source:
            return ours == theirs
        return not ours or not theirs or not set(ours.split()).isdisjoint(theirs.split())


def _shared_emails(rows: Iterable[IncomingContact]) -> set[int]:
    """The hashes of all e-mail addresses that come more than once: of the others nobody needs to remember whose."""
    found: set[int] = set()
    again: set[int] = set()
    for row in rows:
        for key in map(hash, emails_of(row)):
            (again if key in found else found).add(key)
    return again


def _emails_with_name(contact: IncomingContact, shared: set[int]) -> list[tuple[str, str]]:
    """The addresses that another row may have too, each with the contact's name as it is compared."""
    emails = [email for email in emails_of(contact) if hash(email) in shared] if shared else []
    name = fold(name_of(contact)) if emails else ""
    return [(email, name) for email in emails]


class _Namesakes:
    """Gives people an id whom the source gives none. In a large file hundreds may have one name."""

    def __init__(self) -> None:
        self._emails: dict[str, tuple[str, ...]] = {}
        """The match keys, by id, of those who had a namesake."""
        self._alike: dict[str, list[str]] = {}
        """The ids of namesakes in order, by the first of them."""
        self._unaddressed: dict[str, list[str]] = {}
        """Those of them who had no e-mail address when they came."""

    def id_of(self, contact: IncomingContact, people: Mapping[str, IncomingContact]) -> str:
        """A stable id, by the name and the day of the connection; the same for whoever may be one person.

        Whoever has the name and one of the e-mail addresses of somebody before them was found by that already, so that
        somebody with an address may only be one with those who have none.
        """
        day = contact.connected_on.isoformat() if contact.connected_on else ""
        stem = f"name:{fold(name_of(contact))}:{day}"
        if stem not in people:
            return stem
        emails = tuple(emails_of(contact))
        alike = self._alike.setdefault(stem, [stem])
        if stem not in self._unaddressed:
            self._unaddressed[stem] = [] if emails_of(people[stem]) else [stem]
        in_question = self._unaddressed[stem] if emails else alike
        for external_id in in_question:
            if self._may_be_one(external_id, people[external_id], contact, emails):
                return external_id
        numbered = (f"{stem}:{number}" for number in count(len(alike) + 1))
        external_id = next(one for one in numbered if one not in people)
        alike.append(external_id)
        if not emails:
            self._unaddressed[stem].append(external_id)
        return external_id

    def changed(self, external_id: str) -> None:
        """Forget what is known of somebody of whom the file tells more."""
        self._emails.pop(external_id, None)

    def _may_be_one(self, one_id: str, one: IncomingContact, other: IncomingContact, emails: Sequence[str]) -> bool:
        """Whether these are one person: by an e-mail address, or by what they do where one of them has no address."""
        known = self._emails.get(one_id)
        if known is None:
            known = self._emails[one_id] = tuple(emails_of(one))
        if known and emails:
            return any(email in known for email in emails)
        return (fold(one.organisation), fold(one.role)) == (fold(other.organisation), fold(other.role))


def _together(first: IncomingContact, second: IncomingContact) -> IncomingContact:
    """The details of both rows; the first decides where they differ."""
    return replace(
        first,
        organisation=first.organisation or second.organisation,
        role=first.role or (second.role if first.organisation in ("", second.organisation) else ""),
        points=tuple(dict.fromkeys((*first.points, *second.points))),
        connected_on=first.connected_on or second.connected_on,
        tags=tuple(dict.fromkeys((*first.tags, *second.tags))),
        notes=first.notes or second.notes,
        further_jobs=tuple(dict.fromkeys((*first.further_jobs, *second.further_jobs))),
        locality=first.locality or second.locality,
        country=first.country or second.country,
        birthday=first.birthday or second.birthday,
        motive=first.motive or second.motive,
        objection=first.objection or second.objection,
        context=first.context or second.context,
        private_notes=first.private_notes or second.private_notes,
        do_not_contact=first.do_not_contact or second.do_not_contact,
        scores=_scores_together(first, second),
        moments=tuple(dict.fromkeys((*first.moments, *second.moments))),
        promises=tuple(dict.fromkeys((*first.promises, *second.promises))),
    )


def _scores_together(first: IncomingContact, second: IncomingContact) -> tuple[IncomingScore, ...]:
    """One score for each matrix and dossier: a sheet may have a row for each dossier."""
    by_plane = {(score.matrix, fold(score.dossier)): score for score in (*second.scores, *first.scores)}
    return tuple(by_plane.values())
