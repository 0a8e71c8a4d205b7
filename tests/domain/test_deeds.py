"""Who says yes and does nothing, and whose score has faded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netwerk_tui.domain.deeds import say_and_do_not, to_score_again
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.placements import ImportanceOrder, Placements

TODAY = date(2026, 11, 23)
AN = ContactId(1)


def _placed(cell: tuple[int, int], *, age_days: int = 0) -> Placements:
    assessed_on = TODAY - timedelta(days=age_days)
    return Placements.of(ACCEPTANCE_ENERGY, [(AN, Cell(*cell), assessed_on, 3)], ImportanceOrder([AN, ContactId(2)]))


@pytest.mark.parametrize(
    ("cell", "acts", "found"),
    [
        ((2, 2), 5, True),
        ((3, 1), 0, True),
        ((2, 3), 0, True),
        ((3, 5), 0, True),
        ((2, 3), 1, False),
        ((1, 1), 0, False),
        ((-3, 1), 0, False),
    ],
)
def test_who_says_yes_with_little_energy_or_without_acts_is_found(
    cell: tuple[int, int], acts: int, found: bool
) -> None:
    assert (AN in say_and_do_not(_placed(cell), {AN: acts})) is found


@pytest.mark.parametrize(("age_days", "faded"), [(0, False), (180, False), (181, True)])
def test_a_score_has_faded_after_180_days(age_days: int, faded: bool) -> None:
    assert (AN in to_score_again(_placed((0, 3), age_days=age_days), TODAY)) is faded


def test_a_faded_score_tells_on_how_many_acts_it_rests() -> None:
    assert to_score_again(_placed((0, 3), age_days=400), TODAY)[AN].evidence_count == 3
