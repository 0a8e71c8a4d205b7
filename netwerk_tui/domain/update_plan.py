"""A year's plan of updates: when the people of each segment should hear of progress, beside how busy the year is.

Pure: `store.reads.update_plan` reads, `actions.update_plan` puts it together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.iso_week import DAYS_A_WEEK, IsoWeek, days_later, weeks_up_to
from netwerk_tui.domain.policy import Campaign
from netwerk_tui.domain.segment import Segment, SegmentId
from netwerk_tui.language import _, ngettext

WEEKS_BACK = 12
WEEKS_AHEAD = 40
WEEKS_IN_PLAN = WEEKS_BACK + 1 + WEEKS_AHEAD
"""A year and the week that it ends in, as in the heat strip."""

COLLIDING = 3
"""So many updates in one week are too many: they go out one over the other, and are written in haste."""


@dataclass(frozen=True, slots=True)
class PlannedSegment:
    """One segment that hears of progress by itself."""

    segment: SegmentId
    name: str
    update_days: int
    due_since: date | None
    """Since when it should have heard; None where that is not due."""
    planned: tuple[date, ...]
    """The days to come within the plan, the first of them today where an update is due."""
    done: tuple[date, ...]
    """The days within the plan on which an update went out."""


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """One week of the plan."""

    week: IsoWeek
    contacts: int
    """Contact moments: of the week itself where it has begun, else of the same week a year before."""
    is_to_come: bool
    campaign: str
    """The campaign that any of its days is in; empty outside them."""
    planned: tuple[str, ...]
    """Segments of which an update is planned, by name."""
    done: tuple[str, ...]
    """Segments to which one went out."""

    @property
    def is_colliding(self) -> bool:
        """Whether too many updates come together in it."""
        return len(self.planned) >= COLLIDING


@dataclass(frozen=True, slots=True)
class UpdatePlan:
    """A year of updates."""

    today: date
    weeks: tuple[PlanWeek, ...]
    """Oldest first."""
    segments: tuple[PlannedSegment, ...]
    """By name; only those that have a cadence."""

    @property
    def colliding(self) -> tuple[PlanWeek, ...]:
        """Weeks in which too many updates come together."""
        return tuple(each for each in self.weeks if each.is_colliding)

    @property
    def due(self) -> tuple[PlannedSegment, ...]:
        """Segments whose people should have heard by now, the longest waiting first."""
        waiting = [(each.due_since, each.name, each) for each in self.segments if each.due_since is not None]
        return tuple(each for _since, _name, each in sorted(waiting, key=lambda found: found[:2]))


def plan_since(today: date) -> date:
    """The first day whose contact moments the plan asks for: a year before its first week."""
    return days_later(IsoWeek.of(today).monday, -(WEEKS_BACK + 53) * DAYS_A_WEEK)


def update_plan(
    segments: Sequence[Segment],
    done: Mapping[SegmentId, Sequence[date]],
    contacts_by_day: Mapping[date, int],
    campaigns: Sequence[Campaign],
    today: date,
) -> UpdatePlan:
    """The plan around this day. `done` holds the days on which updates went out to each segment."""
    weeks = weeks_up_to(days_later(today, WEEKS_AHEAD * DAYS_A_WEEK), WEEKS_IN_PLAN)
    first, last = weeks[0].monday, weeks[-1].sunday
    planned = [
        PlannedSegment(
            each.id,
            each.name,
            days,
            each.update_due_since(today),
            tuple(_planned_days(each, days, today, last)),
            tuple(sorted(day for day in done.get(each.id, ()) if first <= day <= today)),
        )
        for each in segments
        if (days := each.values.update_days) is not None
    ]
    return UpdatePlan(
        today, tuple(_week(week, planned, contacts_by_day, campaigns, today) for week in weeks), tuple(planned)
    )


def collision_words(plan: UpdatePlan) -> str:
    """The weeks in which too many updates come together; empty where there are none."""
    found = plan.colliding
    if not found:
        return ""
    told = ", ".join(_("{week} ({count})").format(week=each.week.number, count=len(each.planned)) for each in found)
    words = ngettext(
        "{count} week with {most} updates or more: {weeks}. Move one by telling it earlier.",
        "{count} weeks with {most} updates or more: {weeks}. Move one by telling it earlier.",
        len(found),
    )
    return words.format(count=len(found), most=COLLIDING, weeks=told)


def peak_words(plan: UpdatePlan) -> str:
    """The updates that are planned within campaigns; empty where none is."""
    inside = [each for each in plan.weeks if each.campaign and each.planned]
    if not inside:
        return ""
    count = sum(len(each.planned) for each in inside)
    names = ", ".join(dict.fromkeys(each.campaign for each in inside))
    words = ngettext("{count} update falls in {campaigns}", "{count} updates fall in {campaigns}", count)
    return words.format(count=count, campaigns=names)


def next_words(segment: PlannedSegment, today: date) -> str:
    """When a segment hears next, in words."""
    if segment.due_since is not None:
        if not segment.done and segment.due_since == today:
            return _("never yet: an update is due")
        return _("due {day}").format(day=day_words(segment.due_since, today))
    return day_words(segment.planned[0], today) if segment.planned else "–"


def _planned_days(segment: Segment, update_days: int, today: date, last: date) -> Iterator[date]:
    """The days on which it should hear, from today on."""
    if segment.updated_on is None or segment.update_due_since(today) is not None:
        day = today
    else:
        day = days_later(segment.updated_on, update_days)
    while day <= last:
        yield day
        after = days_later(day, update_days)
        if after == day:
            return
        day = after


def _week(
    week: IsoWeek,
    segments: Sequence[PlannedSegment],
    contacts_by_day: Mapping[date, int],
    campaigns: Sequence[Campaign],
    today: date,
) -> PlanWeek:
    is_to_come = week.monday > today
    counted_from = days_later(week.monday, -52 * DAYS_A_WEEK) if is_to_come else week.monday
    days = [days_later(counted_from, number) for number in range(DAYS_A_WEEK)]
    inside = (each.name for each in campaigns if each.since <= week.sunday and week.monday <= each.until)
    return PlanWeek(
        week,
        sum(contacts_by_day.get(day, 0) for day in days),
        is_to_come,
        next(inside, ""),
        tuple(each.name for each in segments if any(IsoWeek.of(day) == week for day in each.planned)),
        tuple(each.name for each in segments if any(IsoWeek.of(day) == week for day in each.done)),
    )
