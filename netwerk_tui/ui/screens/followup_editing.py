"""Changing a promise: what, by when, and whose. The day is understood while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.dates import parse_day
from netwerk_tui.domain.errors import UsageError, UserError
from netwerk_tui.domain.followups import FollowupRow, FollowupValues
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.followup_words import promise_preview
from netwerk_tui.ui.screens.messages import Entered
from netwerk_tui.ui.widgets.cells import fitted
from netwerk_tui.ui.widgets.line_editor import LineEditor

if TYPE_CHECKING:
    from datetime import date

    from netwerk_tui.ui.desk import Desk


class FollowupEditScreen(Dialog[Entered]):
    """A promise as two lines; Enter in either stores it."""

    DEFAULT_CSS = """
    FollowupEditScreen {
        LineEditor { margin-top: 1; }
        .problem { display: none; }
        .problem.-shown { display: block; }
        .preview { color: $hue-green; width: 1fr; height: auto; margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "turn", N_("Mine or theirs"), id="followup.edit.whose"),
    ]

    def __init__(self, desk: Desk, row: FollowupRow) -> None:
        super().__init__()
        self._desk = desk
        self._row = row
        self.opened_at = desk.directory.revision
        self._theirs = row.theirs

    def compose(self) -> ComposeResult:
        # As long as each other in every language, so that what is typed begins at the same column.
        what, when = _("what"), _("when")
        cells = max(cell_len(what), cell_len(when))
        self._text = LineEditor(f" {fitted(what, cells)}  ", placeholder=_("what is promised"), longest=1000)
        self._day = LineEditor(f" {fitted(when, cells)}  ", placeholder=_("no date: friday, 27 nov, in two weeks …"))
        with Vertical(classes="box"):
            yield words(self._row.name, "title")
            yield self._text
            yield self._day
            yield words("", "preview")
            yield words("", "problem")
            yield words(_("Enter stores it · Tab other line · Ctrl+T mine or theirs · Esc back"), "hints")

    def on_mount(self) -> None:
        self._text.set_value(self._row.text)
        self._day.set_value(self._row.due.isoformat() if self._row.due else "")
        self._text.focus()
        self._preview()

    def action_turn(self) -> None:
        self._theirs = not self._theirs
        self._preview()

    @on(LineEditor.Cancelled)
    def _cancelled(self) -> None:
        self.dismiss(None)

    @on(LineEditor.Changed)
    def _changed(self) -> None:
        self._preview()

    @on(LineEditor.Submitted)
    @work(exclusive=True)
    async def _submitted(self) -> None:
        try:
            values = FollowupValues(self._text.value, self._due(), self._theirs)
            committed = await self._desk.followups.edit(self._row.id, values)
        except UserError as error:
            self._complain(error.words)
        else:
            self.dismiss(Entered(committed))

    def _due(self) -> date | None:
        """The day that is typed. Raises UsageError for what names none."""
        typed = self._day.value.strip()
        if not typed:
            return None
        day = parse_day(typed, self._desk.today, past=False)
        if day is None:
            raise UsageError(_("“{text}” is no day.").format(text=clean_line(typed)))
        return day

    def _preview(self) -> None:
        try:
            due = self._due()
        except UsageError as error:
            self._show("")
            self._complain(error.title)
        else:
            self._show(promise_preview(clean_line(self._text.value), due, theirs=self._theirs))
            self._complain("")

    def _show(self, preview: str) -> None:
        self.query_one(".preview", Label).update(Content(clean_line(preview)))

    def _complain(self, text: str) -> None:
        problem = self.query_one(".problem", Label)
        problem.update(Content(clean_line(text)))
        problem.set_class(bool(text), "-shown")
