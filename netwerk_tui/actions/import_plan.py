"""What an import would do: the difference between a file and the network, computed without writing anything.

The rule that keeps the user's own edits is in `import_fields`. Addresses, tags, capacities and promises are added when
the source tells of them for the first time, and never taken away; a score is added where it is another one than last
time, unless the user has moved the contact since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice
from types import MappingProxyType

from netwerk_tui.actions.import_changes import ContactChange, change_of, is_closed, is_told_already
from netwerk_tui.actions.import_fields import (
    FIELD_LABELS as FIELD_LABELS,
)
from netwerk_tui.actions.import_fields import (
    ChangedField as ChangedField,
)
from netwerk_tui.actions.import_fields import (
    Difference as Difference,
)
from netwerk_tui.actions.import_interactions import InteractionPlan, interaction_plan_of
from netwerk_tui.actions.import_matching import Matching, distinct_people, emails_of, name_of
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.doubtful import Decisions, Doubtful
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.domain.incoming import (
    IncomingBatch,
    IncomingContact,
    IncomingInteraction,
    IncomingMoment,
    Problem,
)
from netwerk_tui.domain.names import search_key
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.progress import Progress, unwatched, watched
from netwerk_tui.exchange.sheets.reading import Sheet
from netwerk_tui.language import _
from netwerk_tui.store.import_gate import NOBODY_ERASED, Gate, identifiers_of
from netwerk_tui.store.reads.identities import KnownIdentity, KnownInteraction, KnownPeople

_MOST_JOINED_TOLD = 1000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do. Counts are of contacts, but for `interactions` and `events`."""

    format: str
    entry: EntryId | None
    """None for a dry run, and where nothing changed."""
    new: int
    updated: int
    unchanged: int
    skipped: int
    interactions: int
    problems: tuple[Problem, ...]
    events: int = 0
    """Events that are new or change."""
    answers: int = 0
    """Of the contact moments, those that are answers to messages of mine; known once it is written."""
    doubtful: tuple[Doubtful, ...] = ()
    """Of the new, those who may be somebody who is a contact already, as far as the user has not said."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The dry run: what is new, what changes, and what stays."""

    batch: IncomingBatch
    new: tuple[IncomingContact, ...]
    changed: tuple[ContactChange, ...]
    unchanged: int
    kept: tuple[ContactChange, ...]
    """Of the unchanged, those where the source differs from what the user wrote."""
    interactions: InteractionPlan
    problems: tuple[Problem, ...]
    gate: Gate = NOBODY_ERASED
    doubtful: tuple[Doubtful, ...] = ()
    """Those who are new unless the user says otherwise, and may be somebody who is a contact already."""
    decided: Decisions = field(default_factory=dict)
    """Who of these they are, as far as the user has said."""
    known: KnownPeople = field(default_factory=KnownPeople)
    """What the plan was made of."""
    seen: EntryId | None = None
    """The last entry of the log at that moment."""
    sheet: Sheet | None = None
    """Where it came from a sheet: with what its columns tell."""

    def report(self, entry: EntryId | None = None) -> ImportReport:
        """The counts, and everything that was not taken as it stood."""
        return ImportReport(
            format=self.batch.format,
            entry=entry,
            new=len(self.new),
            updated=len(self.changed),
            unchanged=self.unchanged,
            skipped=sum(problem.skipped for problem in self.problems),
            interactions=len(self.interactions.new) + len(self.interactions.longer),
            problems=self.problems,
            doubtful=tuple(each for each in self.doubtful if each.person.external_id not in self.decided),
        )


