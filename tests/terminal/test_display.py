"""The screen of the terminal harness: what it draws, what it leaves alone, and what it answers."""

from __future__ import annotations

import pytest

from tests.terminal.display import Display, Position


@pytest.fixture
def display() -> Display:
    return Display(20, 4)


def test_text_lands_where_the_cursor_was_put(display: Display) -> None:
    display.feed(b"\x1b[2;5Hhallo")
    assert display.positions_of("hallo") == [Position(4, 1)]


def test_a_sequence_in_two_pieces_is_one_sequence(display: Display) -> None:
    for piece in (b"\x1b", b"[2;", b"5Hh\xc3", b"\xab"):
        display.feed(piece)
    assert display.positions_of("hë") == [Position(4, 1)]


def test_half_a_frame_is_not_shown(display: Display) -> None:
    display.feed(b"old\x1b[?2026h\x1b[1;1Hnew")
    assert display.lines()[0] == "old"


def test_a_whole_frame_is_shown(display: Display) -> None:
    display.feed(b"old\x1b[?2026h\x1b[1;1Hnew\x1b[?2026l")
    assert display.lines()[0] == "new"


@pytest.mark.parametrize(
    "sequence",
    [
        b"\x1b[?2048$p",
        b"\x1b[>1u",
        b"\x1b[<u",
        b"\x1b[=1;1u",
        b"\x1b[>4;2m",
        b"\x1b[4:3m",
        b"\x1b[38:2::1:2:3m",
        b"\x1b[2 q",
        b"\x1bP+q544e\x1b\\",
        b"\x1b_Gi=1;AAAA\x1b\\",
        b"\x1b]0;title\x07",
        b"\x1b]8;;https://example.org\x1b\\",
        b"\x1b[?1003h",
        b"\x1b(B",
    ],
)
def test_a_sequence_without_a_glyph_draws_nothing(display: Display, sequence: bytes) -> None:
    display.feed(b"a" + sequence + b"b")
    assert display.lines() == ["ab", "", "", ""]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
        (b"\x1b[?9999$p", b"\x1b[?9999;0$y"),
        (b"\x1b[2;3H\x1b[6n", b"\x1b[2;3R"),
        (b"\x1b[5n", b"\x1b[0n"),
        (b"\x1b[c", b"\x1b[?62;22c"),
        (b"\x1b[>1u\x1b[?u", b"\x1b[?1u"),
        (b"\x1b[>1u\x1b[<u\x1b[?u", b"\x1b[?0u"),
        (b"\x1b]11;?\x07", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
        (b"\x1b[18t", b"\x1b[8;4;20t"),
        (b"just text", b""),
    ],
)
def test_a_question_is_answered(display: Display, question: bytes, answer: bytes) -> None:
    assert display.feed(question) == answer


def test_leaving_the_alternate_screen_leaves_a_clean_one(display: Display) -> None:
    display.feed(b"\x1b[?1049hthe program\x1b[?1049lafterwards")
    assert display.lines() == ["afterwards", "", "", ""]


def test_colours_and_attributes_can_be_read(display: Display) -> None:
    display.feed(b"\x1b[1;38;2;255;0;16;7mx")
    cell = display.cell(Position(0, 0))
    assert (cell.text, cell.foreground, cell.bold, cell.reverse) == ("x", "ff0010", True, True)


def test_a_stray_escape_does_not_swallow_what_follows(display: Display) -> None:
    display.feed(b"a\x1b\x1b[1Cb")
    assert display.lines()[0] == "a b"
