"""The sheet of the daily review: the lines of a card, or of the ending, in the colours of the theme. It scrolls."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from netwerk_tui.domain.hue import Hue
from netwerk_tui.ui.widgets.report_line import Ink, ReportLine, Tone

MakeSheet = Callable[[int], Sequence[ReportLine]]
"""The lines in so many cells."""

_STYLES: dict[Ink, str] = {
    Tone.PLAIN: "$foreground",
    Tone.STRONG: "bold $foreground",
    Tone.MUTED: "$muted",
    Tone.FAINT: "$faint",
    Tone.KEY: "bold $key",
    **{hue: f"$hue-{hue}" for hue in Hue},
}


class ReviewSheet(VerticalScroll):
    """Lines that are made anew for the width there is."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    ReviewSheet {
        width: 1fr;
        height: 1fr;
        background: $pane;
        scrollbar-size-vertical: 1;
        Static { width: 1fr; height: auto; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._make: MakeSheet | None = None

    def compose(self) -> ComposeResult:
        yield Static()

    def show(self, make: MakeSheet) -> None:
        """Show other lines, from the top."""
        self._make = make
        self.scroll_home(animate=False)
        self._paint()

    def on_resize(self) -> None:
        self._paint()

    def _paint(self) -> None:
        if self._make is None or not self.size.width:
            return
        parts: list[tuple[str, str]] = []
        # One cell is left for the bar that scrolls, so that its coming changes no line.
        for line in self._make(self.size.width - 1):
            parts += [(text, _STYLES[ink]) for text, ink in line.pieces]
            parts.append(("\n", ""))
        self.query_one(Static).update(Content.assemble(*parts[:-1]))
