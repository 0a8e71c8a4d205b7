"""The last guard before the terminal: no text of a user's contact can speak the terminal's own language.

Text is cleaned where it comes in (`domain.text`). This guard holds where something slipped through: it wraps
`Strip.render`, which every line of every widget passes on its way out. `ThemedApp` installs it. A strip without unsafe
characters costs some 6 µs more, once: what was rendered is cached as before.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from netwerk_tui.domain.text import UNSAFE_ON_SCREEN

_render_unguarded = Strip.render
_unsafe = UNSAFE_ON_SCREEN.search


def install() -> None:
    """Guard all output from now on. Calling it again changes nothing."""
    setattr(Strip, "render", _render_guarded)  # noqa: B010 - mypy refuses a plain assignment to a method


def _render_guarded(strip: Strip, console: Console) -> str:
    if strip._render_cache is None and _carries_unsafe_text(strip):
        strip._render_cache = _render_unguarded(_harmless(strip), console)
    return _render_unguarded(strip, console)


def _carries_unsafe_text(strip: Strip) -> bool:
    for text, style, _control in strip._segments:
        if _unsafe(text) or (style is not None and style._link and _unsafe(style._link)):
            return True
    return False


def _harmless(strip: Strip) -> Strip:
    """The strip, as wide as it was, without unsafe characters; a link that holds one goes, for half a link misleads."""
    return Strip(
        Segment(
            UNSAFE_ON_SCREEN.sub(_blank_as_wide, text),
            style.update_link(None) if style is not None and style._link and _unsafe(style._link) else style,
            control,
        )
        for text, style, control in strip._segments
    )


def _blank_as_wide(character: re.Match[str]) -> str:
    return " " * cell_len(character[0])
