"""How many ambassadors there were, month by month."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.ambassadors import StageChange, growth, oldest_month_end
from netwerk_tui.domain.contact import AmbassadorStage

TODAY = date(2026, 11, 23)
CANDIDATE, ASKED, ACTIVE, LAPSED = AmbassadorStage


def _active(now: int, *changes: StageChange, months: int = 4) -> list[int]:
    return [month.counts[ACTIVE] for month in growth({ACTIVE: now}, changes, TODAY, months)]


def test_without_changes_every_month_stands_as_now() -> None:
    assert _active(3) == [3, 3, 3, 3]


def test_a_month_counts_what_changed_up_to_its_last_day() -> None:
    on_the_last = StageChange(date(2026, 9, 30), None, ACTIVE)
    on_the_first = StageChange(date(2026, 11, 1), ASKED, ACTIVE)
    assert _active(2, on_the_last, on_the_first) == [0, 1, 1, 2]


def test_who_lapsed_was_active_before() -> None:
    months = growth({LAPSED: 1}, [StageChange(date(2026, 11, 2), ACTIVE, LAPSED)], TODAY, 2)
    assert [(month.counts[ACTIVE], month.counts[LAPSED]) for month in months] == [(1, 0), (0, 1)]


def test_the_months_end_with_this_one() -> None:
    months = growth({}, [], TODAY)
    assert (len(months), months[0].first_day, months[-1].first_day) == (12, date(2025, 12, 1), date(2026, 11, 1))
    assert oldest_month_end(TODAY) == date(2025, 12, 31)


_STAGES = st.sampled_from([None, *AmbassadorStage])
_LIVES = st.lists(st.lists(st.tuples(st.integers(0, 500), _STAGES), max_size=6), max_size=5)


@given(_LIVES)
def test_every_month_agrees_with_a_recount_of_everybody_from_the_beginning(
    lives: list[list[tuple[int, AmbassadorStage | None]]],
) -> None:
    dated = [
        sorted(((TODAY - timedelta(days=ago), stage) for ago, stage in life), key=lambda step: step[0])
        for life in lives
    ]
    changes = []
    for life in dated:
        before: AmbassadorStage | None = None
        for day, stage in life:
            changes.append(StageChange(day, before, stage))
            before = stage
    now = Counter(life[-1][1] for life in dated if life and life[-1][1] is not None)
    months = growth({stage: count for stage, count in now.items() if stage}, changes, TODAY)
    for month, following in zip(
        months, [*(each.first_day for each in months[1:]), TODAY + timedelta(days=1)], strict=True
    ):
        reached = [[stage for day, stage in life if day < following] for life in dated]
        expected = Counter(stages[-1] for stages in reached if stages)
        assert dict(month.counts) == {stage: expected[stage] for stage in AmbassadorStage}
