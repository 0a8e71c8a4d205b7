"""Words for one reader alone, written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import TextArea

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.message_reader import Reader
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.form_dialog import FormDialog
from netwerk_tui.ui.screens.messages import Entered
from netwerk_tui.ui.screens.words_field import WordsField

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk


class RewordingScreen(FormDialog[Entered]):
    """The result is what was stored."""

    DEFAULT_CSS = "RewordingScreen { .box { width: 96; height: 80%; } }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, id="rewording.save"),
    ]

    def __init__(self, desk: Desk, message: int, reader: Reader) -> None:
        super().__init__()
        self._desk = desk
        self._message = message
        self._reader = reader

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("For {name} alone").format(name=self._reader.name), "title")
            yield words(_("These words go out as they are. Both empty: the message’s own again."), "advice")
            yield WordsField(self._reader.subject, self._reader.text, has_fields=False)
            yield words("", "problem")
            yield words(_("Ctrl+S saves · Ctrl+E editor · Esc back"), "hints")

    def on_mount(self) -> None:
        self.query_one(TextArea).focus()

    def has_changes(self) -> bool:
        """Whether something was typed that is not stored."""
        field = self.query_one(WordsField)
        return (field.subject, field.text) != (self._reader.subject, self._reader.text)

    @work(exclusive=True, group="save")
    async def action_save(self) -> None:
        field = self.query_one(WordsField)
        try:
            committed = await self._desk.messages.reword(self._message, self._reader.contact, field.subject, field.text)
        except UserError as error:
            self.complain(error)
        else:
            self.dismiss(Entered(committed))
