"""The style of a piece of text, whose ink is a category's hue or a tone."""

from __future__ import annotations

from rich.style import Style

from netwerk_tui.domain.hue import Hue
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.report_line import Ink, Tone


def style_of(ink: Ink, inks: Inks) -> Style:
    """The style of an ink."""
    match ink:
        case Hue():
            return inks.hues[ink]
        case Tone.PLAIN:
            return inks.text
        case Tone.STRONG:
            return inks.strong
        case Tone.MUTED:
            return inks.muted
        case Tone.FAINT:
            return inks.faint
        case Tone.KEY:
            return inks.key
