"""The line that a person is searched with.

It draws its own line: a key in a stock `Input` lays the whole screen out again. What is typed stays until the screen
empties it, so that Escape and an error lose nothing.
"""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.widgets.cells import drawable, shortened
from netwerk_tui.ui.widgets.edited_line import CaretView, EditedLine, Towards, caret_view
from netwerk_tui.ui.widgets.inks import inks_of
from netwerk_tui.ui.widgets.line_place import Step

_LONGEST_QUERY = 200
_PROMPT = " / "


class SearchBox(Widget, can_focus=True):
    """A one-line input with a count of what was found."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    SearchBox {
        height: 1;
        background: $field;
        color: $foreground;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Select"), id="search.submit"),
        Binding("escape", "cancel", N_("Back"), id="search.cancel"),
        Binding("up", "step('up')", N_("Up"), show=False, id="search.up"),
        Binding("down", "step('down')", N_("Down"), show=False, id="search.down"),
        Binding("pageup", "step('page-up')", N_("Page up"), show=False, id="search.page-up"),
        Binding("pagedown", "step('page-down')", N_("Page down"), show=False, id="search.page-down"),
        Binding("left", "move_caret('left')", show=False),
        Binding("right", "move_caret('right')", show=False),
        Binding("ctrl+left", "move_caret('word-left')", show=False),
        Binding("ctrl+right", "move_caret('word-right')", show=False),
        Binding("home,ctrl+a", "move_caret('start')", show=False),
        Binding("end", "move_caret('end')", show=False),
        Binding("backspace", "delete('left')", show=False),
        Binding("delete", "delete('right')", show=False),
        Binding("ctrl+w", "delete('word-left')", show=False),
        Binding("ctrl+u", "delete('start')", show=False),
        Binding("ctrl+k", "delete('end')", show=False),
    ]

    class Changed(Message):
        """The text is another one now."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

        def can_replace(self, message: Message) -> bool:
            """Only the newest text is worth searching for."""
            return isinstance(message, SearchBox.Changed)

    class Submitted(Message):
        """Enter was pressed."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    class Cancelled(Message):
        """Escape was pressed."""

    class CursorMoved(Message):
        """The list should move, while the typing goes on here."""

        def __init__(self, step: Step) -> None:
            super().__init__()
            self.step = step

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._line = EditedLine()
        self._found: int | None = None

    @property
    def value(self) -> str:
        """The text as typed."""
        return self._line.text

    def set_value(self, value: str) -> None:
        """Show this text, with the caret at its end; nothing is posted."""
        self._line = EditedLine(clean_line(value, _LONGEST_QUERY))
        self._found = None
        self.refresh()

    def show_found(self, count: int | None) -> None:
        """Say how many were found; None while that is not known."""
        if count != self._found:
            self._found = count
            self.refresh()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self._take(self._line.with_typed(event.character, _LONGEST_QUERY))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        first_line = next(iter(event.text.strip().splitlines()), "")
        self._take(self._line.with_typed(clean_line(first_line), _LONGEST_QUERY))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        cell = event.x - cell_len(_PROMPT) + self._view().hidden_cells
        self._take(self._line.caret_at_cell(max(0, cell)))

    def on_focus(self) -> None:
        self._tell_terminal_where_the_caret_is()

    def action_submit(self) -> None:
        self.post_message(self.Submitted(self.value))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())

    def action_step(self, step: str) -> None:
        self.post_message(self.CursorMoved(Step(step)))

    def action_move_caret(self, towards: str) -> None:
        self._take(self._line.moved(Towards(towards)))

    def action_delete(self, towards: str) -> None:
        self._take(self._line.deleted(Towards(towards)))

    def _take(self, line: EditedLine) -> None:
        changed = line.text != self._line.text
        self._line = line
        self._tell_terminal_where_the_caret_is()
        self.refresh()
        if changed:
            self.post_message(self.Changed(line.text))

    def _tell_terminal_where_the_caret_is(self) -> None:
        """The terminal opens the window of an input method there."""
        self.app.cursor_position = self.region.offset + Offset(cell_len(_PROMPT) + self._view().caret_cell, 0)

    def render_line(self, y: int) -> Strip:
        inks = inks_of(self)
        found = self._found_words()
        width = self._text_width()
        segments = [Segment(_PROMPT, inks.key)]
        if self.has_focus:
            view = self._view()
            rest = shortened(view.after, width - view.caret_cell - cell_len(view.under))
            segments += [
                Segment(view.before, inks.text),
                Segment(view.under, inks.text + Style(reverse=True)),
                Segment(rest, inks.text),
            ]
        elif self.value:
            segments.append(Segment(shortened(drawable(self.value), width), inks.text))
        else:
            segments.append(Segment(shortened(_("find a person"), width), inks.faint))
        line = Strip(segments).adjust_cell_length(self.size.width - cell_len(found) - 1, inks.text)
        return Strip([*line, Segment(f"{found} ", inks.muted)]).adjust_cell_length(self.size.width, inks.text)

    def _found_words(self) -> str:
        if self._found is None or not self.value.strip():
            return ""
        return ngettext("{count} found", "{count} found", self._found).format(count=self._found)

    def _view(self) -> CaretView:
        return caret_view(self._line, max(1, self._text_width()))

    def _text_width(self) -> int:
        found = self._found_words()
        return self.size.width - cell_len(_PROMPT) - (cell_len(found) + 2 if found else 1)
