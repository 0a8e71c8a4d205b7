"""What an import would do: the difference between a file and the network, computed without writing anything.

The rule that keeps the user's own edits is in `import_fields`. Addresses, tags, capacities and promises are added when
the source tells of them for the first time, and never taken away; a score is added where it is another one than last
time, unless the user has moved the contact since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from netwerk_tui.actions.import_fields import (
    FIELD_LABELS as FIELD_LABELS,
)
from netwerk_tui.actions.import_fields import (
    POINT_FIELDS,
    compared,
    job_key,
    key_of_point,
    plane_key,
    point_key,
    promise_key,
    said_by,
    said_together,
    text_differences,
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
from netwerk_tui.domain.ids import ContactId, DossierId, EntryId
from netwerk_tui.domain.incoming import (
    IncomingBatch,
    IncomingContact,
    IncomingInteraction,
    IncomingJob,
    IncomingPoint,
    IncomingPromise,
    IncomingScore,
    Problem,
)
from netwerk_tui.domain.matrix import BUILT_IN, Cell
from netwerk_tui.domain.names import search_key
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.progress import Progress, unwatched, watched
from netwerk_tui.domain.text import fold
from netwerk_tui.exchange.sheets.reading import Sheet
from netwerk_tui.language import _
from netwerk_tui.store.import_gate import NOBODY_ERASED, Gate, identifiers_of
from netwerk_tui.store.reads.identities import KnownIdentity, KnownInteraction, KnownPeople

MATRICES_WITHOUT_DOSSIERS = frozenset(matrix.id for matrix in BUILT_IN if not matrix.per_dossier)


@dataclass(frozen=True, slots=True)
class ContactChange:
    """A contact that the source tells something new about."""

    contact: ContactId
    name: str
    """As it stands."""
    person: IncomingContact
    identity: int | None
    """The row that says who this is in the source; None where that is learnt now."""
    differences: tuple[Difference, ...] = ()
    kept: tuple[Difference, ...] = ()
    """Where the source differs from what the user wrote: the user's own text stays."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The contact's columns to set."""
    former_job: tuple[str, str] | None = None
    """Role and organisation until now, where they change."""
    points: tuple[IncomingPoint, ...] = ()
    tags: tuple[str, ...] = ()
    jobs: tuple[IncomingJob, ...] = ()
    promises: tuple[IncomingPromise, ...] = ()
    scores: tuple[IncomingScore, ...] = ()
    said: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_change(self) -> bool:
        """Whether anything is written; otherwise there is only something kept to tell of."""
        return bool(self.differences) or self.identity is None

    @property
    def learns_connection(self) -> bool:
        """Whether the day of the connection is new."""
        return any(difference.field is ChangedField.CONNECTED for difference in self.differences)


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
    ]
    plain = tuple(replace(person, moments=()) if person.moments else person for person in people)
    return replace(batch, contacts=plain, interactions=(*batch.interactions, *told))


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
    matching = Matching(known, people, batch.source)
    new: list[IncomingContact] = []
    erased: list[Problem] = []
    looked_at: dict[ContactId, ContactChange] = {}
    as_before: set[ContactId] = set()
    for person in watched(people, len(people), progress):
        identity = known.identities.get(person.external_id)
        contact = matching.found(person, decided.get(person.external_id)) if identity is None else identity.contact
        if contact is None:
            refusal = gate.refusal(person.where, identifiers_of(person, batch.source)) if gate.erased.days else None
            if refusal is None:
                new.append(person)
            else:
                erased.append(refusal)
        elif contact in looked_at or contact in as_before:
            continue
        elif person.external_id in known.told_already:
            as_before.add(contact)
        else:
            looked_at[contact] = _change_of(known, contact, identity, person)
    changed = tuple(change for change in looked_at.values() if change.is_change)
    unchanged = [change for change in looked_at.values() if not change.is_change]
    arriving = {person.external_id for person in new} | {c.person.external_id for c in changed if c.identity is None}
    by_id = {change.person.external_id: change.contact for change in looked_at.values()}
    told = tuple(each for each in batch.interactions if not _is_known_day(each, by_id, known, interactions))
    interaction_plan, left_out = interaction_plan_of(
        replace(batch, interactions=told), arriving, known.identities.keys(), interactions, _people_by_email(known, new)
    )
    return ImportPlan(
        batch=batch,
        new=tuple(new),
        changed=changed,
        unchanged=len(unchanged) + len(as_before),
        kept=tuple(change for change in unchanged if change.kept),
        interactions=interaction_plan,
        problems=(*batch.problems, *nameless, *erased, *left_out, *_closed_dossiers(batch, known)),
        gate=gate,
        decided=decided,
        known=known,
    )


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
        person.external_id for identity, person in known if identity is not None and _is_told_already(identity, person)
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


def is_closed(known: KnownPeople, dossier: str) -> bool:
    """Whether the dossier of this name takes no scores any more."""
    found = known.dossiers.get(fold(dossier))
    return found is not None and not found.is_open


def _is_told_already(identity: KnownIdentity, person: IncomingContact) -> bool:
    is_connection_news = person.connected_on is not None and identity.connected_on is None
    return not is_connection_news and identity.said == said_by(person)


def _change_of(
    known: KnownPeople, contact_id: ContactId, identity: KnownIdentity | None, person: IncomingContact
) -> ContactChange:
    contact = known.contacts[contact_id]
    said = identity.said if identity is not None else None
    news = said_by(person)
    change = ContactChange(contact_id, name_of(contact), person, identity.id if identity else None, said=news)
    if identity is not None and _is_told_already(identity, person):
        return change
    texts = compared(contact, person, said)
    before = said or {}
    known_points = {*before.get("points", ()), *map(key_of_point, known.points.get(contact_id, ()))}
    known_tags = {*before.get("tags", ()), *known.tags.get(contact_id, ())}
    known_jobs = {*before.get("jobs", ()), job_key(contact.role, contact.organisation)}
    points = tuple(point for point in person.points if point_key(point) and point_key(point) not in known_points)
    tags = tuple(tag for tag in person.tags if fold(tag) and fold(tag) not in known_tags)
    jobs = tuple(job for job in person.further_jobs if job_key(job.role, job.organisation) not in known_jobs)
    promises = tuple(each for each in person.promises if promise_key(each) not in before.get("promises", ()))
    scores, score_changes, score_kept = _scores(known, contact_id, person, said)
    is_connection_news = person.connected_on is not None and (identity is None or identity.connected_on is None)
    return replace(
        change,
        differences=(
            *text_differences(contact, texts.columns),
            *(Difference(POINT_FIELDS[point.kind], "", point.value) for point in points),
            *(Difference(ChangedField.TAG, "", tag) for tag in tags),
            *(Difference(ChangedField.CAPACITY, "", ", ".join(filter(None, (j.role, j.organisation)))) for j in jobs),
            *(Difference(ChangedField.PROMISE, "", each.text) for each in promises),
            *score_changes,
            *([Difference(ChangedField.CONNECTED, "", f"{person.connected_on}")] if is_connection_news else []),
        ),
        kept=(*text_differences(contact, texts.kept), *score_kept),
        columns=texts.columns,
        former_job=(contact.role, contact.organisation) if {"role", "organisation"} & texts.columns.keys() else None,
        points=points,
        tags=tags,
        jobs=jobs,
        promises=promises,
        scores=scores,
        said=said_together(texts.told, before, person),
    )


def _scores(
    known: KnownPeople, contact: ContactId, person: IncomingContact, said: Mapping[str, Any] | None
) -> tuple[tuple[IncomingScore, ...], list[Difference], list[Difference]]:
    """The scores to add, and how they differ; and those where the user's own position stays."""
    added: list[IncomingScore] = []
    changes: list[Difference] = []
    kept: list[Difference] = []
    before = (said or {}).get("scores", {})
    for score in person.scores:
        told = before.get(plane_key(score.matrix, score.dossier))
        cell = Cell(score.vertical, score.horizontal)
        now = known.positions.get((contact, score.matrix, _dossier_id(known, score)))
        if told == list(cell) or now == cell or is_closed(known, score.dossier):
            continue
        difference = Difference(ChangedField.SCORE, _cell_words(score, now), _cell_words(score, cell))
        if now is None or (told is not None and list(now) == told):
            added.append(score)
            changes.append(difference)
        else:
            kept.append(difference)
    return tuple(added), changes, kept


def _dossier_id(known: KnownPeople, score: IncomingScore) -> DossierId | None:
    """The dossier that a score is about, where there is one already."""
    found = known.dossiers.get(fold(score.dossier))
    return None if found is None or score.matrix in MATRICES_WITHOUT_DOSSIERS else found.id


def _cell_words(score: IncomingScore, cell: Cell | None) -> str:
    if cell is None:
        return ""
    where = f" ({score.dossier})" if score.dossier else ""
    return f"{cell.vertical} · {cell.horizontal}{where}"
