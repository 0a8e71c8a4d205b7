"""What a query can go on with."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.query_completion import completions
from netwerk_tui.domain.query_keys import KeyId

NAMES = {KeyId.SEGMENT: ["Stille volgers", "Ambassadeurs"], KeyId.TAG: ["zorg"], KeyId.CATEGORY: ["Volger"]}


def completed(query: str) -> str:
    """The query with the first completion, or as it is where there is none."""
    found = completions(query, NAMES)
    return found[0].applied_to(query) if found else query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("segment:stil", 'segment:"Stille volgers" '),
        ('segment:"Stille vol', 'segment:"Stille volgers" '),
        ("segment:=st", 'segment:="Stille volgers" '),
        ('segment:"Stille volgers" -#zo', 'segment:"Stille volgers" -#zorg '),
        ('#zorg (segment:"Stil', '#zorg (segment:"Stille volgers" '),
        ('"de wijk" cate', '"de wijk" category:'),
    ],
)
def test_a_name_that_was_begun_is_completed(typed: str, query: str) -> None:
    assert completed(typed) == query


@pytest.mark.parametrize(
    "query",
    ['segment:"Stille volgers" ', 'segment:"Stille volgers"', 'segment:="Stille volgers"', "#zorg ", "category:volger"],
)
def test_nothing_is_offered_for_a_name_that_is_complete(query: str) -> None:
    assert completions(query, NAMES) == []
