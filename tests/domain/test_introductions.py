"""What the ledger of introductions tells: groups, counts, and who brings me most."""

from __future__ import annotations

from datetime import date

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.introductions import (
    Made,
    Outcomes,
    Referral,
    ReferralState,
    in_groups,
    outcomes_of,
    referrers_of,
)
from netwerk_tui.domain.ties import Introduction, IntroductionStatus

_DAY = date(2026, 11, 23)


def _referral(
    number: int, status: IntroductionStatus = IntroductionStatus.OFFERED, by: int | None = None, result: str = ""
) -> Referral:
    introduction = Introduction(
        id=number,
        contact=ContactId(1),
        contact_name="Jan",
        other=ContactId(2),
        other_name="Ada",
        introducer=None if by is None else ContactId(by),
        introducer_name="" if by is None else f"Person {by}",
        topic="",
        status=status,
        offered_on=_DAY,
        met_on=_DAY if status is IntroductionStatus.MET else None,
        result=result,
    )
    return Referral(introduction, None)


_REFERRALS = [
    _referral(1, IntroductionStatus.DECLINED),
    _referral(2, IntroductionStatus.MET),
    _referral(3),
    _referral(4, IntroductionStatus.MET, by=7, result="they build"),
    _referral(5, by=8),
    _referral(6, by=8),
]


def test_introductions_are_grouped_by_what_is_left_to_be_done() -> None:
    groups = [(state, [each.introduction.id for each in group]) for state, group in in_groups(_REFERRALS)]
    assert groups == [
        (ReferralState.OFFERED, [3, 5, 6]),
        (ReferralState.MET, [2]),
        (ReferralState.RESULT, [4]),
        (ReferralState.DECLINED, [1]),
    ]


def test_a_result_counts_among_those_who_met() -> None:
    assert outcomes_of(_REFERRALS) == Outcomes(offered=3, met=2, with_result=1, declined=1)


def test_meetings_count_for_more_than_offers() -> None:
    assert [(each.contact, each.made, each.met) for each in referrers_of(_REFERRALS)] == [(7, 1, 1), (8, 2, 0)]


def test_given_and_received_are_all_of_them() -> None:
    given = [each for each in _REFERRALS if Made.GIVEN.holds(each)]
    received = [each for each in _REFERRALS if Made.RECEIVED.holds(each)]
    assert [each.introduction.id for each in given] == [1, 2, 3]
    assert sorted(given + received, key=lambda each: each.introduction.id) == _REFERRALS
    assert all(map(Made.ALL.holds, _REFERRALS))
