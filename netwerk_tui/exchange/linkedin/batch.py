"""What LinkedIn's files bring in, alone or together. Called by the registry of formats.

Messages make no contacts: they and the invitations bring contact moments with the people who are connections, or known
already; what concerns nobody else is left out and counted in one remark.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingBatch, IncomingInteraction, Problem
from netwerk_tui.exchange.encoding import decode
from netwerk_tui.exchange.linkedin.archive import Part, read_archive
from netwerk_tui.exchange.linkedin.connections import Connections, read_connections
from netwerk_tui.exchange.linkedin.conversations import ContactMoments, View, contact_moments, conversations_of
from netwerk_tui.exchange.linkedin.invitations import (
    InvitationMoments,
    Invitations,
    invitation_moments,
    owners_of_invitations,
    read_invitations,
)
from netwerk_tui.exchange.linkedin.messages import Messages, read_messages
from netwerk_tui.exchange.linkedin.owner import find_owner, name_in_profile
from netwerk_tui.exchange.linkedin.people import NOBODY, People, is_profile
from netwerk_tui.exchange.place import Place
from netwerk_tui.exchange.source_file import SourceFile
from netwerk_tui.language import _, ngettext

SOURCE = "linkedin"
"""The kind of source that the external ids belong to."""

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class _Files:
    """What was read, before the files are seen in each other's light."""

    connections: Connections = field(default_factory=Connections)
    messages: Messages = field(default_factory=Messages)
    invitations: Invitations = field(default_factory=Invitations)
    owner_name: str = ""
    problems: tuple[Problem, ...] = ()
    """Files that could not be read."""
    archived: bool = False
    """Whether they come from one archive: contacts are told from strangers, and lines need the name of their file."""

    def place(self, part: Part) -> Place:
        return Place(part.value) if self.archived else Place()


def read_connections_file(source: SourceFile, known: Collection[str]) -> IncomingBatch:
    """The people of a `Connections.csv`. Raises UserError where it holds nobody."""
    files = _Files(connections=_connections(source.text, Place()))
    return _batch("linkedin-csv", files, known)


def read_messages_file(source: SourceFile, known: Collection[str]) -> IncomingBatch:
    """The contact moments of a `messages.csv` with everybody in it; whoever stores them knows who is a contact.

    Raises UserError where it holds no message, or does not tell which of the people is the user.
    """
    messages = read_messages(source.text, Place())
    if not messages.rows:
        raise UserError(_("This file holds no messages."), _("Ask LinkedIn for a new archive, with Messages ticked."))
    return _batch("linkedin-messages", _Files(messages=messages), known)


def read_invitations_file(source: SourceFile, known: Collection[str]) -> IncomingBatch:
    """The contact moments of an `Invitations.csv` with everybody whose profile it tells.

    Raises UserError where it holds no invitation.
    """
    invitations = read_invitations(source.text, Place())
    if not invitations.rows:
        raise UserError(
            _("This file holds no invitations."), _("Ask LinkedIn for a new archive, with Invitations ticked.")
        )
    return _batch("linkedin-invitations", _Files(invitations=invitations), known)


def read_archive_file(source: SourceFile, known: Collection[str]) -> IncomingBatch:
    """The people of LinkedIn's ZIP, and the contact moments with them and with those already `known`.

    Raises UserError where the ZIP cannot be read, or holds no connections.
    """
    parts = read_archive(source.content)
    if Part.CONNECTIONS not in parts:
        raise UserError(
            _("This LinkedIn archive holds no Connections.csv."),
            _(
                "LinkedIn sends it in a second mail, within 24 hours of your request, if Connections was ticked or you"
                " asked for the larger archive. To import the messages alone, unpack this file and choose messages.csv."
            ),
        )
    connections = _connections(decode(parts[Part.CONNECTIONS]), Place(Part.CONNECTIONS.value))
    problems: list[Problem] = []
    files = _Files(
        connections=connections,
        messages=_optional(parts, Part.MESSAGES, read_messages, Messages(), problems),
        invitations=_optional(parts, Part.INVITATIONS, read_invitations, Invitations(), problems),
        owner_name=_optional(parts, Part.PROFILE, name_in_profile, "", problems),
        problems=tuple(problems),
        archived=True,
    )
    return _batch("linkedin-zip", files, known)


