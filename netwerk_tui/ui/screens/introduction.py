"""The ready texts of an introduction, one for each who gets one, to be copied into a mail or a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from netwerk_tui.domain.introduction_letter import Letter
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, words

_ROWS_AROUND = 11
"""What the frame, the title, who it is for and the hints take of the height."""


class LetterScreen(Dialog[None]):
    """Shows one text at a time; nothing here is sent or stored."""

    DEFAULT_CSS = """
    LetterScreen {
        .box { width: 84; }
        VerticalScroll { height: auto; background: $field; padding: 0 2; scrollbar-size-vertical: 1; }
        #text { width: 1fr; height: auto; }
        .said { color: $hue-green; width: 1fr; height: 1; margin-top: 1; }
        .hints { margin-top: 0; }
    }
    """

    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", N_("Copy the text"), id="letters.copy"),
        Binding("tab,right,l", "next_letter(1)", N_("Next text"), id="letters.next"),
        Binding("shift+tab,left,h", "next_letter(-1)", N_("Previous text"), show=False, id="letters.previous"),
        Binding("down,j", "roll(1)", N_("Down"), show=False, id="letters.down"),
        Binding("up,k", "roll(-1)", N_("Up"), show=False, id="letters.up"),
        Binding("q,enter", "leave", N_("Back"), show=False, id="letters.leave"),
    ]

    def __init__(self, title: str, letters: Sequence[Letter]) -> None:
        """At least one text."""
        super().__init__()
        self._title = title
        self._letters = letters
        self._number = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(self._title, "title")
            yield words("", "advice")
            with VerticalScroll(can_focus=False):
                yield Static(id="text")
            yield words("", "said")
            several = _("y copies · Tab the other’s text · Esc back")
            yield words(several if len(self._letters) > 1 else _("y copies · Esc back"), "hints")

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self.query_one(VerticalScroll).styles.max_height = max(6, self.app.size.height - _ROWS_AROUND)

    def action_copy(self) -> None:
        letter = self._letters[self._number]
        self.app.copy_to_clipboard(letter.text)
        said = _("Copied: the text to {name}").format(name=clean_line(letter.name))
        self.query_one(".said", Label).update(Content(said))

    def action_next_letter(self, step: int) -> None:
        self._number = (self._number + step) % len(self._letters)
        self._show()

    def action_roll(self, rows: int) -> None:
        """Scroll a text that is longer than the screen."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def _show(self) -> None:
        letter = self._letters[self._number]
        to = _("To {name}:").format(name=clean_line(letter.name))
        count = f"   {self._number + 1}/{len(self._letters)}" if len(self._letters) > 1 else ""
        self.query_one(".advice", Label).update(Content(to + count))
        self.query_one("#text", Static).update(Content(clean_block(letter.text)))
        self.query_one(".said", Label).update("")
