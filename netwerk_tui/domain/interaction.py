"""A contact moment: its channel, its direction, and what they count for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.language import N_


class Channel(StrEnum):
    """How we were in contact, from the most to the least personal."""

    MEETING = "meeting"
    EVENT = "event"
    VIDEO = "video"
    CALL = "call"
    MESSAGE = "message"
    LETTER = "letter"
    POST = "post"
    LIKE = "like"
    BROADCAST = "broadcast"
    NOTE = "note"


class Direction(StrEnum):
    """Who took the initiative, seen from the user: in is from them, out is from me."""

    IN = "in"
    OUT = "out"
    MUTUAL = "mutual"


CHANNEL_LABELS: dict[Channel, str] = {
    Channel.MEETING: N_("meeting"),
    Channel.EVENT: N_("event encounter"),
    Channel.VIDEO: N_("video call"),
    Channel.CALL: N_("call"),
    Channel.MESSAGE: N_("message"),
    Channel.LETTER: N_("letter"),
    Channel.POST: N_("post"),
    Channel.LIKE: N_("like"),
    Channel.BROADCAST: N_("broadcast"),
    Channel.NOTE: N_("note"),
}

CHANNEL_GLYPHS: dict[Channel, str] = {
    Channel.MEETING: "∞",
    Channel.EVENT: "⁂",
    Channel.VIDEO: "▣",
    Channel.CALL: "☎",
    Channel.MESSAGE: "✉",
    Channel.LETTER: "▤",
    Channel.POST: "¶",
    Channel.LIKE: "♡",
    Channel.BROADCAST: "»",
    Channel.NOTE: "✎",
}

DIRECTION_LABELS: dict[Direction, str] = {
    Direction.IN: N_("from them"),
    Direction.OUT: N_("from me"),
    Direction.MUTUAL: N_("both ways"),
}

DIRECTION_GLYPHS: dict[Direction, str] = {Direction.IN: "←", Direction.OUT: "→", Direction.MUTUAL: "⇆"}

ENCOUNTERS: frozenset[Channel] = frozenset({Channel.MEETING, Channel.EVENT, Channel.VIDEO, Channel.CALL})
"""Channels in which two people really met or spoke: about five of these before a name sticks."""


def default_direction(channel: Channel) -> Direction:
    """The direction that an interaction of this channel has unless the user says otherwise."""
    if channel in ENCOUNTERS:
        return Direction.MUTUAL
    return Direction.OUT


@dataclass(frozen=True, slots=True)
class InteractionValues:
    """What can be changed of a contact moment afterwards."""

    day: date
    channel: Channel
    direction: Direction
    text: str
    mood: str
    tags: tuple[str, ...]
