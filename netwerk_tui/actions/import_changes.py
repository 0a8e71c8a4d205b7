"""What an import changes of one contact that is known, and what of it stays as the user wrote it. For `import_plan`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from netwerk_tui.actions.import_fields import (
    POINT_FIELDS,
    ChangedField,
    Difference,
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
from netwerk_tui.actions.import_matching import name_of
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.incoming import IncomingContact, IncomingJob, IncomingPoint, IncomingPromise, IncomingScore
from netwerk_tui.domain.matrix import BUILT_IN, Cell
from netwerk_tui.domain.text import fold
from netwerk_tui.store.reads.identities import KnownIdentity, KnownPeople

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


def change_of(
    known: KnownPeople, contact_id: ContactId, identity: KnownIdentity | None, person: IncomingContact
) -> ContactChange:
    """What changes of a contact that turned out to be this person, by `identity` where that was known before."""
    contact = known.contacts[contact_id]
    said = identity.said if identity is not None else None
    news = said_by(person)
    change = ContactChange(contact_id, name_of(contact), person, identity.id if identity else None, said=news)
    if identity is not None and is_told_already(identity, person):
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


def is_told_already(identity: KnownIdentity, person: IncomingContact) -> bool:
    """Whether the source tells nothing else of the person than what was taken over before."""
    is_connection_news = person.connected_on is not None and identity.connected_on is None
    return not is_connection_news and identity.said == said_by(person)


def is_closed(known: KnownPeople, dossier: str) -> bool:
    """Whether the dossier of this name takes no scores any more."""
    found = known.dossiers.get(fold(dossier))
    return found is not None and not found.is_open


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
