"""The form of a variant: for whom it is, and its words. The result is kept by the form of the message."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.widgets import Input, Select

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.message_form import FORMS_OF_ADDRESS, MessageForm, VariantForm, checked_form
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.form_dialog import FormDialog
from netwerk_tui.ui.screens.query_field import QueryField
from netwerk_tui.ui.screens.words_field import WordsField

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_LANGUAGES = ("", "nl", "en")


class VariantFormScreen(FormDialog[VariantForm]):
    """Stays open until its words can be understood, or the user leaves it."""

    DEFAULT_CSS = """
    VariantFormScreen {
        .box { width: 96; height: 28; padding: 0 2; }
        #whom { grid-size: 2; grid-columns: 12 1fr; grid-gutter: 0 1; grid-rows: auto; height: auto; }
        #whom Label.field { color: $muted; width: 12; text-align: right; }
        #whom Select { width: 30; background: $field; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Keep"), priority=True, id="variant.save"),
    ]

    def __init__(self, desk: Desk, variant: VariantForm) -> None:
        super().__init__()
        self._desk = desk
        self._before = variant

    def compose(self) -> ComposeResult:
        now = self._before
        with Vertical(classes="box"):
            yield words(_("Variant"), "title")
            with Grid(id="whom"):
                yield words(_("For whom"), "field")
                example = _("such as category:partner")
                yield QueryField(self._desk, now.query, example, when_empty=_("For everybody."), id="query")
                yield words(_("Language"), "field")
                languages = dict.fromkeys((*_LANGUAGES, now.language))
                yield self._choice("language", [(each or _("any"), each) for each in languages], now.language)
                yield words(_("Address"), "field")
                forms = [(each or _("je and u"), each) for each in FORMS_OF_ADDRESS]
                yield self._choice("form", forms, now.form_of_address)
            yield WordsField(now.subject, now.text)
            yield words("", "problem")
            yield words(_("Ctrl+S keeps it · an empty subject is the message’s · Ctrl+E editor · Esc back"), "hints")

    @staticmethod
    def _choice(name: str, choices: list[tuple[str, str]], chosen: str) -> Select[str]:
        offered = [(Content(label), value) for label, value in choices]
        return Select(offered, value=chosen, allow_blank=False, id=name, compact=True)

    def on_mount(self) -> None:
        self.query_one("#query Input", Input).focus()

    def action_save(self) -> None:
        """Keep it, where it can be understood."""
        self.clear_problem()
        variant = self._typed()
        try:
            checked_form(MessageForm("variant", variants=(variant,)))
        except UserError as error:
            self.complain(error)
        else:
            self.dismiss(variant)

    def has_changes(self) -> bool:
        """Whether something was typed or chosen that is not kept."""
        return self._typed() != self._before

    def _typed(self) -> VariantForm:
        field = self.query_one(WordsField)
        return VariantForm(
            subject=field.subject,
            text=field.text,
            query=self.query_one(QueryField).value,
            language=str(self.query_one("#language", Select).value),
            form_of_address=str(self.query_one("#form", Select).value),
        )
