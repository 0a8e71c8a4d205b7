"""Whom a name that is typed at an event may mean: people who are known, best first, and always somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk_tui.domain.finding import Hit
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.note_draft import Known, PersonState
from netwerk_tui.domain.note_people import resolve

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Offers:
    """Known people, and which of the lines is meant if nothing else is said."""

    people: tuple[ContactId, ...]
    """Best first; the line after the last of them is somebody new."""
    meant: int
    """Counted from 0; as many as there are people, where somebody new is meant."""


def offers_for(text: str, hits: Sequence[Hit], known: Known) -> Offers:
    """What is offered for a typed name.

    Who has all that was typed and has some of it in the name, is meant. Else it goes as in a quick note: a slip of the
    keyboard still means somebody known, and a name that resembles nobody's is somebody new.
    """
    found = [hit.id for hit in hits if hit.complete and hit.highlights]
    if found:
        return Offers(tuple(found[:_SHOWN]), 0)
    mention = resolve(text, known)
    likely = [mention.person.id] if mention.person else [each.id for each in mention.candidates]
    near = [hit.id for hit in hits if hit.highlights or hit.complete]
    people = tuple(dict.fromkeys([*likely, *near]))[:_SHOWN]
    return Offers(people, len(people) if mention.state is PersonState.NEW else 0)
