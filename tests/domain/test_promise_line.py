"""A promise in one line: the words apart from the day."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.domain.note_draft import FollowupDraft
from netwerk_tui.domain.promise_line import read_promise

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("bel vrijdag", "bel", date(2026, 11, 27)),
        ("vrijdag bellen", "bellen", date(2026, 11, 27)),
        ("call back on 3 dec", "call back", date(2026, 12, 3)),
        ("koffie over 2 weken", "koffie", date(2026, 12, 7)),
        ("bel over de vergunning volgende week", "bel over de vergunning", date(2026, 11, 30)),
        ("stuur het stuk", "stuur het stuk", None),
        ("> bel morgen", "bel", date(2026, 11, 24)),
        ("", "", None),
    ],
)
def test_the_day_is_taken_out_of_the_words(line: str, text: str, due: date | None) -> None:
    assert read_promise(line, MONDAY) == FollowupDraft(text, due, theirs=False)


def test_a_day_alone_promises_to_follow_up() -> None:
    assert read_promise("friday", MONDAY) == FollowupDraft("follow up", date(2026, 11, 27), theirs=False)


def test_an_angle_bracket_makes_it_a_promise_of_theirs() -> None:
    assert read_promise("< stuurt de cijfers morgen", MONDAY) == FollowupDraft(
        "stuurt de cijfers", date(2026, 11, 24), theirs=True
    )
