"""The plain text of a message that may hold HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.exchange.hypertext import plain_text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Hallo\n\nTot vrijdag", "Hallo\n\nTot vrijdag"),
        ('<p class="x">Hallo Jan,</p>\n<p>Tot <b>vrijdag</b>.<br/>Anna</p>', "Hallo Jan,\nTot vrijdag.\nAnna"),
        ("<ul><li>een</li><li>twee</li></ul>", "een\ntwee"),
        ("<style>p{color:red}</style><span>Hallo</span>", "Hallo"),
        ("Jansen &amp; Smit &lt;b&gt; &euro; 5", "Jansen & Smit <b> € 5"),
        ("I <3 you, a < b, <jan@example.org>", "I <3 you, a < b, <jan@example.org>"),
        ("https://example.org/?a=1&copy=2", "https://example.org/?a=1&copy=2"),
        ("&#27;]0;x&#7;klaar", "]0;xklaar"),
        ("<b onclick", "<b onclick"),
        ("", ""),
    ],
)
def test_tags_go_and_text_stays(content: str, expected: str) -> None:
    assert plain_text(content, 1000) == expected


def test_the_text_is_cut_at_the_limit() -> None:
    assert plain_text("<p>" + "x" * 50, 10) == "x" * 10


@pytest.mark.parametrize("piece", ["<", "<p", "<p>", " ", "\n", "&amp;", "<style>", "<!doctype", "&"])
def test_a_million_repetitions_take_no_longer_than_they_should(piece: str) -> None:
    assert len(plain_text(piece * 1_000_000, 100)) <= 100


@given(st.text(max_size=100))
def test_any_text_gives_clean_lines(content: str) -> None:
    assert all(line == line.rstrip() for line in plain_text(content, 100).split("\n"))
