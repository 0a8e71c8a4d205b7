"""The heat strip: weeks, campaigns, and silence outside them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netwerk_tui.domain.heat import WEEKS_IN_STRIP, HeatStrip, heat_strip, strip_since
from netwerk_tui.domain.policy import Campaign

TODAY = date(2027, 1, 6)
LONG_AGO = date(2020, 1, 1)
CAMPAIGN = Campaign("Elections", date(2026, 3, 4), date(2026, 3, 18))


def _strip(by_day: dict[date, int], *campaigns: Campaign, known_since: date | None = LONG_AGO) -> HeatStrip:
    return heat_strip(by_day, campaigns, known_since, TODAY)


def _every_week(count: int, *, without: date | None = None) -> dict[date, int]:
    """So many contacts each Monday, but in the week of one day."""
    monday = TODAY - timedelta(days=TODAY.weekday())
    mondays = [monday - timedelta(weeks=number) for number in range(110)]
    return {day: count for day in mondays if without is None or not day <= without <= day + timedelta(days=6)}


def test_the_strip_holds_a_year_and_the_week_that_goes_on() -> None:
    strip = _strip({})
    assert len(strip.weeks) == WEEKS_IN_STRIP
    assert (strip.weeks[0].week.label, strip.weeks[-1].week.label) == ("2026-W02", "2027-W01")


def test_sunday_belongs_to_the_week_and_monday_to_the_next() -> None:
    strip = _strip({date(2027, 1, 3): 2, date(2027, 1, 4): 3})
    assert [(each.week.label, each.contacts) for each in strip.weeks[-2:]] == [("2026-W53", 2), ("2027-W01", 3)]


def test_what_is_still_to_come_is_not_counted() -> None:
    assert _strip({TODAY + timedelta(days=1): 5}).weeks[-1].contacts == 0


def test_a_week_is_in_the_campaign_if_any_of_its_days_is() -> None:
    strip = _strip({}, CAMPAIGN)
    assert [each.week.number for each in strip.weeks if each.campaign] == [10, 11, 12]


def test_a_week_without_contact_is_quiet() -> None:
    strip = _strip(_every_week(8, without=date(2026, 5, 13)))
    assert [each.week.label for each in strip.quiet] == ["2026-W20"]


@pytest.mark.parametrize(("contacts", "is_quiet"), [(24, True), (25, False)])
def test_a_week_with_less_than_a_quarter_of_the_average_is_quiet(contacts: int, is_quiet: bool) -> None:
    by_day = _every_week(100, without=date(2026, 5, 13))
    by_day[date(2026, 5, 13)] = contacts
    assert bool(_strip(by_day).quiet) is is_quiet


def test_silence_in_a_campaign_is_not_flagged() -> None:
    assert not _strip(_every_week(8, without=CAMPAIGN.since), CAMPAIGN).quiet


def test_the_week_that_goes_on_is_never_quiet() -> None:
    assert not _strip(_every_week(8, without=TODAY)).quiet


def test_weeks_before_the_first_contact_moment_are_unknown_rather_than_quiet() -> None:
    assert not _strip({date(2026, 12, 28): 1}, known_since=date(2026, 12, 28)).quiet


def test_a_network_without_any_contact_moment_has_no_quiet_weeks() -> None:
    assert not _strip({}, known_since=None).quiet


def test_the_shades_go_up_to_the_busiest_week() -> None:
    strip = _strip({date(2027, 1, 4): 9, date(2026, 12, 28): 1, date(2026, 12, 21): 3})
    assert [strip.level(each) for each in strip.weeks[-4:]] == [0, 2, 1, 4]


def test_the_years_compare_what_was_outside_campaigns() -> None:
    by_day = dict.fromkeys((CAMPAIGN.since + timedelta(days=number) for number in range(15)), 10)
    by_day |= {date(2026, 6, 1): 14, date(2025, 6, 2): 7}
    strip = _strip(by_day, CAMPAIGN)
    assert (strip.this_year.contacts_inside, strip.this_year.days_inside) == (150, 15)
    assert (strip.this_year.contacts_outside, strip.year_before.contacts_outside) == (14, 7)
    assert strip.this_year.a_week_inside == 70


def test_the_comparison_reaches_back_as_far_as_is_asked_for() -> None:
    assert _strip({}).year_before.since == strip_since(TODAY)


def test_the_beginning_of_the_calendar_breaks_nothing() -> None:
    assert heat_strip({}, (), None, date.min).weeks[0].week.year == 1
