"""Choosing contacts by their names, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dealing_form_words import found_person
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.people_picker import PeoplePicker, Person

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_FOUND = 12


class PeopleScreen(Dialog[tuple[ContactId, ...]]):
    """The result is who was chosen, at least one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "take", N_("Take those chosen"), priority=True, id="people.take"),
    ]

    AUTO_FOCUS = "Input"

    def __init__(self, desk: Desk, question: str) -> None:
        super().__init__()
        self._desk = desk
        self._question = question

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(self._question, "title")
            yield PeoplePicker(self._found, (), several=True)
            yield words(_("Enter takes a name · Enter on an empty line ends · Esc back"), "hints")

    def _found(self, typed: str) -> list[Person]:
        hits = {hit.id: hit.why for hit in self._desk.find(typed)[:_FOUND]}
        return [found_person(row, hits[row.id]) for row in self._desk.rows.rows(list(hits))]

    @on(Input.Submitted)
    def action_take(self) -> None:
        chosen = self.query_one(PeoplePicker).people
        if chosen:
            self.dismiss(chosen)
        else:
            self.app.bell()
