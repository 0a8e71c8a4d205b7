"""A cell shows its count, its category and as many names as fit, and every mark that is laid over it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.ui.widgets.cells import drawable
from netwerk_tui.ui.widgets.matrix_faces import CellContent, Entry, Marks, Role, cell_lines, compact_count, entries
from tests.ui.widgets.fake_rows import HOSTILE_NAMES

JAN, ELS, PIET, NOOR = (ContactId(number) for number in range(1, 5))
NAMES = {JAN: "Jan Jansen", ELS: "Els Bakker", PIET: "Piet Smit", NOOR: "Noor Peeters"}


def content(
    people: Sequence[ContactId] = (JAN, ELS, PIET, NOOR),
    marks: Marks | None = None,
    *,
    count: int = 79,
    label: str = "",
) -> CellContent:
    names = [Entry(NAMES[contact], Role.NAME, contact=contact) for contact in people]
    return CellContent(count=count, glyph="●", label=label, names=names, marks=marks or Marks())


def texts(cell: CellContent, width: int, height: int) -> list[str]:
    return ["".join(span.text for span in line) for line in cell_lines(cell, width, height)]


def test_a_cell_shows_its_count_and_the_most_important_names() -> None:
    assert texts(content(), 14, 3) == [
        "           79 ",
        " Jan Jansen   ",
        " Els Bakker   ",
    ]


def test_the_first_cell_of_a_category_carries_its_name_apart_from_the_count() -> None:
    assert texts(content(label="Follower"), 16, 1) == [" ● Follower  79 "]


@pytest.mark.parametrize(
    ("width", "line"),
    [(15, " ● Follower 79 "), (14, " ●Follower 79 "), (13, " ●Follow… 79 "), (8, " ●   79 "), (4, "  79")],
)
def test_the_name_of_a_category_gives_way_to_the_count(width: int, line: str) -> None:
    assert texts(content(label="Follower"), width, 1) == [line]


def test_where_colours_tell_nothing_every_cell_has_its_glyph_and_its_density() -> None:
    plain = CellContent(count=79, glyph="●", label="", names=(), marks=Marks(), plain=True, density="▓")

    assert texts(plain, 12, 1) == [" ●     ▓ 79 "]


def test_a_narrow_cell_shows_given_names() -> None:
    assert texts(content(), 7, 3)[1:] == [" Jan   ", " Els   "]


def test_a_cell_too_narrow_for_names_shows_none() -> None:
    assert texts(content(), 5, 3) == ["   79", "     ", "     "]


def test_a_selected_name_keeps_its_line() -> None:
    marks = Marks(kept=(ELS, "Els Bakker"), is_selected=True)

    assert texts(content(marks=marks), 14, 4)[1:] == [" Jan Jansen   ", "▸Els Bakker   ", " Piet Smit    "]


def test_a_selected_name_shows_though_others_are_more_important() -> None:
    marks = Marks(kept=(NOOR, "Noor Peeters"), is_selected=True)

    assert texts(content(marks=marks), 14, 3)[1:] == [" Jan Jansen   ", "▸Noor Peeters "]


def test_what_would_land_comes_above_the_names() -> None:
    assert texts(content(marks=Marks(landing="Vera Post")), 14, 3)[1:] == ["▸Vera Post    ", " Jan Jansen   "]


def test_trail_and_target_come_below_the_names() -> None:
    marks = Marks(target="target", trail=("Mar ’26", Role.TRAIL))

    assert texts(content(marks=marks), 14, 4)[1:] == [" Jan Jansen   ", " ◎ target     ", " · Mar ’26    "]


def test_a_mark_without_a_line_of_its_own_shows_as_its_glyph_beside_the_count() -> None:
    marks = Marks(kept=(ELS, "Els Bakker"), is_selected=True, target="target", trail=("Mar ’26", Role.TRAIL))

    assert texts(content(marks=marks), 14, 2) == ["       ◎ · 79 ", "▸Els Bakker   "]


def test_a_cell_of_one_line_shows_its_first_mark_beside_the_count() -> None:
    marks = Marks(kept=(ELS, "Els Bakker"), is_selected=True)

    assert texts(content(marks=marks), 14, 1) == ["▸Els Bakk… 79 "]


def test_a_trail_in_a_cell_of_one_line_keeps_its_year_longest() -> None:
    trail = content(marks=Marks(trail=("Mar ’26", Role.TRAIL)))

    assert [texts(trail, width, 1)[0] for width in (14, 10, 7)] == [" · Mar ’26 79 ", " · ’26 79 ", " ·  79 "]


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("Mar ’26", 14, "· Mar ’26"), ("Mar ’26", 9, "· ’26"), ("target", 9, "·")],
)
def test_a_mark_gives_up_its_words_before_its_glyph(text: str, width: int, shown: str) -> None:
    marks = Marks(trail=(text, Role.TRAIL))

    assert texts(content((), marks), width, 2)[1].strip() == shown


def test_a_lifted_name_is_drawn_as_lifted_where_it_stood() -> None:
    marks = Marks(lifted=frozenset({ELS}), kept=(ELS, "Els Bakker"))

    assert [(entry.contact, entry.role) for entry in entries(content(marks=marks), 2)] == [
        (JAN, Role.NAME),
        (ELS, Role.LIFTED),
    ]


def test_a_name_that_hovers_over_its_own_cell_is_drawn_as_landing() -> None:
    marks = Marks(lifted=frozenset({ELS}), kept=(ELS, "Els Bakker"), is_hovering=True)

    assert [entry.role for entry in entries(content(marks=marks), 2)] == [Role.NAME, Role.LANDING]


@pytest.mark.parametrize(
    ("count", "width", "text"),
    [
        (0, 1, "0"),
        (9, 1, "9"),
        (79, 2, "79"),
        (131, 3, "131"),
        (131, 2, "++"),
        (1310, 4, "1310"),
        (1310, 3, "1k"),
        (99_999, 3, "99k"),
        (100_000, 3, "+++"),
    ],
)
def test_a_count_fits_its_cell(count: int, width: int, text: str) -> None:
    assert compact_count(count, width) == text


marks_of_any_kind = st.builds(
    Marks,
    cursor=st.sampled_from([None, Role.BAR]),
    landing=st.sampled_from(["", "Vera Post", "日本語の長い名前"]),
    lifted=st.sampled_from([frozenset(), frozenset({JAN})]),
    kept=st.sampled_from([None, (JAN, "Jan Jansen"), (NOOR, "日本語")]),
    is_selected=st.booleans(),
    is_hovering=st.booleans(),
    target=st.sampled_from(["", "target"]),
    trail=st.sampled_from([None, ("Mar ’26", Role.TRAIL)]),
)


@given(
    width=st.integers(1, 40),
    height=st.integers(1, 9),
    count=st.integers(0, 100_000),
    label=st.sampled_from(["", "Follower", "伙伴关系"]),
    names=st.lists(st.sampled_from(HOSTILE_NAMES)),
    plain=st.booleans(),
    marks=marks_of_any_kind,
)
def test_every_line_is_exactly_as_wide_as_its_cell(
    width: int, height: int, count: int, label: str, names: list[str], plain: bool, marks: Marks
) -> None:
    people = [Entry(drawable(name), Role.NAME, contact=ContactId(index)) for index, name in enumerate(names)]
    cell = CellContent(count, "●", label, people, marks, plain, "▓" if plain else "")

    lines = texts(cell, width, height)

    assert [cell_len(line) for line in lines] == [width] * height


@given(marks=marks_of_any_kind, room=st.integers(1, 8))
def test_the_kept_contact_always_has_a_line_unless_something_lands_on_the_only_one(marks: Marks, room: int) -> None:
    shown = [entry.contact for entry in entries(content(marks=marks), room)]

    if marks.kept and (room > 1 or not marks.landing):
        assert marks.kept[0] in shown
