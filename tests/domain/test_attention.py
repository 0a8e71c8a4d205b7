"""Where the attention went, against where the policy says it should go."""

from __future__ import annotations

from datetime import date

from netwerk_tui.domain.attention import attention_split
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, Cell, Matrix
from netwerk_tui.domain.placements import ImportanceOrder, Placements

DAY = date(2026, 11, 23)


def _placements(matrix: Matrix, cells: list[Cell]) -> Placements:
    placed = [(ContactId(number), cell, DAY, 0) for number, cell in enumerate(cells, start=1)]
    return Placements.of(matrix, placed, ImportanceOrder([contact for contact, *_ in placed]))


def test_partners_deserve_twice_the_share_of_as_many_followers() -> None:
    split = attention_split(_placements(ACCEPTANCE_ENERGY, [Cell(2, 5), Cell(3, 1)]), {})
    wanted = {share.category.id: share.wanted for share in split}
    assert wanted["acceptance-energy/partner"] == 2 * wanted["acceptance-energy/follower"]
    assert sum(wanted.values()) == 1


def test_a_category_that_got_nothing_is_out_of_balance() -> None:
    split = attention_split(_placements(ACCEPTANCE_ENERGY, [Cell(2, 5), Cell(3, 1)]), {ContactId(2): 9})
    assert {share.category.id for share in split if share.is_out_of_balance} == {
        "acceptance-energy/partner",
        "acceptance-energy/follower",
    }


def test_spectators_deserve_no_personal_attention() -> None:
    split = attention_split(_placements(MUTUAL_INTEREST, [Cell(1, 1), Cell(9, 9)]), {ContactId(1): 1})
    spectator = split[-1]
    assert (spectator.category.id, spectator.given, spectator.wanted) == ("mutual-interest/spectator", 1, 0)


def test_without_anybody_or_any_moment_all_shares_are_nothing() -> None:
    assert {(share.given, share.wanted) for share in attention_split(_placements(MUTUAL_INTEREST, []), {})} == {(0, 0)}
