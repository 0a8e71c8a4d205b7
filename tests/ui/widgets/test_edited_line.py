from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netwerk_tui.domain.text import clean_line
from netwerk_tui.ui.widgets.edited_line import EditedLine, Towards, caret_view

_LINES = st.builds(EditedLine, st.text(max_size=30).map(clean_line), st.text(max_size=30).map(clean_line))


@pytest.mark.parametrize(
    ("towards", "before", "after"),
    [
        (Towards.LEFT, "jan va", "n dijk"),
        (Towards.RIGHT, "jan van ", "dijk"),
        (Towards.WORD_LEFT, "jan ", "van dijk"),
        (Towards.WORD_RIGHT, "jan van dijk", ""),
        (Towards.START, "", "jan van dijk"),
        (Towards.END, "jan van dijk", ""),
    ],
)
def test_the_caret_moves(towards: Towards, before: str, after: str) -> None:
    assert EditedLine("jan van", " dijk").moved(towards) == EditedLine(before, after)


@pytest.mark.parametrize(
    ("towards", "before", "after"),
    [
        (Towards.LEFT, "jan va", " dijk"),
        (Towards.RIGHT, "jan van", "dijk"),
        (Towards.WORD_LEFT, "jan ", " dijk"),
        (Towards.START, "", " dijk"),
        (Towards.END, "jan van", ""),
    ],
)
def test_what_lies_between_the_caret_and_there_is_deleted(towards: Towards, before: str, after: str) -> None:
    assert EditedLine("jan van", " dijk").deleted(towards) == EditedLine(before, after)


def test_deleting_a_word_takes_the_spaces_behind_it() -> None:
    assert EditedLine("jan van  ").deleted(Towards.WORD_LEFT) == EditedLine("jan ")


@pytest.mark.parametrize("letter", ["q\u0303", "👩\u200d", "❤\ufe0f", "n\u0323\u0307"])
def test_a_letter_is_deleted_with_its_marks(letter: str) -> None:
    assert EditedLine(f"a{letter}").deleted(Towards.LEFT) == EditedLine("a")


@pytest.mark.parametrize("letter", ["q\u0303", "❤\ufe0f"])
def test_the_caret_passes_a_letter_with_its_marks(letter: str) -> None:
    assert EditedLine("", f"{letter}b").moved(Towards.RIGHT) == EditedLine(letter, "b")


@pytest.mark.parametrize("towards", list(Towards))
def test_an_empty_line_stays_empty(towards: Towards) -> None:
    assert EditedLine().deleted(towards) == EditedLine().moved(towards) == EditedLine()


def test_an_accent_typed_after_its_letter_joins_it() -> None:
    assert EditedLine("Zoe").with_typed("\u0308", 100) == EditedLine("Zoë")


def test_typing_beyond_the_limit_is_dropped() -> None:
    assert EditedLine("jan", "sen").with_typed("s en", 8) == EditedLine("jans ", "sen")


@pytest.mark.parametrize(("cell", "before"), [(0, ""), (1, ""), (2, "日"), (3, "日a"), (9, "日ab")])
def test_a_click_puts_the_caret_before_the_character_there(cell: int, before: str) -> None:
    assert EditedLine("日ab").caret_at_cell(cell).before == before


@given(_LINES, st.sampled_from(list(Towards)))
def test_moving_the_caret_keeps_the_text(line: EditedLine, towards: Towards) -> None:
    assert line.moved(towards).text == line.text


@given(_LINES, st.sampled_from([Towards.LEFT, Towards.WORD_LEFT, Towards.START]))
def test_deleting_to_the_left_keeps_what_is_on_the_right(line: EditedLine, towards: Towards) -> None:
    assert line.deleted(towards).after == line.after


@given(_LINES, st.integers(3, 40))
def test_the_caret_is_always_in_view(line: EditedLine, width: int) -> None:
    view = caret_view(line, width)
    assert view.caret_cell + cell_len(view.under) <= width


def test_a_line_that_fits_is_shown_whole() -> None:
    view = caret_view(EditedLine("jans", "en"), 20)
    assert (view.before + view.under + view.after, view.hidden_cells) == ("jansen", 0)


def test_the_caret_at_the_end_stands_on_a_space() -> None:
    assert caret_view(EditedLine("jan"), 20).under == " "
