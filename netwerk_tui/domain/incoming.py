"""What a reader of another program's file brings in, before anything is compared or stored.

Text is already clean (`domain.text`). `where` names the place in the source for the user, such as `line 17` or
`messages.csv, line 4`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.profile import Birthday


@dataclass(frozen=True, slots=True)
class IncomingPoint:
    """An e-mail address, phone number, link or postal address."""

    kind: PointKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class IncomingJob:
    """A capacity of the person beside the first one."""

    role: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class IncomingScore:
    """Where the person stands on a matrix, as the source has it."""

    matrix: str
    """The id of the matrix."""
    vertical: int
    horizontal: int
    dossier: str = ""
    """The name of the dossier; empty for the general one, and on a matrix that has no dossiers."""


@dataclass(frozen=True, slots=True)
class IncomingMoment:
    """A contact moment with this one person, told in the person's own row."""

    day: date
    channel: Channel
    direction: Direction
    text: str = ""
    dossier: str = ""


@dataclass(frozen=True, slots=True)
class IncomingPromise:
    """A follow-up that is still to be done."""

    text: str
    due: date | None = None
    theirs: bool = False


@dataclass(slots=True)
class IncomingContact:
    """One person or organisation of the source.

    Nothing of it changes but that it gets an id where it has none. It is not frozen, because a table has 100,000 of
    them, and making one takes a third of the time so.
    """

    where: str
    external_id: str
    """The person's stable key in the source, such as a normalised profile URL; empty where it has none."""
    given_name: str
    particle: str
    surname: str
    organisation: str = ""
    role: str = ""
    points: tuple[IncomingPoint, ...] = ()
    connected_on: date | None = None
    tags: tuple[str, ...] = ()
    notes: str = ""
    kind: ContactKind = ContactKind.PERSON
    """The name of an organisation is its surname."""
    further_jobs: tuple[IncomingJob, ...] = ()
    locality: str = ""
    country: str = ""
    """Two capital letters, or the source's own words where they are no code or known name of a country."""
    birthday: Birthday | None = None
    motive: str = ""
    objection: str = ""
    context: str = ""
    private_notes: str = ""
    do_not_contact: str = ""
    """Why not; empty where the person may be contacted."""
    scores: tuple[IncomingScore, ...] = ()
    moments: tuple[IncomingMoment, ...] = ()
    promises: tuple[IncomingPromise, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingInteraction:
    """One contact moment of the source."""

    where: str
    external_id: str
    """Stable over later exports, so that importing again doubles nothing."""
    day: date
    channel: Channel
    direction: Direction
    text: str
    participants: tuple[str, ...]
    """External ids of the contacts who took part; the user is not among them."""
    emails: tuple[str, ...] = ()
    """E-mail addresses of contacts who took part, for a source that knows people by these: a message makes no contact,
    and reaches whoever is one already or becomes one with this batch."""
    answers_to: tuple[str, ...] = ()
    """The external ids of messages that this one says it answers, the nearest first."""
    dossier: str = ""
    only_on_new_day: bool = False
    """Whether it says nothing new where there was contact that day already, as a column “last contact” does."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be taken from the source as it stands there, and why, in the user's language."""

    where: str
    reason: str
    skipped: bool = True
    """Whether a contact's row was left out. False for a remark: a person who arrived without an unreadable detail, or
    a message that did not arrive. Contacts, skipped rows and blank rows together are all rows of the source."""


@dataclass(frozen=True, slots=True)
class IncomingBatch:
    """All that one file holds, in its order."""

    source: str
    """The kind of source that external ids belong to: `linkedin`."""
    format: str
    """What the file was recognised as, such as `linkedin-csv`."""
    contacts: tuple[IncomingContact, ...]
    interactions: tuple[IncomingInteraction, ...] = ()
    problems: tuple[Problem, ...] = ()
    owner: str = ""
    """The external id of the user, where the source tells it."""
    blank_rows: int = field(default=0)
    """Rows that tell nothing about anybody, such as those of members who hid themselves; counted, not reported."""
