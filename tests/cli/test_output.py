"""Columns in terminal cells, and JSON that no terminal obeys."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.cli.columns import aligned, cut, width_cells
from netwerk_tui.cli.output import json_text
from netwerk_tui.domain.text import UNSAFE_ON_SCREEN


@pytest.mark.parametrize(("text", "cells"), [("Jansen", 6), ("Zoë", 3), ("Zoe\u0308", 3), ("日本", 4), ("", 0)])
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert width_cells(text) == cells


def test_columns_stand_below_each_other() -> None:
    assert aligned([["1", "日本", "x"], ["200", "Jan", "y"]]) == ["1    日本  x", "200  Jan   y"]


def test_a_column_without_anything_in_it_is_left_out() -> None:
    assert aligned([["1", "", "x"], ["2", "", "y"]]) == ["1  x", "2  y"]


def test_rows_may_be_of_different_length() -> None:
    assert aligned([["1"], ["2", "b"]]) == ["1", "2  b"]


def test_nothing_is_aligned_to_nothing() -> None:
    assert aligned([]) == []


@given(st.text(), st.integers(1, 30))
def test_what_is_cut_fits(text: str, width: int) -> None:
    assert width_cells(cut(text, width)) <= width


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.sampled_from([None, 2]))
def test_json_says_what_it_was_given_and_steers_nothing(text: str, indent: int | None) -> None:
    written = json_text([text, {text: text}], indent)
    assert json.loads(written) == [text, {text: text}]
    assert UNSAFE_ON_SCREEN.search(written.replace("\n", "")) is None


def test_json_is_readable_unicode() -> None:
    assert json_text("Zoë 日本") == '"Zoë 日本"'
