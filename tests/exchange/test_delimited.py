"""Rows of a delimited text, as real programs write it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.errors import UserError
from netwerk_tui.exchange import delimited
from netwerk_tui.exchange.delimited import (
    LONGEST_FIELD,
    MOST_UNCLOSED_QUOTES,
    Row,
    first_rows,
    read_table,
)


def cells(text: str) -> list[list[str]]:
    return [row.cells for row in read_table(text).rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_gives_regular_rows(delimiter: str) -> None:
    lines = ["Jan Jansen", "Bakker, Smit; Co", "wethouder", "Ede|Lunteren"]
    text = "".join(delimiter.join(word.replace(delimiter, " ") for word in lines) + "\n" for _ in range(3))
    assert read_table(text).delimiter == delimiter


def test_a_note_above_the_table_does_not_decide_the_delimiter() -> None:
    text = "Notes:\nSome addresses, names, dates and jobs, are missing\n\nVoornaam;Achternaam\nJan;Jansen\nPiet;Smit\n"
    assert read_table(text).delimiter == ";"


def test_excel_may_declare_the_delimiter_on_the_first_line() -> None:
    assert read_table("sep=;\r\na,b;c\r\n").rows == (Row(2, ["a,b", "c"]),)


def test_text_without_any_delimiter_is_one_column() -> None:
    assert cells("Jan\nPiet\n") == [["Jan"], ["Piet"]]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one_and_rows_tell_their_line(line_end: str) -> None:
    rows = read_table(line_end.join(["a,b", '"c\nd",e', "", "f,g"])).rows
    assert rows == (Row(1, ["a", "b"]), Row(2, ["c\nd", "e"]), Row(5, ["f", "g"]))


def test_a_line_separator_inside_a_line_does_not_end_it() -> None:
    assert cells("a\u2028b,c\x0bd\n") == [["a\u2028b", "c\x0bd"]]


def test_doubled_quotation_marks_are_one() -> None:
    assert cells('"Jan ""de"" Bakker",x\n') == [['Jan "de" Bakker', "x"]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('5" pijp,x', ['5" pijp', "x"]),
        ('"Jan" de Bakker,x', ['"Jan" de Bakker', "x"]),
        ('"Jan "de" Bakker",x', ['Jan "de" Bakker', "x"]),
        ('a, "b, c" ,d', ["a", "b, c", "d"]),
        ('a,"",c', ["a", "", "c"]),
        ('a,"b"', ["a", "b"]),
        ('a,b"', ["a", 'b"']),
        ("a,b,", ["a", "b", ""]),
        ('a,"b",', ["a", "b", ""]),
        ("Jan\0,x", ["Jan\0", "x"]),
    ],
)
def test_careless_quoting_is_read_as_it_was_meant(line: str, expected: list[str]) -> None:
    assert cells(f"{line}\n") == [expected]


def test_an_unclosed_quotation_mark_costs_its_own_line_only() -> None:
    table = read_table('a,b\n"Jan,x\nPiet,y\n"Kees, Smit",z\nAnna,w\n')
    assert table.rows == (Row(1, ["a", "b"]), Row(3, ["Piet", "y"]), Row(4, ["Kees, Smit", "z"]), Row(5, ["Anna", "w"]))
    assert table.unclosed == (2,)


def test_an_unclosed_quotation_mark_on_the_last_line_is_reported() -> None:
    assert read_table('a,b\nJan,"x').unclosed == (2,)


def test_many_unclosed_quotation_marks_are_refused() -> None:
    with pytest.raises(UserError, match=str(MOST_UNCLOSED_QUOTES)):
        read_table('x,"y\n' * (MOST_UNCLOSED_QUOTES + 2))


@pytest.mark.parametrize("line", ["x" * (LONGEST_FIELD + 1), '"' + "x" * (LONGEST_FIELD + 1) + '"'])
def test_an_endless_line_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(UserError, match="Line 2 "):
        read_table(f"a,b\n{line}\n")


def test_an_endless_quoted_field_costs_its_first_line_only() -> None:
    table = read_table('a,b\n"' + ("x" * 999 + "\n") * (LONGEST_FIELD // 999) + '",c\nd,e\n')
    assert table.unclosed[0] == 2
    assert table.rows[-1].cells == ["d", "e"]


def test_a_spreadsheet_that_took_a_row_for_one_cell_did_no_harm() -> None:
    assert cells('a,b\n"c,""d, e"""\nf,g\n') == [["a", "b"], ["c", "d, e"], ["f", "g"]]


def test_a_single_column_may_hold_commas() -> None:
    assert cells('naam\n"Berg, Jan van den"\n"Smit, Anna"\nPiet\n')[1] == ["Berg, Jan van den"]


def test_more_rows_than_any_network_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_ROWS", 10)
    with pytest.raises(UserError, match="more than 10 rows"):
        read_table("a\n" * 11)


def test_ten_million_empty_lines_are_no_rows() -> None:
    assert read_table("a,b\n" + "\n" * 10_000_000 + "c,d").rows[1].line == 10_000_002


def test_the_first_rows_are_had_without_reading_on() -> None:
    assert first_rows("a,b\n" * 100_000, 2) == [Row(1, ["a", "b"]), Row(2, ["a", "b"])]


def test_nothing_has_no_rows() -> None:
    assert read_table("").rows == ()


rows_of_two_or_more = st.lists(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=3, max_size=3), min_size=1
)


@given(rows_of_two_or_more)
def test_what_the_standard_library_writes_is_read_back(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(rows)
    assert cells(written.getvalue()) == rows


@given(st.text(alphabet=list('ab,;"\n\r \0é'), max_size=60))
def test_every_line_with_a_field_is_in_some_row_or_reported(text: str) -> None:
    table = read_table(text)
    starts = [row.line for row in table.rows] + list(table.unclosed)
    assert len(set(starts)) == len(starts)
    assert all(1 <= line <= 1 + text.count("\n") + text.count("\r") for line in starts)
    if text.strip("\r\n") and not text.startswith("sep="):
        assert starts
