"""How many ambassadors there were, month by month."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.ambassadors import StageStep, growth
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.ids import ContactId

TODAY = date(2026, 11, 23)
ACTIVE, LAPSED = AmbassadorStage.ACTIVE, AmbassadorStage.LAPSED


AN, BO = ContactId(1), ContactId(2)


def _active(steps: list[StageStep], now: dict[ContactId, AmbassadorStage], months: int = 4) -> list[int]:
    return [month.counts[ACTIVE] for month in growth(now, steps, TODAY, months)]


def test_who_has_no_dated_step_counts_in_every_month() -> None:
    assert _active([], {AN: ACTIVE, BO: ACTIVE}) == [2, 2, 2, 2]


def test_a_month_counts_the_steps_up_to_its_last_day() -> None:
    on_the_last, on_the_first = StageStep(AN, date(2026, 9, 30), ACTIVE), StageStep(BO, date(2026, 11, 1), ACTIVE)
    assert _active([on_the_last, on_the_first], {AN: ACTIVE, BO: ACTIVE}) == [0, 1, 1, 2]


def test_who_lapsed_was_active_before() -> None:
    steps = [StageStep(AN, date(2026, 2, 2), ACTIVE), StageStep(AN, date(2026, 11, 2), LAPSED)]
    months = growth({AN: LAPSED}, steps, TODAY, 2)
    assert [(month.counts[ACTIVE], month.counts[LAPSED]) for month in months] == [(1, 0), (0, 1)]


def test_who_left_the_path_is_on_no_stage() -> None:
    assert _active([StageStep(AN, date(2026, 2, 2), ACTIVE), StageStep(AN, date(2026, 11, 2), None)], {}, 2) == [1, 0]


def test_the_months_end_with_this_one() -> None:
    months = growth({}, [], TODAY)
    assert (len(months), months[0].first_day, months[-1].first_day) == (12, date(2025, 12, 1), date(2026, 11, 1))


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
    steps = [StageStep(ContactId(number), day, stage) for number, life in enumerate(dated) for day, stage in life]
    months = growth({}, sorted(steps, key=lambda step: step.day), TODAY)
    for month, following in zip(
        months, [*(each.first_day for each in months[1:]), TODAY + timedelta(days=1)], strict=True
    ):
        reached = [[stage for day, stage in life if day < following] for life in dated]
        expected = Counter(stages[-1] for stages in reached if stages)
        assert dict(month.counts) == {stage: expected[stage] for stage in AmbassadorStage}
