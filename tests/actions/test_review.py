"""The daily review below the screen: due dates follow from what was recorded, and the clock does the rest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from netwerk_tui.actions import history, review
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_board import board_after, read_board
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.policy import EffortLevel, EffortPolicy
from netwerk_tui.domain.review import Reason, StepOutcome
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from tests.actions.incoming import add, batch, bring_in, person
from tests.actions.random_networks import fill

MONDAY = date(2026, 11, 23)


def ago(days: int, today: date = MONDAY) -> date:
    return today - timedelta(days=days)


def contact(network: Network, name: str = "Jan", **columns: Any) -> ContactId:
    return ContactId(add(network, tables.contact, given_name=name, surname="Jansen", **columns))


def place(network: Network, who: int, vertical: int, horizontal: int, day: date, **columns: Any) -> None:
    cell = {"vertical": vertical, "horizontal": horizontal}
    where = {"matrix": "acceptance-energy", "dossier_id": columns.pop("dossier_id", 1)}
    add(network, tables.assessment, contact_id=who, **{**where, **cell, "day": day, **columns})


def place_mutually(network: Network, who: int, vertical: int, horizontal: int, day: date) -> None:
    place(network, who, vertical, horizontal, day, matrix="mutual-interest", dossier_id=None)


def meet(
    network: Network,
    who: int,
    day: date,
    channel: Channel = Channel.MEETING,
    direction: Direction = Direction.MUTUAL,
) -> int:
    told = {"channel": channel, "direction": direction, "recorded_at": datetime(2026, 1, 1, tzinfo=UTC)}
    moment = add(network, tables.interaction, day=day, **told)
    add(network, tables.participant, interaction_id=moment, contact_id=who)
    return moment


def waiting(network: Network, today: date) -> dict[int, Reason]:
    return {card.contact: card.reason for card in review.queue_of(network, today)}


@pytest.fixture
def quick(sqlite_database: Database) -> Network:
    """A network on SQLite alone, where the engine makes no difference."""
    return Network(sqlite_database, "test")


# The clock


def test_a_day_that_passes_with_no_write_makes_people_due(quick: Network) -> None:
    due: dict[int, date] = {}
    for met, (vertical, horizontal), ideal in (
        (date(2027, 2, 26), (1, 4), 30),  # due on the day that summer time begins
        (date(2027, 9, 1), (2, 2), 60),  # due on the day that winter time begins
        (date(2027, 10, 2), (0, 2), 90),  # due on the last day of the year
        (date(2027, 10, 3), (0, 2), 90),  # due on the first day of the next
        (date(2028, 1, 30), (1, 5), 30),  # due on the leap day
        (date(2028, 2, 29), (-3, 5), 60),
    ):
        someone = contact(quick)
        place(quick, someone, vertical, horizontal, met)
        meet(quick, someone, met)
        due[someone] = met + timedelta(days=ideal)
    days = {day + timedelta(days=shift) for day in due.values() for shift in (-1, 0, 1)}
    days |= {date(2027, 1, 1) + timedelta(days=15 * number) for number in range(2 * 24)}
    for day in sorted(days):
        expected = {who for who, since in due.items() if since <= day}
        assert {
            card.contact for card in review.queue_of(quick, day) if Reason.OVERDUE in (card.reason, *card.other_reasons)
        } == expected, day


def test_who_was_logged_today_is_due_again_exactly_after_their_cadence(network: Network) -> None:
    partner = contact(network)
    place(network, partner, 2, 5, ago(100))
    assert partner in waiting(network, MONDAY)
    review.contacted(network, partner, Channel.CALL, Direction.MUTUAL, MONDAY, Reason.OVERDUE)
    assert partner not in waiting(network, MONDAY)
    assert partner not in waiting(network, MONDAY + timedelta(days=29))
    assert waiting(network, MONDAY + timedelta(days=30)) == {partner: Reason.OVERDUE}


def test_what_is_dated_after_the_day_has_not_happened_yet(network: Network) -> None:
    someone = contact(network)
    place(network, someone, 0, 2, ago(90))
    meet(network, someone, MONDAY + timedelta(days=1))
    place(network, someone, 3, 5, MONDAY + timedelta(days=1))
    add(network, tables.review_step, contact_id=someone, day=MONDAY + timedelta(days=1), outcome="done")
    assert waiting(network, MONDAY) == {someone: Reason.OVERDUE}
    assert waiting(network, MONDAY + timedelta(days=1)) == {}


@pytest.mark.parametrize(
    ("channel", "is_due"),
    [
        (Channel.MEETING, False),
        (Channel.CALL, False),
        (Channel.VIDEO, False),
        (Channel.EVENT, False),
        (Channel.MESSAGE, False),
        (Channel.LETTER, False),
        (Channel.POST, True),
        (Channel.LIKE, True),
        (Channel.BROADCAST, True),
        (Channel.NOTE, True),
    ],
)
def test_only_personal_contact_and_messages_count(quick: Network, channel: Channel, is_due: bool) -> None:
    someone = contact(quick)
    place(quick, someone, 0, 2, ago(200))
    meet(quick, someone, ago(44), channel, Direction.IN)
    assert (someone in waiting(quick, MONDAY)) is is_due


# Whose card is away


def test_a_snooze_survives_an_import_of_the_same_person(network: Network) -> None:
    bring_in(network, batch(person("Els", organisation="Gemeente Ede")), ago(100))
    (els,) = (each["id"] for each in rows(network, tables.contact) if each["given_name"] == "Els")
    place(network, els, 2, 5, ago(100))
    until = MONDAY + timedelta(days=7)
    review.finish_card(network, els, StepOutcome.SNOOZED, Reason.OVERDUE, MONDAY, until=until)
    bring_in(network, batch(person("Els", organisation="Alliander")), MONDAY + timedelta(days=1))
    assert els not in waiting(network, until - timedelta(days=1))
    assert els in waiting(network, until)


@pytest.mark.parametrize("outcome", [StepOutcome.DONE, StepOutcome.SKIPPED])
def test_a_finished_card_is_back_tomorrow_while_there_is_a_reason(quick: Network, outcome: StepOutcome) -> None:
    someone = contact(quick)
    add(quick, tables.followup, contact_id=someone, text="mail", due=ago(1))
    review.finish_card(quick, someone, outcome, Reason.PROMISE_DUE, MONDAY, text="on holiday")
    assert waiting(quick, MONDAY) == {}
    assert waiting(quick, MONDAY + timedelta(days=1)) == {someone: Reason.PROMISE_DUE}


def test_the_newest_step_decides_about_a_snooze(quick: Network) -> None:
    someone = contact(quick)
    add(quick, tables.followup, contact_id=someone, text="mail", due=ago(9))
    review.finish_card(quick, someone, StepOutcome.SNOOZED, None, ago(5), until=MONDAY + timedelta(days=9))
    review.finish_card(quick, someone, StepOutcome.SKIPPED, None, ago(1))
    assert waiting(quick, MONDAY) == {someone: Reason.PROMISE_DUE}


def test_undoing_a_step_brings_the_card_back(quick: Network) -> None:
    someone = contact(quick)
    place(quick, someone, 2, 5, ago(40))
    before = list(review.queue_of(quick, MONDAY))
    review.contacted(quick, someone, Channel.CALL, Direction.OUT, MONDAY, Reason.OVERDUE, "hello")
    history.undo(quick)
    assert list(review.queue_of(quick, MONDAY)) == before


def test_who_asked_not_to_be_contacted_has_no_card(quick: Network) -> None:
    someone = contact(quick, do_not_contact="only by letter")
    place(quick, someone, 2, 5, ago(400))
    add(quick, tables.followup, contact_id=someone, text="mail", due=ago(1))
    assert waiting(quick, MONDAY) == {}


def test_a_snooze_needs_a_day_to_come(quick: Network) -> None:
    someone = contact(quick)
    for until in (None, MONDAY):
        with pytest.raises(UsageError):
            review.finish_card(quick, someone, StepOutcome.SNOOZED, None, MONDAY, until=until)


def test_a_card_of_nobody_cannot_be_finished(quick: Network) -> None:
    with pytest.raises(NotFound):
        review.finish_card(quick, ContactId(999), StepOutcome.DONE, None, MONDAY)
    with pytest.raises(NotFound):
        review.contacted(quick, ContactId(999), Channel.CALL, Direction.OUT, MONDAY, None)


# Who deserves what


def test_a_closed_dossier_makes_nobody_due_from_its_day_on(network: Network) -> None:
    closed = add(network, tables.dossier, name="Bridge", search_key="bridge", closed_on=MONDAY)
    someone = contact(network)
    place(network, someone, 2, 5, ago(60), dossier_id=closed)
    assert someone in waiting(network, ago(1))
    assert someone not in waiting(network, MONDAY)


def test_the_shorter_cadence_of_two_matrices_holds(network: Network) -> None:
    someone = contact(network)
    place(network, someone, 0, 2, ago(60))
    place_mutually(network, someone, 9, 2, ago(60))
    assert review.applied_effort(network, someone, MONDAY).source.name == "mutual-interest/to-win"
    assert waiting(network, MONDAY) == {someone: Reason.OVERDUE}


def test_nobody_is_due_who_has_no_place(quick: Network) -> None:
    someone = contact(quick)
    meet(quick, someone, ago(900))
    assert waiting(quick, MONDAY) == {}


def test_a_tag_with_a_cadence_makes_the_unscored_due(network: Network) -> None:
    someone = contact(network)
    tag = add(network, tables.tag, name="press", search_key="press", ideal_days=10, preferred_channel="call")
    add(network, tables.contact_tag, contact_id=someone, tag_id=tag)
    meet(network, someone, ago(9))
    assert waiting(network, MONDAY) == {}
    assert waiting(network, MONDAY + timedelta(days=1)) == {someone: Reason.OVERDUE}
    applied = review.applied_effort(network, someone, MONDAY)
    assert (applied.source.level, applied.source.name, applied.effort.channel) == (
        EffortLevel.TAG,
        "press",
        Channel.CALL,
    )


def test_a_cadence_of_ones_own_goes_before_all(quick: Network) -> None:
    someone = contact(quick, ideal_days=200)
    place(quick, someone, 2, 5, ago(100))
    assert waiting(quick, MONDAY) == {}


def test_the_policy_of_the_network_is_obeyed(sqlite_database: Database) -> None:
    hasty = Network(sqlite_database, "test", policy=EffortPolicy(thanks_wait_days=3))
    someone = contact(hasty)
    add(hasty, tables.followup, contact_id=someone, theirs=True, text="figures", done_on=ago(3))
    assert waiting(hasty, MONDAY) == {someone: Reason.THANKS_OWED}


# The weekly rule


def test_a_group_that_was_talked_with_this_iso_week_has_no_gap(network: Network) -> None:
    tag = add(network, tables.tag, name="zorg", search_key="zorg", target_group=True)
    one, other = contact(network, "An"), contact(network, "Bo")
    for someone in (one, other):
        add(network, tables.contact_tag, contact_id=someone, tag_id=tag)
    meet(network, one, MONDAY, Channel.VIDEO)
    meet(network, one, ago(1))
    assert set(waiting(network, MONDAY + timedelta(days=6)).values()) == {Reason.GROUP_GAP}
    meet(network, one, MONDAY + timedelta(days=2), Channel.CALL, Direction.IN)
    assert set(waiting(network, MONDAY + timedelta(days=1)).values()) == {Reason.GROUP_GAP}
    assert waiting(network, MONDAY + timedelta(days=6)) == {}
    assert len(waiting(network, MONDAY + timedelta(days=7))) == 2


# A board in memory


@pytest.mark.parametrize("seed", range(6))
def test_the_same_network_gives_the_same_queue(quick: Network, seed: int) -> None:
    fill(quick, seed, rows_per_table=12)
    assert [*review.queue_of(quick, date(2026, 1, 5))] == [*review.queue_of(quick, date(2026, 1, 5))]


@pytest.mark.parametrize("seed", range(8))
def test_a_board_follows_what_is_done(quick: Network, seed: int) -> None:
    fill(quick, seed, rows_per_table=14)
    today = date(2025, 6, 4)
    board = read_board(quick, today)
    people = [ContactId(each["id"]) for each in rows(quick, tables.contact)]
    for number, who in enumerate(people[:4]):
        if number % 2:
            committed = review.contacted(quick, who, Channel.CALL, Direction.OUT, today, None)
        else:
            committed = review.finish_card(quick, who, StepOutcome.SKIPPED, None, today)
        board = board_after(quick, board, committed)
        assert [*board.queue] == [*review.queue_of(quick, today)]
    board = board_after(quick, board, history.undo(quick))
    assert [*board.queue] == [*review.queue_of(quick, today)]


# What was done


def test_the_days_review_tells_the_last_step_of_each(quick: Network) -> None:
    one, other = contact(quick, "An"), contact(quick, "Bo")
    review.finish_card(quick, one, StepOutcome.SKIPPED, Reason.OVERDUE, MONDAY, text="ill")
    review.finish_card(quick, other, StepOutcome.DONE, None, MONDAY)
    review.finish_card(quick, one, StepOutcome.SNOOZED, Reason.OVERDUE, MONDAY, until=MONDAY + timedelta(days=2))
    done = review.review_day(quick, MONDAY)
    assert [(step.name, step.outcome, step.reason) for step in done.steps] == [
        ("Bo Jansen", StepOutcome.DONE, None),
        ("An Jansen", StepOutcome.SNOOZED, Reason.OVERDUE),
    ]
    assert done.daily_number == 9


@pytest.mark.parametrize(
    ("days_ago", "length"), [([], 0), ([0], 1), ([1], 1), ([2], 0), ([0, 1, 2, 4], 3), ([1, 2], 2), ([0, 0, 2], 1)]
)
def test_the_streak_counts_days_in_a_row(quick: Network, days_ago: list[int], length: int) -> None:
    someone = contact(quick)
    for days in days_ago:
        review.finish_card(quick, someone, StepOutcome.DONE, None, ago(days))
    assert review.review_day(quick, MONDAY).streak_days == length


def test_contact_and_the_end_of_the_card_are_one_entry(quick: Network) -> None:
    someone = contact(quick)
    before = len(history.log(quick, 99))
    committed = review.contacted(quick, someone, Channel.LETTER, Direction.OUT, MONDAY, None, "a card")
    assert committed.tables == {"interaction", "participant", "review_step"}
    assert len(history.log(quick, 99)) == before + 1


# A card's figures


def test_a_card_counts_what_went_back_and_forth(network: Network) -> None:
    someone = contact(network, attention_budget=1)
    place(network, someone, 3, 2, ago(30))
    meet(network, someone, ago(400))
    meet(network, someone, ago(364), Channel.MESSAGE, Direction.OUT)
    meet(network, someone, ago(365), Channel.MESSAGE, Direction.IN)
    meet(network, someone, ago(20), Channel.POST, Direction.OUT)
    meet(network, someone, ago(10), Channel.NOTE, Direction.IN)
    meet(network, someone, ago(5), Channel.MESSAGE, Direction.OUT)
    add(network, tables.favour, contact_id=someone, day=ago(3), direction="out")
    add(network, tables.ask, contact_id=someone, topic="x", text="price", asked_on=ago(9), answered_on=ago(8))
    facts = review.card_facts(network, someone, MONDAY)
    assert (facts.encounters, facts.incoming, facts.outgoing) == (1, 0, 3)
    assert (facts.favours_given, facts.favours_received, facts.asks, facts.attention_budget) == (1, 0, 1, 1)
    assert [each.text for each in facts.thanks_owed] == ["price"]
    assert (facts.is_outgoing_only, facts.is_too_thin, facts.says_but_does_not) == (True, True, True)
    assert (facts.last_contact, facts.due_on, facts.overdue_days) == (ago(5), MONDAY + timedelta(days=25), -25)


def test_a_card_of_who_has_nothing_yet_has_figures_too(quick: Network) -> None:
    facts = review.card_facts(quick, contact(quick), MONDAY)
    assert (facts.due_on, facts.overdue_days, facts.importance, facts.attention_budget) == (None, 0, 1, 3)


@pytest.mark.parametrize(("energy", "acts", "flagged"), [(2, True, True), (3, True, False), (3, False, True)])
def test_high_acceptance_without_energy_or_acts_is_flagged(
    quick: Network, energy: int, acts: bool, flagged: bool
) -> None:
    someone = contact(quick)
    place(quick, someone, 2, energy, ago(1))
    if acts:
        meet(quick, someone, ago(180), Channel.MESSAGE, Direction.IN)
    assert review.card_facts(quick, someone, MONDAY).says_but_does_not is flagged


# A gentle start


def test_the_first_hour_proposes_the_most_connected_without_a_place(network: Network) -> None:
    people = [contact(network, f"P{number}", since=ago(number)) for number in range(30)]
    placed, busy, alone = people[0], people[1], people[2]
    place(network, placed, 1, 1, ago(1))
    for _time in range(3):
        meet(network, busy, ago(1))
    add(network, tables.followup, contact_id=alone, text="x")
    start = review.gentle_start(network, MONDAY)
    assert start is not None
    assert (start.contacts[:3], len(start.contacts)) == ((busy, people[29], people[28]), 19)
    assert (start.scored, start.unscored) == (1, 29)
    assert placed not in start.contacts


def test_a_network_that_is_under_way_needs_no_first_hour(quick: Network) -> None:
    people = [contact(quick) for _number in range(45)]
    for someone in people[:20]:
        place(quick, someone, 1, 1, ago(1))
    assert review.gentle_start(quick, MONDAY) is None


def test_a_small_network_needs_no_first_hour(quick: Network) -> None:
    contact(quick)
    assert review.gentle_start(quick, MONDAY) is None


def rows(network: Network, table: Any) -> list[dict[str, Any]]:
    with network.database.reading() as connection:
        return [dict(row) for row in connection.execute(table.select().order_by(table.c.id)).mappings()]