def settled(batch: IncomingBatch) -> IncomingBatch:
    """The batch with everybody in it once and with an external id, and the moments of each row as interactions.

    It can be planned any number of times.
    """
    people = distinct_people(batch.contacts)
    joined = tuple(_joined_rows(batch.contacts, people)) if len(people) < len(batch.contacts) else ()
    coming = _still_to_come(people, datetime.now(UTC).astimezone().date())
    told = [
        IncomingInteraction(
            where=person.where,
            external_id=f"{person.external_id}/{moment.day}/{moment.channel}",
            day=moment.day,
            channel=moment.channel,
            direction=moment.direction,
            text=moment.text,
            participants=(person.external_id,),
            dossier=moment.dossier,
            only_on_new_day=True,
        )
        for person in people
        for moment in person.moments
        if not coming or moment not in coming.get(person.where, ())
    ]
    plain = tuple(replace(person, moments=()) if person.moments else person for person in people)
    return replace(
        batch,
        contacts=plain,
        interactions=(*batch.interactions, *told),
        problems=(*batch.problems, *joined, *_problems_of(coming)),
    )


def _still_to_come(people: Iterable[IncomingContact], today: date) -> dict[str, list[IncomingMoment]]:
    """The contact moments that rows tell of a day that is still to come, by the place of the row."""
    found: dict[str, list[IncomingMoment]] = {}
    for person in people:
        later = [moment for moment in person.moments if moment.day > today] if person.moments else ()
        if later:
            found.setdefault(person.where, []).extend(later)
    return found


def _problems_of(coming: Mapping[str, Iterable[IncomingMoment]]) -> Iterator[Problem]:
    reason = _("contact on {day}, which is still to come: left out")
    for where, moments in coming.items():
        yield from (Problem(where, reason.format(day=moment.day), skipped=False) for moment in moments)


def _joined_rows(rows: Iterable[IncomingContact], people: Iterable[IncomingContact]) -> Iterator[Problem]:
    """Rows that brought nobody of their own; only the first of very many."""
    standing = {person.where for person in people}
    reason = _("the same person as in an earlier row, joined with that one")
    joined = (row.where for row in rows if row.where not in standing)
    yield from (Problem(where, reason) for where in islice(joined, _MOST_JOINED_TOLD))


