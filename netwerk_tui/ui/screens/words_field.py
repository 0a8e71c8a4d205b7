"""The subject and the text of a message, checked while they are typed; a mistake is told with its place."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.widgets import Input, Label, TextArea

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.message_text import TemplateError, parse_template
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.outside_editor import edited_outside, editor_of
from netwerk_tui.ui.widgets.text_box import TextBox

_LONGEST_SUBJECT = 300


class WordsField(Vertical):
    """A line and a text."""

    HELP_TITLE: ClassVar = N_("Words of a message")

    DEFAULT_CSS = """
    WordsField {
        height: 1fr;
        min-height: 6;
        width: 1fr;
        Grid { grid-size: 2; grid-columns: 12 1fr; grid-gutter: 0 1; grid-rows: 1 1fr; height: 1fr; }
        Label.field { color: $muted; width: 12; text-align: right; }
        Input { width: 1fr; background: $field; }
        TextArea, TextArea:focus { border: none; padding: 0; background: $field; height: 1fr; }
        .mistake { color: $hue-red; width: 1fr; height: auto; max-height: 2; padding-left: 13; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e", "edit_outside", N_("Text in your editor"), priority=True, id="words.editor"),
    ]

    def __init__(self, subject: str, text: str, *, has_fields: bool = True) -> None:
        """`has_fields` is whether `{{field}}` means something in these words."""
        super().__init__()
        self._subject_at_first = subject
        self._text_at_first = text
        self._has_fields = has_fields

    def compose(self) -> ComposeResult:
        example = _("fields as {{given_name}}; ? in the list of messages names them") if self._has_fields else ""
        with Grid():
            yield words(_("Subject"), "field")
            yield Input(
                self._subject_at_first,
                example,
                id="subject",
                compact=True,
                select_on_focus=False,
                max_length=_LONGEST_SUBJECT,
            )
            yield words(_("Text"), "field")
            yield TextBox(self._text_at_first, id="text", show_line_numbers=False, tab_behavior="focus")
        yield words("", "mistake")

    @property
    def subject(self) -> str:
        """As it is typed."""
        return self.query_one("#subject", Input).value

    @property
    def text(self) -> str:
        """As it is typed."""
        return self.query_one("#text", TextArea).text

    @on(Input.Changed, "#subject")
    @on(TextArea.Changed, "#text")
    def _check(self) -> None:
        """Say at once what cannot be understood; what was typed stays."""
        if not self._has_fields:
            return
        for name, typed in ((_("Subject"), self.subject), (_("Text"), self.text)):
            try:
                parse_template(typed)
            except TemplateError as error:
                self._say(f"{name}: {error.title}. {error.advice}")
                return
        self._say("")

    def action_edit_outside(self) -> None:
        try:
            text = edited_outside(self.app, editor_of(self.app), self.text)
        except UserError as error:
            self._say(error.words)
        else:
            self.query_one("#text", TextArea).text = text

    def _say(self, text: str) -> None:
        self.query_one(".mistake", Label).update(Content(clean_line(text)))
