"""The arrow to a target leads from cell to cell over the empty columns, and covers no text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, Cell, Matrix
from netwerk_tui.ui.widgets.matrix_arrow import Arrow, Stop, arrow_between, with_arrow
from netwerk_tui.ui.widgets.matrix_faces import Role, Span
from netwerk_tui.ui.widgets.matrix_geometry import Geometry, plan
from netwerk_tui.ui.widgets.matrix_part import Part

HEADS = set("►◄→←↑↓")
HALF_FILLED = 0.5


def geometry_of(matrix: Matrix = ACCEPTANCE_ENERGY, width: int = 48, height: int = 22) -> Geometry:
    return plan(matrix, width, height, matrix.middle)


def stop(geometry: Geometry, line: int, filled: float = 0) -> Stop:
    """An end on this line of a cell of which so much is text, behind a blank column."""
    width = geometry.columns[0].size
    return Stop(line, tuple(0 < column < width * filled for column in range(width)))


def points(arrow: Arrow) -> dict[tuple[int, int], str]:
    return {(x, y): glyph for y, glyphs in arrow.items() for x, glyph in glyphs.items()}


def drawing(geometry: Geometry, arrow: Arrow) -> list[str]:
    """The plane with nothing but the arrow on it, without empty lines."""
    lines = ["".join(arrow.get(y, {}).get(x, " ") for x in range(geometry.width)) for y in range(geometry.height)]
    return [line.rstrip() for line in lines if line.strip()]


matrices = st.sampled_from(BUILT_IN)


@given(st.data(), matrices, st.integers(40, 200), st.integers(10, 60))
def test_it_is_one_line_from_the_one_cell_to_the_other(
    data: st.DataObject, matrix: Matrix, width: int, height: int
) -> None:
    geometry = geometry_of(matrix, width, height)
    start, end = (data.draw(st.sampled_from(geometry.cells)) for _end in range(2))
    lines = st.integers(0, min(row.size for row in geometry.rows) - 1)
    arrow = points(
        arrow_between(geometry, start, end, stop(geometry, data.draw(lines)), stop(geometry, data.draw(lines)))
    )

    assert bool(arrow) == (start != end)
    assert len(HEADS & set(arrow.values())) == bool(arrow)
    way = list(arrow)
    reached = set(way[:1])
    while more := {(x, y) for x, y in way if (x, y) not in reached and _touches((x, y), reached)}:
        reached |= more
    assert reached == set(way)


def _touches(point: tuple[int, int], others: set[tuple[int, int]]) -> bool:
    x, y = point
    return bool(others & {(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)})


@pytest.mark.parametrize(
    ("start", "end", "drawn"),
    [
        (
            Cell(2, 2),
            Cell(3, 4),
            [
                "                               ┏►",
                "                               ┃",
                "                      ┏━━━━━━━━┛",
                "                   ━━━┛",
            ],
        ),
        (
            Cell(3, 4),
            Cell(2, 2),
            [
                "                               ┏",
                "                               ┃",
                "                      ┏━━━━━━━━┛",
                "                   ◄━━┛",
            ],
        ),
        (Cell(3, 2), Cell(2, 2), ["             ┏", "             ┃", "             ┃", "             ┗►"]),
        (Cell(3, 1), Cell(2, 1), ["          ━━━┓", "             ┃", "             ┃", "          ◄━━┛"]),
    ],
    ids=["to the upper right", "to the lower left", "straight down", "down along the left side"],
)
def test_it_turns_in_the_empty_columns_and_crosses_beside_the_counts(start: Cell, end: Cell, drawn: list[str]) -> None:
    geometry = geometry_of()
    arrow = arrow_between(geometry, start, end, stop(geometry, 1, HALF_FILLED), stop(geometry, 1, HALF_FILLED))

    assert drawing(geometry, arrow) == drawn


@pytest.mark.parametrize(
    ("end", "head"), [(Cell(3, 4), "↑"), (Cell(-3, 4), "↓"), (Cell(0, 5), "→"), (Cell(0, 1), "←"), (Cell(3, 1), "↑")]
)
def test_a_target_out_of_view_is_pointed_at_from_the_edge(end: Cell, head: str) -> None:
    part = Part(range(-1, 2), range(3, 5))
    geometry = plan(ACCEPTANCE_ENERGY, 80, 24, Cell(0, 3), part=part)
    arrow = points(arrow_between(geometry, Cell(0, 3), end, stop(geometry, 1), stop(geometry, 1)))

    ((x, y),) = [point for point, glyph in arrow.items() if glyph in HEADS]
    assert arrow[x, y] == head
    edges = {"↑": y == geometry.rows[0].start, "↓": y == geometry.rows[-1].end - 1}
    edges |= {"←": x == geometry.columns[0].start, "→": x == geometry.plane_end}
    assert edges[head]


@given(st.sampled_from(list(ACCEPTANCE_ENERGY.cells())), st.sampled_from(list(ACCEPTANCE_ENERGY.cells())))
def test_where_only_one_end_is_in_view_it_stays_on_the_plane(start: Cell, end: Cell) -> None:
    part = Part(range(2), range(2, 4))
    geometry = plan(ACCEPTANCE_ENERGY, 80, 24, Cell(0, 3), part=part)
    in_view = [geometry.box(cell) is not None for cell in (start, end)]
    arrow = arrow_between(geometry, start, end, stop(geometry, 1), stop(geometry, 1))

    assert any(in_view) or not arrow
    assert set(arrow) <= set(range(geometry.rows[0].start, geometry.rows[-1].end))
    assert all(geometry.gutter <= x < geometry.width for x, _y in points(arrow))


@given(
    st.lists(
        st.builds(
            Span,
            st.text("ab 日é ", min_size=1, max_size=8),
            st.sampled_from([Role.NAME, Role.COUNT, Role.LANDING, Role.LIFTED]),
        ),
        min_size=1,
        max_size=4,
    ),
    st.sets(st.integers(0, 20)),
    st.booleans(),
)
def test_no_text_is_hidden_and_the_line_stays_as_wide(line: list[Span], columns: set[int], wide: bool) -> None:
    crossed = with_arrow(line, dict.fromkeys(columns, "━"), 12 if wide else 4)

    before, after = ("".join(span.text for span in spans) for spans in (line, crossed))
    assert after.replace("━", " ") == before
    assert cell_len(after) == cell_len(before)
    assert all(span.role is Role.ARROW for span in crossed if "━" in span.text)


def test_what_tells_something_by_its_ground_is_not_drawn_on() -> None:
    line = [Span("Jan   ", Role.LANDING), Span("    ", Role.GROUND)]

    assert with_arrow(line, dict.fromkeys(range(10), "━"), 4) == [line[0], Span("━━━━", Role.ARROW)]


def test_in_a_wide_cell_it_keeps_a_blank_from_the_text() -> None:
    line = [Span("Jan", Role.NAME), Span("   12 ", Role.GROUND)]

    assert with_arrow(line, dict.fromkeys(range(9), "━"), 9)[1].text == " "
    assert "".join(span.text for span in with_arrow(line, dict.fromkeys(range(9), "━"), 9)) == "Jan ━ 12 "


def test_an_arrow_between_neighbours_has_no_detour() -> None:
    geometry = geometry_of()
    arrow = points(arrow_between(geometry, Cell(1, 2), Cell(1, 3), stop(geometry, 1), stop(geometry, 1)))

    assert all(here[0] + 1 == there[0] and here[1] == there[1] for here, there in pairwise(sorted(arrow)))
