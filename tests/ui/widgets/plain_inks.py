"""Inks that tell apart by attribute what a theme tells apart by colour."""

from __future__ import annotations

from rich.style import Style

from netwerk_tui.domain.hue import Hue
from netwerk_tui.ui.widgets.inks import Inks

PLAIN_INKS = Inks(
    text=Style(),
    strong=Style(bold=True),
    muted=Style(dim=True),
    faint=Style(dim=True, italic=True),
    key=Style(underline=True),
    cursor_bar=Style(),
    chip=Style(reverse=True),
    hues={hue: Style(color=hue if hue not in (Hue.GREY, Hue.AMBER) else "yellow") for hue in Hue},
)
