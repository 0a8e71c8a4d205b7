"""Deciding, before an import, who of a file is somebody that is a contact already. Opened by the import dialog."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.doubtful import Decisions, Doubtful
from netwerk_tui.domain.duplicates import ComparedPerson, reason_words
from netwerk_tui.domain.text import clean_block
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, hint_lines, words
from netwerk_tui.ui.widgets.doubtful_list import DoubtfulList
from netwerk_tui.ui.widgets.header_line import number_words


class DoubtfulScreen(Dialog[Decisions]):
    """The result is what the user says of the newcomers."""

    DEFAULT_CSS = """
    DoubtfulScreen {
        .box { width: 116; height: 80%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        DoubtfulList { margin: 1 0; }
        #pair { height: 3; width: 1fr; color: $muted; text-wrap: nowrap; text-overflow: ellipsis; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", N_("Go on"), id="doubtful.accept"),
    ]

    def __init__(self, doubtful: tuple[Doubtful, ...], decided: Decisions) -> None:
        super().__init__()
        self._doubtful = doubtful
        self._decided = decided

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Are these known already?") + f" · {number_words(len(self._doubtful))}", "title")
            yield DoubtfulList()
            yield Label(id="pair")
            yield words("", "hints")

    def on_mount(self) -> None:
        newcomers = self.query_one(DoubtfulList)
        newcomers.show(self._doubtful, self._decided)
        newcomers.focus()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_hints)

    def _show_hints(self) -> None:
        hints = [
            _("s the same"),
            _("n a new one"),
            _("l another time"),
            _("← → change"),
            _("Enter goes on"),
            _("Esc back"),
        ]
        label = self.query_one(".hints", Label)
        label.update(hint_lines(hints, label.content_size.width))

    @on(DoubtfulList.Changed)
    def _show_pair(self) -> None:
        pair = self.query_one(DoubtfulList).pair
        if pair is not None:
            lines = [
                _("In the file: {person}").format(person=_person_words(pair.second)),
                _("Known: {person}").format(person=_person_words(pair.first)),
                reason_words(pair.double),
            ]
            self.query_one("#pair", Label).update(Content(clean_block("\n".join(lines))))

    def action_accept(self) -> None:
        self.dismiss(dict(self.query_one(DoubtfulList).decided))


def _person_words(person: ComparedPerson) -> str:
    return " · ".join(part for part in (person.name, person.role, person.organisation, person.locality) if part)
