"""What a policy would ask, weighed before it is stored, against what the week says of the one that holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType

import pytest

from netwerk_tui.actions.card_editing import edit_part
from netwerk_tui.actions.effort_demand import all_tag_rules, effort_demand
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_board import read_board
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.capacity_meter import capacity_meter
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.policy import USUAL_POLICY, Effort, EffortLevel
from netwerk_tui.store.database import Database

TODAY = date(2026, 11, 23)
PARTNER = "acceptance-energy/partner"


@pytest.fixture
def sample(sqlite_database: Database) -> Network:
    """The sample network, most of which the policy is about."""
    fill_with_sample(sqlite_database, TODAY)
    return Network(sqlite_database, "test")


def test_the_policy_that_holds_asks_what_the_week_says(sample: Network) -> None:
    applied = ((standing.applied, 1) for standing in read_board(sample, TODAY).standings().values())
    demand = effort_demand(sample, TODAY)
    of_the_week = capacity_meter(applied, USUAL_POLICY.contacts_a_day, demand.lately_a_day)
    assert demand.meter(USUAL_POLICY) == of_the_week
    assert of_the_week.contacts > 500


def test_a_policy_that_is_only_thought_of_asks_what_it_would_ask_once_it_held(sample: Network) -> None:
    thought_of = replace(
        USUAL_POLICY, by_category=MappingProxyType({**USUAL_POLICY.by_category, PARTNER: Effort(10, 20)})
    )
    meter = effort_demand(sample, TODAY).meter(thought_of)
    sample.policy = thought_of
    applied = ((standing.applied, 1) for standing in read_board(sample, TODAY).standings().values())
    assert meter.wanted_a_day == capacity_meter(applied, 9, 0).wanted_a_day
    assert meter.wanted_a_day > effort_demand(sample, TODAY).meter(USUAL_POLICY).wanted_a_day


def test_a_tag_that_is_only_thought_of_asks_what_it_would_ask_once_it_was_stored(sample: Network) -> None:
    rules = max(all_tag_rules(sample), key=lambda each: each.members)
    wish = replace(rules.wish, ideal_days=7, maximum_days=None)
    thought_of = effort_demand(sample, TODAY).meter(USUAL_POLICY, rules.tag, wish)
    edit_part(sample, Part.TAG, rules.tag, {"ideal_days": "7", "maximum_days": ""}, TODAY)
    assert thought_of == effort_demand(sample, TODAY).meter(USUAL_POLICY)
    assert any(demand.source.level is EffortLevel.TAG and demand.ideal_days == 7 for demand in thought_of.demands)


def test_tags_stand_by_name_with_how_many_have_them(sample: Network) -> None:
    rules = all_tag_rules(sample)
    assert [each.name for each in rules] == sorted(each.name for each in rules)
    assert any(each.is_target_group and each.members for each in rules)


def test_an_empty_network_is_asked_nothing(sqlite_database: Database) -> None:
    meter = effort_demand(Network(sqlite_database, "test"), TODAY).meter(USUAL_POLICY)
    assert (meter.wanted_a_day, meter.lately_a_day, meter.is_possible) == (Fraction(), 0.0, True)
