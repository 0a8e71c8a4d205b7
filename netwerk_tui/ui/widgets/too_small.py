"""What is shown instead of panes on a terminal too small for them."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from netwerk_tui.language import _

LEAST_WIDTH = 60
LEAST_HEIGHT = 15


def is_too_small(size: Size) -> bool:
    """Whether the panes would be rubbish on a terminal of this size."""
    return size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT


class TooSmall(Widget):
    """Says how large the terminal has to be. The screen shows it in place of everything else."""

    DEFAULT_CSS = """
    TooSmall {
        width: 1fr;
        height: 1fr;
        content-align: center middle;
        text-align: center;
    }
    """

    def render(self) -> Content:
        size = self.app.size
        words = _("netwerk needs {least_width} × {least_height}; this terminal is {width} × {height}.").format(
            least_width=LEAST_WIDTH, least_height=LEAST_HEIGHT, width=size.width, height=size.height
        )
        return Content(words)
