"""The page about the search language knows every key."""

from __future__ import annotations

from tests.query_page import PAGE, with_key_table


def test_the_table_of_keys_is_that_of_the_parser() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == with_key_table(text), "run: python -m tests.query_page"
