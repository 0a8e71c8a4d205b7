"""How often I met each contact: about five encounters make a name stick. And to whom I only ever send."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest
from operator import itemgetter
from typing import NamedTuple

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.review_facts import Standing
from netwerk_tui.language import ngettext

PEOPLE_SHOWN = 100
"""Of each list; how many there are in all is told."""


class Dealt(NamedTuple):
    """What there was with one contact."""

    encounters: int
    """Meetings, event encounters, video calls and calls, ever."""
    incoming: int
    """In the last 365 days, what went both ways included. Notes to myself do not count."""
    outgoing: int


NOTHING_DEALT = Dealt(0, 0, 0)


@dataclass(frozen=True, slots=True)
class ThinTie:
    """Somebody I should meet more often."""

    contact: ContactId
    importance: int
    """1 to 5."""
    encounters: int


@dataclass(frozen=True, slots=True)
class OneWay:
    """Somebody from whom I heard nothing in a year."""

    contact: ContactId
    outgoing: int


@dataclass(frozen=True, slots=True)
class Ties:
    """How thick the ties are."""

    by_encounters: tuple[int, ...]
    """How many contacts had no encounter, one, two, …; the last number is of those who had enough."""
    thin: tuple[ThinTie, ...]
    """Those with a cadence whose tie is too thin, the most important and then the thinnest first."""
    thin_with_cadence: int
    """How many they are in all."""
    one_way: tuple[OneWay, ...]
    """Those to whom something went out thrice in a year or more, and from whom nothing came; the most first."""
    one_way_in_all: int

    @property
    def too_thin(self) -> int:
        """How many contacts of all have a tie that is too thin."""
        return sum(self.by_encounters[:-1])


def ties_of(dealt: Mapping[ContactId, Dealt], standings: Mapping[ContactId, Standing], policy: EffortPolicy) -> Ties:
    """The ties of everybody, of whom `dealt` tells; `standings` may leave out who is never due. 20 ms of 100,000."""
    enough = policy.thin_encounters
    counts = [0] * (enough + 1)
    for encounters, contacts in Counter(map(itemgetter(0), dealt.values())).items():
        counts[min(encounters, enough)] += contacts
    thin = [
        (-standing.importance, dealt[contact][0], contact)
        for contact, standing in standings.items()
        if standing.ideal_days is not None and dealt[contact][0] < enough
    ]
    one_way = [
        (-outgoing, contact)
        for contact, (_encounters, incoming, outgoing) in dealt.items()
        if outgoing >= policy.outgoing_only_from and not incoming
    ]
    return Ties(
        tuple(counts),
        tuple(ThinTie(contact, -less, encounters) for less, encounters, contact in nsmallest(PEOPLE_SHOWN, thin)),
        len(thin),
        tuple(OneWay(contact, -less) for less, contact in nsmallest(PEOPLE_SHOWN, one_way)),
        len(one_way),
    )


def met_words(encounters: int) -> str:
    """How often I met somebody, in words."""
    return ngettext("met {count} time", "met {count} times", encounters).format(count=encounters)
