"""A table is changed seat by seat, and nobody else moves."""

from __future__ import annotations

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.table_changes import TableChanges

JAN, PIET, ANNA, ELS = (ContactId(number) for number in (1, 2, 3, 4))
SEATED = (JAN, PIET, ANNA)
AT_FIRST = TableChanges(seats=3)


def test_who_is_pinned_keeps_the_seat_and_again_does_not() -> None:
    pinned = AT_FIRST.with_pin_changed(PIET, SEATED)
    assert (pinned.pinned, pinned.chosen, pinned.seats) == ((PIET,), (PIET, JAN, ANNA), 3)
    assert pinned.with_pin_changed(PIET, SEATED).pinned == ()


def test_who_has_no_seat_gets_one_more() -> None:
    more = AT_FIRST.with_pin_changed(ELS, SEATED)
    assert (more.chosen, more.seats) == ((ELS, JAN, PIET, ANNA), 4)


def test_who_is_swapped_is_out_and_the_others_stay() -> None:
    swapped = AT_FIRST.with_pin_changed(JAN, SEATED).swapped(JAN, SEATED)
    assert (swapped.chosen, swapped.out, swapped.seats) == ((PIET, ANNA), frozenset({JAN}), 3)


def test_who_does_not_come_takes_the_seat_along_but_never_the_last() -> None:
    assert AT_FIRST.without(JAN, SEATED).seats == 2
    assert AT_FIRST.without(ELS, SEATED).seats == 3
    assert AT_FIRST.without(JAN, (JAN,)).seats == 1
