"""Everything that netwerk knows of one contact, as the card and `netwerk show` present it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.asks import Ask, Tell
from netwerk_tui.domain.assessment import AssessmentKind, Evidence
from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.gratitude import Concern, Favour, Thanks
from netwerk_tui.domain.ids import AssessmentId, ContactId, DossierId, FollowupId, TagId
from netwerk_tui.domain.influence import Influence
from netwerk_tui.domain.journey import JourneyStep
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.ties import Introduction, Relation


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday, which may lack its year."""

    year: int | None
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Point:
    """A way to reach the contact."""

    id: int
    kind: PointKind
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Capacity:
    """From which role I know the contact."""

    id: int
    name: str
    organisation: str
    since: date | None
    until: date | None
    met_at: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A group that contacts belong to."""

    id: TagId
    name: str
    target_group: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """A goal, topic, project or campaign that positions are scored for."""

    id: DossierId
    name: str
    general: bool
    closed_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether it still takes new assessments."""
        return self.closed_on is None


@dataclass(frozen=True, slots=True)
class Assessment:
    """One dated, reasoned scoring."""

    id: AssessmentId
    contact: ContactId
    matrix: str
    dossier: DossierId | None
    dossier_name: str
    kind: AssessmentKind
    cell: Cell
    day: date
    reason: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Followup:
    """A dated promise, mine or theirs."""

    id: FollowupId
    contact: ContactId
    theirs: bool
    text: str
    due: date | None
    done_on: date | None
    result: str = ""
    """What came of it."""
    reported_on: date | None = None
    """When the contact was told what came of it."""


@dataclass(frozen=True, slots=True)
class Expertise:
    """A subject that a contact knows or has lived through."""

    id: int
    subject: str


@dataclass(frozen=True, slots=True)
class Impression:
    """What a contact says about me, and how much trust I feel."""

    id: int
    day: date
    text: str
    trust: int | None
    """1 (none) to 5 (full); None where I cannot tell."""


@dataclass(frozen=True, slots=True)
class PersonaLink:
    """An archetype that a contact is like."""

    id: int
    """Of the persona."""
    name: str
    motive: str
    objection: str
    question: str
    """What its angry customer asks."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One contact, whole. Lists are in the order in which they are shown."""

    id: ContactId
    kind: ContactKind
    name: str
    given_name: str
    particle: str
    surname: str
    organisation: str
    role: str
    locality: str
    country: str
    birthday: Birthday | None
    since: date | None
    motive: str
    objection: str
    context: str
    setting: str
    notes: str
    private_notes: str
    language: str
    form_of_address: str
    preferred_channel: str
    preferred_form: str
    attention_budget: int | None
    """Asks a year; None where the usual number holds."""
    ideal_days: int | None
    maximum_days: int | None
    """The contact's own cadence; None where the category's or a tag's holds."""
    legal_basis: str
    special_ground: str
    """On which ground of article 9 of the GDPR a political stance is kept."""
    source: str
    """Where what is known of the contact comes from."""
    do_not_contact: str
    ambassador: str
    critical_friend: bool
    points: tuple[Point, ...]
    tags: tuple[Tag, ...]
    capacities: tuple[Capacity, ...]
    """The current ones first, then former ones, newest first."""
    positions: tuple[Assessment, ...]
    """Where the contact stands now, on each matrix and dossier."""
    targets: tuple[Assessment, ...]
    followups: tuple[Followup, ...]
    """Open ones first, by day."""
    asks: tuple[Ask, ...]
    tells: tuple[Tell, ...]
    expertise: tuple[Expertise, ...]
    personas: tuple[PersonaLink, ...]
    impressions: tuple[Impression, ...]
    """The newest first."""
    influences: tuple[Influence, ...]
    journey: tuple[JourneyStep, ...]
    """The newest first, over all dossiers."""
    relations: tuple[Relation, ...]
    introductions: tuple[Introduction, ...]
    """Those the contact was part of, and those they made; the newest first."""
    thanks: tuple[Thanks, ...]
    """The newest first."""
    favours: tuple[Favour, ...]
    """The newest first."""
    concerns: tuple[Concern, ...]
    """The newest first."""
    encounters: int
    """How often we have met or spoken."""

    def values(self, kind: PointKind) -> list[str]:
        """The contact points of one kind, in order."""
        return [point.value for point in self.points if point.kind is kind]
