"""Containers that paint nothing, since what they contain covers them.

For every frame Textual asks each widget around the changed lines for all of its lines, also for those that are wholly
covered by others. The main screen's hosts of keys stand around each other ten deep: they cost more than its panes. What
they leave uncovered is painted by the screen, whose ground they have.
"""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Unpainted(Widget):
    """A mixin for a container without a ground, a border or padding of its own."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """No lines: others paint them."""
        return []
