"""Cleaning keeps every visible character, and lets nothing through that a terminal would obey or a reader not see."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.text import UNSAFE_ON_SCREEN, clean_block, clean_line, fold

HOSTILE_PIECES = st.sampled_from(
    [
        *("\x1b", "\x1b[", "\x1b]0;", "\x07", "\x9b", "\x9d", "\x9c", "\x1b\\", "\x1bP", "m", "0", ";", "[", "]"),
        *("\u202e", "\u2066", "\u200b", "\u200d", "\u200c", "\ufe0f", "\ufeff", "\ud800", "\ufdd0", "\U000e0041"),
        *("\u0301", "\u0323", "❤", "ن", "é", "a", " ", "\t", "\n", "\r\n", "\u2028", "\x85"),
    ]
)
HOSTILE_TEXT = st.lists(HOSTILE_PIECES | st.text(max_size=3), max_size=40).map("".join)


def test_markup_in_a_name_stays_as_literal_brackets() -> None:
    assert clean_line("Jan [/b] \x1b]0;x\x07[@click=app.quit]") == "Jan [/b] [@click=app.quit]"


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[31m",
        "\x1b[?1049h",
        "\x9b2J",
        "\x1b]0;title\x07",
        "\x1b]8;;https://example.org\x1b\\",
        "\x9d52;c;aGk=\x9c",
        "\x1bPq#0~~\x1b\\",
        "\x90q\x9c",
        "\x1b_G a=T\x1b\\",
        "\x1b^pm\x1b\\",
        "\x1bXsos\x1b\\",
        "\x1bktitle\x1b\\",
        "\x1bc",
        "\x1b(B",
        "\x1b",
    ],
    ids=ascii,
)
def test_an_escape_sequence_goes_whole(sequence: str) -> None:
    assert clean_line(f"Jan {sequence} Jansen") == "Jan Jansen"


def test_a_string_sequence_without_an_end_swallows_no_text() -> None:
    assert clean_line("called\x1b]about the permit") == "calledabout the permit"


def test_an_escape_sequence_hidden_in_another_leaves_no_escape() -> None:
    assert clean_line("\x1b\x1b[31m[2J") == "[2J"


@pytest.mark.parametrize(
    "invisible", ["\u200b", "\u202e", "\u2066", "\u00ad", "\ufeff", "\U000e0041", "\u3164", "\ud800"]
)
def test_what_a_reader_cannot_see_goes(invisible: str) -> None:
    assert clean_line(f"Jan{invisible}sen") == "Jansen"


@pytest.mark.parametrize(
    "joined", ["👨\u200d👩\u200d👧", "❤\ufe0f\u200d🔥", "می\u200cخواهم", "1\ufe0f\u20e3", "क्\u200dष"]
)
def test_joiners_stay_where_they_join(joined: str) -> None:
    assert clean_line(joined) == joined


@pytest.mark.parametrize("spoof", ["Jan\u200dsen", "Jan\u200csen", "\u200dJansen", "Jansen\u200d", "Jan\ufe0fsen"])
def test_joiners_go_where_they_only_make_two_names_look_alike(spoof: str) -> None:
    assert clean_line(spoof) == "Jansen"


def test_a_line_is_one_line_with_single_spaces() -> None:
    assert clean_line("  Jan\t\n van\u00a0den\u2028Berg\r\n") == "Jan van den Berg"


def test_a_line_is_composed() -> None:
    assert clean_line("Zoe\u0308") == "Zoë"


def test_a_line_is_no_longer_than_its_limit() -> None:
    assert clean_line("ab cd", limit=3) == "ab"


def test_a_block_keeps_its_line_ends_and_indentation() -> None:
    assert clean_block("\n\nfirst  \r\n\tsecond\u2028third\n\n") == "first\n    second\nthird"


def test_a_tower_of_marks_is_lowered() -> None:
    assert len(clean_line("a" + "\u0301\u0323" * 500)) < 12


@given(HOSTILE_TEXT)
def test_a_clean_line_is_safe_on_screen(text: str) -> None:
    assert not UNSAFE_ON_SCREEN.search(clean_line(text))


@given(HOSTILE_TEXT)
def test_a_clean_block_is_safe_but_for_its_line_ends(text: str) -> None:
    assert not UNSAFE_ON_SCREEN.search(clean_block(text).replace("\n", ""))


@given(HOSTILE_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    line, block = clean_line(text), clean_block(text)
    assert (clean_line(line), clean_block(block)) == (line, block)


@given(HOSTILE_TEXT)
def test_clean_text_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean_block(text))


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126)))
def test_visible_characters_are_never_lost(text: str) -> None:
    assert clean_line(text) == text


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Öztürk", "ozturk"),
        ("Straße", "strasse"),
        ("Bjørn Łukasz", "bjorn lukasz"),
        ("Æsop Œuvre", "aesop oeuvre"),
        ("Yılmaz İnci", "yilmaz inci"),
        ("in ’t Veld", "in t veld"),
        ("D'Hondt", "dhondt"),
        ("Jansen–de  Vries", "jansen-de vries"),
        ("Ĳsbrand", "ijsbrand"),
        ("Ｊａｎ", "jan"),
    ],
)
def test_folding_leaves_what_people_search_by(written: str, compared: str) -> None:
    assert fold(written) == compared


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    "unit",
    [
        "\x1b]",
        "\x9d",
        "\x1b[0",
        "\x90a",
        "\u0301\u0323",
        "←\u200d",
        "a\u200d",
        "\ufe0f",
        "\t",
        " \n",
        "\x1b(",
        "\u200b",
    ],
    ids=ascii,
)
def test_hostile_text_takes_time_in_proportion_to_its_length(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        started = time.thread_time()
        clean_line(text)
        fold(text)
        return time.thread_time() - started

    short = min(seconds(4_000) for _ in range(3))
    assert seconds(40_000) < 50 * (short + 0.001)
