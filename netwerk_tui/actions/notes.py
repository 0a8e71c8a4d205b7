"""Recording a quick note: a contact moment with its people, tags, event, promises and moves, as one entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from netwerk_tui.actions.contacts import ensure_tags, name_columns
from netwerk_tui.actions.dossiers import dossier_with_id, refuse_closed
from netwerk_tui.actions.event_encounters import record_presence
from netwerk_tui.actions.indexing import index_for_once
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.note_refusals import refuse_gone, refuse_unclear
from netwerk_tui.domain.asks import TellStatus
from netwerk_tui.domain.ids import ContactId, DossierId, EventId, FollowupId, InteractionId, TagId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell, Matrix
from netwerk_tui.domain.names import full_name, search_key
from netwerk_tui.domain.note_draft import (
    Draft,
    EventMention,
    FollowupDraft,
    KnownPerson,
    OpenTell,
    PersonMatch,
    PersonMention,
)
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import _, ngettext
from netwerk_tui.search import PeopleIndex
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.reads.dealings import open_tells_of
from netwerk_tui.store.reads.directory import contact_ids_named, contact_rows
from netwerk_tui.store.reads.positions import Placement, placements_of
from netwerk_tui.store.reads.subjects import dossiers, events, tags_by_key

_MATCHES = 5
_TITLE_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody a note is about."""

    id: ContactId
    name: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class RecordedFollowup:
    """A promise that a note made."""

    id: FollowupId
    contact: ContactId
    text: str
    due: date | None
    theirs: bool


