"""Who gets a card, for which reasons and in which order: each rule on the days around its boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, POWER_INTEREST, Cell, Matrix
from netwerk_tui.domain.policy import USUAL_POLICY, AppliedEffort, Effort, EffortLevel, EffortSource, EffortWish
from netwerk_tui.domain.review import QueuedCard, Reason
from netwerk_tui.domain.review_dealing import card_of
from netwerk_tui.domain.review_facts import (
    NEVER,
    NO_DEBTS,
    ContactFacts,
    Debts,
    Standing,
    TargetGroup,
    day_number,
    is_out,
    slipped_on,
    standing_of,
    traits_of,
)
from netwerk_tui.domain.review_queue import Board

TODAY = date(2026, 11, 25)
"""A Wednesday."""
GROUP = TagId(7)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def effort(ideal: int | None, *, broadcast: bool = False) -> AppliedEffort:
    maximum = None if ideal is None else 2 * ideal
    return AppliedEffort(Effort(ideal, maximum, broadcast=broadcast), EffortSource(EffortLevel.CATEGORY))


PLAIN = Standing(effort(30), importance=1, is_loyal=False, is_partner=False)
NEVER_DUE = replace(PLAIN, applied=effort(None))
SPECTATOR = replace(PLAIN, applied=effort(None, broadcast=True))


def facts(
    contact: int = 1,
    standing: Standing = NEVER_DUE,
    *,
    assessed: date | None = None,
    met: date | None = None,
    wrote: date | None = None,
    sent: date | None = None,
    slipped: date | None = None,
    debts: Debts = NO_DEBTS,
) -> ContactFacts:
    return ContactFacts(
        ContactId(contact),
        standing,
        first_assessed=day_number(assessed),
        last_personal=day_number(met),
        last_written=day_number(wrote),
        last_outgoing=day_number(sent),
        slipped_on=day_number(slipped),
        debts=debts,
    )


def owing(promise: date | None = None, thanks: date | None = None, result: date | None = None) -> Debts:
    return Debts(day_number(promise), day_number(thanks), day_number(result))


def card(known: ContactFacts, today: date = TODAY) -> QueuedCard | None:
    return card_of(known, today, USUAL_POLICY)


def reasons(known: ContactFacts, today: date = TODAY) -> list[Reason]:
    found = card(known, today)
    return [] if found is None else [found.reason, *found.other_reasons]


def board(*known: ContactFacts, groups: list[TargetGroup] | None = None, members: list[int] | None = None) -> Board:
    in_group = [(GROUP, ContactId(contact)) for contact in members or []]
    return Board.of(known, groups or [], in_group, TODAY, USUAL_POLICY)


def order(*known: ContactFacts) -> list[int]:
    return [each.contact for each in board(*known).queue]


# What is owed


@pytest.mark.parametrize(
    ("debts", "reason"),
    [
        (owing(promise=ago(0)), Reason.PROMISE_DUE),
        (owing(thanks=ago(0)), Reason.THANKS_OWED),
        (owing(result=ago(0)), Reason.RESULT_OWED),
    ],
)
def test_a_debt_gives_a_card_from_its_day_on(debts: Debts, reason: Reason) -> None:
    assert reasons(facts(debts=debts)) == [reason]
    assert reasons(facts(debts=debts), ago(1)) == []


def test_a_card_tells_since_when_and_how_many_days() -> None:
    found = card(facts(debts=owing(promise=ago(3))))
    assert found is not None
    assert (found.since, found.overdue_days) == (ago(3), 3)


def test_a_contact_gives_one_card_for_the_first_reason_that_names_the_others() -> None:
    partner = replace(PLAIN, is_loyal=True, is_partner=True)
    everything = facts(
        standing=partner, met=ago(90), sent=ago(200), slipped=ago(5), debts=owing(ago(0), ago(1), ago(2))
    )
    assert reasons(everything) == [reason for reason in Reason if reason is not Reason.GROUP_GAP]


# Loyal but silent


@pytest.mark.parametrize(("days", "silent"), [(179, False), (180, True), (181, True)])
def test_a_supporter_who_heard_nothing_for_180_days_comes_up(days: int, silent: bool) -> None:
    loyal = replace(NEVER_DUE, is_loyal=True)
    assert (reasons(facts(standing=loyal, assessed=ago(400), sent=ago(days))) == [Reason.LOYAL_SILENT]) is silent
    assert (reasons(facts(standing=loyal, assessed=ago(days))) == [Reason.LOYAL_SILENT]) is silent


def test_silence_towards_others_brings_no_card() -> None:
    assert reasons(facts(assessed=ago(400), sent=ago(300))) == []


# Partners who drift

PARTNER = replace(PLAIN, is_partner=True)


def test_a_step_down_of_a_partner_brings_a_card_since_that_day() -> None:
    found = card(facts(standing=PARTNER, met=ago(1), slipped=ago(40)))
    assert found is not None
    assert (found.reason, found.since) == (Reason.PARTNER_DRIFTING, ago(40))


@pytest.mark.parametrize(("days", "drifting"), [(60, False), (61, True)])
def test_a_partner_drifts_once_the_maximum_cadence_has_passed(days: int, drifting: bool) -> None:
    found = card(facts(standing=PARTNER, met=ago(days)))
    assert found is not None
    assert (found.reason is Reason.PARTNER_DRIFTING) is drifting
    assert found.past_maximum is drifting


def test_whoever_is_no_partner_does_not_drift() -> None:
    assert reasons(facts(standing=PLAIN, met=ago(1), slipped=ago(40))) == []


@pytest.mark.parametrize(
    ("cells", "slipped"),
    [
        ([Cell(2, 5), Cell(2, 4)], 1),
        ([Cell(2, 5), Cell(1, 5)], 1),
        ([Cell(2, 5), Cell(3, 4)], 1),
        ([Cell(2, 4), Cell(2, 5)], None),
        ([Cell(2, 5), Cell(2, 4), Cell(2, 5)], None),
        ([Cell(3, 5), Cell(1, 5), Cell(2, 5)], 1),
        ([Cell(2, 5), Cell(2, 4), Cell(2, 4)], 1),
        ([Cell(2, 5)], None),
    ],
)
def test_a_step_down_counts_until_it_is_made_good(cells: list[Cell], slipped: int | None) -> None:
    trail = [(day_number(ago(10 - number)), cell) for number, cell in enumerate(cells)]
    assert slipped_on(trail, day_number(ago(90))) == (NEVER if slipped is None else trail[slipped][0])


@pytest.mark.parametrize(("since", "is_told"), [(ago(90), True), (ago(89), False)])
def test_an_older_step_down_is_told_no_more(since: date, is_told: bool) -> None:
    trail = [(day_number(ago(95)), Cell(2, 5)), (day_number(ago(90)), Cell(2, 4))]
    assert (slipped_on(trail, day_number(since)) != NEVER) is is_told


# Cadence


@pytest.mark.parametrize(
    ("known", "due"),
    [
        (facts(standing=PLAIN, met=ago(29)), False),
        (facts(standing=PLAIN, met=ago(30)), True),
        (facts(standing=PLAIN, assessed=ago(29)), False),
        (facts(standing=PLAIN, assessed=ago(30)), True),
        (facts(standing=PLAIN, assessed=ago(500), met=ago(29)), False),
        (facts(standing=PLAIN, met=ago(40), wrote=ago(14)), False),
        (facts(standing=PLAIN, met=ago(40), wrote=ago(15)), True),
        (facts(standing=PLAIN, met=ago(20), wrote=ago(19)), False),
        (facts(standing=replace(PLAIN, applied=effort(15)), met=ago(40), wrote=ago(7)), False),
        (facts(standing=replace(PLAIN, applied=effort(15)), met=ago(40), wrote=ago(8)), True),
        (facts(standing=PLAIN), True),
        (facts(standing=PLAIN, wrote=ago(14)), False),
        (facts(standing=NEVER_DUE, met=ago(4000)), False),
        (facts(standing=SPECTATOR, met=ago(4000)), False),
    ],
)
def test_contact_is_due_once_the_ideal_cadence_has_passed(known: ContactFacts, due: bool) -> None:
    assert reasons(known) == ([Reason.OVERDUE] if due else [])


def test_a_day_that_passes_makes_people_due_on_every_day_of_two_years() -> None:
    first = date(2027, 3, 1)
    days = [first + timedelta(days=number) for number in range(2 * 366)]
    for met in days:
        known = facts(standing=PLAIN, met=met)
        assert reasons(known, met + timedelta(days=29)) == []
        assert reasons(known, met + timedelta(days=30)) == [Reason.OVERDUE]


@pytest.mark.parametrize(
    ("known", "past"),
    [
        (facts(standing=PLAIN, met=ago(60)), False),
        (facts(standing=PLAIN, met=ago(61)), True),
        (facts(standing=PLAIN, met=ago(100), wrote=ago(30)), False),
        (facts(standing=PLAIN, met=ago(100), wrote=ago(31)), True),
    ],
)
def test_a_card_is_red_beyond_the_maximum(known: ContactFacts, past: bool) -> None:
    found = card(known)
    assert found is not None
    assert found.past_maximum is past


def test_the_cadence_of_a_century_breaks_nothing() -> None:
    endless = replace(PLAIN, applied=AppliedEffort(Effort(10**9, 10**9), EffortSource(EffortLevel.CONTACT)))
    assert reasons(facts(standing=endless, met=ago(4000))) == []


# For whom broadcast is enough


def test_for_whom_broadcast_is_enough_only_debts_give_a_card() -> None:
    loyal = replace(SPECTATOR, is_loyal=True, is_partner=True)
    assert reasons(facts(standing=loyal, assessed=ago(900), slipped=ago(2))) == []
    assert reasons(facts(standing=loyal, assessed=ago(900), debts=owing(promise=ago(1)))) == [Reason.PROMISE_DUE]


# Order


def test_reasons_go_before_neglect() -> None:
    neglected = facts(1, PLAIN, met=ago(900))
    assert order(neglected, facts(2, debts=owing(result=ago(0))), facts(3, debts=owing(promise=ago(0)))) == [3, 2, 1]


def test_neglect_is_measured_by_the_cadence_and_the_importance() -> None:
    slow = replace(PLAIN, applied=effort(90))
    important = replace(slow, importance=4)
    assert order(facts(1, PLAIN, met=ago(60)), facts(2, slow, met=ago(120)), facts(3, important, met=ago(120))) == [
        3,
        1,
        2,
    ]


def test_equal_neglect_goes_by_the_last_contact_then_by_id() -> None:
    slow = replace(PLAIN, applied=effort(60))
    long_ago, lately = facts(9, slow, met=ago(120)), facts(1, PLAIN, met=ago(60))
    assert order(lately, long_ago) == [9, 1]
    assert order(facts(3, PLAIN, met=ago(60)), facts(2, PLAIN, met=ago(60))) == [2, 3]


def test_who_was_never_met_goes_first_among_the_equally_neglected() -> None:
    assert order(facts(1, PLAIN, met=ago(60)), facts(2, PLAIN, assessed=ago(60))) == [2, 1]


def test_the_order_of_the_facts_does_not_matter() -> None:
    people = [facts(number, PLAIN, met=ago(30 + number % 3)) for number in range(1, 30)]
    assert [*board(*people).queue] == [*board(*reversed(people)).queue]


# The weekly rule

UNMET = [TargetGroup(GROUP, "zorg", is_met=False)]


def test_a_group_that_was_not_met_suggests_its_three_most_urgent() -> None:
    people = [facts(number, PLAIN, met=ago(20 - number)) for number in range(1, 6)]
    found = board(*people, groups=UNMET, members=[1, 2, 3, 4, 5]).queue
    assert [(each.contact, each.reason, each.since) for each in found] == [
        (number, Reason.GROUP_GAP, ago(2)) for number in (1, 2, 3)
    ]


def test_a_group_that_was_met_suggests_nobody() -> None:
    met = [TargetGroup(GROUP, "zorg", is_met=True)]
    assert board(facts(1, PLAIN, met=ago(5)), groups=met, members=[1]).queue[:] == ()


def test_the_gap_is_a_further_reason_of_who_has_a_card_already() -> None:
    (found,) = board(facts(1, PLAIN, met=ago(40)), groups=UNMET, members=[1]).queue
    assert (found.reason, found.other_reasons) == (Reason.OVERDUE, (Reason.GROUP_GAP,))


def test_who_is_never_due_is_suggested_after_the_others_and_a_spectator_never() -> None:
    people = [facts(1, SPECTATOR), facts(2), facts(3, PLAIN, met=ago(1)), facts(4, PLAIN, met=ago(2))]
    found = board(*people, groups=UNMET, members=[1, 2, 3, 4])
    assert found.suggestions() == {GROUP: (4, 3, 2)}


# A board that is brought up to date


def test_a_patched_board_is_the_board_that_is_made_anew() -> None:
    people = {number: facts(number, PLAIN, met=ago(25 + number)) for number in range(1, 12)}
    members = [1, 4, 7, 11]
    before = board(*people.values(), groups=UNMET, members=members)
    changed = {4: facts(4, PLAIN, met=ago(0)), 7: facts(7, PLAIN, met=ago(90)), 12: facts(12, PLAIN, met=ago(50))}
    leaving = 11
    after = before.after(
        [ContactId(each) for each in (*changed, leaving)],
        changed.values(),
        UNMET,
        [(GROUP, ContactId(4)), (GROUP, ContactId(7))],
    )
    people = {**people, **changed}
    del people[leaving]
    assert [*after.queue] == [*board(*people.values(), groups=UNMET, members=[1, 4, 7]).queue]


# What a standing comes to


@pytest.mark.parametrize(
    ("matrix", "cell", "is_ambassador", "importance"),
    [
        (ACCEPTANCE_ENERGY, Cell(0, 2), False, 1),
        (ACCEPTANCE_ENERGY, Cell(2, 2), False, 2),
        (MUTUAL_INTEREST, Cell(8, 2), True, 3),
        (MUTUAL_INTEREST, Cell(8, 8), True, 4),
        (POWER_INTEREST, Cell(5, 9), False, 1),
        (POWER_INTEREST, Cell(6, 2), False, 2),
        (POWER_INTEREST, Cell(6, 6), True, 5),
    ],
)
def test_importance_adds_up(matrix: Matrix, cell: Cell, is_ambassador: bool, importance: int) -> None:
    assert _standing(matrix, cell, is_ambassador).importance == importance


@pytest.mark.parametrize(("acceptance", "loyal"), [(1, False), (2, True), (3, True)])
def test_loyalty_begins_at_plus_two(acceptance: int, loyal: bool) -> None:
    assert _standing(ACCEPTANCE_ENERGY, Cell(acceptance, 1)).is_loyal is loyal


def test_several_places_add_up() -> None:
    traits = traits_of("power-interest", Cell(9, 1), "power-interest/keep-satisfied") | traits_of(
        "acceptance-energy", Cell(3, 1), "acceptance-energy/follower"
    )
    found = standing_of(traits, [], EffortWish(), is_ambassador=False, policy=USUAL_POLICY)
    assert (found.importance, found.is_loyal, found.ideal_days) == (3, True, 60)


def _standing(matrix: Matrix, cell: Cell, is_ambassador: bool = False) -> Standing:
    traits = traits_of(matrix.id, cell, matrix.category_of(cell).id)
    return standing_of(traits, [], EffortWish(), is_ambassador=is_ambassador, policy=USUAL_POLICY)


# Whose card is finished or put off


@pytest.mark.parametrize(
    ("stepped_on", "until", "out"),
    [
        (ago(0), None, True),
        (ago(1), None, False),
        (ago(1), ago(0), False),
        (ago(1), ago(-1), True),
        (ago(0), ago(-1), True),
    ],
)
def test_a_card_is_away_for_the_rest_of_its_day_or_until_its_day(
    stepped_on: date, until: date | None, out: bool
) -> None:
    assert is_out(stepped_on, until, TODAY) is out
