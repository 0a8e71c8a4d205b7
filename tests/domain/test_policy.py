"""How much contact somebody deserves: contact over tag over category, each part by the most specific that sets it."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.policy import (
    USUAL_POLICY,
    AppliedEffort,
    Effort,
    EffortLevel,
    EffortPolicy,
    EffortSource,
    EffortWish,
    effort_of,
)

PARTNER = "acceptance-energy/partner"
AVOIDER = "acceptance-energy/avoider"
FOLLOWER = "acceptance-energy/follower"
SURROUNDINGS = "mutual-interest/surroundings"
SPECTATOR = "mutual-interest/spectator"
NOTHING = EffortWish()


def applied(
    *categories: str, tags: tuple[EffortWish, ...] = (), own: EffortWish = NOTHING, policy: EffortPolicy = USUAL_POLICY
) -> AppliedEffort:
    return effort_of(categories, tags, own, policy)


@pytest.mark.parametrize(
    ("categories", "ideal", "decided"),
    [
        ((PARTNER,), 30, PARTNER),
        ((SURROUNDINGS, FOLLOWER), 60, FOLLOWER),
        ((PARTNER, SURROUNDINGS), 30, PARTNER),
        ((AVOIDER, SURROUNDINGS), 120, AVOIDER),
        ((PARTNER, "mutual-interest/partner"), 30, PARTNER),
        ((SPECTATOR, AVOIDER), 120, AVOIDER),
        (("power-interest/key-player", FOLLOWER), 60, FOLLOWER),
    ],
)
def test_the_shorter_cadence_of_the_categories_holds(categories: tuple[str, ...], ideal: int, decided: str) -> None:
    found = applied(*categories)
    assert (found.effort.ideal_days, found.source) == (ideal, EffortSource(EffortLevel.CATEGORY, decided))


def test_a_tag_goes_before_a_category_also_with_a_longer_cadence() -> None:
    found = applied(PARTNER, tags=(EffortWish(100, name="zorg"),))
    assert (found.effort.ideal_days, found.effort.maximum_days) == (100, 200)
    assert found.source == EffortSource(EffortLevel.TAG, "zorg")


def test_of_several_tags_the_shortest_cadence_holds() -> None:
    tags = (EffortWish(40, name="a"), EffortWish(name="b"), EffortWish(20, 90, name="c"), EffortWish(20, 80, name="d"))
    assert applied(tags=tags).source.name == "d"


def test_the_contact_itself_goes_before_everything() -> None:
    found = applied(PARTNER, tags=(EffortWish(10, name="zorg"),), own=EffortWish(365, 400))
    assert (found.effort.ideal_days, found.effort.maximum_days) == (365, 400)
    assert found.source == EffortSource(EffortLevel.CONTACT)


@pytest.mark.parametrize("own", [EffortWish(None, 60), EffortWish(0, 60), EffortWish(-1, 60)])
def test_a_wish_without_an_ideal_sets_no_cadence(own: EffortWish) -> None:
    assert applied(PARTNER, own=own).effort.ideal_days == 30


def test_a_maximum_below_the_ideal_is_the_ideal() -> None:
    assert applied(own=EffortWish(30, 20)).effort.maximum_days == 30


def test_whoever_is_in_no_category_is_never_due() -> None:
    assert applied() == AppliedEffort(Effort(), EffortSource(EffortLevel.NONE))


def test_broadcast_is_enough_for_a_spectator() -> None:
    found = applied(SPECTATOR)
    assert found == AppliedEffort(
        Effort(channel=Channel.BROADCAST, broadcast=True), EffortSource(EffortLevel.CATEGORY, SPECTATOR)
    )


def test_a_tag_with_a_cadence_makes_a_spectator_due() -> None:
    found = applied(SPECTATOR, tags=(EffortWish(50, name="zorg"),))
    assert (found.effort.ideal_days, found.effort.broadcast) == (50, False)


def test_each_part_is_settled_by_the_most_specific_that_sets_it() -> None:
    tag = EffortWish(15, channel="call", form="card", name="zorg")
    found = applied(PARTNER, tags=(tag,), own=EffortWish(channel="letter"))
    assert found.effort == Effort(15, 30, Channel.LETTER, "card")


def test_words_that_are_no_channel_set_none() -> None:
    assert applied(PARTNER, own=EffortWish(channel="by pigeon")).effort.channel is Channel.MEETING


def test_a_key_player_can_be_given_a_cadence() -> None:
    policy = EffortPolicy(by_category={"power-interest/key-player": Effort(7, 14)})
    assert applied("power-interest/key-player", PARTNER, policy=policy).effort.ideal_days == 7
