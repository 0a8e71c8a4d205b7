"""How many answered, in words, and beside how many did before."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.message import Response
from netwerk_tui.domain.message_response import ResponseLine, rate_words, trend_sign
from netwerk_tui.language import use_language


@pytest.mark.parametrize(
    ("reached", "answered", "words"),
    [(0, 0, "–"), (1000, 18, "1.8%"), (100, 2, "2%"), (100, 0, "0%"), (100, 16, "16%"), (3, 3, "100%")],
)
def test_a_share_below_ten_percent_is_told_with_one_decimal(reached: int, answered: int, words: str) -> None:
    assert rate_words(Response(reached, answered)) == words


def test_a_dutch_reader_sees_a_decimal_comma() -> None:
    use_language("nl")
    assert rate_words(Response(1000, 18)) == "1,8%"


@pytest.mark.parametrize(
    ("now", "before", "sign"),
    [
        (Response(10, 3), Response(10, 2), "▲"),
        (Response(10, 1), Response(10, 2), "▼"),
        (Response(10, 2), Response(5, 1), ""),
        (Response(10, 2), Response(0, 0), ""),
    ],
)
def test_a_sign_says_whether_more_answered_than_before(now: Response, before: Response, sign: str) -> None:
    assert trend_sign(ResponseLine("", now, before)) == sign
