"""The form of one event, new or existing. What is wrong is said at its field, and nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.widgets import Input, Select, TextArea

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.event import OWN_ATTENDANCE_LABELS, OwnAttendance
from netwerk_tui.domain.event_form import EventForm
from netwerk_tui.domain.ids import DossierId, EventId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.form_dialog import FormDialog
from netwerk_tui.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_LABELS = {
    "name": N_("Name"),
    "place": N_("Place"),
    "day": N_("Day"),
    "until": N_("Last day"),
    "starts": N_("From"),
    "ends": N_("To"),
    "series": N_("Series"),
    "rhythm": N_("How often"),
}
"""In the order in which they stand."""

_HINTS = {
    "day": N_("friday, 1 dec …"),
    "until": N_("if it lasts longer"),
    "starts": N_("14:00"),
    "ends": N_("17:30"),
    "series": N_("if it comes back"),
    "rhythm": N_("every 2 weeks …"),
}
_NO_DOSSIER = 0
_NARROW_CELLS = 100


@dataclass(frozen=True)
class SavedEvent:
    """The form's result: the event, and what was stored of it, if anything."""

    event: EventId
    committed: Committed | None


class EventFormScreen(FormDialog[SavedEvent]):
    """A form that stays open until what is in it can be stored, or the user leaves it."""

    DEFAULT_CSS = """
    EventFormScreen {
        .box { width: 100; height: auto; }
        Grid {
            grid-size: 4;
            grid-columns: 11 1fr 11 1fr;
            grid-gutter: 0 1;
            grid-rows: 1;
            height: auto;
        }
        Label.field { color: $muted; width: 11; text-align: right; }
        Input, Select, TextArea { width: 1fr; background: $field; }
        Input.-wrong { background: $hue-red 25%; }
        .block { layout: horizontal; height: auto; margin-top: 1; }
        TextArea { height: 4; border: none; padding: 0 1; margin-left: 1; }
        .problem { margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, id="event-form.save"),
    ]

    def __init__(self, desk: Desk, event: EventId | None, form: EventForm) -> None:
        super().__init__()
        self._desk = desk
        self._event = event
        self._opened_with = form
        self._before = form

    def compose(self) -> ComposeResult:
        dossiers = [each for each in self._desk.directory.dossiers if each.is_open or each.id == self._before.dossier]
        with Vertical(classes="box"):
            yield words(_("New event") if self._event is None else _("Edit event"), "title")
            with Grid():
                for name, label in _LABELS.items():
                    yield words(_(label), "field")
                    text = clean_line(getattr(self._before, name))
                    yield Input(text, placeholder=_(_HINTS.get(name, "")), id=name, compact=True)
                yield words(_("Dossier"), "field")
                yield Select(
                    [
                        (Content(_("none")), _NO_DOSSIER),
                        *((Content(clean_line(each.name)), each.id) for each in dossiers),
                    ],
                    value=self._before.dossier or _NO_DOSSIER,
                    allow_blank=False,
                    id="dossier",
                    compact=True,
                )
                yield words(_("I myself"), "field")
                yield Select(
                    [(Content(_(label)), own.value) for own, label in OWN_ATTENDANCE_LABELS.items()],
                    value=self._before.own.value,
                    allow_blank=False,
                    id="own",
                    compact=True,
                )
            with Vertical(classes="block"):
                yield words(_("Notes"), "field")
                yield TextBox(self._before.notes, id="notes", show_line_numbers=False, tab_behavior="focus")
            yield words("", "problem")
            yield words(_("Enter or Ctrl+S saves · Tab next field · Esc back"), "hints")

    def on_mount(self) -> None:
        self._before = self._form()
        self.query_one("#name", Input).focus()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @work(exclusive=True)
    async def action_save(self) -> None:
        self.clear_problem()
        form = self._form()
        try:
            if self._event is None:
                self.dismiss(SavedEvent(*await self._desk.events.add(form)))
            else:
                committed = await self._desk.events.edit(self._event, form, self._opened_with)
                self.dismiss(SavedEvent(self._event, committed))
        except UserError as error:
            self.complain(error)

    def has_changes(self) -> bool:
        """Whether something was typed or chosen that is not stored."""
        return self._form() != self._before

    def _form(self) -> EventForm:
        typed = {name: self.query_one(f"#{name}", Input).value for name in _LABELS}
        dossier = self.query_one("#dossier", Select).value
        return replace(
            self._before,
            **typed,
            notes=self.query_one("#notes", TextArea).text,
            dossier=DossierId(dossier) if isinstance(dossier, int) and dossier != _NO_DOSSIER else None,
            own=OwnAttendance(str(self.query_one("#own", Select).value)),
        )
