"""The invitations in LinkedIn's `Invitations.csv` as contact moments: who asked whom to connect. For the LinkedIn
readers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingInteraction, Problem
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.columns import Columns, find_columns
from netwerk_tui.exchange.delimited import Row, read_table
from netwerk_tui.exchange.hypertext import plain_text
from netwerk_tui.exchange.linkedin.conversations import WORDLESS
from netwerk_tui.exchange.linkedin.dates import DateNotUnderstood, days_come_first, parse_moment
from netwerk_tui.exchange.linkedin.messages import LONGEST_MESSAGE
from netwerk_tui.exchange.linkedin.people import NOBODY, People
from netwerk_tui.exchange.linkedin.profile import normalise_profile
from netwerk_tui.exchange.place import Place
from netwerk_tui.language import _


class InvitationColumn(StrEnum):
    """What a column of the file tells."""

    FROM = "from"
    TO = "to"
    SENT_AT = "sent at"
    MESSAGE = "message"
    DIRECTION = "direction"
    INVITER = "inviter profile url"
    INVITEE = "invitee profile url"


INVITATION_COLUMNS: Mapping[str, InvitationColumn] = {
    column.value.replace(" ", ""): column for column in InvitationColumn
}
"""LinkedIn does not translate these; exports from before 2024 lack the profiles."""

_DIRECTIONS: Mapping[str, Direction] = {
    "incoming": Direction.IN,
    "received": Direction.IN,
    "outgoing": Direction.OUT,
    "sent": Direction.OUT,
}


@dataclass(frozen=True, slots=True)
class Invitation:
    """One invitation, by whoever is not the owner of the file."""

    line: int
    direction: Direction
    day: date
    profile: str
    """The other's, normalised; empty in older exports."""
    name: str
    message: str
    owner_profile: str
    owner_name: str


@dataclass(frozen=True, slots=True)
class Invitations:
    """All that the file holds."""

    invitations: tuple[Invitation, ...] = ()
    problems: tuple[Problem, ...] = ()
    rows: int = 0
    """How many rows there are, unreadable ones included."""


@dataclass(frozen=True, slots=True)
class InvitationMoments:
    """What the invitations come to."""

    interactions: tuple[IncomingInteraction, ...]
    problems: tuple[Problem, ...]
    with_strangers: int
    """Invitations from or to nobody that is a contact."""


def tells_invitations(columns: Columns[InvitationColumn]) -> bool:
    """Whether these columns are enough to know who invited whom and when."""
    needed = (InvitationColumn.FROM, InvitationColumn.TO, InvitationColumn.SENT_AT, InvitationColumn.DIRECTION)
    return all(column in columns for column in needed)


def read_invitations(text: str, place: Place) -> Invitations:
    """The invitations, in the order of the file. Raises UserError where the text has no such columns."""
    table = read_table(text)
    columns = find_columns(table.rows, INVITATION_COLUMNS)
    if columns is None or not tells_invitations(columns):
        raise UserError(
            _("This file has no columns of LinkedIn invitations."),
            _("It should have From, To, Sent At, Message and Direction."),
        )
    unclosed = columns.unclosed_below(table)
    problems = place.unclosed_quotes(unclosed, skipped=False)
    rows = [row for row in columns.rows_below(table) if any(cell.strip() for cell in row.cells)]
    day_first = days_come_first(columns.text(row, InvitationColumn.SENT_AT) for row in rows)
    invitations: list[Invitation] = []
    for row in rows:
        sent_at = columns.text(row, InvitationColumn.SENT_AT)
        direction = columns.text(row, InvitationColumn.DIRECTION).strip()
        if direction.lower() not in _DIRECTIONS:
            reason = _("the direction “{text}” is neither INCOMING nor OUTGOING, so this invitation was left out")
            problems.append(Problem(place.line(row.line), reason.format(text=clean_line(direction, 40)), skipped=False))
            continue
        try:
            day = parse_moment(sent_at, day_first).date()
        except DateNotUnderstood:
            reason = _("the date “{text}” is not understood, so this invitation was left out")
            problems.append(Problem(place.line(row.line), reason.format(text=clean_line(sent_at, 40)), skipped=False))
            continue
        invitations.append(_invitation(columns, row, _DIRECTIONS[direction.lower()], day))
    return Invitations(tuple(invitations), tuple(problems), len(rows) + len(unclosed))


def invitation_moments(
    invitations: Invitations, people: People, is_contact: Callable[[str], bool], place: Place
) -> InvitationMoments:
    """One contact moment for each invitation from or to a contact.

    An older export tells only names: then a name that several connections share is a problem.
    """
    moments: dict[str, IncomingInteraction] = {}
    problems: list[Problem] = []
    with_strangers = 0
    for invitation in invitations.invitations:
        key = people.key(invitation.profile, invitation.name)
        if is_contact(key):
            moment = _moment(invitation, key, place)
            moments.setdefault(moment.external_id, moment)
        elif not invitation.profile and people.is_shared(invitation.name):
            reason = _("several connections are called {name}, so this invitation was left out")
            problems.append(Problem(place.line(invitation.line), reason.format(name=invitation.name), skipped=False))
        else:
            with_strangers += 1
    return InvitationMoments(tuple(moments.values()), tuple(problems), with_strangers)


def owners_of_invitations(invitations: Invitations, people: People) -> list[str]:
    """The keys of those whom the invitations take for the owner, usually one, in the order of the file."""
    owners = dict.fromkeys(people.key(each.owner_profile, each.owner_name) for each in invitations.invitations)
    return [key for key in owners if key != NOBODY]


def _invitation(columns: Columns[InvitationColumn], row: Row, direction: Direction, day: date) -> Invitation:
    inviter = normalise_profile(columns.text(row, InvitationColumn.INVITER))
    invitee = normalise_profile(columns.text(row, InvitationColumn.INVITEE))
    sender = clean_line(columns.text(row, InvitationColumn.FROM))
    recipient = clean_line(columns.text(row, InvitationColumn.TO))
    if direction is Direction.IN:
        (profile, name), (owner_profile, owner_name) = (inviter, sender), (invitee, recipient)
    else:
        (profile, name), (owner_profile, owner_name) = (invitee, recipient), (inviter, sender)
    return Invitation(
        line=row.line,
        direction=direction,
        day=day,
        profile=profile,
        name=name,
        message=plain_text(columns.text(row, InvitationColumn.MESSAGE), LONGEST_MESSAGE),
        owner_profile=owner_profile,
        owner_name=owner_name,
    )


def _moment(invitation: Invitation, key: str, place: Place) -> IncomingInteraction:
    return IncomingInteraction(
        where=place.line(invitation.line),
        external_id=f"invitation/{key}/{invitation.direction.value}/{invitation.day.isoformat()}",
        day=invitation.day,
        channel=Channel.MESSAGE,
        direction=invitation.direction,
        text=invitation.message or WORDLESS,
        participants=(key,),
    )