def plan_of(
    batch: IncomingBatch,
    known: KnownPeople,
    interactions: Mapping[str, KnownInteraction],
    gate: Gate = NOBODY_ERASED,
    progress: Progress = unwatched,
    decided: Decisions = MappingProxyType({}),
) -> ImportPlan:
    """What importing this settled batch would do to a network where these are known.

    Of two people of the file who are one contact here, by two identities, the first counts.
    """
    people, nameless = _admitted(batch.contacts, batch.owner)
    told = _told_of(people, batch.source, known, gate, progress, decided)
    changed = tuple(change for change in told.looked_at.values() if change.is_change)
    unchanged = [change for change in told.looked_at.values() if not change.is_change]
    by_id = {change.person.external_id: change.contact for change in told.looked_at.values()}
    moments = tuple(each for each in batch.interactions if not _is_known_day(each, by_id, known, interactions))
    # Of 100,000 newcomers this takes 10 MB, and few files of so many tell of contact moments.
    arriving = {person.external_id for person in told.new} if moments else set()
    arriving |= {change.person.external_id for change in changed if change.identity is None}
    interaction_plan, left_out = interaction_plan_of(
        replace(batch, interactions=moments),
        arriving,
        known.identities.keys(),
        interactions,
        _people_by_email(known, told.new) if any(each.emails for each in moments) else {},
    )
    return ImportPlan(
        batch=batch,
        new=tuple(told.new),
        changed=changed,
        unchanged=len(unchanged) + len(told.as_before),
        kept=tuple(change for change in unchanged if change.kept),
        interactions=interaction_plan,
        problems=(*batch.problems, *nameless, *told.erased, *left_out, *_closed_dossiers(batch, known)),
        gate=gate,
        decided=decided,
        known=known,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What the file tells of people."""

    new: list[IncomingContact] = field(default_factory=list)
    erased: list[Problem] = field(default_factory=list)
    looked_at: dict[ContactId, ContactChange] = field(default_factory=dict)
    as_before: set[ContactId] = field(default_factory=set)
    """Those of whom it tells nothing new."""


def _told_of(
    people: Sequence[IncomingContact],
    source: str,
    known: KnownPeople,
    gate: Gate,
    progress: Progress,
    decided: Decisions,
) -> _Told:
    """Who is new, who stays outside, and what becomes of those who are here."""
    matching = Matching(known, people, source)
    told = _Told()
    for person in watched(people, len(people), progress):
        identity = known.identities.get(person.external_id)
        contact = matching.found(person, decided.get(person.external_id)) if identity is None else identity.contact
        if contact is None:
            refusal = gate.refusal(person.where, identifiers_of(person, source)) if gate.erased.days else None
            if refusal is None:
                told.new.append(person)
            else:
                told.erased.append(refusal)
        elif contact in told.looked_at or contact in told.as_before:
            continue
        elif person.external_id in known.told_already:
            told.as_before.add(contact)
        else:
            told.looked_at[contact] = change_of(known, contact, identity, person)
    return told


def emails_in(batch: IncomingBatch) -> set[str]:
    """The match keys of all e-mail addresses, which people may be known by."""
    told = {match_key(PointKind.EMAIL, email) for moment in batch.interactions for email in moment.emails}
    return told.union(*(emails_of(contact) for contact in batch.contacts))


def names_in(batch: IncomingBatch) -> set[str]:
    """The search keys of all names, which people may be known by."""
    return {search_key(name_of(contact)) for contact in batch.contacts} - {""}


def told_already(batch: IncomingBatch, identities: Mapping[str, KnownIdentity]) -> frozenset[str]:
    """The external ids of those of whom the batch tells nothing else than what was taken over before."""
    known = ((identities.get(person.external_id), person) for person in batch.contacts)
    return frozenset(
        person.external_id for identity, person in known if identity is not None and is_told_already(identity, person)
    )


def scores_people(batch: IncomingBatch) -> bool:
    """Whether anybody is scored in it."""
    return any(contact.scores for contact in batch.contacts)


def _admitted(people: Sequence[IncomingContact], owner: str) -> tuple[list[IncomingContact], list[Problem]]:
    """Everybody who may become a contact: not the user, and nobody without a name, who is reported."""
    others = [person for person in people if not owner or person.external_id != owner]
    nameless = [Problem(person.where, _("there is no name")) for person in others if not name_of(person)]
    return [person for person in others if name_of(person)], nameless


def _is_known_day(
    told: IncomingInteraction,
    contacts: Mapping[str, ContactId],
    known: KnownPeople,
    interactions: Mapping[str, KnownInteraction],
) -> bool:
    """Whether this only repeats that there was contact on a day with contact."""
    if not told.only_on_new_day or told.external_id in interactions:
        return False
    (participant,) = told.participants
    identity = known.identities.get(participant)
    contact = contacts.get(participant) if identity is None else identity.contact
    return contact is not None and told.day in known.days.get(contact, ())


def _people_by_email(known: KnownPeople, new: Iterable[IncomingContact]) -> dict[str, ContactId | str]:
    """Who takes part by an e-mail address: a contact, else the external id of one who arrives now."""
    arriving: dict[str, ContactId | str] = {}
    for person in new:
        for email in emails_of(person):
            arriving.setdefault(email, person.external_id)
    return arriving | {email: contacts[0] for email, contacts in known.by_email.items() if len(contacts) == 1}


def _closed_dossiers(batch: IncomingBatch, known: KnownPeople) -> list[Problem]:
    """A remark for each closed dossier that the source scores people in: its history stays as it is."""
    found: dict[str, str] = {}
    for person in batch.contacts:
        for score in person.scores:
            if is_closed(known, score.dossier):
                found.setdefault(score.dossier, person.where)
    reason = _("the dossier “{name}” is closed, so scores for it are left out")
    return [Problem(where, reason.format(name=name), skipped=False) for name, where in found.items()]
