"""A short list to choose one of, in a dialog. It moves by the same keys as every other list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from netwerk_tui.language import N_


class ChoiceList(OptionList):
    """Textual's list of options, with the letters that move."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", N_("Down"), show=False, id="choices.down"),
        Binding("k", "cursor_up", N_("Up"), show=False, id="choices.up"),
        Binding("g", "first", N_("First"), show=False, id="choices.top"),
        Binding("G", "last", N_("Last"), show=False, id="choices.bottom"),
    ]
