"""How much contact there was in each week of a year: campaigns stand out in it, and so does silence outside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netwerk_tui.domain.iso_week import DAYS_A_WEEK, IsoWeek, days_later, weeks_up_to
from netwerk_tui.domain.policy import Campaign

WEEKS_IN_STRIP = 53
"""A year and the week that it ends in."""

WEEKS_COMPARED = 52
"""Weeks of the year up to now, and of the one before."""

LEVELS = 4
"""Shades of a week with contact."""

QUIET_PART = 4
"""A week with less than an average week divided by this is quiet."""


@dataclass(frozen=True, slots=True)
class HeatWeek:
    """One week of the strip."""

    week: IsoWeek
    contacts: int
    """Contact moments; one with several people counts for each of them. Neither notes nor broadcasts."""
    campaign: str
    """The campaign that any of its days is in; empty outside them."""
    is_quiet: bool
    """Whether it is over, in no campaign, and had little contact or none."""


@dataclass(frozen=True, slots=True)
class YearPace:
    """How much contact there was in 52 weeks."""

    since: date
    until: date
    """Both days included."""
    days_outside: int
    """Days outside campaigns."""
    contacts_outside: int
    days_inside: int
    contacts_inside: int

    @property
    def a_week_outside(self) -> float:
        """Contacts a week outside campaigns."""
        return _a_week(self.contacts_outside, self.days_outside)

    @property
    def a_week_inside(self) -> float:
        """Contacts a week in campaigns."""
        return _a_week(self.contacts_inside, self.days_inside)


@dataclass(frozen=True, slots=True)
class HeatStrip:
    """Twelve months of contact."""

    weeks: tuple[HeatWeek, ...]
    """Oldest first; the last one is going on."""
    this_year: YearPace
    year_before: YearPace

    @property
    def largest(self) -> int:
        """The contacts of the busiest week."""
        return max((each.contacts for each in self.weeks), default=0)

    @property
    def quiet(self) -> tuple[HeatWeek, ...]:
        """The quiet weeks, oldest first."""
        return tuple(each for each in self.weeks if each.is_quiet)

    def level(self, week: HeatWeek) -> int:
        """The shade of a week: 0 without contact, else 1 to 4 beside the busiest week."""
        return 0 if not week.contacts else -(-LEVELS * week.contacts // self.largest)


def strip_since(today: date) -> date:
    """The first day that the strip and its comparison ask for."""
    return days_later(today, 1 - 2 * WEEKS_COMPARED * DAYS_A_WEEK)


def heat_strip(
    contacts_by_day: Mapping[date, int], campaigns: Sequence[Campaign], known_since: date | None, today: date
) -> HeatStrip:
    """The strip up to today. `contacts_by_day` reaches back to `strip_since`; days without contact may be missing.

    `known_since` is the day of the first contact moment ever: nothing is known of weeks before it, so they are not
    quiet. A week that is over is quiet where it had no contact, or less than a quarter of what the known weeks of the
    strip had on average, and no day of it is in a campaign.
    """
    counts = [(week, _contacts_in(contacts_by_day, week, today)) for week in weeks_up_to(today, WEEKS_IN_STRIP)]
    told = [(week, count) for week, count in counts if known_since and known_since <= week.sunday < today]
    total = sum(count for _week, count in told)
    weeks = []
    for week, count in counts:
        campaign = _campaign_of(campaigns, week)
        is_told = bool(known_since and known_since <= week.sunday < today)
        is_little = not count or count * QUIET_PART * len(told) < total
        weeks.append(HeatWeek(week, count, campaign, is_told and is_little and not campaign))
    this_year_since = days_later(today, 1 - WEEKS_COMPARED * DAYS_A_WEEK)
    return HeatStrip(
        tuple(weeks),
        _pace(contacts_by_day, campaigns, this_year_since, today),
        _pace(contacts_by_day, campaigns, strip_since(today), days_later(this_year_since, -1)),
    )


def _contacts_in(contacts_by_day: Mapping[date, int], week: IsoWeek, today: date) -> int:
    return sum(contacts_by_day.get(day, 0) for day in _days(week.monday, min(week.sunday, today)))


def _campaign_of(campaigns: Sequence[Campaign], week: IsoWeek) -> str:
    """The name of the first campaign that reaches into the week."""
    return next((each.name for each in campaigns if each.since <= week.sunday and week.monday <= each.until), "")


def _pace(contacts_by_day: Mapping[date, int], campaigns: Sequence[Campaign], since: date, until: date) -> YearPace:
    days, contacts = [0, 0], [0, 0]
    for day in _days(since, until):
        inside = any(each.since <= day <= each.until for each in campaigns)
        days[inside] += 1
        contacts[inside] += contacts_by_day.get(day, 0)
    return YearPace(since, until, days[False], contacts[False], days[True], contacts[True])


def _days(since: date, until: date) -> Iterator[date]:
    return (since + timedelta(days=number) for number in range((until - since).days + 1))


def _a_week(contacts: int, days: int) -> float:
    return DAYS_A_WEEK * contacts / days if days else 0.0
