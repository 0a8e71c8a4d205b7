"""The styles that widgets draw their lines with, in the colours of the theme in use.

For widgets on the line API: they ask for the inks on a ground once, and again when their style changes.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from netwerk_tui.domain.hue import Hue


@dataclass(frozen=True, slots=True)
class Inks:
    """Every style of a line on one ground."""

    text: Style
    strong: Style
    muted: Style
    faint: Style
    key: Style
    """For keys, titles in focus and matched letters."""
    cursor_bar: Style
    chip: Style
    """Something that a click removes or opens."""
    hues: Mapping[Hue, Style]


def styling_of(widget: Widget) -> Hashable:
    """What the colours of a widget's lines come from: as long as it is equal, lines that were painted still hold.

    Textual announces new styles whenever the focus comes or goes, which changes none.
    """
    return widget.app.theme, widget.rich_style, tuple(widget.get_line_filters())


def inks_of(widget: Widget, ground: str = "") -> Inks:
    """The inks on the widget's own background, or on the ground of this theme variable."""
    variables = widget.app.theme_variables

    def colour(name: str) -> Style:
        return Style(color=Color.parse(variables[name]).rich_color)

    def ground_of(name: str) -> Style:
        return Style(bgcolor=Color.parse(variables[name]).rich_color)

    text = widget.rich_style + ground_of(ground) if ground else widget.rich_style
    bold = Style(bold=True)
    return Inks(
        text=text,
        strong=text + bold,
        muted=text + colour("muted"),
        faint=text + colour("faint"),
        key=text + colour("key") + bold,
        cursor_bar=text + colour("carried"),
        chip=text + ground_of("cursor-ground-blurred"),
        hues={hue: text + colour(f"hue-{hue}") for hue in Hue},
    )
