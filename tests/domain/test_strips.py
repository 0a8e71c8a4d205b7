"""Numbers as rows of glyphs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.iso_week import weeks_up_to
from netwerk_tui.domain.strips import columns, month_names, segments, upright

_COUNTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=60)


@given(_COUNTS, st.integers(1, 8), st.integers(1, 3))
def test_every_row_is_as_wide_as_all_columns(values: Sequence[int], rows: int, cells: int) -> None:
    assert {len(row) for row in columns(values, rows, cells)} == {len(values) * cells}


@given(_COUNTS, st.integers(1, 8))
def test_a_column_is_seen_exactly_where_there_is_something(values: Sequence[int], rows: int) -> None:
    bottom = columns(values, rows, 1)[-1]
    assert [glyph != " " for glyph in bottom] == [value > 0 for value in values]


def test_the_largest_column_fills_all_rows() -> None:
    assert columns([4, 2, 1], 2, 1) == ["█  ", "██▄"]


def test_numbers_are_written_from_top_to_bottom() -> None:
    assert upright([7, 135, 0, 20], 2) == ["  1     ", "  3   2 ", "7 5   0 "]


@given(_COUNTS, st.integers(0, 80))
def test_the_parts_of_a_bar_add_up_to_its_length(parts: Sequence[int], cells: int) -> None:
    drawn = segments(parts, sum(parts), cells)
    assert min(drawn) >= 0
    assert sum(drawn) == (cells if sum(parts) else 0)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 2))
def test_the_names_of_the_months_are_as_wide_as_the_weeks(day: date, cells: int) -> None:
    assert len(month_names(weeks_up_to(day, 53), cells)) == 53 * cells


def test_a_month_is_named_at_the_first_week_that_begins_in_it() -> None:
    assert month_names(weeks_up_to(date(2027, 1, 4), 8), 2).split() == ["Nov", "Dec"]
