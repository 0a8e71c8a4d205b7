"""On which line of the configuration file a setting is written. For `config_file`, where a setting cannot be."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netwerk_tui.settings.config_file import KeyPath


def line_of(written: str, place: KeyPath) -> int:
    """The line on which this key, or else the innermost table around it, is written; 0 where nothing of it is.

    Instead of knowing how TOML may be spelled, this finds the first line with which the key is there for the parser.
    """
    whole = tomllib.loads(written)
    while place and not _has(whole, place):
        place = place[:-1]
    if not place:
        return 0
    lines = written.split("\n")
    without, with_it = 0, len(lines)
    while middle := _parsed_between(lines, without, with_it):
        number, values = middle
        without, with_it = (without, number) if _has(values, place) else (number, with_it)
    return without + 1


def _parsed_between(lines: list[str], after: int, before: int) -> tuple[int, dict[str, object]] | None:
    """A number of first lines that is valid TOML, as near the middle as can be, and what it says."""
    middle = (after + before) // 2
    for count in sorted(range(after + 1, before), key=lambda count: abs(count - middle)):
        try:
            return count, tomllib.loads("\n".join(lines[:count]) + "\n")
        except tomllib.TOMLDecodeError:
            continue
    return None


def _has(value: object, place: KeyPath) -> bool:
    for step in place:
        if isinstance(step, int):
            if not isinstance(value, list) or step >= len(value):
                return False
            value = value[step]
        else:
            if not isinstance(value, dict) or step not in value:
                return False
            value = value[step]
    return True
