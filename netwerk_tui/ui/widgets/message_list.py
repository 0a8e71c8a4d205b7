"""The messages one under the other: drafts first, then the newest, each with how far it is."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message as Event
from textual.strip import Strip

from netwerk_tui.domain.interaction import CHANNEL_GLYPHS
from netwerk_tui.domain.message import MessageSummary
from netwerk_tui.domain.message_response import rate_words
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList

_LEAST_STATE_CELLS = 8


class MessageList(LineList):
    """Messages by name."""

    DEFAULT_CSS = "MessageList { height: 1fr; }"

    class Arrived(Event):
        """The cursor is on another message."""

    class Opened(Event):
        """A message was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._messages: Sequence[MessageSummary] = ()
        self._is_read = False

    def show(self, messages: Sequence[MessageSummary]) -> None:
        """Show these."""
        with self.changing_lines():
            self._messages, self._is_read = messages, True
        self.title_changed()

    @property
    def summary(self) -> MessageSummary | None:
        """The message under the cursor; None where there is none."""
        return self._messages[self.cursor] if self.cursor < len(self._messages) else None

    @property
    def line_count(self) -> int:
        return len(self._messages)

    def key_of(self, index: int) -> Hashable | None:
        return self._messages[index].id if index < len(self._messages) else None

    def cursor_arrived(self) -> None:
        self.post_message(self.Arrived())

    def notice(self) -> str:
        if not self._is_read:
            return _("Reading …")
        return _("No messages yet.\na writes one, to the segment under the cursor before.")

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        label = fitted_right(_("response"), width_cells - self.scrollbar_size_vertical - 1)
        return [Strip([Segment(label, inks.muted)]).adjust_cell_length(width_cells, inks.text)]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        message = self._messages[index]
        state = _("draft") if message.sent_on is None else rate_words(message.response)
        state_cells = max(_LEAST_STATE_CELLS, cell_len(state) + 1)
        is_over = message.closed_on is not None
        plain = inks.muted if is_over else inks.text
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        yield Segment(f" {CHANNEL_GLYPHS[message.channel]} ", inks.key)
        yield Segment(
            fitted(drawable(message.name), width_cells - state_cells - 5), inks.strong if under_cursor else plain
        )
        yield Segment(fitted_right(state, state_cells) + " ", inks.key if under_cursor else inks.muted)

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.post_message(self.Opened())
