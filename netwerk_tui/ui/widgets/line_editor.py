"""A line of text that the user types: the ground under the prompts of the main screen.

It draws its own line: a key in a stock `Input` lays the whole screen out again. What is typed stays until its owner
empties it, so that Escape and an error lose nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
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
from netwerk_tui.language import N_
from netwerk_tui.ui.widgets.cells import drawable, shortened
from netwerk_tui.ui.widgets.edited_line import CaretView, EditedLine, Towards, caret_view
from netwerk_tui.ui.widgets.inks import Inks, inks_of


class LineEditor(Widget, can_focus=True):
    """One line being typed, after a prompt."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    LineEditor {
        height: 1;
        background: $field;
        color: $foreground;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Done"), show=False),
        Binding("escape", "cancel", N_("Back"), show=False),
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

    @dataclass
    class Changed(Message):
        """The text is another one now."""

        value: str

        def can_replace(self, message: Message) -> bool:
            """Only the newest text is worth a look."""
            return isinstance(message, LineEditor.Changed)

    @dataclass
    class Submitted(Message):
        """Enter was pressed."""

        value: str

    class Cancelled(Message):
        """Escape was pressed."""

    def __init__(self, prompt: str, *, placeholder: str = "", longest: int = 500, id: str | None = None) -> None:
        super().__init__(id=id)
        self._prompt = prompt
        self.placeholder = placeholder
        """What stands in the line while it is empty."""
        self._longest = longest
        self._line = EditedLine()
        self._inks: Inks | None = None

    @property
    def value(self) -> str:
        """The text as typed."""
        return self._line.text

    @property
    def caret(self) -> int:
        """Where the caret stands, in characters."""
        return len(self._line.before)

    def set_value(self, value: str) -> None:
        """Show this text, with the caret at its end; nothing is posted."""
        self._line = EditedLine(clean_line(value, self._longest))
        self.refresh()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.type_character(event.character)

    def type_character(self, character: str) -> None:
        """Put a typed character at the caret. A prompt that gives keys another meaning overrides this."""
        self.type_text(character)

    def type_text(self, text: str) -> None:
        """Put a text at the caret."""
        self._take(self._line.with_typed(text, self._longest))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.type_text(clean_line(event.text))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        cell = event.x - cell_len(self._prompt) + self._view().hidden_cells
        self._take(self._line.caret_at_cell(max(0, cell)))

    def on_focus(self) -> None:
        self._tell_terminal_where_the_caret_is()

    def action_submit(self) -> None:
        self.post_message(self.Submitted(self.value))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())

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
        self.app.cursor_position = self.region.offset + Offset(cell_len(self._prompt) + self._view().caret_cell, 0)

    @property
    def inks(self) -> Inks:
        """The styles that the line is drawn with. To find them takes half of the time of a typed letter."""
        if self._inks is None:
            self._inks = inks_of(self)
        return self._inks

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._inks = None

    def render_line(self, y: int) -> Strip:
        inks = self.inks
        width = self._text_width()
        segments = [Segment(self._prompt, inks.key)]
        if self.has_focus:
            view = self._view()
            rest = view.after if self.value else self.placeholder
            segments += [
                Segment(view.before, inks.text),
                Segment(view.under, inks.text + Style(reverse=True)),
                Segment(
                    shortened(rest, width - view.caret_cell - cell_len(view.under)),
                    inks.text if self.value else inks.faint,
                ),
            ]
        else:
            shown, ink = (drawable(self.value), inks.text) if self.value else (self.placeholder, inks.faint)
            segments.append(Segment(shortened(shown, width), ink))
        return Strip(segments).adjust_cell_length(self.size.width, inks.text)

    def _view(self) -> CaretView:
        return caret_view(self._line, max(1, self._text_width()))

    def _text_width(self) -> int:
        return self.size.width - cell_len(self._prompt) - 1
