"""A round of placing gives everybody one turn, and finds the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.placing_round import PlacingRound

PEOPLE = tuple(ContactId(number) for number in (5, 3, 8, 1))
CELL, ENTRY = Cell(2, 4), EntryId(7)


def test_the_unscored_come_in_their_order_and_only_those_who_are_meant() -> None:
    assert PlacingRound.of(PEOPLE).contacts == PEOPLE
    assert PlacingRound.of(PEOPLE, frozenset({ContactId(1), ContactId(3), ContactId(99)})).contacts == (3, 1)


def test_everybody_gets_one_turn() -> None:
    placing = PlacingRound.of(PEOPLE)
    turns = []
    while placing.contact is not None:
        turns.append(placing.contact)
        placing = placing.after_placing(CELL, ENTRY) if len(turns) % 2 else placing.after_skipping()
    assert tuple(turns) == PEOPLE


def test_undoing_goes_back_to_the_last_one_who_was_placed_past_those_who_were_skipped() -> None:
    placing = PlacingRound.of(PEOPLE).after_placing(CELL, ENTRY).after_skipping().after_skipping().after_undoing()
    assert (placing.contact, placing.placed) == (PEOPLE[0], ())


def test_there_is_nothing_to_undo_in_a_new_round() -> None:
    placing = PlacingRound.of(PEOPLE).after_skipping()
    assert placing.after_undoing() == placing


@given(st.lists(st.sampled_from("psu"), max_size=30))
def test_nobody_is_placed_twice_or_before_the_turn(steps: list[str]) -> None:
    placing = PlacingRound.of(PEOPLE)
    for step in steps:
        if step == "u":
            placing = placing.after_undoing()
        elif placing.contact is not None:
            placing = placing.after_placing(CELL, ENTRY) if step == "p" else placing.after_skipping()
        turns = [placed.turn for placed in placing.placed]
        assert turns == sorted(set(turns))
        assert all(turn < placing.turn for turn in turns)
        assert 0 <= placing.turn <= len(PEOPLE)
