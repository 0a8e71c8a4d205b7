"""Exporting a picture of the matrix that is shown, of now or of the past: where to, and whether with names.

Reached through the command palette. It stays open until it has said where the picture was written.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from platformdirs import user_documents_path
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.directory import Directory
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.paths import path_text, plain_path, typed_path, with_tilde

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_WITH_NAMES = 0
_UNFIT_FOR_A_NAME = re.compile(r"[^a-z0-9]+")


class _Choices(OptionList, can_focus=False):
    """Exactly one of these holds. The arrows choose while the path is being typed."""

    def __init__(self, *texts: str, compact: bool) -> None:
        super().__init__(*(Content(text) for text in texts), compact=compact)
        self._texts = texts

    def mark(self, chosen: int) -> None:
        """Show which one holds, also without colour."""
        for index, text in enumerate(self._texts):
            self.replace_option_prompt_at_index(index, Content(f"{'●' if index == chosen else '○'} {text}"))


class PictureScreen(Dialog[None]):
    """Asks for the file, writes it, and says where it is."""

    DEFAULT_CSS = """
    PictureScreen {
        Input { background: $field; margin-top: 1; }
        OptionList { height: auto; margin-top: 1; border: none; background: $pane; }
        .done { color: $hue-green; width: 1fr; height: auto; display: none; }
        &.-done { .done { display: block; } Input, OptionList, .advice, .problem { display: none; } }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", N_("Write the picture"), show=False, id="picture.write"),
        Binding("down", "choose(1)", N_("Initials only"), show=False, id="picture.initials"),
        Binding("up", "choose(0)", N_("With names"), show=False, id="picture.names"),
    ]

    def __init__(self, desk: Desk, day: date) -> None:
        """`day` is the one on which the matrix is shown."""
        super().__init__()
        self._desk = desk
        self._day = day
        self._replaced: Path | None = None
        """The file of which the user has been told that it is there already."""

    def compose(self) -> ComposeResult:
        suggested = default_file(self._desk.directory, self._day)
        with Vertical(classes="box"):
            yield words(_("Export a picture of the matrix"), "title")
            if self._day < self._desk.today:
                yield words(
                    _("It will show how it stood on {day}, as the screen does.").format(day=full_day(self._day))
                )
            yield words(
                _("A page that opens in any browser, with the names on hover; or .svg, a drawing for a document."),
                "advice",
            )
            yield Input(path_text(with_tilde(suggested)), compact=True, select_on_focus=False)
            yield _Choices(_("with names"), _("initials only, for those who may not see the names"), compact=True)
            yield words("", "problem")
            yield words("", "done")
            yield words(_("Enter writes it · ↑ ↓ names or initials · Esc back"), "hints")

    def on_mount(self) -> None:
        self._choices = self.query_one(_Choices)
        self.action_choose(_WITH_NAMES)
        self.query_one(Input).focus()

    def action_choose(self, choice: int) -> None:
        """Choose names or initials."""
        self._choices.highlighted = choice

    @on(OptionList.OptionHighlighted)
    def _chosen(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._choices.mark(event.option_index)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_write()

    @on(Input.Changed)
    def _changed(self) -> None:
        self._replaced = None
        self._complain("")

    def action_write(self) -> None:
        """Write it; where there is a file already, only once the user has seen that."""
        if self.has_class("-done"):
            self.dismiss(None)
            return
        path = typed_path(plain_path(self.query_one(Input).value)).path
        if path.is_file() and path != self._replaced:
            self._replaced = path
            self._complain(_("There is a file {file} already. Enter replaces it.").format(file=clean_line(path.name)))
            return
        self._write(path, anonymous=self._choices.highlighted != _WITH_NAMES)

    @work(exclusive=True)
    async def _write(self, path: Path, *, anonymous: bool) -> None:
        try:
            await self._desk.export_picture(path, self._day, anonymous=anonymous)
        except UserError as error:
            self._complain(f"{error.title} {error.advice}")
            return
        self._complain("")
        written = _("The picture is in {file}").format(file=with_tilde(Path(os.path.abspath(path))))
        self.query_one(".done", Label).update(Content(clean_line(written)))
        self.query_one(".hints", Label).update(Content(_("Enter or Esc closes")))
        self.add_class("-done")
        self.set_focus(None)

    def _complain(self, text: str) -> None:
        self.query_one(".problem", Label).update(Content(clean_line(text)))


def default_file(directory: Directory, day: date) -> Path:
    """A file for this picture in the user's documents, else in the current directory: named after what it shows."""
    documents = user_documents_path()
    folder = documents if documents.is_dir() else Path.cwd()
    matrix = directory.matrix
    parts = (directory.dossier_name if matrix.per_dossier else "", _(matrix.label), day.isoformat())
    named = "-".join(_UNFIT_FOR_A_NAME.sub("-", fold(part)).strip("-") for part in parts)
    return folder / f"{named.strip('-')}.html"
