"""Reports as lines: everything that is told fits its width, and is told in glyphs and words as well as in colour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from netwerk_tui.domain.ambassadors import MonthOfStages
from netwerk_tui.domain.attention import AttentionSplit, attention_split
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, POWER_INTEREST, Cell, Matrix
from netwerk_tui.domain.movement import Movement, Standing, movement
from netwerk_tui.domain.placements import ImportanceOrder, Placements
from netwerk_tui.language import use_language
from netwerk_tui.ui.widgets.attention_lines import attention_lines
from netwerk_tui.ui.widgets.growth_lines import growth_lines
from netwerk_tui.ui.widgets.movement_lines import movement_lines
from netwerk_tui.ui.widgets.report_line import PersonLine, ReportLine, bar

TODAY = date(2026, 11, 23)
SINCE = TODAY - timedelta(days=89)
BEFORE = SINCE - timedelta(days=30)
WIDTHS = (69, 70, 95, 96, 110, 200)


def _text(line: ReportLine | PersonLine) -> str:
    """What stands there, but for a name."""
    if isinstance(line, ReportLine):
        return line.text
    return " " * (1 + line.name_cells) + "".join(text for text, _ink in line.make_pieces())


def _texts(lines: Sequence[ReportLine | PersonLine]) -> list[str]:
    return [_text(line).rstrip() for line in lines]


def _widest(lines: Sequence[ReportLine | PersonLine]) -> int:
    return max(cell_len(_text(line)) for line in lines)


@pytest.mark.parametrize(
    ("part", "whole", "cells", "drawn"),
    [
        (1, 1, 4, "████"),
        (1, 2, 4, "██"),
        (3, 8, 1, "▍"),
        (0, 1, 4, ""),
        (1, 10_000, 4, "▏"),
        (9, 3, 2, "██"),
        (1, 0, 4, ""),
    ],
)
def test_a_bar_is_as_long_as_its_part(part: float, whole: float, cells: int, drawn: str) -> None:
    assert bar(part, whole, cells) == drawn


# Movement


def _moved(steps: Sequence[tuple[Cell | None, Cell]], matrix: Matrix = ACCEPTANCE_ENERGY) -> Movement:
    histories = {
        ContactId(number): [
            *([Standing(BEFORE, before)] if before else []),
            Standing(TODAY - timedelta(days=number), after, "日本 gave a long reason that goes on and on and on"),
        ]
        for number, (before, after) in enumerate(steps, start=1)
    }
    return movement(matrix, SINCE, TODAY, histories)


_FOLLOWER, _PARTNER, _OPPONENT = Cell(2, 3), Cell(2, 4), Cell(-2, 5)
_SOME = _moved([(_FOLLOWER, _PARTNER), (_PARTNER, _OPPONENT), (Cell(3, 3), _FOLLOWER), (None, _FOLLOWER)])


def test_the_table_tells_what_each_category_won_and_lost() -> None:
    lines = _texts(movement_lines(_SOME, TODAY, 70))
    assert " ◆ Partner              +1     −1      0" in lines
    assert " ▲ Opponent             +1      0     +1" in lines


def test_a_stream_is_an_arrow_from_glyph_and_name_to_glyph_and_name() -> None:
    lines = _texts(movement_lines(_SOME, TODAY, 70))
    (stream,) = (line for line in lines if line.startswith(" ◆ Partner") and "▶" in line)
    assert "▲ Opponent" in stream
    assert stream.endswith(" 1")


def test_the_largest_stream_has_the_longest_arrow() -> None:
    found = _moved([(_FOLLOWER, _PARTNER)] * 4 + [(None, _FOLLOWER)])
    arrows = [line.count("━") for line in _texts(movement_lines(found, TODAY, 70)) if "▶" in line]
    assert arrows == sorted(arrows, reverse=True)
    assert arrows[0] > arrows[1]


def test_each_mover_stands_under_what_happened_to_them() -> None:
    lines = movement_lines(_SOME, TODAY, 110)
    found = [line.contact if isinstance(line, PersonLine) else line.text.strip() for line in lines[-12:]]
    assert [each for each in found if each] == [
        "From saying yes to doing yes · 1",
        1,
        "Lost, and why · 1",
        2,
        "Drifted · 1",
        3,
        "Scored for the first time · 1",
        4,
    ]


def test_a_mover_is_told_with_both_places_the_day_and_the_reason() -> None:
    lines = movement_lines(_SOME, TODAY, 110)
    (mover,) = (_text(line) for line in lines if isinstance(line, PersonLine) and line.contact == 2)
    assert mover.split()[:8] == ["◆", "Partner", "+2/4", "→", "▲", "Opponent", "-2/5", "21"]
    assert "gave a long reason" in mover


def test_table_and_streams_stand_beside_each_other_where_there_is_room() -> None:
    assert any("Net flow" in line and "Largest streams" in line for line in _texts(movement_lines(_SOME, TODAY, 96)))
    assert not any("Net flow" in line and "Largest" in line for line in _texts(movement_lines(_SOME, TODAY, 95)))


def test_streams_beyond_the_largest_are_counted() -> None:
    one_each = [Cell(2, 4), Cell(3, 1), Cell(0, 1), Cell(-3, 1), Cell(-3, 5)]
    found = _moved([(before, after) for before in one_each for after in one_each if before is not after])
    assert " 12 more in smaller streams" in _texts(movement_lines(found, TODAY, 70))


def test_nobody_who_moved_is_said_in_words() -> None:
    assert "Nobody moved in these days." in _texts(movement_lines(_moved([]), TODAY, 70))[-1]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("matrix", BUILT_IN, ids=lambda matrix: matrix.id)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_movement_fits_its_width(matrix: Matrix, width: int, language: str) -> None:
    use_language("nl" if language == "nl" else "en")
    cells = list(matrix.cells())
    found = _moved([(None, cells[0]), (cells[0], cells[-1]), (cells[-1], cells[0]), (cells[3], cells[0])], matrix)
    assert _widest(movement_lines(found, TODAY, width)) <= width


# Attention


def _split(moments: dict[int, int], matrix: Matrix = ACCEPTANCE_ENERGY) -> AttentionSplit:
    cells = list(matrix.cells())
    placed = [(ContactId(number), cell, TODAY, 0) for number, cell in enumerate(cells, start=1)]
    order = ImportanceOrder([*(contact for contact, *_ in placed), ContactId(999)])
    return attention_split(
        Placements.of(matrix, placed, order), {ContactId(contact): count for contact, count in moments.items()}
    )


def test_each_category_tells_what_it_got_and_what_the_policy_grants_it() -> None:
    lines = _texts(attention_lines(_split({5: 1}), 110))
    (went,) = (line for line in lines if line.startswith(" ◆ Partner"))
    assert "100 %  1 moment" in went
    policy = lines[lines.index(went) + 1]
    assert policy.startswith("   6 contacts      policy  ░")
    assert policy.endswith("▲ too much")


def test_an_imbalance_is_named_in_words() -> None:
    lines = _texts(attention_lines(_split({5: 40}), 110))
    assert " ! Far less than their share: Follower, Waiter, Avoider, Opponent" in lines
    assert " ! Far more than their share: Partner" in lines


def test_a_balance_is_said_too() -> None:
    fair = dict.fromkeys(range(1, 36), 2) | {4: 6, 5: 6, 9: 6, 10: 6, 14: 6, 15: 6}
    assert " ✓ Every category gets about its share." in _texts(attention_lines(_split(fair), 110))


def test_moments_with_unscored_people_are_told() -> None:
    assert " 7 more with people who are unscored" in _texts(attention_lines(_split({5: 1, 999: 7}), 110))


def test_without_any_moment_nothing_is_out_of_balance() -> None:
    text = "\n".join(_texts(attention_lines(_split({}), 110)))
    assert "No contact moments" in text
    assert "!" not in text


def test_a_matrix_without_a_policy_shows_what_went_alone() -> None:
    text = "\n".join(_texts(attention_lines(_split({1: 3}, POWER_INTEREST), 110)))
    assert "The policy grants nothing" in text
    assert "░" not in text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("matrix", BUILT_IN, ids=lambda matrix: matrix.id)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_attention_fits_its_width(matrix: Matrix, width: int, language: str) -> None:
    use_language("nl" if language == "nl" else "en")
    assert _widest(attention_lines(_split({1: 3, 2: 99, 999: 2}, matrix), width)) <= width


# Ambassadors


def _months(*active: int) -> list[MonthOfStages]:
    counts = [dict.fromkeys(AmbassadorStage, 0) | {AmbassadorStage.ACTIVE: count} for count in active]
    return [
        MonthOfStages(date(2025 + (11 + number) // 12, (11 + number) % 12 + 1, 1), each)
        for number, each in enumerate(counts)
    ]


YEAR = _months(0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12)


def test_growth_is_told_in_a_sentence_and_in_numbers() -> None:
    lines = _texts(growth_lines(YEAR, 110))
    assert lines[0] == " 12 active ambassadors now, +12 in 12 months"
    (active,) = (line for line in lines if line.startswith(" ★ active"))
    assert active.split()[2:] == ["·", "·", "1", "2", "3", "4", "5", "6", "7", "8", "9", "12"]


def test_the_months_are_named_and_a_new_year_is_its_number() -> None:
    assert any(line.split()[:3] == ["Dec", "’26", "Feb"] for line in _texts(growth_lines(YEAR, 110)))


def test_the_largest_month_reaches_the_top_of_the_chart() -> None:
    chart = _texts(growth_lines(YEAR, 110))[3:9]
    assert chart[0].split() == ["12", "█████"]
    assert chart[-1].count("·") == 2


def test_without_ambassadors_the_chart_is_flat() -> None:
    lines = _texts(growth_lines(_months(*[0] * 12), 110))
    assert lines[0] == " 0 active ambassadors now, ±0 in 12 months"
    assert "█" not in "".join(lines)


@pytest.mark.parametrize("width", [30, *WIDTHS])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_growth_fits_its_width(width: int, language: str) -> None:
    use_language("nl" if language == "nl" else "en")
    assert _widest(growth_lines(YEAR, width)) <= width
