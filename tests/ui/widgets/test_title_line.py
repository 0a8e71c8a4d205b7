from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment

from netwerk_tui.ui.widgets.title_line import CHIP_META, Chip, Title, title_strips
from tests.ui.widgets.plain_inks import PLAIN_INKS

_FOLLOWER = Chip("category", "Follower")
_CELL = Chip("cell", "+2/2")


def rows(title: Title, width: int) -> list[str]:
    return [strip.text.rstrip() for strip in title_strips(title, PLAIN_INKS, width, focused=True)]


def test_a_title_has_its_number_name_and_order() -> None:
    assert rows(Title(1, "Contacts", right=[Segment("name ↓")]), 30) == [f" 1 Contacts{'name ↓':>18}"]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (60, [" 1 Contacts   Follower ✕    +2/2 ✕"]),
        (28, [" 1 Contacts   Follower ✕", "  +2/2 ✕"]),
        (20, [" 1 Contacts", "  Follower ✕", "  +2/2 ✕"]),
    ],
)
def test_chips_that_do_not_fit_go_to_rows_of_their_own(width: int, expected: list[str]) -> None:
    assert rows(Title(1, "Contacts", chips=(_FOLLOWER, _CELL)), width) == expected


def test_a_subject_that_is_too_long_is_cut() -> None:
    assert rows(Title(3, "Timeline", subject="Jan Jansen · wethouder"), 26) == [" 3 Timeline  Jan Jansen…"]


def test_every_cell_of_a_chip_tells_its_key() -> None:
    (strip,) = title_strips(Title(1, "Contacts", chips=(_FOLLOWER,)), PLAIN_INKS, 40, focused=True)
    chip = "".join(text for text, style, _control in strip if style and style.meta.get(CHIP_META) == "category")
    assert chip == " Follower ✕ "


def test_the_number_is_accented_only_with_the_focus() -> None:
    numbers = [
        title_strips(Title(1, "Contacts"), PLAIN_INKS, 40, focused=focused)[0]._segments[0] for focused in (False, True)
    ]
    assert [bool(number.style and number.style.underline) for number in numbers] == [False, True]


@given(st.text(max_size=40), st.lists(st.text(max_size=30), max_size=4), st.text(max_size=10), st.integers(8, 90))
def test_every_row_is_as_wide_as_the_pane(subject: str, labels: list[str], right: str, width: int) -> None:
    chips = tuple(Chip(str(number), label) for number, label in enumerate(labels))
    title = Title(1, "Contacts", subject=subject, chips=chips, right=[Segment(right.replace("\n", ""))])
    assert {strip.cell_length for strip in title_strips(title, PLAIN_INKS, width, focused=False)} == {width}
