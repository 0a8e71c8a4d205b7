"""What stands in the fields of a dialog: for whatever keeps it when the dialog cannot be left in the usual way."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from netwerk_tui.ui.widgets.line_editor import LineEditor
from netwerk_tui.ui.widgets.reason_bar import ReasonLine


def fields_in(screen: Screen[Any]) -> dict[Widget, str]:
    """The text of every field that is typed in, in their order on the screen; passphrases are left out."""
    found: dict[Widget, str] = {}
    for widget in screen.walk_children(Widget):
        match widget:
            case Input() if not widget.password:
                found[widget] = widget.value
            case TextArea():
                found[widget] = widget.text
            case LineEditor():
                found[widget] = widget.value
            case _:
                continue
    return found


def reason_in(screen: Screen[Any]) -> str:
    """What is being typed as the reason of a move; empty where none is asked."""
    return screen.focused.value if isinstance(screen.focused, ReasonLine) else ""
