"""The quick note: one line, typed standing in a car park, kept under ten seconds.

    [channel] people: text
    gesprek Jan Jansen, Piet de Vries: wil sneller vergunning #zorg @Zorgcongres gisteren >bel vrijdag +e

With a person fixed, the line is `[channel] text`. The channel may say who took the initiative: "mail van Jan",
"brief aan Jan". People are separated by `,` or `;`; a name as the program prints it is always understood whole.
"Piet de Vries" in quotes is exactly that name, known or new; "Jan Jansen (Gemeente Ede)" tells namesakes apart.
The markers of the text stand in `domain.note_tokens`. A date is the day of the contact; in a promise it is when that is
due.

Everything that makes, shows or records a quick note imports from here.
"""

from __future__ import annotations

from datetime import date

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.interaction import Channel, default_direction
from netwerk_tui.domain.note_body import read_body
from netwerk_tui.domain.note_draft import (
    Draft,
    EventMention,
    FollowupDraft,
    Known,
    KnownPerson,
    Moves,
    OpenTell,
    PersonMatch,
    PersonMention,
    PersonState,
    Piece,
    PieceKind,
    TagMention,
)
from netwerk_tui.domain.note_opening import Opening, candidate_words, read_opening
from netwerk_tui.language import _

__all__ = [
    "Draft",
    "EventMention",
    "FollowupDraft",
    "Known",
    "KnownPerson",
    "Moves",
    "OpenTell",
    "PersonMatch",
    "PersonMention",
    "PersonState",
    "Piece",
    "PieceKind",
    "TagMention",
    "parse",
]


def parse(line: str, today: date, known: Known, person: KnownPerson | None = None) -> Draft:
    """What the line says; every line says something, and what is unclear stands in `problems`.

    Fast enough for every key: linear in the length of the line, and below a millisecond apart from `known`.
    """
    opening = read_opening(line, today, known, person)
    body = read_body(line, opening.stop, today, known, opening.people)
    channel = opening.channel or Channel.NOTE
    day = body.day or opening.day or today
    return Draft(
        channel=channel,
        direction=opening.direction or default_direction(channel),
        people=opening.people,
        text=body.text,
        tags=tuple(body.tags.values()),
        dossier=body.dossier,
        event=body.event,
        day=day,
        followups=tuple(body.followups),
        moves=body.moves,
        mood=", ".join(body.moods),
        pieces=opening.pieces + tuple(body.pieces),
        problems=(*_problems(line, opening, day, today), *body.problems),
        told=tuple(body.told),
        still_to_tell=tuple(body.still_to_tell),
    )


def _problems(line: str, opening: Opening, day: date, today: date) -> tuple[str, ...]:
    """What is unclear about the people and the day."""
    problems = [
        _("“{text}” may be {names}. Say more, as in “{text} (organisation)”, or put a new name in quotes.").format(
            text=mention.text, names=candidate_words(mention)
        )
        for mention in opening.people
        if mention.state is PersonState.AMBIGUOUS
    ]
    if not opening.people and line.strip():
        problems.append(_("Say who this is about: a name, then a colon."))
    if day > today:
        problems.append(_("{day} is still to come: a note tells what has happened.").format(day=full_day(day)))
    return tuple(problems)
