"""The table of themes and months."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.themes import RaisedConcern, theme_table

TODAY = date(2026, 3, 15)

_CONCERNS = st.lists(
    st.builds(
        lambda theme, contact, day, is_settled: RaisedConcern(
            theme, f"Theme {theme}" if theme else "", contact, day, is_settled
        ),
        st.none() | st.integers(1, 4),
        st.integers(1, 5),
        st.dates(date(2024, 12, 1), date(2026, 5, 1)),
        st.booleans(),
    )
)


@given(_CONCERNS)
def test_every_concern_is_counted_once_and_sums_are_those_of_the_rows(concerns: list[RaisedConcern]) -> None:
    table = theme_table(concerns, TODAY)
    assert table.total == sum(row.total for row in table.rows) == len(concerns)
    assert sum(row.settled for row in table.rows) == sum(concern.is_settled for concern in concerns)
    in_sight = [each for each in concerns if date(2025, 4, 1) <= each.raised_on <= date(2026, 3, 31)]
    assert sum(table.sums) == sum(sum(row.by_month) for row in table.rows) == len(in_sight)


@given(_CONCERNS)
def test_the_largest_theme_stands_first_and_those_under_none_last(concerns: list[RaisedConcern]) -> None:
    rows = theme_table(concerns, TODAY).rows
    named = [row.total for row in rows if row.theme is not None]
    assert named == sorted(named, reverse=True)
    assert all(row.theme is not None for row in rows[:-1])


def test_the_months_end_with_the_present_one_and_cross_the_year() -> None:
    assert theme_table([], TODAY, 4).months == (
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
        date(2026, 3, 1),
    )
