"""Help for where you are: the keys of the pane in focus, of the screen, and the grammar of what is typed.

A class with keys says by `HELP_TITLE`, a message to be translated, under which title they stand.
"""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Static

from netwerk_tui.language import N_, _
from netwerk_tui.ui.bindings import KeyHelp, help_of
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.message_help import field_help
from netwerk_tui.ui.screens.note_help import note_help
from netwerk_tui.ui.screens.query_help import query_help

_KEYS_CELLS = 16
_UNNAMED = N_("The screen")


class HelpScreen(Dialog[None]):
    """Sections of keys, from the innermost outwards."""

    DEFAULT_CSS = """
    HelpScreen {
        .box { width: 92; height: 90%; }
        VerticalScroll { height: 1fr; }
        Static { width: 1fr; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,q", "leave", N_("Close"), key_display="?", show=False, id="help.leave"),
    ]

    def __init__(self, sections: list[tuple[str, list[KeyHelp]]]) -> None:
        super().__init__()
        self._sections = sections

    @classmethod
    def about(cls, screen: Screen[Any]) -> HelpScreen:
        """Help for where the focus of this screen is."""
        here: DOMNode | None = screen.focused or screen
        sections = []
        seen: set[str] = set()
        while here is not None:
            lines = [line for line in help_of(type(here)) if line.does and line.id not in seen]
            seen |= {line.id for line in lines}
            if lines:
                sections.append((_section_title(here), lines))
            here = here.parent
        return cls(sections)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Help"), "title")
            with VerticalScroll():
                for title, lines in self._sections:
                    yield Static(_section(title, lines))
                yield Static(note_help())
                yield Static(query_help())
                yield Static(field_help())
            yield words(_("↑ ↓ scroll · Esc close · Ctrl+P all commands"), "hints")


def _section(title: str, lines: list[KeyHelp]) -> Content:
    """A title, and each key with what it does."""
    parts: list[Content | tuple[str, str]] = [(f"{title}\n", "bold $key")]
    for line in lines:
        parts += [(f"  {line.keys:<{_KEYS_CELLS}}", "$hue-blue"), (f"{line.does}\n", "$foreground")]
    return Content.assemble(*parts)


def _section_title(node: DOMNode) -> str:
    """What the class of the node calls itself in the help."""
    return _(getattr(node, "HELP_TITLE", _UNNAMED))
