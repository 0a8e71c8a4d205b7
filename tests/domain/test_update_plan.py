"""The plan follows each segment's own cadence, from the last update on, and says where too many come together."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.iso_week import IsoWeek
from netwerk_tui.domain.policy import Campaign
from netwerk_tui.domain.segment import Segment, SegmentId, SegmentValues
from netwerk_tui.domain.update_plan import WEEKS_BACK, WEEKS_IN_PLAN, collision_words, peak_words, update_plan

TODAY = date(2026, 11, 23)


def segment(number: int, days: int | None, updated_on: date | None = None) -> Segment:
    """A segment with this cadence."""
    return Segment(SegmentId(number), SegmentValues(f"S{number}", "#zorg", update_days=days), updated_on=updated_on)


def test_updates_follow_the_last_one_by_the_cadence() -> None:
    plan = update_plan([segment(1, 60, TODAY - timedelta(days=10))], {}, {}, (), TODAY)
    (planned,) = plan.segments
    assert planned.planned[:2] == (TODAY + timedelta(days=50), TODAY + timedelta(days=110))
    assert (planned.due_since, plan.due) == (None, ())


def test_what_is_due_is_planned_for_today_and_told_first_by_who_waits_longest() -> None:
    late, never = segment(1, 30, TODAY - timedelta(days=50)), segment(2, 30)
    plan = update_plan([never, late], {}, {}, (), TODAY)
    assert [each.planned[0] for each in plan.segments] == [TODAY, TODAY]
    assert [each.name for each in plan.due] == ["S1", "S2"]


def test_segments_without_a_cadence_are_not_planned() -> None:
    assert update_plan([segment(1, None)], {}, {}, (), TODAY).segments == ()


def test_what_went_out_stands_in_its_week() -> None:
    day = TODAY - timedelta(days=14)
    plan = update_plan([segment(1, 60, day)], {SegmentId(1): [day]}, {}, (), TODAY)
    assert [each.week for each in plan.weeks if each.done] == [IsoWeek.of(day)]


def test_weeks_in_which_three_come_together_are_told() -> None:
    plan = update_plan([segment(number, 364) for number in range(3)], {}, {}, (), TODAY)
    assert [each.week.number for each in plan.colliding] == [48]
    assert collision_words(plan).startswith("1 week with 3 updates or more: 48 (3)")
    assert collision_words(update_plan([segment(1, 364), segment(2, 364)], {}, {}, (), TODAY)) == ""


def test_updates_within_a_campaign_are_told() -> None:
    campaign = Campaign("Gemeenteraad", TODAY + timedelta(days=20), TODAY + timedelta(days=40))
    plan = update_plan([segment(1, 30, TODAY)], {}, {}, (campaign,), TODAY)
    assert peak_words(plan) == "1 update falls in Gemeenteraad"


def test_weeks_to_come_show_how_busy_they_were_a_year_before() -> None:
    last_year = TODAY + timedelta(days=14 - 364)
    plan = update_plan([], {}, {last_year: 5, TODAY: 3}, (), TODAY)
    assert (plan.weeks[WEEKS_BACK].contacts, plan.weeks[WEEKS_BACK].is_to_come) == (3, False)
    assert (plan.weeks[WEEKS_BACK + 2].contacts, plan.weeks[WEEKS_BACK + 2].is_to_come) == (5, True)


@given(
    st.lists(st.tuples(st.integers(1, 3650), st.none() | st.integers(0, 4000)), max_size=6),
    st.dates(date(1, 6, 1), date(9998, 1, 1)),
)
def test_every_plan_is_a_year_and_no_update_is_nearer_than_the_cadence(
    cadences: list[tuple[int, int | None]], today: date
) -> None:
    days_ago = {number: ago for number, (_days, ago) in enumerate(cadences)}
    found = [
        segment(number, days, None if ago is None else max(date.min, date.fromordinal(max(1, today.toordinal() - ago))))
        for number, (days, ago) in enumerate(cadences)
    ]
    plan = update_plan(found, {}, {}, (), today)
    assert len(plan.weeks) <= WEEKS_IN_PLAN
    assert len(plan.segments) == len(days_ago)
    for each in plan.segments:
        gaps = [(after - before).days for before, after in zip(each.planned, each.planned[1:], strict=False)]
        assert all(gap == each.update_days for gap in gaps)
        assert all(today <= day for day in each.planned)
