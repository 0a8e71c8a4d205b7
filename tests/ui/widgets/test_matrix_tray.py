"""The tray shows as many of the unscored as fit, the one under the cursor always among them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.ui.widgets.matrix_tray import TraySlot, tray_slots

UNSCORED = [ContactId(number) for number in range(1, 215)]


def names_of(contacts: Sequence[ContactId]) -> list[str]:
    return ["日本語の長い名前" if contact % 3 == 0 else f"Jan Jansen {contact}" for contact in contacts]


def slots(
    index: int = 0, *, first: int = 0, room: int = 50, unscored: Sequence[ContactId] = UNSCORED
) -> list[TraySlot]:
    return tray_slots(unscored, names_of, x=5, room=room, index=index, first=first)


def test_the_most_important_come_first() -> None:
    assert [slot.contact for slot in slots()] == [1, 2, 3]


def test_moving_within_the_shown_does_not_scroll() -> None:
    assert [slot.index for slot in slots(1, first=0)] == [slot.index for slot in slots(2, first=0)]


def test_moving_beyond_the_shown_scrolls_as_little_as_can_be() -> None:
    beyond = slots(3, first=0)

    assert beyond[-1].index == 3


def test_moving_before_the_shown_scrolls_back_to_it() -> None:
    assert slots(2, first=10)[0].index == 2


def test_an_empty_tray_has_no_slots() -> None:
    assert slots(unscored=[]) == []


@given(st.integers(0, 213), st.integers(0, 400), st.integers(8, 200))
def test_the_contact_under_the_cursor_is_shown(index: int, first: int, room: int) -> None:
    assert index in {slot.index for slot in slots(index, first=first, room=room)}


@given(st.integers(0, 213), st.integers(0, 213), st.integers(0, 200))
def test_slots_stay_in_their_room_side_by_side(index: int, first: int, room: int) -> None:
    shown = slots(index, first=first, room=room)

    ends = [5, *(slot.x + slot.width for slot in shown)]
    assert [slot.x for slot in shown] == ends[:-1]
    assert ends[-1] <= 5 + room
    assert all(cell_len(slot.name) < slot.width for slot in shown)
