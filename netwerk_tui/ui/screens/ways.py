"""Who could know somebody at …? Whom to ask to reach an organisation or a contact, the most promising first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label

from netwerk_tui.domain.acquaintance import Reach
from netwerk_tui.domain.errors import Ambiguous, UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.dealing_form_words import TYPING_PAUSE_SECONDS
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.tie_lines import way_lines
from netwerk_tui.ui.widgets.tie_list import TieList

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk


class WaysScreen(Dialog[ContactId]):
    """The result is whom the user wants to ask."""

    DEFAULT_CSS = """
    WaysScreen {
        .box { width: 120; height: 96%; padding: 0 1; }
        .title { padding: 0 1; }
        Input { background: $field; margin: 0 1 1 1; }
        .found { color: $muted; width: 1fr; height: auto; max-height: 2; padding: 0 1; margin-top: 1; }
        .hints { padding: 0 1; margin-top: 0; }
    }
    """

    AUTO_FOCUS = "Input"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "to_list", N_("To the people"), show=False, id="ways.list"),
        Binding("enter", "open", N_("Go to whom to ask"), id="ways.open"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Who could know somebody at …?"), "title")
            yield Input(placeholder=_("an organisation, or the name of a contact"), compact=True)
            yield TieList()
            yield words("", "found")
            yield words(_("↓ to the people · Enter goes there · Esc back"), "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(TieList)
        self._list.show(lambda _width: [], _("Only people whom you have met are asked."))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    @work(exclusive=True)
    async def _find(self, whom: str) -> None:
        await asyncio.sleep(TYPING_PAUSE_SECONDS)
        if not whom.strip():
            self.on_mount()
            self._say("")
            return
        try:
            reach = await self._desk.ties.who_could_know(whom)
        except Ambiguous as error:
            names = ", ".join(each.name for each in error.candidates)
            self._show_nobody(f"{error.title} {names}")
        except UserError as error:
            self._show_nobody(error.title)
        else:
            self._show(reach)

    def _show(self, reach: Reach) -> None:
        today = self._desk.today
        notice = _("Nobody whom you have met leads there.")
        self._list.show(lambda width: way_lines(reach, today, width), notice)
        found = ngettext("{count} contact there", "{count} contacts there", reach.wanted).format(count=reach.wanted)
        self._say(f"{', '.join(reach.whom)} · {found}")

    def _show_nobody(self, why: str) -> None:
        self._list.show(lambda _width: [], why)
        self._say("")

    def _say(self, text: str) -> None:
        self.query_one(".found", Label).update(Content(clean_line(text)))

    @on(Input.Submitted)
    def action_to_list(self) -> None:
        self._list.focus()

    @on(TieList.Chosen)
    def action_open(self) -> None:
        key = self._list.cursor_key
        if isinstance(key, int):
            self.dismiss(ContactId(key))
