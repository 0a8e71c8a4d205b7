"""Where the attention went, against where the policy says it should go."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.domain.attention import Verdict, attention_split
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, POWER_INTEREST, Cell, Matrix
from netwerk_tui.domain.placements import ImportanceOrder, Placements

DAY = date(2026, 11, 23)
PARTNER, FOLLOWER = Cell(2, 5), Cell(3, 1)
STRANGER = ContactId(99)


def _placements(matrix: Matrix, cells: list[Cell]) -> Placements:
    placed = [(ContactId(number), cell, DAY, 0) for number, cell in enumerate(cells, start=1)]
    return Placements.of(matrix, placed, ImportanceOrder([*(contact for contact, *_ in placed), STRANGER]))


def test_partners_deserve_twice_the_share_of_as_many_followers() -> None:
    split = attention_split(_placements(ACCEPTANCE_ENERGY, [PARTNER, FOLLOWER]), {})
    wanted = {share.category.id: share.wanted for share in split.shares}
    assert wanted["acceptance-energy/partner"] == 2 * wanted["acceptance-energy/follower"]
    assert sum(wanted.values()) == 1


@pytest.mark.parametrize(
    ("moments_of_partner", "moments_of_follower", "of_partner", "of_follower"),
    [
        (2, 1, Verdict.FINE, Verdict.FINE),
        (1, 1, Verdict.FINE, Verdict.FINE),
        (1, 3, Verdict.TOO_LITTLE, Verdict.TOO_MUCH),
        (9, 1, Verdict.FINE, Verdict.TOO_LITTLE),
        (0, 9, Verdict.TOO_LITTLE, Verdict.TOO_MUCH),
        (0, 0, Verdict.FINE, Verdict.FINE),
    ],
)
def test_a_category_is_named_that_got_half_or_double_its_share(
    moments_of_partner: int, moments_of_follower: int, of_partner: Verdict, of_follower: Verdict
) -> None:
    moments = {ContactId(1): moments_of_partner, ContactId(2): moments_of_follower}
    split = attention_split(_placements(ACCEPTANCE_ENERGY, [PARTNER, FOLLOWER]), moments)
    assert [share.verdict for share in split.shares[:2]] == [of_partner, of_follower]


def test_spectators_deserve_no_personal_attention() -> None:
    split = attention_split(_placements(MUTUAL_INTEREST, [Cell(1, 1), Cell(9, 9)]), {ContactId(1): 1})
    spectator = split.shares[-1]
    assert (spectator.category.id, spectator.given, spectator.wanted) == ("mutual-interest/spectator", 1, 0)
    assert spectator.verdict is Verdict.TOO_MUCH


def test_a_little_beside_the_policy_is_no_imbalance() -> None:
    split = attention_split(_placements(MUTUAL_INTEREST, [Cell(1, 1), Cell(9, 9)]), {ContactId(1): 1, ContactId(2): 19})
    assert split.shares[-1].verdict is Verdict.FINE


def test_without_a_policy_for_the_matrix_nothing_is_out_of_balance() -> None:
    split = attention_split(_placements(POWER_INTEREST, [Cell(9, 9), Cell(1, 1)]), {ContactId(2): 5})
    assert not split.has_policy
    assert {share.verdict for share in split.shares} == {Verdict.FINE}


def test_moments_with_unscored_people_are_told_apart() -> None:
    split = attention_split(_placements(ACCEPTANCE_ENERGY, [PARTNER]), {ContactId(1): 3, STRANGER: 4})
    assert (split.moments, split.unscored_moments) == (3, 4)


def test_without_anybody_or_any_moment_all_shares_are_nothing() -> None:
    split = attention_split(_placements(MUTUAL_INTEREST, []), {})
    assert {(share.given, share.wanted) for share in split.shares} == {(0, 0)}
