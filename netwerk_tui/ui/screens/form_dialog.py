"""A dialog with fields: it says what is wrong and where, and is not left with something typed without asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import work
from textual.content import Content
from textual.events import Mount
from textual.widgets import Label

from netwerk_tui.domain.contact_form import FieldError
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import Dialog
from netwerk_tui.ui.screens.prompt_painting import PromptlyPainted

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

R = TypeVar("R")


class FormDialog(Dialog[R], PromptlyPainted[R | None]):
    """A subclass has a label of the class `problem`, and fields with ids."""

    _desk: Desk
    opened_at: EntryId | None = None
    """The newest entry that the form takes into account: what others changed later is not overwritten unasked."""

    def _on_mount(self, event: Mount) -> None:
        super()._on_mount(event)
        self.opened_at = self._desk.directory.revision

    def has_changes(self) -> bool:
        """Whether something was typed or chosen that is not stored."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Leave at once where nothing was typed, else after asking."""
        if self.has_changes():
            self._ask_before_leaving()
        else:
            self.dismiss(None)

    @work(exclusive=True)
    async def _ask_before_leaving(self) -> None:
        question = ConfirmScreen(_("Leave without saving?"), _("What you have typed here is lost."))
        if await self.app.push_screen_wait(question):
            self.dismiss(None)

    def complain(self, error: UserError) -> None:
        """Say why it cannot be stored, and go to the field that is to blame."""
        self.query_one(".problem", Label).update(Content(clean_line(error.words)))
        if isinstance(error, FieldError):
            field = self.query_one(f"#{error.field}")
            field.add_class("-wrong")
            field.focus()

    def clear_problem(self) -> None:
        """Take back what was said to be wrong."""
        self.query_one(".problem", Label).update(Content(""))
        for field in self.query(".-wrong"):
            field.remove_class("-wrong")
