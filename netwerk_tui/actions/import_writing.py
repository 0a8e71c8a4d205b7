"""Writes what an import plan says, in bulk, through the verbs of one ledger transaction. For `importing`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar

from netwerk_tui.actions.contacts import ensure_tags, name_columns
from netwerk_tui.actions.import_changes import ContactChange
from netwerk_tui.actions.import_fields import birthday_columns
from netwerk_tui.actions.import_interactions import InteractionPlan, PlannedInteraction, imported_digest
from netwerk_tui.actions.import_plan import ImportPlan
from netwerk_tui.actions.import_rows import ImportRows
from netwerk_tui.actions.index_beside import IndexBeside
from netwerk_tui.domain.ids import ContactId, DossierId, TagId
from netwerk_tui.domain.incoming import IncomingInteraction
from netwerk_tui.domain.names import SortRule
from netwerk_tui.domain.progress import Progress, unwatched
from netwerk_tui.domain.text import fold
from netwerk_tui.store import tables
from netwerk_tui.store.additions import adding
from netwerk_tui.store.indexes_aside import indexes_aside
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.reads.identities import KnownPeople, open_capacities, participants_of
from netwerk_tui.store.reads.subjects import dossiers, general_dossier, tag_names_by_key

Item = TypeVar("Item")

_AT_ONCE = 1000
"""People or contact moments written in one go: whoever cancels waits for no more than these."""

_OF_NEWCOMERS = (tables.contact, tables.contact_point, tables.capacity)
"""Tables of which newcomers have the most rows."""


class ImportWriter:
    """Writes one plan, computed in the same transaction from what is known now."""

    def __init__(
        self,
        verbs: Transaction,
        plan: ImportPlan,
        known: KnownPeople,
        preferred: SortRule,
        index: IndexBeside | None = None,
    ) -> None:
        """`index` is told of newcomers, where it is to be made meanwhile."""
        self._verbs = verbs
        self._plan = plan
        self._known = known
        self._index = index
        self._preferred = preferred
        self._contacts = {external_id: identity.contact for external_id, identity in known.identities.items()}
        self._contacts |= {change.person.external_id: change.contact for change in plan.changed}
        self._dossiers: Mapping[str, DossierId] = {}

    def write(self, today: date, now: datetime, progress: Progress = unwatched) -> None:
        """Do all that the plan says; jobs change on `today`, interactions are recorded at `now`."""
        plan = self._plan
        total = len(plan.new) + len(plan.changed) + len(plan.interactions.new)
        # Before any tag or dossier is made: these are the ids that whoever indexes newcomers ahead expects.
        ids = self._verbs.new_ids(len(plan.new))
        tags, self._dossiers = self._ensured_tags(), self._ensured_dossiers(today)
        rows = ImportRows(plan.batch.source, self._known, tags, self._dossiers, self._preferred, today)
        if plan.new:
            self._add_newcomers(ids, rows, progress, total)
        done = len(plan.new)
        for changes in _runs(plan.changed):
            progress(done, total)
            self._change_contacts(changes, rows, today)
            done += len(changes)
        for interactions in _runs(plan.interactions.new):
            progress(done, total)
            self._add_interactions(interactions, now)
            done += len(interactions)
        progress(total, total)
        self._change_interactions(plan.interactions)

    def _add_newcomers(self, ids: range, rows: ImportRows, progress: Progress, total: int) -> None:
        """Add everybody who is new, with these ids."""
        people = self._plan.new
        if self._plan.interactions.new or self._plan.interactions.joined:
            self._contacts.update(zip((person.external_id for person in people), map(ContactId, ids), strict=True))
        if self._index is not None:
            self._index.begin(people, ids, tag_names_by_key(self._verbs.connection))
        aside = indexes_aside(
            self._verbs.connection, _OF_NEWCOMERS, len(people), between=partial(progress, len(people), total)
        )
        with aside, adding(self._verbs) as additions:
            for start in range(0, len(people), _AT_ONCE):
                progress(start, total)
                some = slice(start, start + _AT_ONCE)
                additions.add(rows.of_newcomers(people[some], ids[some]), ids[some])

    def _change_contacts(self, changes: Sequence[ContactChange], rows: ImportRows, today: date) -> None:
        verbs, known = self._verbs, self._known
        verbs.update(
            tables.contact, [{"id": change.contact, **self._columns(change)} for change in changes if change.columns]
        )
        verbs.update(
            tables.identity,
            [{"id": change.identity, **_identity_news(change)} for change in changes if change.identity is not None],
        )
        self._change_jobs([change for change in changes if change.former_job is not None], today)
        with adding(verbs) as additions:
            additions.add(
                [
                    *rows.identities([(c.contact, c.person, c.said) for c in changes if c.identity is None]),
                    *rows.points((c.contact, c.points, len(known.points.get(c.contact, ()))) for c in changes),
                    *rows.tagged((change.contact, change.tags) for change in changes),
                    *rows.jobs((change.contact, change.jobs) for change in changes),
                    *rows.promises((change.contact, change.promises) for change in changes),
                    *rows.scores((change.contact, change.scores) for change in changes),
                ]
            )

    def _columns(self, change: ContactChange) -> dict[str, Any]:
        """The contact's columns to set, with the keys that its name decides."""
        now = self._known.contacts[change.contact]
        texts = change.columns
        columns: dict[str, Any] = {name: text for name, text in texts.items() if name != "birthday"}
        if "birthday" in texts:
            columns |= birthday_columns(change.person.birthday)
        if texts.keys() & {"given_name", "particle", "surname", "country"}:
            columns |= name_columns(
                texts.get("given_name", now.given_name),
                texts.get("particle", now.particle),
                texts.get("surname", now.surname),
                texts.get("country", now.country),
                self._preferred,
            )
        return columns

    def _change_jobs(self, changes: Sequence[ContactChange], today: date) -> None:
        """End the capacity of each former job today, and start one for the new job."""
        open_now = {
            (capacity.contact, capacity.name, capacity.organisation): capacity.id
            for capacity in open_capacities(self._verbs.connection, [change.contact for change in changes])
        }
        ended: list[dict[str, Any]] = []
        added: list[dict[str, Any]] = []
        for change in changes:
            assert change.former_job is not None
            role, organisation = change.former_job
            capacity = open_now.get((change.contact, role, organisation))
            if capacity is not None:
                ended.append({"id": capacity, "until": today})
            elif role or organisation:
                added.append({"contact_id": change.contact, "name": role, "organisation": organisation, "until": today})
            new_job = {
                "contact_id": change.contact,
                "name": change.person.role,
                "organisation": change.person.organisation or organisation,
            }
            if (change.contact, new_job["name"], new_job["organisation"]) not in open_now:
                added.append({**new_job, "since": today if role or organisation else None})
        self._verbs.update(tables.capacity, ended)
        self._verbs.insert(tables.capacity, added)

    def _ensured_tags(self) -> dict[str, TagId]:
        """The tags that people get, by search key, made where they are new."""
        told = [*(each.tags for each in self._plan.new), *(each.tags for each in self._plan.changed)]
        names = {fold(tag): tag for tags in told for tag in tags if fold(tag)}
        return dict(zip(names, ensure_tags(self._verbs, names.values()), strict=True)) if names else {}

    def _ensured_dossiers(self, today: date) -> dict[str, DossierId]:
        """The dossiers that are spoken of, by search key, made where they are new; the general one by no name."""
        told = [*(each.scores for each in self._plan.new), *(each.scores for each in self._plan.changed)]
        named = {fold(score.dossier): score.dossier for scores in told for score in scores}
        named |= {fold(told.incoming.dossier): told.incoming.dossier for told in self._plan.interactions.new}
        named.pop("", None)
        connection = self._verbs.connection
        known = {fold(each.name): each.id for each in dossiers(connection)} | {"": general_dossier(connection)}
        new = [key for key in named if key not in known]
        made = self._verbs.insert(
            tables.dossier, [{"name": named[key], "search_key": key, "opened_on": today} for key in new]
        )
        return known | dict(zip(new, map(DossierId, made), strict=True))

    def met(self) -> Iterator[ContactId]:
        """Everybody with whom there were contact moments that the plan adds, or joins."""
        yield from (self._who(who) for planned in self._plan.interactions.new for who in planned.participants)
        yield from (self._who(who) for _interaction, who in self._plan.interactions.joined)

    def _who(self, participant: str | ContactId) -> ContactId:
        return self._contacts[participant] if isinstance(participant, str) else participant

    def _add_interactions(self, interactions: Sequence[PlannedInteraction], now: datetime) -> None:
        rows = [
            {
                **_told(planned.incoming),
                "day": planned.incoming.day,
                "channel": planned.incoming.channel,
                "source": self._plan.batch.source,
                "external_id": planned.incoming.external_id,
                "dossier_id": self._dossiers[fold(planned.incoming.dossier)] if planned.incoming.dossier else None,
                "recorded_at": now,
            }
            for planned in interactions
        ]
        ids = self._verbs.insert(tables.interaction, rows)
        self._join(
            (interaction, self._who(who))
            for interaction, planned in zip(ids, interactions, strict=True)
            for who in planned.participants
        )

    def _change_interactions(self, plan: InteractionPlan) -> None:
        verbs = self._verbs
        verbs.update(
            tables.interaction, [{"id": interaction, **_told(incoming)} for interaction, incoming in plan.longer]
        )
        already = participants_of(verbs.connection, [interaction for interaction, _who in plan.joined])
        joined = ((interaction, self._who(who)) for interaction, who in plan.joined)
        self._join(each for each in joined if each not in already)

    def _join(self, took_part: Iterable[tuple[int, ContactId]]) -> None:
        """Add who took part in which interaction, each once."""
        self._verbs.insert(
            tables.participant,
            [
                {"interaction_id": interaction, "contact_id": contact}
                for interaction, contact in dict.fromkeys(took_part)
            ],
        )


def _runs(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))


def _identity_news(change: ContactChange) -> dict[str, Any]:
    news: dict[str, Any] = {"said": change.said}
    if change.learns_connection:
        news["connected_on"] = change.person.connected_on
    return news


def _told(incoming: IncomingInteraction) -> dict[str, Any]:
    """The columns that a later import may replace."""
    digest = imported_digest(incoming.day, incoming.channel, incoming.direction, incoming.text)
    return {"direction": incoming.direction, "text": incoming.text, "imported_digest": digest}
