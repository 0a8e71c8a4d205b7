"""The same event again: on which day?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label

from netwerk_tui.domain.dates import full_day, parse_day
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.event import EventSummary
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.event_form import SavedEvent

if TYPE_CHECKING:
    from datetime import date

    from netwerk_tui.ui.desk import Desk


class EventAgainScreen(Dialog[SavedEvent]):
    """One line for the day, filled in where the rhythm of the series tells it."""

    DEFAULT_CSS = """
    EventAgainScreen {
        Input { width: 1fr; background: $field; }
        .day { color: $hue-green; width: 1fr; height: 1; margin-top: 1; }
    }
    """

    def __init__(self, desk: Desk, event: EventSummary, proposed: date | None) -> None:
        super().__init__()
        self._desk = desk
        self._event = event
        self._proposed = proposed

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("{event} again, on which day?").format(event=self._event.name), "title")
            proposed = "" if self._proposed is None else self._proposed.isoformat()
            yield Input(proposed, placeholder=_("friday, 1 dec, 2026-12-01"), compact=True)
            yield words("", "day")
            yield words(_("Same place, and those of last time are expected."), "advice")
            yield words("", "problem")
            yield words(_("Enter makes it · Esc back"), "hints")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        day = self._day(event.value)
        self.query_one(".day", Label).update(Content("" if day is None else full_day(day)))
        self._complain("")

    @on(Input.Submitted)
    @work(exclusive=True)
    async def _submitted(self, event: Input.Submitted) -> None:
        day = self._day(event.value)
        if day is None:
            self._complain(_("“{text}” is no day.").format(text=clean_line(event.value)))
            return
        try:
            self.dismiss(SavedEvent(*await self._desk.events.repeat(self._event.id, day)))
        except UserError as error:
            self._complain(error.words)

    def _day(self, text: str) -> date | None:
        return parse_day(text, self._desk.today, past=False)

    def _complain(self, text: str) -> None:
        self.query_one(".problem", Label).update(Content(clean_line(text)))
