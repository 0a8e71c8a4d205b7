"""Who is kept for longer than there is a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.retention import Kept, kept_too_long

TODAY = date(2026, 11, 23)
SILENT = Kept(
    contact=ContactId(1),
    name="Jan Jansen",
    organisation="",
    last_contact=date(2024, 11, 23),
    known_since=date(2020, 1, 1),
    legal_basis="",
    special_ground="",
    has_positions=False,
)


@pytest.mark.parametrize(
    ("kept", "is_listed"),
    [
        (SILENT, True),
        (replace(SILENT, last_contact=date(2024, 11, 24)), False),
        (replace(SILENT, last_contact=None), True),
        (replace(SILENT, last_contact=None, known_since=date(2025, 6, 1)), False),
        (replace(SILENT, legal_basis="consent"), False),
        (replace(SILENT, legal_basis="  "), True),
    ],
)
def test_somebody_is_listed_after_years_of_silence_without_a_ground(kept: Kept, is_listed: bool) -> None:
    assert kept_too_long([kept], 2, TODAY) == ([kept] if is_listed else [])


def test_the_longest_silent_comes_first() -> None:
    older = replace(SILENT, contact=ContactId(2), last_contact=date(2021, 1, 1))
    assert kept_too_long([SILENT, older], 2, TODAY) == [older, SILENT]


def test_a_leap_day_has_a_day_two_years_before() -> None:
    assert kept_too_long([replace(SILENT, last_contact=date(2026, 2, 28))], 2, date(2028, 2, 29))


def test_more_years_than_there_were_list_nobody() -> None:
    assert kept_too_long([SILENT], 5000, TODAY) == []


@pytest.mark.parametrize(("ground", "lacks"), [("", True), ("manifestly made public", False)])
def test_a_position_asks_for_a_ground_of_its_own(ground: str, lacks: bool) -> None:
    assert replace(SILENT, has_positions=True, special_ground=ground).lacks_special_ground is lacks
