"""What a quick note was understood to say, before anything is recorded; and what the grammar asks of the network.

`quicknote.parse` makes a `Draft` on every key for the preview; recording takes the last one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from netwerk_tui.domain.ids import ContactId, DossierId, EventId, TagId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.names import PersonName


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A contact that a note may be about."""

    id: ContactId
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A contact that a piece of text may mean."""

    person: KnownPerson
    score: float
    """0..1, comparable between texts."""


@dataclass(frozen=True, slots=True)
class OpenTell:
    """Something that I want a contact to know, and have not told them."""

    id: int
    contact: ContactId
    text: str


class Known(Protocol):
    """What the network knows, as far as a note can name it.

    The same questions come on every key, some twenty of them: what was asked before is answered from memory.
    """

    def find_people(self, text: str) -> Sequence[PersonMatch]:
        """Whom a search for the text finds, best first."""
        ...

    def people_named(self, text: str) -> Sequence[KnownPerson]:
        """Everybody whose full name is exactly this text, by `names.search_key`."""
        ...

    def tag_named(self, text: str) -> TagId | None:
        """The tag with this name, compared folded."""
        ...

    def dossier_named(self, text: str) -> tuple[DossierId, str] | None:
        """The dossier with this name, compared folded."""
        ...

    def events(self) -> Sequence[tuple[EventId, str]]:
        """All events, newest first."""
        ...

    def open_tells(self, contact: ContactId) -> Sequence[OpenTell]:
        """What waits to be told to a contact, in the order in which it came up."""
        ...


class PersonState(StrEnum):
    """How sure it is who was meant."""

    KNOWN = "known"
    NEW = "new"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person as the note names them."""

    text: str
    """As it was typed."""
    state: PersonState
    person: KnownPerson | None = None
    """Set when known."""
    candidates: tuple[KnownPerson, ...] = ()
    """Set when ambiguous: who may be meant, likeliest first."""
    name: PersonName | None = None
    """Set when new: what the contact will be called."""
    organisation: str = ""
    """Set when new, and the note says where they are from: "Piet de Vries (Gemeente Ede)"."""


@dataclass(frozen=True, slots=True)
class TagMention:
    """A tag of the note; without an id it is a new one."""

    name: str
    tag_id: TagId | None


@dataclass(frozen=True, slots=True)
class EventMention:
    """The event of the note; without an id it is a new one."""

    name: str
    event_id: EventId | None


@dataclass(frozen=True, slots=True)
class FollowupDraft:
    """A promise that the note makes: mine, or theirs."""

    text: str
    due: date | None
    theirs: bool


class Moves(NamedTuple):
    """The steps on the matrix that a note suggests. The user decides."""

    vertical: int
    horizontal: int


class PieceKind(StrEnum):
    """What a part of the line was understood as."""

    CHANNEL = "channel"
    KNOWN_PERSON = "known-person"
    NEW_PERSON = "new-person"
    AMBIGUOUS_PERSON = "ambiguous-person"
    TEXT = "text"
    TAG = "tag"
    DOSSIER = "dossier"
    EVENT = "event"
    DAY = "day"
    FOLLOWUP = "followup"
    THEIR_FOLLOWUP = "their-followup"
    MOVE = "move"
    MOOD = "mood"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the line, and how it was understood."""

    start: int
    stop: int
    """Index in the line after its last character."""
    kind: PieceKind
    meaning: str
    """What it was understood as, in the user's language; empty where the words speak for themselves."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A quick note as it was understood. All text is clean."""

    channel: Channel
    direction: Direction
    people: tuple[PersonMention, ...]
    """In the order of the line; nobody twice."""
    text: str
    """May have line ends, where the note was written in an editor."""
    tags: tuple[TagMention, ...]
    dossier: tuple[DossierId, str] | None
    """None where the note names none."""
    event: EventMention | None
    day: date
    """The day of the contact; today where the note names none."""
    followups: tuple[FollowupDraft, ...]
    moves: Moves
    mood: str
    pieces: tuple[Piece, ...]
    """In the order of the line, apart from each other. Only blanks and separators lie between them."""
    problems: tuple[str, ...] = field(default=())
    """What the user should know before recording, in their language; not all of it is in the way."""

    told: tuple[OpenTell, ...] = ()
    """What is ticked off: they know it now."""
    still_to_tell: tuple[OpenTell, ...] = ()
    """What else waits to be told to its people."""

    @property
    def is_recordable(self) -> bool:
        """Whether it says something about people who are all clear."""
        return bool(
            self.pieces and self.people and all(mention.state is not PersonState.AMBIGUOUS for mention in self.people)
        )
