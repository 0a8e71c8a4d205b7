"""Ledgers: how far each thing is, what stands in which group, and what went to and fro."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.asks import Ask, AskStatus, Tell, TellStatus, days_at, step_after, step_before
from netwerk_tui.domain.dealings import Dealing, Ledger, LedgerPage, balances, grouped
from netwerk_tui.domain.gratitude import Concern, ConcernStatus, Favour, GiveAndGet, concern_status
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Direction

TODAY = date(2026, 11, 23)
_JAN, _ADA = ContactId(1), ContactId(2)
_DAYS = st.none() | st.dates(date(2024, 1, 1), TODAY)


def _tell(number: int, status: TellStatus, days_ago: int, text: str = "news") -> Dealing:
    day = TODAY - timedelta(days=days_ago)
    told_on = day if status is TellStatus.TOLD else None
    return Dealing(_JAN, "Jan", Tell(number, text, status, "", day, told_on))


def _favour(number: int, contact: ContactId, direction: Direction, day: date = TODAY) -> Dealing:
    return Dealing(contact, "Jan" if contact == _JAN else "Ada", Favour(number, day, direction, "a name"))


def test_steps_lead_from_open_to_shown_and_back() -> None:
    there = [AskStatus.OPEN]
    while (following := step_after(there[-1])) is not None:
        there.append(following)
    assert there == list(AskStatus)
    assert [step_before(status) for status in there] == [None, *there[:-1]]


@given(st.sampled_from(AskStatus), st.dictionaries(st.sampled_from(AskStatus), _DAYS))
def test_an_ask_has_a_day_for_every_step_up_to_where_it_is_and_none_beyond(
    status: AskStatus, days: dict[AskStatus, date | None]
) -> None:
    order = list(AskStatus)
    moved = days_at(status, days, TODAY)
    assert {step for step, day in moved.items() if day is not None} == set(order[: order.index(status) + 1])
    assert all(moved[step] == day for step, day in days.items() if day is not None and moved[step] is not None)


@pytest.mark.parametrize(
    ("days", "status"),
    [
        ((None, None, None), ConcernStatus.RAISED),
        ((TODAY, None, None), ConcernStatus.PROMISED),
        ((TODAY, TODAY, None), ConcernStatus.SETTLED),
        ((None, TODAY, None), ConcernStatus.SETTLED),
        ((None, TODAY, TODAY), ConcernStatus.REPORTED),
    ],
)
def test_a_concern_is_as_far_as_its_last_step(
    days: tuple[date | None, date | None, date | None], status: ConcernStatus
) -> None:
    assert concern_status(*days) is status


def test_what_waits_stands_with_the_oldest_first_and_what_is_over_with_the_newest() -> None:
    waiting = [_tell(1, TellStatus.OPEN, 2), _tell(2, TellStatus.OPEN, 9)]
    over = [_tell(3, TellStatus.TOLD, 9), _tell(4, TellStatus.TOLD, 2)]
    groups = grouped(Ledger.TELLS, [*over, *waiting])
    assert [[each.record.id for each in group.dealings] for group in groups] == [[2, 1], [4, 3]]


def test_a_page_is_narrowed_without_regard_to_accents() -> None:
    page = LedgerPage(
        Ledger.TELLS,
        grouped(Ledger.TELLS, [_tell(1, TellStatus.OPEN, 1, "Zórg"), _tell(2, TellStatus.OPEN, 1, "wonen")]),
    )
    (group,) = page.narrowed("ZORG").groups
    assert [each.record.id for each in group.dealings] == [1]


def test_concerns_are_narrowed_to_their_theme_and_not_to_words_like_it() -> None:
    def concern(number: int, theme: str) -> Dealing:
        told = Concern(number, _JAN, theme, "", "about light", TODAY, "", None, "", None, None)
        return Dealing(_JAN, "Jan", told)

    page = LedgerPage(Ledger.CONCERNS, grouped(Ledger.CONCERNS, [concern(1, "light"), concern(2, "")]))
    (under_none,) = page.narrowed("", theme="").groups
    (under_light,) = page.narrowed("", theme="light").groups
    assert [each.record.id for each in (*under_none.dealings, *under_light.dealings)] == [2, 1]


def test_who_gave_me_more_than_they_got_stands_first() -> None:
    earlier = TODAY - timedelta(days=9)
    found = balances(
        [
            _favour(1, _JAN, Direction.OUT, earlier),
            _favour(2, _JAN, Direction.OUT),
            _favour(3, _JAN, Direction.IN),
            _favour(4, _ADA, Direction.IN, earlier),
        ]
    )
    assert [(each.contact, each.counts) for each in found] == [(_ADA, GiveAndGet(0, 1)), (_JAN, GiveAndGet(2, 1))]
    assert [(each.last_given, each.last_got) for each in found] == [(None, earlier), (TODAY, TODAY)]


def test_an_ask_tells_of_its_answer_only_once_it_was_answered() -> None:
    def ask(status: AskStatus) -> Dealing:
        told = Ask(1, "heat", "Join?", status, "", TODAY, TODAY, TODAY, "Yes", TODAY, "In the plan", None)
        return Dealing(_JAN, "Jan", told)

    assert [ask(status).outcome for status in AskStatus] == ["", "", "Yes", "In the plan", "In the plan"]
