"""What a query can go on with, or what is wrong in it, in a few lines beneath the line in which it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from netwerk_tui.domain.query_completion import Completion
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.inks import inks_of


class CompletionList(Widget):
    """Nothing where there is nothing to say; the first completion is the one that Tab takes."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    CompletionList {
        display: none;
        height: auto;
        background: $field;
        .completion--wrong { color: $hue-red; }
    }
    """

    @dataclass
    class Chosen(Message):
        """A completion was clicked."""

        completion: Completion

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._offers: Sequence[Completion] = ()
        self._mistake = ""

    @property
    def first(self) -> Completion | None:
        """What Tab takes."""
        return self._offers[0] if self._offers else None

    def show(self, offers: Sequence[Completion] = (), mistake: str = "") -> None:
        """Offer these, and say what is wrong."""
        if (list(offers), mistake) == (list(self._offers), self._mistake):
            return
        self._offers, self._mistake = offers, mistake
        rows = len(offers) + bool(mistake)
        self.styles.height = rows
        self.display = rows > 0
        self.refresh()

    def render_line(self, y: int) -> Strip:
        inks, width = inks_of(self), self.size.width
        index = y - bool(self._mistake)
        if index < 0:
            line = [Segment(shortened(f" ! {drawable(self._mistake)}", width), inks.key)]
        elif index < len(self._offers):
            offer = self._offers[index]
            label = drawable(offer.text.strip())
            cells = min(max(12, cell_len(label)), max(1, width - 8))
            ink = inks.strong if index == 0 else inks.text
            lead = " ⇥ " if index == 0 else "   "
            line = [Segment(lead, inks.key), Segment(fitted(label, cells), ink)]
            line.append(Segment("  " + shortened(drawable(offer.why), max(0, width - cells - 6)), inks.muted))
        else:
            line = []
        return Strip(line).adjust_cell_length(width, inks.text)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        index = event.y - bool(self._mistake)
        if 0 <= index < len(self._offers):
            event.stop()
            self.post_message(self.Chosen(self._offers[index]))
