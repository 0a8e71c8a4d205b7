"""A scroll bar that paints itself. For lists of lines, which move it with each letter of a search.

Textual's own is drawn by Rich, styled by its console and cut into lines: more than a millisecond for a single column.
"""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from netwerk_tui.ui.widgets.line_filters import filtered


class LineScrollBar(ScrollBar):
    """Textual's upright scroll bar, which looks and behaves the same."""

    def render_lines(self, crop: Region) -> list[Strip]:
        bar = self.render()
        assert isinstance(bar, ScrollBarRender), "no other renderer is set"
        assert isinstance(bar.style, Style), "a scroll bar is painted in the colours of its parent"
        assert bar.style.color is not None, "both colours are set"
        assert bar.style.bgcolor is not None, "both colours are set"
        width, height = self.outer_size
        segments = bar.render_bar(
            size=height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=width,
            back_color=bar.style.bgcolor,
            bar_color=bar.style.color,
        ).segments
        shown = list(segments)[crop.y : crop.bottom]
        # A bar has three or four kinds of lines.
        strips = {segment: filtered(self, Strip([segment], width)) for segment in shown}
        return [strips[segment].crop(crop.x, crop.right) for segment in shown]
