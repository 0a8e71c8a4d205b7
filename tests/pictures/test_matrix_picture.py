"""The value that a picture is drawn from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.matrix import BUILT_IN, MUTUAL_INTEREST, Cell, Matrix
from netwerk_tui.domain.names import PersonName
from netwerk_tui.exchange.matrix_picture import NAMELESS
from tests.pictures.drawn import FATIMA, JAN, PIET, picture


@given(matrix=st.sampled_from(BUILT_IN), chosen=st.data())
def test_nobody_is_counted_twice_or_lost(matrix: Matrix, chosen: st.DataObject) -> None:
    cells = chosen.draw(st.lists(st.sampled_from(list(matrix.cells())), max_size=40))
    waiting = chosen.draw(st.integers(0, 5))
    drawn = picture([(JAN, cell) for cell in cells], matrix=matrix, unscored=[PIET] * waiting)
    assert {cell.cell: cell.count for cell in drawn.cells} == {cell: cells.count(cell) for cell in matrix.cells()}
    assert sum(map(drawn.count_of, matrix.categories)) == drawn.placed == len(cells)
    assert drawn.unscored == waiting


def test_the_most_important_are_named_first() -> None:
    place = Cell(3, 5)
    drawn = picture([(PIET, place), (JAN, place), (FATIMA, place)])
    named = [name.whole for name in drawn.cell_by_place[place].names]
    assert named == ["Piet de Vries", "Jan van den Berg", "Fatima El Amrani"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        (JAN, "J. van den Berg"),
        (PersonName("Jan-Willem", "", "Bakker"), "J.W. Bakker"),
        (PersonName("Fatima", "", ""), "Fatima"),
        (PersonName("", "", "Gemeente Ede"), "Gemeente Ede"),
        (PersonName("", "", "🙂"), "🙂"),
    ],
)
def test_a_name_gets_shorter_by_its_given_name(name: PersonName, short: str) -> None:
    assert picture([(name, Cell(3, 5))]).cell_by_place[Cell(3, 5)].names[0].short == short


@pytest.mark.parametrize(
    ("name", "letters"),
    [(JAN, "JvdB"), (PersonName("", "", "Gemeente Ede"), "GE"), (PersonName("🙂", "", ""), NAMELESS)],
)
def test_an_anonymous_picture_holds_initials_alone(name: PersonName, letters: str) -> None:
    (shown,) = picture([(name, Cell(3, 5))], anonymous=True).cell_by_place[Cell(3, 5)].names
    assert (shown.whole, shown.short) == (letters, letters)


def test_a_matrix_without_dossiers_is_its_own_title() -> None:
    assert picture([], matrix=MUTUAL_INTEREST).title == "Mutual interest"
    assert picture([]).title == "Warmtenet"
