"""Copying something of a contact: name, e-mail, phone, link, each one key."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets.option_list import Option

from netwerk_tui.domain.contact import POINT_LABELS
from netwerk_tui.domain.profile import Profile
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.choice_list import ChoiceList


class CopyScreen(Dialog[str]):
    """The result is the text to copy."""

    DEFAULT_CSS = "CopyScreen ChoiceList { height: auto; max-height: 14; border: none; background: $pane; }"

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self._texts = [(_("Name"), profile.name)]
        self._texts += [(_(POINT_LABELS[point.kind]), point.value) for point in profile.points]
        if profile.organisation:
            self._texts.append((_("Organisation"), profile.organisation))

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Copy"), "title")
            yield ChoiceList(
                *(Option(Content(f"{label:<14} {clean_line(text)}")) for label, text in self._texts), compact=True
            )
            yield words(_("Enter copies · Esc back"), "hints")

    @on(ChoiceList.OptionSelected)
    def _selected(self, event: ChoiceList.OptionSelected) -> None:
        self.dismiss(self._texts[event.option_index][1])
