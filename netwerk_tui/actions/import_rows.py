"""The rows that make somebody of a file a contact, by table and column. For `import_writing`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from netwerk_tui.actions.contacts import name_columns
from netwerk_tui.actions.import_changes import MATRICES_WITHOUT_DOSSIERS, is_closed
from netwerk_tui.actions.import_fields import birthday_columns, said_by
from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.ids import ContactId, DossierId, TagId
from netwerk_tui.domain.incoming import IncomingContact, IncomingJob, IncomingPoint, IncomingPromise, IncomingScore
from netwerk_tui.domain.names import SortRule
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.text import fold
from netwerk_tui.store import tables
from netwerk_tui.store.additions import Columns, Table
from netwerk_tui.store.reads.identities import KnownPeople

Rows = list[tuple[Table, Columns]]
"""Tables without rows are left out."""

_PLAIN_TEXTS = (
    "organisation",
    "role",
    "locality",
    "country",
    "motive",
    "objection",
    "context",
    "notes",
    "private_notes",
    "do_not_contact",
)
"""Columns of a contact that hold what the source tells as it stands."""


@dataclass(frozen=True, slots=True)
class ImportRows:
    """Puts rows together; what it is given holds for all of them."""

    source: str
    known: KnownPeople
    tags: Mapping[str, TagId]
    """By search key."""
    dossiers: Mapping[str, DossierId]
    """By search key; the general one by no name."""
    preferred: SortRule
    today: date

    def of_newcomers(self, people: Sequence[IncomingContact], ids: range) -> Rows:
        """All rows of these people, who become contacts with these ids; those of the contacts themselves come first."""
        names = [
            name_columns(person.given_name, person.particle, person.surname, person.country, self.preferred)
            for person in people
        ]
        columns: dict[str, Sequence[Any]] = {
            "kind": [person.kind.value for person in people],
            **_by_column(names),
            **{name: list(map(attrgetter(name), people)) for name in _PLAIN_TEXTS},
            **_by_column([birthday_columns(person.birthday) for person in people]),
            "since": [person.connected_on for person in people],
        }
        told = list(zip(map(ContactId, ids), people, strict=True))
        return [
            (tables.contact, columns),
            *self.identities([(contact, person, said_by(person)) for contact, person in told]),
            *self.points((contact, person.points, 0) for contact, person in told),
            *self.first_jobs(told),
            *self.tagged((contact, person.tags) for contact, person in told),
            *self.jobs((contact, person.further_jobs) for contact, person in told),
            *self.promises((contact, person.promises) for contact, person in told),
            *self.scores((contact, person.scores) for contact, person in told),
        ]

    def identities(self, told: Sequence[tuple[ContactId, IncomingContact, Mapping[str, Any]]]) -> Rows:
        """Who contacts are in the source, and what it said of them."""
        return _rows(
            tables.identity,
            ("contact_id", "source", "external_id", "connected_on", "said"),
            ((contact, self.source, person.external_id, person.connected_on, said) for contact, person, said in told),
        )

    def points(self, told: Iterable[tuple[ContactId, Sequence[IncomingPoint], int]]) -> Rows:
        """Each contact's points, behind those that it has: their number is given."""
        return _rows(
            tables.contact_point,
            ("contact_id", "kind", "label", "value", "match_key", "position"),
            (
                (contact, point.kind.value, point.label, point.value, key, position)
                for contact, new, count in told
                for position, (key, point) in enumerate(_each_once(new), start=count)
            ),
        )

    def first_jobs(self, told: Iterable[tuple[ContactId, IncomingContact]]) -> Rows:
        """What newcomers do now, as a capacity."""
        return _rows(
            tables.capacity,
            ("contact_id", "name", "organisation"),
            (
                (contact, person.role, person.organisation)
                for contact, person in told
                if person.role or person.organisation
            ),
        )

    def jobs(self, told: Iterable[tuple[ContactId, Sequence[IncomingJob]]]) -> Rows:
        """Further capacities."""
        return _rows(
            tables.capacity,
            ("contact_id", "name", "organisation"),
            ((contact, job.role, job.organisation) for contact, jobs in told for job in jobs),
        )

    def tagged(self, told: Iterable[tuple[ContactId, Sequence[str]]]) -> Rows:
        """Who gets which tags."""
        return _rows(
            tables.contact_tag,
            ("contact_id", "tag_id"),
            ((contact, self.tags[key]) for contact, tags in told for key in dict.fromkeys(map(fold, tags)) if key),
        )

    def promises(self, told: Iterable[tuple[ContactId, Sequence[IncomingPromise]]]) -> Rows:
        """Follow-ups that are still to be done."""
        return _rows(
            tables.followup,
            ("contact_id", "text", "due", "theirs"),
            (
                (contact, promise.text, promise.due, promise.theirs)
                for contact, promises in told
                for promise in promises
            ),
        )

    def scores(self, told: Iterable[tuple[ContactId, Sequence[IncomingScore]]]) -> Rows:
        """Positions of today, but in dossiers that are closed."""
        return _rows(
            tables.assessment,
            ("contact_id", "matrix", "dossier_id", "kind", "vertical", "horizontal", "day"),
            (
                (
                    contact,
                    score.matrix,
                    None if score.matrix in MATRICES_WITHOUT_DOSSIERS else self.dossiers[fold(score.dossier)],
                    AssessmentKind.CURRENT.value,
                    score.vertical,
                    score.horizontal,
                    self.today,
                )
                for contact, scores in told
                for score in scores
                if not is_closed(self.known, score.dossier)
            ),
        )


def _rows(table: Table, names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> Rows:
    columns = list(zip(*rows, strict=True))
    return [(table, dict(zip(names, columns, strict=True)))] if columns else []


def _each_once(points: Sequence[IncomingPoint]) -> Iterable[tuple[str, IncomingPoint]]:
    """The points that can be told apart, each with its match key; one without a key says nothing."""
    keyed = [(match_key(point.kind, point.value), point) for point in points]
    # A member of an enumeration is slow to hash; its text is not.
    found = {point.kind + ":" + key: (key, point) for key, point in keyed if key}
    return found.values()


def _by_column(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """The rows, of which all have the same columns, turned round."""
    return {name: [row[name] for row in rows] for name in rows[0]}
