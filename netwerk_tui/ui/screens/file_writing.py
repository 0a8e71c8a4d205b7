"""Asking for a file to write, and which of some kinds: the ground under the dialogs that export something.

A dialog stays open until it has said where the file is. An older file is replaced only once the user has seen that.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_documents_path
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.paths import path_text, plain_path, typed_path, with_tilde


@dataclass(frozen=True, slots=True)
class FileQuestion:
    """What the dialog says. All in the user's language."""

    title: str
    advice: tuple[str, ...]
    """One paragraph each."""
    file_name: str
    """Of the file that is suggested, in the user's documents."""
    choices: tuple[str, ...]
    """Exactly one of them holds; the first is the usual one."""
    hints: str


class _Choices(OptionList, can_focus=False):
    """Exactly one of these holds. The arrows choose while the path is being typed."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        super().__init__(*(Content(text) for text in texts), compact=True)
        self._texts = texts

    def mark(self, chosen: int) -> None:
        """Show which one holds, also without colour."""
        for index, text in enumerate(self._texts):
            self.replace_option_prompt_at_index(index, Content(f"{'●' if index == chosen else '○'} {text}"))


class FileWritingScreen(Dialog[None]):
    """Asks for the file, writes it, and says where it is. A subclass binds keys to `write` and `choose`."""

    DEFAULT_CSS = """
    FileWritingScreen {
        Input { background: $field; margin-top: 1; }
        OptionList { height: auto; margin-top: 1; border: none; background: $pane; }
        .done { color: $hue-green; width: 1fr; height: auto; display: none; }
        &.-done { .done { display: block; } Input, OptionList, .advice, .problem { display: none; } }
    }
    """

    def __init__(self, question: FileQuestion) -> None:
        super().__init__()
        self._question = question
        self._replaced: Path | None = None
        """The file of which the user has been told that it is there already."""

    async def write_file(self, path: Path, choice: int) -> str:
        """Write it; what to say then, with `{file}` for the place. Raises UserError where it cannot be written."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        documents = user_documents_path()
        suggested = (documents if documents.is_dir() else Path.cwd()) / self._question.file_name
        with Vertical(classes="box"):
            yield words(self._question.title, "title")
            for paragraph in self._question.advice:
                yield words(paragraph, "advice")
            yield Input(path_text(with_tilde(suggested)), compact=True, select_on_focus=False)
            yield _Choices(self._question.choices)
            yield words("", "problem")
            yield words("", "done")
            yield words(self._question.hints, "hints")

    def on_mount(self) -> None:
        self._choices = self.query_one(_Choices)
        self.action_choose(0)
        self.query_one(Input).focus()

    def action_choose(self, choice: int) -> None:
        """Let this one hold, counted from 0."""
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
        self._write(path, self._choices.highlighted or 0)

    @work(exclusive=True)
    async def _write(self, path: Path, choice: int) -> None:
        try:
            said = await self.write_file(path, choice)
        except UserError as error:
            self._complain(error.words)
            return
        self._complain("")
        written = said.format(file=with_tilde(Path(os.path.abspath(path))))
        self.query_one(".done", Label).update(Content(clean_line(written)))
        self.query_one(".hints", Label).update(Content(_("Enter or Esc closes")))
        self.add_class("-done")
        self.set_focus(None)

    def _complain(self, text: str) -> None:
        self.query_one(".problem", Label).update(Content(clean_line(text)))
