"""The line that a person is searched with: types like every prompt, counts what was found, and moves the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.widgets.edited_line import EditedLine, Towards
from netwerk_tui.ui.widgets.line_editor import LineEditor
from netwerk_tui.ui.widgets.line_place import Step

_LONGEST_QUERY = 200


class SearchBox(LineEditor):
    """A one-line input with a count of what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Select"), id="search.submit"),
        Binding("escape", "cancel", N_("Back"), id="search.cancel"),
        Binding("tab", "complete", N_("Complete the word"), show=False, id="search.complete"),
        Binding("up", "step('up')", N_("Up"), show=False, id="search.up"),
        Binding("down", "step('down')", N_("Down"), show=False, id="search.down"),
        Binding("pageup", "step('page-up')", N_("Page up"), show=False, id="search.page-up"),
        Binding("pagedown", "step('page-down')", N_("Page down"), show=False, id="search.page-down"),
    ]

    @dataclass
    class CursorMoved(Message):
        """The list should move, while the typing goes on here."""

        step: Step

    class CompletionWanted(Message):
        """The user wants what is offered to go on with."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(" / ", placeholder=_("find a person"), longest=_LONGEST_QUERY, id=id)
        self._found: int | None = None
        self._is_least = False
        self.can_complete = False
        """Whether there is something to go on with. Without it, Tab goes to the next pane."""

    def set_value(self, value: str) -> None:
        """Show this text, with the caret at its end; nothing is posted."""
        self._found = None
        super().set_value(value)

    def show_found(self, count: int | None, *, at_least: bool = False) -> None:
        """Say how many were found, or that there are `at_least` so many; None while that is not known."""
        if (count, at_least) != (self._found, self._is_least):
            self._found, self._is_least = count, at_least
            self.refresh()

    def on_paste(self, event: events.Paste) -> None:
        """Take the first line of what is pasted: nobody's name has two."""
        event.stop()
        event.prevent_default()
        self.type_text(clean_line(next(iter(event.text.strip().splitlines()), "")))

    def complete(self, text: str) -> None:
        """Have this text instead, as if it had been typed."""
        self._take(EditedLine(clean_line(text, _LONGEST_QUERY) + (" " if text.endswith(" ") else "")))

    def action_complete(self) -> None:
        if not self.can_complete:
            raise SkipAction
        self.post_message(self.CompletionWanted())

    def action_move_caret(self, towards: str) -> None:
        """As in every line; at the end, right takes what is offered."""
        if towards == Towards.RIGHT and self.can_complete and self.caret == len(self.value):
            self.post_message(self.CompletionWanted())
        else:
            super().action_move_caret(towards)

    def action_step(self, step: str) -> None:
        self.post_message(self.CursorMoved(Step(step)))

    def render_line(self, y: int) -> Strip:
        found, inks = self._found_words(), self.inks
        line = super().render_line(y).crop(0, self.size.width - cell_len(found) - 1)
        return Strip([*line, Segment(f"{found} ", inks.muted)]).adjust_cell_length(self.size.width, inks.text)

    def _found_words(self) -> str:
        if self._found is None or not self.value.strip():
            return ""
        count = f"{self._found}+" if self._is_least else str(self._found)
        return ngettext("{count} found", "{count} found", self._found).format(count=count)

    def _text_width(self) -> int:
        found = self._found_words()
        return super()._text_width() - (cell_len(found) + 1 if found else 0)
