"""Placements lose nobody, and patching a snapshot gives what building it anew gives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, Cell, Matrix
from netwerk_tui.domain.placements import ImportanceOrder, PlacedAt, Placements

MARCH = date(2026, 3, 14)

contact_ids = st.integers(min_value=1, max_value=40).map(ContactId)
matrices = st.sampled_from(BUILT_IN)


def somewhere_on(matrix: Matrix) -> st.SearchStrategy[PlacedAt]:
    """Any assessment whose cell lies on the matrix."""
    days = st.integers(0, 2000).map(lambda age_days: MARCH - timedelta(days=age_days))
    return st.builds(PlacedAt, st.sampled_from(list(matrix.cells())), days, st.integers(0, 8))


def snapshot(
    matrix: Matrix, placed: Mapping[ContactId, PlacedAt], order: list[ContactId] | ImportanceOrder
) -> Placements:
    """A snapshot of these assessments."""
    if isinstance(order, list):
        order = ImportanceOrder(order)
    return Placements.of(matrix, [(contact, *placing) for contact, placing in placed.items()], order)


def content(placements: Placements) -> tuple[object, ...]:
    """All that a snapshot tells."""
    contacts = placements.order.contacts
    return (
        {cell: tuple(placements.people(cell)) for cell in placements.matrix.cells()},
        tuple(placements.unscored),
        dict(placements.counts),
        dict(placements.category_counts),
        placements.largest_count,
        [placements.placed_at(contact) for contact in contacts],
    )


@given(st.lists(st.integers(0, 400).map(ContactId), unique=True), st.integers(-3, 500).map(ContactId))
def test_ranks_are_places_in_the_order_however_far_apart_the_ids(people: list[ContactId], asked: ContactId) -> None:
    order = ImportanceOrder(people)
    assert [order.rank(each) for each in people] == list(range(len(people)))
    assert (asked in order) == (asked in people)


def test_nobody_outside_the_order_has_a_rank() -> None:
    with pytest.raises(KeyError):
        ImportanceOrder([ContactId(2), ContactId(900)]).rank(ContactId(1))


@given(st.data(), matrices, st.lists(contact_ids, unique=True))
def test_everybody_is_on_one_cell_or_unscored(data: st.DataObject, matrix: Matrix, order: list[ContactId]) -> None:
    placed = data.draw(st.dictionaries(contact_ids, somewhere_on(matrix)))

    placements = snapshot(matrix, placed, order)

    scored = [contact for cell in matrix.cells() for contact in placements.people(cell)]
    assert sorted([*scored, *placements.unscored]) == sorted({*order, *placed})


@given(st.data(), matrices, st.lists(contact_ids, unique=True))
def test_a_patched_snapshot_equals_one_built_anew(data: st.DataObject, matrix: Matrix, order: list[ContactId]) -> None:
    placed = data.draw(st.dictionaries(contact_ids, somewhere_on(matrix)))
    moved = data.draw(st.dictionaries(contact_ids, st.none() | somewhere_on(matrix)))

    patched = snapshot(matrix, placed, order).after(moved)

    settled = {contact: placing for contact, placing in {**placed, **moved}.items() if placing is not None}
    assert content(patched) == content(snapshot(matrix, settled, patched.order))


@given(st.data(), matrices)
def test_patching_leaves_the_first_snapshot_as_it_was(data: st.DataObject, matrix: Matrix) -> None:
    placed = data.draw(st.dictionaries(contact_ids, somewhere_on(matrix)))
    before = snapshot(matrix, placed, [])
    content_before = content(before)

    before.after(data.draw(st.dictionaries(contact_ids, st.none() | somewhere_on(matrix))))

    assert content(before) == content_before


@given(st.data(), matrices, st.lists(contact_ids, unique=True))
def test_people_stand_in_the_order_of_importance(data: st.DataObject, matrix: Matrix, order: list[ContactId]) -> None:
    placements = snapshot(matrix, data.draw(st.dictionaries(contact_ids, somewhere_on(matrix))), order)

    for people in (placements.unscored, *(placements.people(cell) for cell in matrix.cells())):
        ranks = [placements.order.rank(contact) for contact in people]
        assert ranks == sorted(ranks)


def test_a_snapshot_tells_the_assessment_of_a_contact() -> None:
    placing = PlacedAt(Cell(2, 3), MARCH, 4)

    placements = snapshot(ACCEPTANCE_ENERGY, {ContactId(7): placing}, [])

    assert placements.placed_at(ContactId(7)) == placing
    assert placements.cell_of(ContactId(7)) == Cell(2, 3)
    assert placements.assessed_on(ContactId(7)) == MARCH
    assert placements.evidence_count(ContactId(7)) == 4


@pytest.mark.parametrize("contact", [ContactId(1), ContactId(99)])
def test_an_unscored_or_unknown_contact_has_no_assessment(contact: ContactId) -> None:
    placements = snapshot(ACCEPTANCE_ENERGY, {}, [ContactId(1)])

    assert placements.cell_of(contact) is None
    assert placements.assessed_on(contact) is None
    assert placements.evidence_count(contact) == 0


def test_a_contact_off_the_matrix_counts_as_unscored() -> None:
    placements = snapshot(ACCEPTANCE_ENERGY, {ContactId(1): PlacedAt(Cell(9, 9), MARCH, 0)}, [])

    assert list(placements.unscored) == [ContactId(1)]
    assert placements.cell_of(ContactId(1)) is None


def test_every_category_has_a_count_also_an_empty_one() -> None:
    placed = {ContactId(number): PlacedAt(Cell(3, 5), MARCH, 0) for number in range(3)}

    counts = snapshot(ACCEPTANCE_ENERGY, placed, []).category_counts

    assert counts["acceptance-energy/partner"] == 3
    assert counts["acceptance-energy/opponent"] == 0


def test_untouched_cells_keep_their_sequence_of_people() -> None:
    placed = {ContactId(1): PlacedAt(Cell(3, 5), MARCH, 0), ContactId(2): PlacedAt(Cell(-3, 1), MARCH, 0)}
    before = snapshot(ACCEPTANCE_ENERGY, placed, [])

    after = before.after({ContactId(2): PlacedAt(Cell(0, 1), MARCH, 0)})

    assert after.people(Cell(3, 5)) is before.people(Cell(3, 5))


def test_printing_a_snapshot_prints_no_contacts() -> None:
    placements = snapshot(ACCEPTANCE_ENERGY, {ContactId(7): PlacedAt(Cell(2, 3), MARCH, 4)}, [])

    assert repr(placements) == "<Placements of 1 on acceptance-energy>"


def test_among_some_only_they_are_shown_and_the_others_are_still_known() -> None:
    placed = {ContactId(number): PlacedAt(Cell(3, 5), MARCH, 0) for number in (1, 2)}

    shown = snapshot(ACCEPTANCE_ENERGY, placed, [ContactId(3)]).among({ContactId(2)})

    assert (list(shown.people(Cell(3, 5))), list(shown.unscored)) == ([ContactId(2)], [])
    assert shown.cell_of(ContactId(1)) == Cell(3, 5)
