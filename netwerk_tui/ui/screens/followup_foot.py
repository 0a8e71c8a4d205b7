"""What stands beneath the list of promises: the one under the cursor in full, what was done, and what can be done."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, Static

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.followups import FollowupRow
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.followup_words import facts_of
from netwerk_tui.ui.widgets.cells import drawable
from netwerk_tui.ui.widgets.line_editor import LineEditor


class FollowupFoot(Vertical):
    """Says things, and asks what came of a promise in a line that its owner listens to."""

    DEFAULT_CSS = """
    FollowupFoot {
        height: auto;
        Static { width: 1fr; padding: 0 1; }
        LineEditor { display: none; }
        &.-asking LineEditor { display: block; }
        #text { height: auto; max-height: 2; margin-top: 1; text-style: bold; }
        #facts { height: 1; color: $muted; }
        .said { color: $hue-green; }
        .said, .problem { height: auto; display: none; }
        .said.-shown, .problem.-shown { display: block; }
        .hints { margin-top: 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._line = LineEditor(" " + _("What came of it?") + " ", placeholder=_("Enter: nothing to tell"))

    def compose(self) -> ComposeResult:
        yield Static(id="text")
        yield Static(id="facts")
        yield self._line
        yield words("", "problem")
        yield words("", "said")
        yield words("", "hints")

    def on_mount(self) -> None:
        self._say_hints()

    @property
    def is_asking(self) -> bool:
        """Whether it is asked what came of a promise."""
        return self.has_class("-asking")

    def ask(self, known: str) -> None:
        """Let the user type what came of it; `known` stands there already."""
        self._line.set_value(known)
        self.add_class("-asking")
        self.screen.set_focus(self._line, scroll_visible=False)
        self._say_hints()

    def end_asking(self) -> None:
        """Leave the line; the focus is the owner's to place."""
        self.remove_class("-asking")
        self._say_hints()

    def show(self, row: FollowupRow | None, today: date) -> None:
        """Show this promise in full."""
        text = "" if row is None else f"{row.text} → {row.result}" if row.result else row.text
        self.query_one("#text", Static).update(Content(clean_line(drawable(text))))
        self.query_one("#facts", Static).update(Content("" if row is None else facts_of(row, today)))

    def say(self, text: str) -> None:
        """Say what was done, or nothing any more."""
        self._tell(".said", text)
        self._tell(".problem", "")

    def complain(self, error: UserError) -> None:
        """Say what could not be done."""
        self._tell(".said", "")
        self._tell(".problem", error.words)

    def _say_hints(self) -> None:
        if self.is_asking:
            hints = _("Enter stores it · Esc back")
        else:
            hints = _("space done · e edit · a add · Enter card · Tab whose · / find · u undo · ? all keys · Esc back")
        self.query_one(".hints", Label).update(Content(hints))

    def _tell(self, selector: str, text: str) -> None:
        label = self.query_one(selector, Label)
        label.update(Content(clean_line(text)))
        label.set_class(bool(text), "-shown")
