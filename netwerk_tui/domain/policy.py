"""The effort policy: how much contact each category, tag and contact deserves, and how; unequal interest asks for that.

The usual policy is the table of defaults of the daily review; the configuration file changes any part of it, and a tag
or a contact may ask for something of its own. Everything that speaks of cadence goes by the policy of the network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from netwerk_tui.domain.interaction import Channel

PERSONAL: frozenset[Channel] = frozenset({Channel.MEETING, Channel.CALL, Channel.VIDEO, Channel.EVENT})
"""Channels that count fully as personal contact."""

WRITTEN: frozenset[Channel] = frozenset({Channel.MESSAGE, Channel.LETTER})
"""Channels that count up to half the cadence. Others do not count."""

MAXIMUM_PER_IDEAL = 2
"""The maximum cadence is this many times the ideal one where only that is given."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What somebody deserves."""

    ideal_days: int | None = None
    """Days that may pass between two personal contacts; None where nobody is ever due."""
    maximum_days: int | None = None
    """Beyond this the contact is neglected. At least the ideal, and None where that is."""
    channel: Channel | None = None
    """The channel that suits best; None where any does."""
    form: str = ""
    """What it is like: a lunch, a card by hand."""
    broadcast: bool = False
    """Whether what everybody gets is enough: never approached one by one."""


@dataclass(frozen=True, slots=True)
class EffortWish:
    """What a tag or a contact asks for of its own, as it is stored: each part may be absent."""

    ideal_days: int | None = None
    maximum_days: int | None = None
    channel: str = ""
    form: str = ""
    name: str = ""
    """Of the tag."""

    @property
    def days(self) -> tuple[int, int] | None:
        """The ideal and the maximum cadence, where the wish sets one.

        The ideal one decides: without it, or with one below a day, nothing is set. A missing maximum is twice the
        ideal, and one below the ideal is the ideal.
        """
        if self.ideal_days is None or self.ideal_days < 1:
            return None
        maximum = self.ideal_days * MAXIMUM_PER_IDEAL if self.maximum_days is None else self.maximum_days
        return self.ideal_days, max(maximum, self.ideal_days)


class EffortLevel(StrEnum):
    """How specific the rule is that decided, the most specific first."""

    CONTACT = "contact"
    TAG = "tag"
    CATEGORY = "category"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EffortSource:
    """Which rule decided."""

    level: EffortLevel
    name: str = ""
    """The name of the tag, or the id of the category; empty on the other levels."""


@dataclass(frozen=True, slots=True)
class AppliedEffort:
    """What one contact deserves, and which rule says how often."""

    effort: Effort
    source: EffortSource


@dataclass(frozen=True, slots=True)
class Campaign:
    """A period in which there is more contact than usual, both days included."""

    name: str
    since: date
    until: date


USUAL_EFFORTS: Mapping[str, Effort] = MappingProxyType(
    {
        "acceptance-energy/partner": Effort(30, 60, Channel.MEETING),
        "acceptance-energy/follower": Effort(60, 120, Channel.CALL),
        "acceptance-energy/waiter": Effort(90, 180, Channel.CALL),
        "acceptance-energy/avoider": Effort(120, 240, Channel.MEETING),
        "acceptance-energy/opponent": Effort(60, 120, Channel.MEETING),
        "mutual-interest/partner": Effort(30, 60, Channel.MEETING),
        "mutual-interest/to-win": Effort(60, 120, Channel.MEETING),
        "mutual-interest/surroundings": Effort(120, 240, Channel.MESSAGE),
        "mutual-interest/spectator": Effort(channel=Channel.BROADCAST, broadcast=True),
    }
)
"""By the id of a category. Nobody is due by a category that is missing here, such as those of power–interest."""


@dataclass(frozen=True, slots=True)
class EffortPolicy:
    """All numbers of the daily review and the week. Days, unless said otherwise."""

    by_category: Mapping[str, Effort] = field(default_factory=lambda: USUAL_EFFORTS, hash=False)
    daily_number: int = 9
    """Cards that are enough for one day."""
    attention_budget: int = 3
    """Asks a year that one contact can take, unless the contact says otherwise."""
    contacts_a_day: int = 9
    """Personal contacts that I can keep up each day."""
    loyal_silent_days: int = 180
    """A supporter to whom nothing went out for so long comes first."""
    drift_days: int = 90
    """How long a step down on acceptance or energy is told of."""
    thanks_wait_days: int = 14
    """A contribution that went so long without thanks brings its contact to the review."""
    act_days: int = 180
    """How far back an act of theirs counts as doing what they say."""
    thin_encounters: int = 5
    """With fewer encounters than this, ever, a tie is too thin."""
    silent_days: int = 365
    """Without contact for so long, an introduction is warned about."""
    outgoing_only_from: int = 3
    """So many outgoing contacts in a year, and none incoming, is a monologue."""
    campaigns: tuple[Campaign, ...] = ()
    """In the order of the configuration file."""

    def ideal_days(self, category: str) -> int | None:
        """The ideal cadence of a category; None where nobody in it is ever due."""
        return self.by_category.get(category, Effort()).ideal_days


USUAL_POLICY = EffortPolicy()
"""The table of defaults."""


def effort_of(
    categories: Iterable[str], tags: Iterable[EffortWish], own: EffortWish, policy: EffortPolicy
) -> AppliedEffort:
    """What a contact deserves: contact over tag over category, for the cadence, the channel and the form each.

    `categories` are the ids of those that the contact falls in now, in open dossiers and for my name as a whole; of
    several, and of several tags, the one with the shorter cadence goes first: by ideal, maximum, then id or name. A
    channel or a form is that of the first rule, in the same order, that sets one. Broadcast is enough only where no
    rule sets a cadence and a category says so.
    """
    known = {each: policy.by_category[each] for each in categories if each in policy.by_category}
    rules = [
        (EffortSource(EffortLevel.CONTACT), own),
        *_shortest_first((EffortSource(EffortLevel.TAG, tag.name), tag) for tag in tags),
        *_shortest_first((EffortSource(EffortLevel.CATEGORY, each), _wish(effort)) for each, effort in known.items()),
    ]
    named = (_CHANNEL_BY_NAME.get(wish.channel) for _source, wish in rules)
    channel = next((each for each in named if each is not None), None)
    form = next((wish.form for _source, wish in rules if wish.form), "")
    for source, wish in rules:
        if wish.days is not None:
            return AppliedEffort(Effort(*wish.days, channel, form), source)
    for source, _ in rules:
        if source.level is EffortLevel.CATEGORY and known[source.name].broadcast:
            return AppliedEffort(Effort(None, None, channel, form, broadcast=True), source)
    return AppliedEffort(Effort(None, None, channel, form), EffortSource(EffortLevel.NONE))


_CHANNEL_BY_NAME: Mapping[str, Channel] = {channel.value: channel for channel in Channel}
"""A contact's own channel may be any words of an import, which then set none."""


def _wish(effort: Effort) -> EffortWish:
    ideal, maximum = (None, None) if effort.broadcast else (effort.ideal_days, effort.maximum_days)
    return EffortWish(ideal, maximum, effort.channel or "", effort.form)


def _shortest_first(rules: Iterable[tuple[EffortSource, EffortWish]]) -> list[tuple[EffortSource, EffortWish]]:
    """By ideal, maximum, then name; those that set no cadence last."""
    return sorted(rules, key=lambda rule: (rule[1].days is None, rule[1].days or (0, 0), rule[0].name))
