"""What came back of a message, as a small table."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from netwerk_tui.domain.message_response import ResponseLine, rate_words
from netwerk_tui.language import _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right

_LABEL_CELLS = 34
_NUMBER_CELLS = 10


class ResponseScreen(Dialog[None]):
    """Reached, answered, the share of them, and that share before."""

    DEFAULT_CSS = "ResponseScreen { VerticalScroll { height: auto; max-height: 16; } }"

    def __init__(self, lines: Sequence[ResponseLine]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        rows = [["", _("reached"), _("answered"), _("share"), _("before")]]
        rows += [
            [each.label, str(each.now.reached), str(each.now.answered), rate_words(each.now), rate_words(each.before)]
            for each in self._lines
        ]
        with Vertical(classes="box"):
            yield words(_("What came back"), "title")
            with VerticalScroll():
                for number, (label, *numbers) in enumerate(rows):
                    text = fitted(drawable(label), _LABEL_CELLS)
                    text += "".join(fitted_right(each, _NUMBER_CELLS) for each in numbers)
                    yield words(text, "" if number else "advice")
            yield words(_("“Before” is of earlier messages to the same people."), "advice")
            yield words(_("Esc back"), "hints")
