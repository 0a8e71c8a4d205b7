"""The weekly rule: a week without having talked with a target group is lost for that group.

To talk is to meet or to call, whoever took the initiative. Pure; `store.reads.week` counts, `actions.week` puts it
together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.iso_week import IsoWeek
from netwerk_tui.language import N_

WEEKS_SHOWN = 12
"""Weeks before this one of which it is told whether a group was met."""


class WeekState(StrEnum):
    """How a week stands for a group."""

    MET = "met"
    OPEN = "open"
    LOST = "lost"


WEEK_STATE_LABELS: dict[WeekState, str] = {
    WeekState.MET: N_("met this week"),
    WeekState.OPEN: N_("not yet met"),
    WeekState.LOST: N_("lost"),
}

WEEK_STATE_GLYPHS: dict[WeekState, str] = {WeekState.MET: "●", WeekState.OPEN: "◌", WeekState.LOST: "○"}
"""They tell the states apart without colour."""


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """One target group in one week, and how it went before."""

    tag: TagId
    name: str
    is_met: bool
    past: tuple[bool, ...]
    """Whether the group was met in the weeks before, oldest first: `WEEKS_SHOWN` of them at most."""
    weeks_before: int
    """In how many weeks in a row it was met up to the one before."""
    suggested: tuple[ContactId, ...] = ()
    """Whom to talk with where it was not met yet: three people at most, the most urgent first."""

    @property
    def streak_weeks(self) -> int:
        """In how many weeks in a row the group was met. This week counts once it has been met; until then it breaks
        nothing.
        """
        return self.weeks_before + self.is_met


@dataclass(frozen=True, slots=True)
class WeeklyRule:
    """Every target group in one week."""

    week: IsoWeek
    groups: tuple[GroupRecord, ...]
    """By name."""

    @property
    def groups_met(self) -> int:
        """How many of them were met."""
        return sum(group.is_met for group in self.groups)

    @property
    def streak_weeks(self) -> int:
        """In how many weeks in a row all groups were met, counted as for one of them. 0 without groups."""
        before = min((group.weeks_before for group in self.groups), default=0)
        return before + (bool(self.groups) and self.groups_met == len(self.groups))


@dataclass(frozen=True, slots=True)
class TagChoice:
    """A tag that may be a target group."""

    tag: TagId
    name: str
    members: int
    is_target_group: bool


def record_of(tag: TagId, name: str, is_met: bool, newest_first: Sequence[bool]) -> GroupRecord:
    """The record of a group. `newest_first` tells of the weeks before, at least up to the first one that was lost."""
    lost = next((number for number, was_met in enumerate(newest_first) if not was_met), len(newest_first))
    return GroupRecord(tag, name, is_met, tuple(reversed(newest_first[:WEEKS_SHOWN])), lost)


def week_state(is_met: bool, is_over: bool) -> WeekState:
    """How a week stands."""
    if is_met:
        return WeekState.MET
    return WeekState.LOST if is_over else WeekState.OPEN
