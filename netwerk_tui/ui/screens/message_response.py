"""What came back of a message, as a small table."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.message_response import ResponseLine, rate_words, trend_sign
from netwerk_tui.language import _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right

_LABEL_CELLS = 26
_NUMBER_CELLS = (9, 11, 9, 9)


class ResponseScreen(Dialog[None]):
    """Reached, answered, the share of them, and that share before."""

    DEFAULT_CSS = """
    ResponseScreen {
        .box { width: 78; }
        VerticalScroll { height: auto; max-height: 16; margin-bottom: 1; }
        .line { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: clip; }
        .heading { color: $muted; }
    }
    """

    def __init__(self, lines: Sequence[ResponseLine]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        heading = _row("", (_("reached"), _("answered"), _("share"), _("before")), "")
        with Vertical(classes="box"):
            yield words(_("What came back"), "title")
            with VerticalScroll():
                yield Label(Content(heading), classes="line heading")
                for each in self._lines:
                    yield Label(Content(_line(each)), classes="line")
            yield words(_("“Before” is of earlier messages to the same people."), "advice")
            yield words(_("Esc back"), "hints")


def _line(line: ResponseLine) -> str:
    """One line of the table."""
    now, before = line.now, line.before
    numbers = (str(now.reached), str(now.answered), rate_words(now), rate_words(before))
    return _row(line.label, numbers, trend_sign(line))


def _row(label: str, numbers: Sequence[str], rest: str) -> str:
    cells = "".join(fitted_right(each, width) for each, width in zip(numbers, _NUMBER_CELLS, strict=True))
    return f"{fitted(drawable(label), _LABEL_CELLS)}{cells} {rest}"