def _connections(text: str, place: Place) -> Connections:
    connections = read_connections(text, place)
    if not connections.people and not connections.problems:
        raise UserError(
            _("This file holds no connections."), _("Ask LinkedIn for a new archive, with Connections ticked.")
        )
    return connections


def _optional(
    parts: Mapping[Part, bytes],
    part: Part,
    read: Callable[[str, Place], Content],
    empty: Content,
    problems: list[Problem],
) -> Content:
    """The content of a file that an archive may lack; a file that cannot be read costs nothing but itself."""
    content = parts.get(part, b"")
    if not content.strip():
        return empty
    try:
        return read(decode(content), Place(part.value))
    except UserError as error:
        problems.append(Problem(part.value, error.title, skipped=False))
        return empty


def _batch(format_id: str, files: _Files, known: Collection[str]) -> IncomingBatch:
    people = People(files.connections.people, files.messages.messages)
    contacts = people.connections | frozenset(known)
    conversations = conversations_of(files.messages.messages, people)
    hints = [*owners_of_invitations(files.invitations, people), people.key("", files.owner_name)]
    owner = find_owner(
        (conversation.keys for conversation in conversations), people.connections or frozenset(known), hints
    )

    def is_contact(key: str) -> bool:
        return key in contacts if files.archived else is_profile(key)

    interactions: list[IncomingInteraction] = []
    problems = [*files.connections.problems, *files.problems, *files.messages.problems, *files.invitations.problems]
    if owner == NOBODY and conversations:
        problems.append(_messages_of_an_unknown_owner(files))
    else:
        view = View(people, owner, is_contact, files.place(Part.MESSAGES))
        moments = contact_moments(conversations, view)
        interactions += moments.interactions
        problems += _remarks_on_messages(moments, Part.MESSAGES.value)
    invited = invitation_moments(files.invitations, people, is_contact, files.place(Part.INVITATIONS))
    interactions += invited.interactions
    problems += [*invited.problems, *_remark_on_invitations(invited, Part.INVITATIONS.value)]
    return IncomingBatch(
        source=SOURCE,
        format=format_id,
        contacts=tuple(connection.contact for connection in files.connections.people),
        interactions=tuple(interactions),
        problems=tuple(problems),
        owner=owner if is_profile(owner) else "",
        blank_rows=files.connections.blank_rows,
    )


def _messages_of_an_unknown_owner(files: _Files) -> Problem:
    """A remark in an archive, whose people arrive all the same. Raises UserError for messages alone."""
    if not files.archived:
        raise UserError(
            _("It cannot be told which of the people in these messages is you."),
            _("Import the whole ZIP file that LinkedIn gave you, or Connections.csv first."),
        )
    reason = _("it cannot be told which of the people in these messages is you, so they were left out")
    return Problem(Part.MESSAGES.value, reason, skipped=False)


def _remarks_on_messages(moments: ContactMoments, file: str) -> list[Problem]:
    remarks: list[Problem] = []
    if moments.with_strangers:
        reason = ngettext(
            "{count} conversation was left out, because none of your contacts takes part in it",
            "{count} conversations were left out, because none of your contacts takes part in them",
            moments.with_strangers,
        )
        remarks.append(Problem(file, reason.format(count=moments.with_strangers), skipped=False))
    if moments.with_nobody:
        reason = ngettext(
            "{count} conversation was left out: an advertisement, or a member who hid themselves",
            "{count} conversations were left out: advertisements, or members who hid themselves",
            moments.with_nobody,
        )
        remarks.append(Problem(file, reason.format(count=moments.with_nobody), skipped=False))
    return remarks


def _remark_on_invitations(moments: InvitationMoments, file: str) -> list[Problem]:
    if not moments.with_strangers:
        return []
    reason = ngettext(
        "{count} invitation was left out, because it is not from or to one of your contacts",
        "{count} invitations were left out, because they are not from or to one of your contacts",
        moments.with_strangers,
    )
    return [Problem(file, reason.format(count=moments.with_strangers), skipped=False)]
