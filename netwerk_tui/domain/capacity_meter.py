"""How many contacts a day the effort policy demands, against what one person can do; and what to give up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from netwerk_tui.domain.policy import AppliedEffort, EffortSource


@dataclass(frozen=True, slots=True)
class Demand:
    """What one rule of the policy asks: a category, a tag, or the cadences that contacts have of their own."""

    source: EffortSource
    contacts: int
    """Who are due some time by this rule."""
    a_day: Fraction
    """Contacts a day: one in each ideal cadence of everybody."""
    ideal_days: int | None
    """The cadence; None where it differs from one contact to the other."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A way to make the policy fit: this rule's cadence made longer, all others left as they are."""

    demand: Demand
    ideal_days: int | None
    """The shortest cadence that fits; None where it differs from one contact to the other."""
    factor: Fraction
    """How many times longer the cadence must be."""


@dataclass(frozen=True, slots=True)
class CapacityMeter:
    """What is demanded, and what can be done."""

    demands: tuple[Demand, ...]
    """The costliest first."""
    my_number: int
    """Contacts a day that I can keep up, as I set it."""
    lately_a_day: float
    """Personal contacts a day that I really had over the last 90 days."""

    @property
    def wanted_a_day(self) -> Fraction:
        """What everybody's cadences add up to."""
        return sum((demand.a_day for demand in self.demands), Fraction())

    @property
    def contacts(self) -> int:
        """Everybody who is due some time."""
        return sum(demand.contacts for demand in self.demands)

    @property
    def is_possible(self) -> bool:
        """Whether my number is enough."""
        return self.wanted_a_day <= self.my_number

    @property
    def stretch(self) -> Fraction:
        """How many times longer every cadence must be for it to fit; at least 1."""
        return max(Fraction(1), self.wanted_a_day / self.my_number)

    @property
    def relaxations(self) -> tuple[Relaxation, ...]:
        """Each single rule that would make it fit by being relaxed alone, the costliest first; none where it fits."""
        if self.is_possible:
            return ()
        found = []
        for demand in self.demands:
            left = self.my_number - (self.wanted_a_day - demand.a_day)
            if left > 0:
                days = None if demand.ideal_days is None else ceil(demand.contacts / left)
                found.append(Relaxation(demand, days, demand.a_day / left))
        return tuple(found)

    def stretched_days(self, demand: Demand) -> int | None:
        """The cadence of a rule where all of them are made longer alike, until it fits; None where it has not one."""
        return None if demand.ideal_days is None else ceil(demand.ideal_days * self.stretch)

    def within_reach(self, demand: Demand) -> int:
        """How many of a rule's contacts can be kept up where everybody's share is cut alike."""
        return demand.contacts if self.is_possible else floor(demand.contacts / self.stretch)


def capacity_meter(efforts: Iterable[tuple[AppliedEffort, int]], my_number: int, lately_a_day: float) -> CapacityMeter:
    """The meter of so many contacts of each effort, of whom those who are never due are passed over."""
    counts: dict[EffortSource, dict[int, int]] = {}
    for applied, count in efforts:
        ideal = applied.effort.ideal_days
        if ideal is not None:
            by_ideal = counts.setdefault(applied.source, {})
            by_ideal[ideal] = by_ideal.get(ideal, 0) + count
    demands = [
        Demand(
            source,
            contacts=sum(by_ideal.values()),
            a_day=sum((Fraction(count, ideal) for ideal, count in by_ideal.items()), Fraction()),
            ideal_days=next(iter(by_ideal)) if len(by_ideal) == 1 else None,
        )
        for source, by_ideal in counts.items()
    ]
    demands.sort(key=lambda demand: (-demand.a_day, demand.source.level, demand.source.name))
    return CapacityMeter(tuple(demands), my_number, lately_a_day)
