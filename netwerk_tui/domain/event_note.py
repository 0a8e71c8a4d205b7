"""A quick note about meeting somebody at an event: what the grammar leaves open is the event's."""

from __future__ import annotations

from dataclasses import replace

from netwerk_tui.domain.event import EventSummary
from netwerk_tui.domain.interaction import Channel, default_direction
from netwerk_tui.domain.note_draft import Draft, EventMention, PieceKind


def met_at(event: EventSummary, draft: Draft) -> Draft:
    """The draft as a meeting at the event, on its day, unless it says otherwise."""
    said = {piece.kind for piece in draft.pieces}
    if PieceKind.CHANNEL not in said:
        draft = replace(draft, channel=Channel.EVENT, direction=default_direction(Channel.EVENT))
    if PieceKind.DAY not in said and event.day is not None:
        draft = replace(draft, day=event.day)
    return draft if draft.event is not None else replace(draft, event=EventMention(event.name, event.id))
