from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from netwerk_tui.domain.contact import AmbassadorStage, ContactKind, ContactRow
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.ui.widgets.contact_line import (
    ContactLine,
    columns_in,
    contact_segments,
    name_segments,
    near_misses_segments,
)
from tests.ui.widgets.fake_rows import HOSTILE_NAMES
from tests.ui.widgets.plain_inks import PLAIN_INKS

_ROW = ContactRow(ContactId(1), ContactKind.PERSON, "Jan Jansen", "Gemeente Ede", "wethouder", None)


_LINE = ContactLine(row=_ROW, category=("◆", Hue.GREEN), marked=False, age="2d")


def text_of(contact_line: ContactLine, width: int, *, under_cursor: bool = False) -> str:
    segments = contact_segments(contact_line, PLAIN_INKS, width, under_cursor=under_cursor)
    return "".join(segment.text for segment in segments).rstrip()


@pytest.mark.parametrize(
    ("width", "present"),
    [
        (20, (True, False, False, False)),
        (33, (True, False, False, False)),
        (34, (True, False, False, True)),
        (37, (True, False, False, True)),
        (38, (True, True, False, True)),
        (71, (True, True, False, True)),
        (72, (True, True, True, True)),
    ],
)
def test_columns_appear_as_there_is_room(width: int, present: tuple[bool, ...]) -> None:
    columns = columns_in(width)
    assert tuple(map(bool, (columns.name, columns.organisation, columns.role, columns.age))) == present


@pytest.mark.parametrize("width", [4, 33, 34, 40, 72, 200])
def test_a_line_is_exactly_as_wide_as_the_pane(width: int) -> None:
    segments = contact_segments(_LINE, PLAIN_INKS, width, under_cursor=False)
    assert sum(cell_len(segment.text) for segment in segments) == width


@pytest.mark.parametrize(
    ("stage", "critical_friend", "marks"),
    [
        (None, False, "Jan Jansen 2d"),
        (AmbassadorStage.CANDIDATE, False, "Jan Jansen ☆ 2d"),
        (AmbassadorStage.ACTIVE, True, "Jan Jansen ★± 2d"),
        (AmbassadorStage.LAPSED, False, "Jan Jansen 2d"),
    ],
)
def test_marks_stand_behind_the_name(stage: AmbassadorStage | None, critical_friend: bool, marks: str) -> None:
    row = _ROW._replace(ambassador=stage, critical_friend=critical_friend)
    assert " ".join(text_of(_LINE._replace(row=row), 34).split()) == f"◆ {marks}"


@pytest.mark.parametrize("width", [4, 5, 6, 7, 8, 34, 40, 72])
def test_a_line_with_marks_is_exactly_as_wide_as_the_pane(width: int) -> None:
    row = _ROW._replace(ambassador=AmbassadorStage.ACTIVE, critical_friend=True)
    segments = contact_segments(_LINE._replace(row=row), PLAIN_INKS, width, under_cursor=False)
    assert sum(cell_len(segment.text) for segment in segments) == width


def test_a_wide_line_tells_name_organisation_role_and_last_contact() -> None:
    assert text_of(_LINE, 80).split() == ["◆", "Jan", "Jansen", "Gemeente", "Ede", "wethouder", "2d"]


def test_a_narrow_line_tells_the_name() -> None:
    assert text_of(_LINE, 20) == "  ◆ Jan Jansen"


def test_the_cursor_and_the_mark_stand_before_the_category() -> None:
    assert text_of(_LINE._replace(marked=True), 20, under_cursor=True) == "▌✓◆ Jan Jansen"


def test_an_unscored_contact_has_a_dot() -> None:
    assert text_of(_LINE._replace(category=None), 20) == "  · Jan Jansen"


def test_a_contact_that_has_just_gone_has_no_name() -> None:
    assert text_of(_LINE._replace(row=None), 40) == "  ◆ …"


def test_why_it_was_found_takes_the_place_of_the_organisation() -> None:
    assert text_of(_LINE._replace(why="Zorgcongres"), 60).split() == ["◆", "Jan", "Jansen", "Zorgcongres", "2d"]


def test_a_narrow_list_tells_why_somebody_was_found_behind_the_name() -> None:
    found = _LINE._replace(why="Zorgcongres", highlights=((0, 3),))
    assert text_of(found, 28) == "  ◆ Jan Jansen Zorgcongres"
    assert text_of(found, 22) == "  ◆ Jan Jansen Zorgco…"
    assert text_of(found, 18) == "  ◆ Jan Jansen"


@pytest.mark.parametrize("width", [4, 18, 20, 28, 34, 37])
def test_a_line_that_tells_why_is_exactly_as_wide_as_the_pane(width: int) -> None:
    row = _ROW._replace(ambassador=AmbassadorStage.ACTIVE)
    segments = contact_segments(_LINE._replace(row=row, why="日本 Zorgcongres"), PLAIN_INKS, width, under_cursor=False)
    assert sum(cell_len(segment.text) for segment in segments) == width


def test_only_the_name_under_the_cursor_is_bold() -> None:
    bold = [
        [text for text, style, _control in contact_segments(_LINE, PLAIN_INKS, 20, under_cursor=under) if _bold(style)]
        for under in (False, True)
    ]
    assert bold == [[], ["Jan Jansen      "]]


def _bold(style: Style | None) -> bool:
    return bool(style and style.bold)


@pytest.mark.parametrize(
    ("spans", "highlighted"),
    [
        ([(0, 3)], ["Jan"]),
        ([(0, 3), (4, 8)], ["Jan", "Jans"]),
        ([(4, 10)], ["Jansen"]),
        ([(0, 10)], ["Jan Jansen"]),
    ],
)
def test_matched_letters_are_highlighted(spans: list[tuple[int, int]], highlighted: list[str]) -> None:
    segments = name_segments("Jan Jansen", spans, 20, PLAIN_INKS.text, PLAIN_INKS.key)
    assert [text for text, style, _control in segments if style == PLAIN_INKS.key] == highlighted


def test_highlights_count_characters_that_are_not_drawn() -> None:
    segments = name_segments("👩\u200d🚀 Astrid", [(4, 7)], 20, PLAIN_INKS.text, PLAIN_INKS.key)
    assert [text for text, style, _control in segments if style == PLAIN_INKS.key] == ["Ast"]


@given(
    st.one_of(st.sampled_from(HOSTILE_NAMES), st.text(max_size=30)),
    st.lists(st.integers(0, 30), max_size=8, unique=True),
    st.integers(1, 40),
)
def test_a_name_takes_exactly_its_cells_whatever_is_highlighted(name: str, edges: list[int], width: int) -> None:
    ordered = sorted(edges)
    spans = list(zip(ordered[::2], ordered[1::2], strict=False))
    segments = name_segments(name, spans, width, PLAIN_INKS.text, PLAIN_INKS.key)
    assert sum(cell_len(segment.text) for segment in segments) == width


@pytest.mark.parametrize("width", [20, 39, 80])
def test_the_rule_above_the_near_misses_fits(width: int) -> None:
    assert sum(cell_len(segment.text) for segment in near_misses_segments(PLAIN_INKS, width)) <= width