@dataclass(frozen=True, slots=True)
class SuggestedMove:
    """A step on the matrix that a note suggests for one contact."""

    contact: ContactId
    name: str
    before: Cell | None
    after: Cell
    accepted: bool


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a note."""

    committed: Committed
    interaction: InteractionId
    draft: Draft
    participants: tuple[Participant, ...]
    followups: tuple[RecordedFollowup, ...]
    suggested: tuple[SuggestedMove, ...]
    dossier: DossierId


class KnownNetwork:
    """What a note can name, from a network: implements `domain.note_draft.Known`.

    What was asked once is remembered, so make a new one for each note. The index is built when a person is first looked
    for, where none is given.
    """

    def __init__(self, network: Network, index: PeopleIndex | None = None) -> None:
        self._network = network
        self._given_index = index
        self._found: dict[str, Sequence[PersonMatch]] = {}
        self._named: dict[str, Sequence[KnownPerson]] = {}
        self._tells: dict[ContactId, Sequence[OpenTell]] = {}

    def find_people(self, text: str) -> Sequence[PersonMatch]:
        """Whom a search for the text finds, best first. Near misses count for little."""
        if text not in self._found:
            self._found[text] = self._search(text)
        return self._found[text]

    def people_named(self, text: str) -> Sequence[KnownPerson]:
        """Everybody whose full name is exactly this text."""
        key = search_key(text)
        if key not in self._named:
            with self._network.database.reading() as connection:
                ids = contact_ids_named(connection, key)
            self._named[key] = self._people(ids)
        return self._named[key]

    def tag_named(self, text: str) -> TagId | None:
        """The tag with this name."""
        return self._tags.get(fold(text))

    def dossier_named(self, text: str) -> tuple[DossierId, str] | None:
        """The dossier with this name."""
        return self._dossiers.get(fold(text))

    def events(self) -> Sequence[tuple[EventId, str]]:
        """All events, newest first."""
        return self._events

    def open_tells(self, contact: ContactId) -> Sequence[OpenTell]:
        """What waits to be told to a contact, in the order in which it came up."""
        if contact not in self._tells:
            with self._network.database.reading() as connection:
                self._tells[contact] = open_tells_of(connection, contact)
        return self._tells[contact]

    def _search(self, text: str) -> Sequence[PersonMatch]:
        hits = self._index.search(text, _MATCHES)
        people = {person.id: person for person in self._people([hit.id for hit in hits])}
        return [
            PersonMatch(people[hit.id], hit.score if hit.complete else hit.score / 2)
            for hit in hits
            if hit.id in people
        ]

    def _people(self, ids: Sequence[ContactId]) -> list[KnownPerson]:
        if not ids:
            return []
        with self._network.database.reading() as connection:
            return [KnownPerson(row.id, row.name, row.organisation) for row in contact_rows(connection, ids)]

    @cached_property
    def _index(self) -> PeopleIndex:
        return index_for_once(self._network) if self._given_index is None else self._given_index

    @cached_property
    def _tags(self) -> dict[str, TagId]:
        with self._network.database.reading() as connection:
            return tags_by_key(connection)

    @cached_property
    def _dossiers(self) -> dict[str, tuple[DossierId, str]]:
        with self._network.database.reading() as connection:
            return {fold(each.name): (each.id, each.name) for each in dossiers(connection) if each.is_open}

    @cached_property
    def _events(self) -> list[tuple[EventId, str]]:
        with self._network.database.reading() as connection:
            return events(connection)


def known_person(network: Network, contact: ContactId) -> KnownPerson | None:
    """The contact as a note names them, or None for one that is gone."""
    with network.database.reading() as connection:
        rows = contact_rows(connection, [contact])
    return next((KnownPerson(row.id, row.name, row.organisation) for row in rows), None)


def record(network: Network, draft: Draft, *, today: date, dossier: DossierId, accept_moves: bool) -> Recorded:
    """Record a note. Where it names no dossier, its moves count for `dossier`, and the moment belongs to none.

    Raises Ambiguous where it is not clear who was meant, UsageError where nobody or nothing was noted, NotFound for
    somebody or something that is gone meanwhile, and Refused for accepted moves in a closed dossier.
    """
    refuse_unclear(draft)
    about = draft.dossier[0] if draft.dossier else None
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        refuse_gone(verbs, draft)
        people = [_participant(verbs, network, mention, today) for mention in draft.people]
        verbs.title = _title(draft, people)
        interaction = _insert_interaction(verbs, draft, about, [person.id for person in people], today)
        _tick_off(verbs, draft)
        followups = _insert_followups(verbs, draft.followups, interaction, people)
        standing = placements_of(
            verbs.connection, ACCEPTANCE_ENERGY.id, about or dossier, [person.id for person in people]
        )
        suggested = _suggested(draft, people, standing, accept_moves)
        if accept_moves and suggested:
            refuse_closed(dossier_with_id(verbs, about or dossier))
            _insert_moves(verbs, draft, suggested, about or dossier)
    assert recording.committed is not None, "a note is always something new"
    return Recorded(
        recording.committed, interaction, draft, tuple(people), followups, tuple(suggested), about or dossier
    )


def suggested_moves(network: Network, draft: Draft, dossier: DossierId) -> list[SuggestedMove]:
    """Where the steps of a draft would lead those it names who are known, for a preview."""
    if not any(draft.moves):
        return []
    people = [
        Participant(mention.person.id, mention.person.name, is_new=False)
        for mention in draft.people
        if mention.person is not None
    ]
    about = draft.dossier[0] if draft.dossier else dossier
    with network.database.reading() as connection:
        standing = placements_of(connection, ACCEPTANCE_ENERGY.id, about, [person.id for person in people])
    return _suggested(draft, people, standing, accepted=False)


def move_words(moves: Sequence[SuggestedMove], matrix: Matrix) -> str:
    """The suggested moves in one line, with the categories of acceptance–energy as given; empty for none."""
    parts = []
    for move in moves:
        after = _("{category} {vertical}/{horizontal}").format(
            category=_(matrix.category_of(move.after).label),
            vertical=matrix.vertical.text(move.after.vertical),
            horizontal=matrix.horizontal.text(move.after.horizontal),
        )
        parts.append(f"{move.name} → {after}")
    return ", ".join(parts)


def _participant(verbs: Transaction, network: Network, mention: PersonMention, today: date) -> Participant:
    if mention.person is not None:
        return Participant(mention.person.id, mention.person.name, is_new=False)
    name = mention.name
    assert name is not None, "a new person has a name"
    (new,) = verbs.insert(
        tables.contact,
        [
            {
                **name_columns(name.given_name, name.particle, name.surname, "", network.sort_rule),
                "organisation": mention.organisation,
                "since": today,
            }
        ],
    )
    return Participant(ContactId(new), full_name(name.given_name, name.particle, name.surname), is_new=True)


def _insert_interaction(
    verbs: Transaction, draft: Draft, dossier: DossierId | None, people: Sequence[ContactId], today: date
) -> InteractionId:
    event = _event(verbs, draft.event, draft.day)
    (interaction,) = verbs.insert(
        tables.interaction,
        [
            {
                "day": draft.day,
                "channel": draft.channel,
                "direction": draft.direction,
                "text": draft.text,
                "mood": draft.mood,
                "dossier_id": dossier,
                "event_id": event,
                "recorded_at": datetime.now(UTC),
            }
        ],
    )
    verbs.insert(tables.participant, [{"interaction_id": interaction, "contact_id": each} for each in people])
    if event is not None:
        record_presence(verbs, event, people, draft.day, today)
    tags = ensure_tags(verbs, [mention.name for mention in draft.tags])
    verbs.insert(tables.interaction_tag, [{"interaction_id": interaction, "tag_id": tag} for tag in tags])
    return InteractionId(interaction)


def _event(verbs: Transaction, mention: EventMention | None, day: date) -> EventId | None:
    """The event that was named, made where it is new: it took place on the day of the contact."""
    if mention is None or mention.event_id is not None:
        return None if mention is None else mention.event_id
    (event,) = verbs.insert(tables.event, [{"name": mention.name, "search_key": fold(mention.name), "day": day}])
    return EventId(event)


def _insert_followups(
    verbs: Transaction, drafts: Sequence[FollowupDraft], interaction: InteractionId, people: Sequence[Participant]
) -> tuple[RecordedFollowup, ...]:
    """The promises: mine once, to the first person; theirs for each of them."""
    promises = [(draft, person) for draft in drafts for person in (people if draft.theirs else people[:1])]
    ids = verbs.insert(
        tables.followup,
        [
            {
                "contact_id": person.id,
                "interaction_id": interaction,
                "theirs": draft.theirs,
                "text": draft.text,
                "due": draft.due,
            }
            for draft, person in promises
        ],
    )
    return tuple(
        RecordedFollowup(FollowupId(row_id), person.id, draft.text, draft.due, draft.theirs)
        for row_id, (draft, person) in zip(ids, promises, strict=True)
    )


def _tick_off(verbs: Transaction, draft: Draft) -> None:
    """What the note says that they know now; what was told meanwhile keeps its day."""
    waiting = {
        tell.id
        for contact in {each.contact for each in draft.told}
        for tell in open_tells_of(verbs.connection, contact)
    }
    told = {"status": TellStatus.TOLD, "told_on": draft.day}
    verbs.update(tables.tell, [{"id": tell.id, **told} for tell in draft.told if tell.id in waiting])


def _suggested(
    draft: Draft, people: Sequence[Participant], standing: Iterable[Placement], accepted: bool
) -> list[SuggestedMove]:
    """Where the note's steps lead on acceptance–energy, from where each stands or from the middle."""
    matrix = ACCEPTANCE_ENERGY
    before = {each.contact: each.cell for each in standing}
    moves: list[SuggestedMove] = []
    for person in people if any(draft.moves) else ():
        here = before.get(person.id)
        start = here or matrix.middle
        after = matrix.clamp(Cell(start.vertical + draft.moves.vertical, start.horizontal + draft.moves.horizontal))
        if after != here:
            moves.append(SuggestedMove(person.id, person.name, here, after, accepted))
    return moves


def _insert_moves(verbs: Transaction, draft: Draft, moves: Sequence[SuggestedMove], dossier: DossierId) -> None:
    verbs.insert(
        tables.assessment,
        [
            {
                "contact_id": move.contact,
                "matrix": ACCEPTANCE_ENERGY.id,
                "dossier_id": dossier,
                "vertical": move.after.vertical,
                "horizontal": move.after.horizontal,
                "reason": clean_line(draft.text),
                "day": draft.day,
            }
            for move in moves
        ],
    )


def _title(draft: Draft, people: Sequence[Participant]) -> str:
    who = ngettext("{name}", "{name} and {count} more", len(people)).format(name=people[0].name, count=len(people) - 1)
    return _("Noted {who}: {text}").format(who=who, text=clean_line(draft.text, _TITLE_CHARACTERS))
