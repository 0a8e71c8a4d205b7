"""ISO weeks: they begin on Monday, and the first one of a year has its first Thursday."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

DAYS_A_WEEK = 7


class IsoWeek(NamedTuple):
    """One week. Weeks sort in the order of time."""

    year: int
    """The year that the week belongs to, which may be another one's than that of some of its days."""
    number: int
    """1 to 53."""

    @classmethod
    def of(cls, day: date) -> IsoWeek:
        """The week that a day falls in."""
        year, number, _weekday = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """Its last day, or that of the calendar."""
        return days_later(self.monday, DAYS_A_WEEK - 1)

    @property
    def label(self) -> str:
        """As ISO 8601 writes it: 2026-W48."""
        return f"{self.year:04d}-W{self.number:02d}"


def weeks_up_to(day: date, count: int) -> list[IsoWeek]:
    """So many weeks, oldest first, of which that of the day is the last; fewer at the beginning of the calendar."""
    monday = IsoWeek.of(day).monday.toordinal()
    mondays = range(monday - DAYS_A_WEEK * (count - 1), monday + 1, DAYS_A_WEEK)
    return [IsoWeek.of(date.fromordinal(each)) for each in mondays if each >= date.min.toordinal()]


def week_before(week: IsoWeek) -> IsoWeek | None:
    """The week before; None at the beginning of the calendar."""
    monday = week.monday
    return None if monday == date.min else IsoWeek.of(monday - timedelta(days=DAYS_A_WEEK))


def days_later(day: date, days: int) -> date:
    """The day so many days later, or earlier where they are negative; within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))
