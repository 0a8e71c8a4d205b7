"""Lets the lines go that a closed widget painted. `ThemedApp` installs it.

Textual keeps a widget's lines in a `StylesCache`, and remembers the colours around them by a function of which that
cache is an argument: the last 1,024 widgets' lines stay in memory, 8 MB after a dozen dialogs. Here the colours
are remembered by themselves.
"""

from __future__ import annotations

from functools import lru_cache

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.style import Style


def install() -> None:
    """Hold on to no closed widget from now on. Calling it again changes nothing."""
    setattr(StylesCache, "get_inner_outer", _inner_and_outer_of)  # noqa: B010 - mypy refuses to assign to a method


def _inner_and_outer_of(_cache: StylesCache, base: Color, background: Color) -> tuple[Style, Style]:
    return _inner_and_outer(base, background)


@lru_cache(maxsize=256)
def _inner_and_outer(base: Color, background: Color) -> tuple[Style, Style]:
    return Style(background=base + background), Style(background=base)
