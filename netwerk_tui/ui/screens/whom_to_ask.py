"""Whom can I ask about this? Everybody who may know, the likeliest first, each with the reason."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label
from textual.widgets.option_list import Option

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.topic_matching import Proposal
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dealing_form_words import TYPING_PAUSE_SECONDS, proposed_person
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_LONGEST_NAME = 28


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody who may know."""

    contact: ContactId
    topic: str
    asks: bool
    """Whether something is to be asked of them at once; else the user goes to the contact."""


class WhomToAskScreen(Dialog[Chosen]):
    """The result is whom the user chose, and for what."""

    DEFAULT_CSS = """
    WhomToAskScreen {
        .box { width: 100; height: 90%; }
        Input { background: $field; margin-bottom: 1; }
        ChoiceList { height: 1fr; border: none; background: $pane; }
        .problem { color: $muted; }
    }
    """

    AUTO_FOCUS = "Input"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "to_list", N_("To the people"), show=False, id="whom.list"),
        Binding("a", "ask", N_("Ask them something"), id="whom.ask"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: list[Proposal] = []
        self._topic = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Whom can I ask about …?"), "title")
            yield Input(placeholder=_("a topic, such as heat pumps or youth care"), compact=True)
            yield ChoiceList(compact=True)
            yield words("", "problem")
            yield words(_("↓ to the people · Enter goes there · a asks them · Esc back"), "hints")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    @work(exclusive=True)
    async def _find(self, topic: str) -> None:
        await asyncio.sleep(TYPING_PAUSE_SECONDS)
        self._topic = topic
        self._found = await self._desk.dealings.whom_to_ask(topic)
        people = self.query_one(ChoiceList)
        people.clear_options()
        width = max(20, people.size.width - 2)
        people.add_options([Option(Content(_line(each, width))) for each in self._found])
        people.highlighted = 0 if self._found else None
        nobody = _("Nobody is known to know about this.") if topic.strip() and not self._found else ""
        self.query_one(".problem", Label).update(Content(nobody))

    @on(Input.Submitted)
    def action_to_list(self) -> None:
        self.query_one(ChoiceList).focus()

    @on(ChoiceList.OptionSelected)
    def _selected(self, event: ChoiceList.OptionSelected) -> None:
        self._choose(asks=False)

    def action_ask(self) -> None:
        self._choose(asks=True)

    def _choose(self, *, asks: bool) -> None:
        index = self.query_one(ChoiceList).highlighted
        if index is not None and index < len(self._found):
            self.dismiss(Chosen(self._found[index].contact, self._topic.strip(), asks))


def _line(proposal: Proposal, width_cells: int) -> str:
    name_cells = min(_LONGEST_NAME, width_cells * 2 // 5)
    why = shortened(drawable(proposed_person(proposal).why), width_cells - name_cells - 2)
    return f"{fitted(drawable(proposal.name), name_cells)}  {why}"
