"""The line on which a setting is written, however TOML spells it."""

from __future__ import annotations

import pytest

from netwerk_tui.settings.config_file import KeyPath
from netwerk_tui.settings.config_lines import line_of

WRITTEN = '''\
# [a]
text = """
[a]
key = 1
"""
"quoted key" = 1
a.b.c = 1
list = [
  1,
  2,
]

[table] # with a comment

  indented = { inner = { deep = 1 } }
[[rows]]
key = 1
[[rows]]
other = 1
key = 1
[rows.below]
key = 2'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("text",), 2),
        (("quoted key",), 6),
        (("a", "b", "c"), 7),
        (("a",), 7),
        (("list", 1), 8),
        (("table",), 13),
        (("table", "indented", "inner", "deep"), 15),
        (("rows", 0, "key"), 17),
        (("rows", 1), 18),
        (("rows", 1, "key"), 20),
        (("rows", 1, "below", "key"), 22),
        (("rows", 1, "absent"), 18),
        (("absent",), 0),
    ],
)
def test_a_setting_is_found_on_its_line(place: KeyPath, line: int) -> None:
    assert line_of(WRITTEN, place) == line


def test_windows_line_ends_count_once() -> None:
    assert line_of("a = 1\r\nb = 2\r\nc = 3\r\n", ("c",)) == 3


def test_a_form_feed_in_a_comment_ends_no_line() -> None:
    assert line_of("# one\x0bline\nb = 2\n".replace("\x0b", "\u2028"), ("b",)) == 2
