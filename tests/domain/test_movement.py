"""Who moved between two days, and how many went from where to where."""

from __future__ import annotations

from datetime import date

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.movement import Standing, movement

SPRING, AUTUMN = date(2026, 3, 1), date(2026, 10, 1)
AN, BO, CEM, DI = (ContactId(number) for number in (1, 2, 3, 4))


def _standing(**cells: tuple[int, int]) -> dict[ContactId, Standing]:
    numbers = {"an": AN, "bo": BO, "cem": CEM, "di": DI}
    return {numbers[name]: Standing(Cell(*cell), AUTUMN, f"about {name}") for name, cell in cells.items()}


MOVEMENT = movement(
    ACCEPTANCE_ENERGY,
    SPRING,
    AUTUMN,
    before=_standing(an=(2, 2), bo=(2, 4), cem=(1, 1)),
    after=_standing(an=(2, 4), bo=(0, 2), cem=(1, 1), di=(0, 3)),
)


def test_only_those_who_stand_elsewhere_have_moved() -> None:
    assert {moved.contact for moved in MOVEMENT.moves} == {AN, BO, DI}


def test_the_flow_counts_each_change_of_category_once() -> None:
    assert {(flow.before.id if flow.before else None, flow.after.id, flow.count) for flow in MOVEMENT.flow()} == {
        ("acceptance-energy/follower", "acceptance-energy/partner", 1),
        ("acceptance-energy/partner", "acceptance-energy/waiter", 1),
        (None, "acceptance-energy/waiter", 1),
    }


def test_a_follower_who_begins_to_act_went_from_words_to_deeds() -> None:
    assert [moved.contact for moved in MOVEMENT.from_words_to_deeds()] == [AN]


def test_who_lost_on_both_axes_drifted() -> None:
    assert [moved.contact for moved in MOVEMENT.drifted()] == [BO]


def test_a_partner_who_is_none_any_more_is_lost_with_the_reason() -> None:
    assert [(moved.contact, moved.reason) for moved in MOVEMENT.lost()] == [(BO, "about bo")]


def test_a_move_within_one_category_is_a_move_but_no_flow() -> None:
    within = movement(ACCEPTANCE_ENERGY, SPRING, AUTUMN, _standing(an=(2, 1)), _standing(an=(3, 2)))
    assert (len(within.moves), within.flow()) == (1, [])
