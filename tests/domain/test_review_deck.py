"""The cards of a day: what is finished, what is still to do, and what comes next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.review_deck import Deck, left_today


def _ids(*numbers: int) -> tuple[ContactId, ...]:
    return tuple(map(ContactId, numbers))


def _of(finished: tuple[int, ...], queue: tuple[int, ...], enough: int = 3) -> Deck:
    return Deck.of(_ids(*finished), _ids(*queue), enough)


def test_a_day_has_no_more_cards_than_are_enough() -> None:
    deck = _of((1,), (2, 3, 4, 5))
    assert (deck.cards, deck.left_in_queue) == (_ids(1, 2, 3), 2)


def test_nothing_is_to_do_once_enough_is_finished() -> None:
    assert _of((1, 2, 3), (4, 5)).to_do == ()


def test_a_finished_card_that_still_waits_is_shown_once() -> None:
    assert _of((1,), (1, 2)).cards == _ids(1, 2)


def test_the_next_card_is_the_one_behind() -> None:
    before, now = _of((), (1, 2, 3)), _of((2,), (1, 3))
    assert now.next_to_do(before, ContactId(2)) == ContactId(3)


def test_after_the_last_card_the_ones_that_were_passed_over_come() -> None:
    before, now = _of((), (1, 2, 3)), _of((3,), (1, 2))
    assert now.next_to_do(before, ContactId(3)) == ContactId(1)


def test_after_the_very_last_card_there_is_none() -> None:
    before, now = _of((1, 2), (3,)), _of((1, 2, 3), (4,))
    assert now.next_to_do(before, ContactId(3)) is None


def test_one_back_from_the_end_is_the_last_card() -> None:
    assert _of((1, 2), ()).stepped(None, -1) == ContactId(2)


def test_the_steps_stop_at_both_ends() -> None:
    deck = _of((), (1, 2, 3))
    assert (deck.stepped(ContactId(1), -1), deck.stepped(ContactId(3), 1)) == _ids(1, 3)


_PEOPLE = st.lists(st.integers(1, 12).map(ContactId), max_size=12)


@given(_PEOPLE, _PEOPLE, st.integers(0, 12))
def test_every_waiting_contact_is_to_do_or_counted(
    finished: list[ContactId], queue: list[ContactId], enough: int
) -> None:
    deck = Deck.of(finished, queue, enough)
    waiting = set(queue) - set(finished)
    assert len(deck.to_do) + deck.left_in_queue == len(waiting)
    assert len(deck.to_do) == left_today(len(set(finished)), len(waiting), enough)
    assert len(set(deck.cards)) == len(deck.cards)
