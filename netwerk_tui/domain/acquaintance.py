"""Who could know somebody: the shortest way from me to people whom I want to reach, over people who know each other.

The way begins with somebody whom I met. People know each other by a relation, by an introduction that came to a
meeting, by working or having worked for the same organisation, and by having been at the same events. The store reads
the links around those whom I want to reach; everything here is pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import prod
from typing import NamedTuple

from netwerk_tui.domain.contact import ContactRow
from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.text import fold
from netwerk_tui.language import _, ngettext

LONGEST_WAY = 3
"""Steps from me to the last one: me, somebody, somebody, them."""

CROWD = 50
"""In an organisation, or at an event, of more contacts than this, people do not know each other for that alone."""

_HALF_LIFE_DAYS = 365.0
"""After so long without contact, half of the closeness is left."""
_EVENTS_THAT_COUNT = 5


class LinkKind(StrEnum):
    """How two people know each other, the surest first."""

    RELATION = "relation"
    INTRODUCTION = "introduction"
    ORGANISATION = "organisation"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Link:
    """One reason for which two contacts know each other. It holds in both directions."""

    one: ContactId
    other: ContactId
    kind: LinkKind
    text: str = ""
    """The kind of the relation as seen from `one`, the topic, the organisation, or the event that was last."""
    text_back: str = ""
    """As seen from `other`, where that reads otherwise."""
    times: int = 1
    """At how many events they both were."""
    is_past: bool = False
    """Whether one of the two is at the organisation no more."""
    row: int | None = None
    """The relation or the introduction that it stands for."""

    @property
    def strength(self) -> float:
        """How likely it is that the one would speak to the other for me, from 0 to 1."""
        match self.kind:
            case LinkKind.RELATION:
                return 0.9
            case LinkKind.INTRODUCTION:
                return 0.7
            case LinkKind.ORGANISATION:
                return 0.3 if self.is_past else 0.6
            case LinkKind.EVENT:
                return 0.1 + 0.4 * min(self.times, _EVENTS_THAT_COUNT) / _EVENTS_THAT_COUNT


class Closeness(NamedTuple):
    """How near somebody is to me."""

    encounters: int
    """Ever."""
    last_contact: date | None

    def weight(self, today: date, policy: EffortPolicy) -> float:
        """From 0 for somebody whom I never met to 1 for one met often and lately.

        What makes a tie counts fully, fewer encounters less; each year without contact halves it.
        """
        if not self.encounters or self.last_contact is None:
            return 0.0
        days = max(0, (today - self.last_contact).days)
        return float(min(1.0, self.encounters / policy.thin_encounters) * 0.5 ** (days / _HALF_LIFE_DAYS))


@dataclass(frozen=True, slots=True)
class Way:
    """From me to somebody whom I want to reach: whom I ask first, and over whom it goes on."""

    people: tuple[ContactId, ...]
    """In order; the last one is to be reached. One person alone is somebody whom I met myself."""
    links: tuple[Link, ...]
    """Between them, each from the one before to the one after; one fewer than people."""
    score: float
    """The closeness of the first one, and the strengths of the links, multiplied."""

    @property
    def steps(self) -> int:
        """From me to the last one."""
        return len(self.people)


def ways_to(
    wanted: Collection[ContactId],
    links: Iterable[Link],
    closeness: Mapping[ContactId, Closeness],
    today: date,
    policy: EffortPolicy,
) -> list[Way]:
    """For each contact whom I met, the shortest way over them to somebody wanted; the most promising first.

    Of ways that are equally short, the surest counts, then that of the lowest ids. A contact from whom more than two
    links lead to those wanted is left out; `closeness` may leave out whom I never met.
    """
    around = _around(links)
    reached: dict[ContactId, Way] = {each: Way((each,), (), 1.0) for each in sorted(wanted)}
    nearest = list(reached.values())
    for _step in range(LONGEST_WAY - 1):
        found: dict[ContactId, Way] = {}
        for way in nearest:
            for person, link in around.get(way.people[0], {}).items():
                if person not in reached:
                    longer = Way((person, *way.people), (link, *way.links), link.strength * way.score)
                    known = found.get(person)
                    if known is None or _rank(longer) < _rank(known):
                        found[person] = longer
        reached |= found
        nearest = list(found.values())
    return sorted(_from_me(reached.values(), closeness, today, policy), key=_rank)


def _from_me(
    ways: Iterable[Way], closeness: Mapping[ContactId, Closeness], today: date, policy: EffortPolicy
) -> Iterable[Way]:
    """The ways that begin with somebody whom I met."""
    for way in ways:
        near = closeness.get(way.people[0])
        weight = 0.0 if near is None else near.weight(today, policy)
        if weight > 0:
            yield Way(way.people, way.links, weight * prod(link.strength for link in way.links))


def _rank(way: Way) -> tuple[float, tuple[ContactId, ...]]:
    return -way.score, way.people


def _around(links: Iterable[Link]) -> dict[ContactId, dict[ContactId, Link]]:
    """By contact, whom they know, each by the surest link and turned so that it leads from the other to them."""
    found: dict[ContactId, dict[ContactId, Link]] = {}
    for link in links:
        for each in (link, turned(link)):
            known = found.setdefault(each.other, {})
            if each.one not in known or each.strength > known[each.one].strength:
                known[each.one] = each
    return found


def turned(link: Link) -> Link:
    """The same link, seen from the other side."""
    return Link(
        one=link.other,
        other=link.one,
        kind=link.kind,
        text=link.text_back or link.text,
        text_back=link.text if link.text_back else "",
        times=link.times,
        is_past=link.is_past,
        row=link.row,
    )


@dataclass(frozen=True, slots=True)
class Reach:
    """Who could know somebody at an organisation, or one contact."""

    whom: tuple[str, ...]
    """The organisations that were meant, or the contact."""
    wanted: int
    """How many contacts that comes to."""
    ways: tuple[Way, ...]
    """The most promising first."""
    people: Mapping[ContactId, ContactRow]
    """Everybody on these ways."""
    closeness: Mapping[ContactId, Closeness]
    """Of whom to ask first on each."""


def link_words(link: Link) -> str:
    """How the one knows the other, in the user's language: “colleague of”, “both at Woonstede”."""
    match link.kind:
        case LinkKind.RELATION:
            return link.text
        case LinkKind.INTRODUCTION:
            return _("introduced: {topic}").format(topic=link.text) if link.text else _("introduced")
        case LinkKind.ORGANISATION:
            words = _("both have been at {organisation}") if link.is_past else _("both at {organisation}")
            return words.format(organisation=link.text)
        case LinkKind.EVENT:
            return ngettext("{count} event: {name}", "{count} events, the last {name}", link.times).format(
                count=link.times, name=link.text
            )


def closeness_words(near: Closeness, today: date) -> str:
    """How often I met somebody, and when there was contact last."""
    met = ngettext("met {count} time", "met {count} times", near.encounters).format(count=near.encounters)
    if not near.encounters:
        met = _("never met")
    return met if near.last_contact is None else f"{met} · {day_words(near.last_contact, today)}"


def organisations_meant(text: str, names: Iterable[str]) -> list[str]:
    """Which of these names the text means: those that are the same, else those that begin or contain all its words."""
    asked = fold(text)
    words = asked.split()
    if not words:
        return []
    folded = {name: fold(name) for name in names if name}
    same = [name for name, key in folded.items() if key == asked]
    if same:
        return same
    return [name for name, key in folded.items() if all(f" {word}" in f" {key}" for word in words)]
