"""LinkedIn's messages as contact moments: one for each conversation and day. For the LinkedIn readers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.incoming import IncomingInteraction
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.text import clean_block
from netwerk_tui.exchange.linkedin.messages import Message
from netwerk_tui.exchange.linkedin.people import NOBODY, People
from netwerk_tui.exchange.place import Place

LONGEST_TEXT = 20_000
"""Characters of one day's messages that are kept."""

WORDLESS = "LinkedIn"
"""The text of a contact moment without words; the same in every language, so that importing again changes nothing."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The messages of one conversation, oldest first, with the keys of all who take part."""

    id: str
    messages: tuple[Message, ...]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class ContactMoments:
    """What the conversations come to."""

    interactions: tuple[IncomingInteraction, ...]
    with_strangers: int
    """Conversations of which nobody is a contact; they are left out, because messages make no contacts."""
    with_nobody: int
    """Conversations in which nobody but the owner can be told: advertisements and hidden members."""


@dataclass(frozen=True, slots=True)
class View:
    """The owner's view of the conversations."""

    people: People
    owner: str
    is_contact: Callable[[str], bool]
    place: Place


def conversations_of(messages: Sequence[Message], people: People) -> list[Conversation]:
    """The conversations, the one that began first coming first."""
    newest_first = bool(messages) and messages[0].sent >= messages[-1].sent
    by_conversation: dict[str, list[Message]] = defaultdict(list)
    for message in reversed(messages) if newest_first else messages:
        by_conversation[_conversation_id(message, people)].append(message)
    return [
        Conversation(
            conversation_id,
            tuple(sorted(its_messages, key=lambda message: message.sent)),
            frozenset(key for message in its_messages for key in _keys(message, people)),
        )
        for conversation_id, its_messages in by_conversation.items()
    ]


def contact_moments(conversations: Sequence[Conversation], view: View) -> ContactMoments:
    """One contact moment for each conversation and day that a contact takes part in."""
    interactions: list[IncomingInteraction] = []
    with_strangers = with_nobody = 0
    for conversation in conversations:
        others = conversation.keys - {view.owner, NOBODY}
        if not others:
            with_nobody += 1
        elif not any(view.is_contact(key) for key in others):
            with_strangers += 1
        else:
            days = _by_day(conversation.messages)
            moments = (_interaction(conversation, day, messages, view) for day, messages in days.items())
            interactions += [moment for moment in moments if moment.participants]
    return ContactMoments(tuple(interactions), with_strangers, with_nobody)


def _interaction(conversation: Conversation, day: date, messages: Sequence[Message], view: View) -> IncomingInteraction:
    writers = {view.people.key(message.sender, message.sender_name) for message in messages}
    others = conversation.keys - {view.owner, NOBODY}
    of_this_day = dict.fromkeys(key for message in messages for key in _keys(message, view.people) if key in others)
    return IncomingInteraction(
        where=view.place.line(messages[0].line),
        external_id=f"message/{conversation.id}/{day.isoformat()}",
        day=day,
        channel=Channel.MESSAGE,
        direction=_direction(writers, view.owner),
        text=_text(messages, says_who=len(others) > 1 or len(writers) > 1),
        participants=tuple(key for key in of_this_day or sorted(others) if view.is_contact(key)),
    )


def _direction(writers: set[str], owner: str) -> Direction:
    if owner not in writers:
        return Direction.IN
    return Direction.OUT if writers == {owner} else Direction.MUTUAL


def _text(messages: Sequence[Message], says_who: bool) -> str:
    """The messages in their order, below their subject; a name before each change of writer where it is not plain."""
    lines: list[str] = []
    subject = writer = ""
    for message in messages:
        if message.subject and message.subject != subject:
            subject = message.subject
            lines.append(subject)
        if not message.content:
            continue
        said = message.content
        if says_who and message.sender_name and message.sender_name != writer:
            said = f"{message.sender_name}: {said}"
        writer = message.sender_name
        lines.append(said)
    return clean_block("\n".join(lines), LONGEST_TEXT) or WORDLESS


def _by_day(messages: Sequence[Message]) -> Mapping[date, list[Message]]:
    by_day: dict[date, list[Message]] = defaultdict(list)
    for message in messages:
        by_day[message.sent.date()].append(message)
    return by_day


def _keys(message: Message, people: People) -> list[str]:
    """The writer, then the recipients."""
    if message.recipients:
        single = message.recipient_names if len(message.recipients) == 1 else ""
        recipients = [people.key(profile, single) for profile in message.recipients]
    else:
        recipients = people.keys_of_names(message.recipient_names)
    return [people.key(message.sender, message.sender_name), *recipients]


def _conversation_id(message: Message, people: People) -> str:
    """LinkedIn's own, else whoever takes part."""
    return message.conversation or "+".join(sorted(key for key in set(_keys(message, people)) if key))
