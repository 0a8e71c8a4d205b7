"""The first and the last line of the screen: where I am, and what I can press."""

from __future__ import annotations

from enum import StrEnum

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, shortened
from netwerk_tui.ui.widgets.header_line import PART_META, HeaderFigures, header_strip
from netwerk_tui.ui.widgets.hints_line import (
    KEY_META,
    Hint,
    hint_segments,
    hints_in_a_row,
    hints_in_the_last_row,
)
from netwerk_tui.ui.widgets.inks import Inks, inks_of


class HeaderBar(Widget):
    """The dossier, what is to do today and this week, and the number of contacts."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    HeaderBar {
        dock: top;
        height: 1;
        background: $bar;
        color: $foreground;
    }
    """

    class DossierClicked(Message):
        """The user wants to choose another dossier."""

    class ReviewClicked(Message):
        """The user wants to start the daily review."""

    class WeekClicked(Message):
        """The user wants to see the week."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._figures: HeaderFigures | None = None

    def show(self, figures: HeaderFigures) -> None:
        """Tell these figures; nothing is painted where they are the same."""
        if figures != self._figures:
            self._figures = figures
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        match event.style.meta.get(PART_META):
            case "dossier":
                self.post_message(self.DossierClicked())
            case "review":
                self.post_message(self.ReviewClicked())
            case "week":
                self.post_message(self.WeekClicked())
            case _:
                return
        event.stop()

    def render_line(self, y: int) -> Strip:
        return header_strip(self._figures, inks_of(self), self.size.width)


class Severity(StrEnum):
    """How a status message looks and how long it stays."""

    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


AROUND_STATUS_CELLS = 6
"""What the footer needs for itself around a message."""

_HELP = "help"
"""The action that tells every key."""

_SECONDS_SHOWN = {Severity.DONE: 8, Severity.WARNING: 12, Severity.ERROR: 20}
_GLYPHS = {Severity.DONE: "✓", Severity.WARNING: "!", Severity.ERROR: "✕"}
_HUES = {Severity.DONE: Hue.GREEN, Severity.WARNING: Hue.AMBER, Severity.ERROR: Hue.RED}


class FooterBar(Widget):
    """The keys of the focused pane, which can be clicked too, and at the right what has just happened.

    One row, or as many as its owner's CSS gives it.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    FooterBar {
        dock: bottom;
        height: 1;
        background: $bar;
        color: $foreground;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: tuple[Hint, ...] = ()
        self._details: dict[str, str] = {}
        self._status = ""
        self._severity = Severity.DONE
        self._status_timer: Timer | None = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def say(self, text: str, severity: Severity = Severity.DONE) -> None:
        """Show what has just happened, for a while."""
        self._status = text
        self._severity = severity
        if self._status_timer:
            self._status_timer.stop()
        self._status_timer = self.set_timer(_SECONDS_SHOWN[severity], self.clear_status)
        self.refresh()

    def clear_status(self) -> None:
        """Take the status message away."""
        if self._status:
            self._status = ""
            self.refresh()

    def set_detail(self, binding_id: str, detail: str) -> None:
        """Say after a binding's hint what it concerns now, such as what undo would take back; empty for nothing."""
        if detail != self._details.get(binding_id, ""):
            self._details[binding_id] = detail
            self._read_hints()

    def _bindings_updated(self, screen: Screen[object]) -> None:
        self._read_hints()

    def _read_hints(self) -> None:
        hints: dict[str, Hint] = {}
        for _node, binding, enabled, _tooltip in self.screen.active_bindings.values():
            if not binding.show or binding.action in hints:
                continue
            description = _(binding.description)
            detail = self._details.get(binding.id or "", "")
            if detail:
                description = _("{command} “{detail}”").format(command=description, detail=drawable(detail))
            label = self.app.get_key_display(binding)
            hints[binding.action] = Hint(binding.key, label, description, enabled, stays=binding.action == _HELP)
        if tuple(hints.values()) != self._hints:
            self._hints = tuple(hints.values())
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        key = event.style.meta.get(KEY_META)
        if key:
            event.stop()
            self.app.simulate_key(key)

    def render_line(self, y: int) -> Strip:
        inks = inks_of(self)
        width = self.size.width
        is_last = y == self.size.height - 1
        status = self._status_segments(inks, width) if is_last else []
        status_width = sum(cell_len(segment.text) for segment in status)
        hints = list(self._hints)
        for _row_above in range(y):
            hints = hints[len(hints_in_a_row(hints, width - 1)) :]
        in_row = hints_in_the_last_row if is_last else hints_in_a_row
        shown = in_row(hints, width - status_width - 1)
        line = Strip([segment for hint in shown for segment in hint_segments(hint, inks)])
        line = line.adjust_cell_length(max(0, width - status_width), inks.text)
        return Strip([*line, *status]).adjust_cell_length(width, inks.text)

    def _status_segments(self, inks: Inks, width_cells: int) -> list[Segment]:
        if not self._status:
            return []
        text = shortened(drawable(self._status), width_cells - 4)
        ink = inks.hues[_HUES[self._severity]] + Style(bold=True)
        return [Segment(f"  {_GLYPHS[self._severity]} ", ink), Segment(f"{text} ", inks.text)]
