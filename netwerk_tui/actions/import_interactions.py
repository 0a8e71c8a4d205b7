"""What an import does to contact moments: each comes once, and never over the user's edits. For `import_plan`.

Whoever is no contact yet is left out, and joins when they are one at a later import.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from types import MappingProxyType

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.ids import ContactId, InteractionId
from netwerk_tui.domain.incoming import IncomingBatch, IncomingInteraction, Problem
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.points import match_key
from netwerk_tui.language import ngettext
from netwerk_tui.store.reads.identities import KnownInteraction


@dataclass(frozen=True, slots=True)
class PlannedInteraction:
    """An interaction to add, with the external ids of those who are contacts."""

    incoming: IncomingInteraction
    participants: tuple[str | ContactId, ...]
    """External ids; a contact's own id where they are known by their e-mail address."""


@dataclass(frozen=True, slots=True)
class InteractionPlan:
    """What an import does to interactions."""

    new: tuple[PlannedInteraction, ...] = ()
    longer: tuple[tuple[InteractionId, IncomingInteraction], ...] = ()
    """Known ones of which the source now tells more, and which the user has not edited."""
    joined: tuple[tuple[InteractionId, str | ContactId], ...] = ()
    """Known ones in which somebody took part who is a contact only now: the external id, or the contact's own."""
    known: int = 0


def interaction_plan_of(
    batch: IncomingBatch,
    arriving: set[str],
    identified: Iterable[str],
    known: Mapping[str, KnownInteraction],
    by_email: Mapping[str, ContactId | str] = MappingProxyType({}),
) -> tuple[InteractionPlan, list[Problem]]:
    """What becomes of the interactions of the batch, and the remarks on those that are left out.

    `arriving` are the external ids of those who become contacts now, `identified` of those who are; `known` holds the
    interactions that came before, by external id; `by_email` tells who takes part by an e-mail address (as match key).
    """
    contacts = {*arriving, *identified} - {batch.owner}
    with_strangers: list[IncomingInteraction] = []
    new: list[PlannedInteraction] = []
    longer: list[tuple[InteractionId, IncomingInteraction]] = []
    joined: list[tuple[InteractionId, str | ContactId]] = []
    told = _each_once(batch.interactions)
    for incoming in told:
        here = _participants(incoming, contacts, by_email)
        earlier = known.get(incoming.external_id)
        if earlier is not None:
            joined += [(earlier.id, who) for who in here if not isinstance(who, str) or who in arriving]
            if _tells_more(incoming, earlier):
                longer.append((earlier.id, incoming))
        elif here:
            new.append(PlannedInteraction(incoming, here))
        else:
            with_strangers.append(incoming)
    known_here = len(told) - len(new) - len(longer) - len(with_strangers)
    return InteractionPlan(tuple(new), tuple(longer), tuple(joined), known_here), _left_out(with_strangers)


def _participants(
    incoming: IncomingInteraction, contacts: set[str], by_email: Mapping[str, ContactId | str]
) -> tuple[str | ContactId, ...]:
    """Those who took part and are contacts, each once."""
    keys = (match_key(PointKind.EMAIL, email) for email in incoming.emails)
    known = [who for who in incoming.participants if who in contacts]
    return tuple(dict.fromkeys((*known, *(by_email[key] for key in keys if key in by_email))))


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
