"""The capacity meter: what is asked, and what makes it fit."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.capacity_meter import CapacityMeter, capacity_meter
from netwerk_tui.domain.policy import AppliedEffort, Effort, EffortLevel, EffortSource

PARTNER = EffortSource(EffortLevel.CATEGORY, "acceptance-energy/partner")
FOLLOWER = EffortSource(EffortLevel.CATEGORY, "acceptance-energy/follower")
OWN = EffortSource(EffortLevel.CONTACT)


def _people(count: int, ideal: int | None, source: EffortSource = PARTNER) -> list[AppliedEffort]:
    return [AppliedEffort(Effort(ideal, None if ideal is None else 2 * ideal), source)] * count


def _meter(efforts: list[AppliedEffort], mine: int) -> CapacityMeter:
    return capacity_meter(((effort, 1) for effort in efforts), mine, 0.0)


def test_everybody_asks_for_one_contact_in_each_cadence() -> None:
    meter = _meter(_people(60, 30) + _people(60, 60, FOLLOWER), 3)
    assert meter.wanted_a_day == 3
    assert meter.is_possible


def test_who_is_never_due_asks_for_nothing() -> None:
    assert _meter(_people(9, None), 1).demands == ()


def test_the_costliest_rule_comes_first() -> None:
    meter = _meter(_people(60, 60, FOLLOWER) + _people(60, 30), 1)
    assert [demand.source for demand in meter.demands] == [PARTNER, FOLLOWER]


def test_cadences_of_their_own_have_no_single_length() -> None:
    (demand,) = _meter(_people(1, 10, OWN) + _people(1, 20, OWN), 1).demands
    assert (demand.ideal_days, demand.a_day) == (None, Fraction(3, 20))


def test_a_rule_is_relaxed_to_the_shortest_cadence_that_fits() -> None:
    meter = _meter(_people(100, 10) + _people(100, 50, FOLLOWER), 6)
    (relaxation,) = meter.relaxations
    assert (relaxation.demand.source, relaxation.ideal_days) == (PARTNER, 25)
    assert Fraction(100, 25) + Fraction(100, 50) <= 6 < Fraction(100, 24) + Fraction(100, 50)


def test_where_no_rule_alone_is_enough_all_of_them_are_stretched() -> None:
    meter = _meter(_people(100, 10) + _people(100, 10, FOLLOWER), 5)
    assert meter.relaxations == ()
    assert meter.stretch == 4
    assert meter.stretched_days(meter.demands[0]) == 40


def test_what_is_possible_needs_no_relaxing() -> None:
    meter = _meter(_people(10, 10), 1)
    assert not meter.relaxations
    assert meter.stretch == 1
    assert meter.within_reach(meter.demands[0]) == 10


@given(
    st.lists(st.tuples(st.integers(1, 400), st.integers(1, 400), st.sampled_from([PARTNER, FOLLOWER])), max_size=8),
    st.integers(1, 20),
)
def test_what_is_within_reach_can_be_kept_up(groups: list[tuple[int, int, EffortSource]], mine: int) -> None:
    meter = _meter([each for count, ideal, source in groups for each in _people(count, ideal, source)], mine)
    kept = sum((meter.within_reach(demand) * demand.a_day / demand.contacts for demand in meter.demands), Fraction())
    assert kept <= mine
