"""How fast work goes and how long it takes, in words."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.pace import pace_words


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [
        (24_000, 60_000, 2.0, "40% · 12,000 a second · 3 seconds left"),
        (900, 0, 0.1, "9000 a second"),
        (100, 100_000, 1.0, "0% · 100 a second · 17 minutes left"),
        (1, 100, 60.0, "1%"),
    ],
)
def test_work_tells_how_far_it_is_how_fast_it_goes_and_what_is_left(
    done: int, total: int, seconds: float, words: str
) -> None:
    assert pace_words(done, total, seconds) == words
