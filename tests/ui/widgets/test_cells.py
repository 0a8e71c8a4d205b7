from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right, shortened

_TEXTS = st.text(st.characters(codec="utf-8"), max_size=30).map(drawable)


@given(_TEXTS, st.integers(0, 40))
def test_a_fitted_text_takes_exactly_its_cells(text: str, width: int) -> None:
    assert cell_len(fitted(text, width)) == width


@given(_TEXTS, st.integers(0, 40))
def test_a_text_fitted_at_the_right_takes_exactly_its_cells(text: str, width: int) -> None:
    assert cell_len(fitted_right(text, width)) == width


@given(_TEXTS)
def test_a_text_that_fits_is_not_changed(text: str) -> None:
    assert shortened(text, cell_len(text)) == text


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Gemeente Ede", 11, "Gemeente E…"),
        ("Jan Jansen", 5, "Jan…"),
        ("日本語", 4, "日…"),
        ("日本語", 5, "日本…"),
        ("Jan", 0, ""),
        ("Jan", 1, "…"),
    ],
)
def test_a_text_that_is_cut_ends_in_an_ellipsis(text: str, width: int, shown: str) -> None:
    assert shortened(text, width) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zoë 👩\u200d🚀", "Zoë 👩🚀"),
        ("Lotte ❤\ufe0f", "Lotte ❤"),
        ("Piet 👍🏽", "Piet 👍"),
        ("Jan\x1b[31m Jansen", "Jan[31m Jansen"),
        ("Jan\u202e Jansen", "Jan Jansen"),
    ],
)
def test_what_terminals_disagree_about_or_obey_is_not_drawn(text: str, shown: str) -> None:
    assert drawable(text) == shown
