"""The week and the figures as values: what the actions make, and the screen and the shell show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.balance import Balance
from netwerk_tui.domain.capacity_meter import CapacityMeter
from netwerk_tui.domain.heat import HeatStrip
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.segment import FollowedSegment
from netwerk_tui.domain.thin_ties import Ties
from netwerk_tui.domain.weekly_rule import WeeklyRule


@dataclass(frozen=True, slots=True)
class Year:
    """What the contact moments of a year come to."""

    strip: HeatStrip
    balances: tuple[Balance, ...]
    """Of 30, 90 and 365 days."""
    personal_a_day: float
    """Personal contacts a day over the last 90 days."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """The capacity meter, and who goes first where it is too much."""

    meter: CapacityMeter
    first_in_line: tuple[ContactId, ...]
    """Of those who are due by the rule that costs most, the most urgent first."""


@dataclass(frozen=True, slots=True)
class Bonds:
    """How thick the ties are, and who is taken for granted."""

    ties: Ties
    loyal_silent: tuple[ContactId, ...]
    """Who loyally helps and hears nothing, the most urgent first."""


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """Everything that is told of a week."""

    day: date
    rule: WeeklyRule
    year: Year
    capacity: Capacity
    bonds: Bonds
    names: Mapping[ContactId, str]
    """Of everybody who is named."""
    segments: tuple[FollowedSegment, ...] = ()
    """Those that hear of progress by themselves, by name."""
