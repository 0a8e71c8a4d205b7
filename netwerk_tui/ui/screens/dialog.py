"""The frame of every dialog: a calm box over the panes, left by Escape with nothing done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from rich.console import RenderableType
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.widgets import Label

from netwerk_tui.domain.text import clean_block
from netwerk_tui.language import N_
from netwerk_tui.ui.dimmed_screen import DimmedScreen

R = TypeVar("R")


class Dialog(ModalScreen[R | None]):
    """A box with a title. Its result is None where the user leaves it."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        .box {
            width: 76;
            max-width: 96%;
            height: auto;
            max-height: 96%;
            padding: 1 2;
            background: $pane;
            border: round $border;
        }
        .title { color: $key; text-style: bold; width: 1fr; margin-bottom: 1; }
        .advice { color: $muted; width: 1fr; }
        .problem { color: $hue-red; width: 1fr; height: auto; }
        .hints { color: $muted; width: 1fr; margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Back"), id="dialog.leave"),
        Binding("question_mark", "app.help", N_("Help"), key_display="?", show=False, id="dialog.help"),
    ]

    def render(self) -> RenderableType:
        """What lies behind the box."""
        behind = super().render()
        return DimmedScreen(behind.screen, behind.color) if isinstance(behind, BackgroundScreen) else behind

    def action_leave(self) -> None:
        self.dismiss(None)


def hint_lines(hints: Sequence[str], width_cells: int) -> Content:
    """What the keys do, in lines that do not break within one."""
    return in_lines([Content(clean_block(each)) for each in hints], width_cells)


def in_lines(pieces: Sequence[Content], width_cells: int, between: Content | None = None) -> Content:
    """The pieces in lines that do not break within one, with a dot between two; in one line where there is no width."""
    between = Content(" · ") if between is None else between
    lines: list[Content] = []
    for each in pieces:
        longer = between.join([*lines[-1:], each])
        if lines and width_cells and longer.cell_length > width_cells:
            lines.append(each)
        else:
            lines[-1:] = [longer]
    return Content("\n").join(lines)


def words(text: str, classes: str = "") -> Label:
    """Text as it is: nothing in it is markup, and nothing reaches the terminal but letters."""
    return Label(Content(clean_block(text)), classes=classes)
