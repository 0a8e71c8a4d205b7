"""What an import does to contact moments: each comes once, and never over the user's edits. For `import_plan`.

Whoever is no contact yet is left out, and joins when they are one at a later import.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from netwerk_tui.domain.ids import InteractionId
from netwerk_tui.domain.incoming import IncomingBatch, IncomingInteraction, Problem
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.language import ngettext
from netwerk_tui.store.reads.identities import KnownInteraction


@dataclass(frozen=True, slots=True)
class PlannedInteraction:
    """An interaction to add, with the external ids of those who are contacts."""

    incoming: IncomingInteraction
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InteractionPlan:
    """What an import does to interactions."""

    new: tuple[PlannedInteraction, ...] = ()
    longer: tuple[tuple[InteractionId, IncomingInteraction], ...] = ()
    """Known ones of which the source now tells more, and which the user has not edited."""
    joined: tuple[tuple[InteractionId, str], ...] = ()
    """Known ones in which somebody took part who is a contact only now: the external id."""
    known: int = 0


def interaction_plan_of(
    batch: IncomingBatch, arriving: set[str], identified: Iterable[str], known: Mapping[str, KnownInteraction]
) -> tuple[InteractionPlan, list[Problem]]:
    """What becomes of the interactions of the batch, and the remarks on those that are left out.

    `arriving` are the external ids of those who become contacts now, `identified` of those who are; `known` holds the
    interactions that came before, by external id.
    """
    contacts = {*arriving, *identified} - {batch.owner}
    with_strangers: list[IncomingInteraction] = []
    new: list[PlannedInteraction] = []
    longer: list[tuple[InteractionId, IncomingInteraction]] = []
    joined: list[tuple[InteractionId, str]] = []
    told = _each_once(batch.interactions)
    for incoming in told:
        here = tuple(dict.fromkeys(who for who in incoming.participants if who in contacts))
        earlier = known.get(incoming.external_id)
        if earlier is not None:
            joined += [(earlier.id, who) for who in here if who in arriving]
            if _tells_more(incoming, earlier):
                longer.append((earlier.id, incoming))
        elif here:
            new.append(PlannedInteraction(incoming, here))
        else:
            with_strangers.append(incoming)
    known_here = len(told) - len(new) - len(longer) - len(with_strangers)
    return InteractionPlan(tuple(new), tuple(longer), tuple(joined), known_here), _left_out(with_strangers)


def imported_digest(day: date, channel: Channel, direction: Direction, text: str) -> str:
    """A short stand-in for an interaction: it changes when any of these does."""
    return blake2b(f"{day} {channel} {direction} {text}".encode(), digest_size=12).hexdigest()


def _left_out(interactions: Sequence[IncomingInteraction]) -> list[Problem]:
    """One remark on all interactions with nobody that is a contact: a file of messages holds hundreds of them."""
    if not interactions:
        return []
    reason = ngettext(
        "{count} contact moment was left out, because none of your contacts took part in it",
        "{count} contact moments were left out, because none of your contacts took part in them; this is the first",
        len(interactions),
    )
    return [Problem(interactions[0].where, reason.format(count=len(interactions)), skipped=False)]


def _each_once(interactions: Iterable[IncomingInteraction]) -> list[IncomingInteraction]:
    """Each external id once: the longest text of it."""
    found: dict[str, IncomingInteraction] = {}
    for incoming in interactions:
        earlier = found.get(incoming.external_id)
        if earlier is None or len(incoming.text) > len(earlier.text):
            found[incoming.external_id] = incoming
    return list(found.values())


def _tells_more(incoming: IncomingInteraction, known: KnownInteraction) -> bool:
    """Whether the source has a longer text than last time, and the user has not edited ours."""
    unedited = imported_digest(known.day, known.channel, known.direction, known.text) == known.imported_digest
    return unedited and len(incoming.text) > len(known.text)
