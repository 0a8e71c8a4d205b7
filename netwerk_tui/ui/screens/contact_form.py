"""The form of one contact, new or existing. What is wrong is said at its field, and nothing typed is lost."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, ClassVar, Self

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Select, TextArea

from netwerk_tui.domain.conflict import Conflict
from netwerk_tui.domain.contact import KIND_LABELS, ContactKind
from netwerk_tui.domain.contact_form import FORM_LABELS, ContactForm, form_of, form_of_search
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.clashing import settled_by_user
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.form_dialog import FormDialog
from netwerk_tui.ui.screens.messages import Saved
from netwerk_tui.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_BLOCKS = ("objection", "context", "notes", "private_notes")
_LINES = tuple(name for name in FORM_LABELS if name not in ("kind", *_BLOCKS))
_NARROW_CELLS = 100
_ROWS_AROUND = 12
"""What the frame, the title, a complaint and the hints take of the height."""


class ContactFormScreen(FormDialog[Saved]):
    """A form that stays open until what is in it can be stored, or the user leaves it."""

    DEFAULT_CSS = """
    ContactFormScreen {
        .box { width: 104; height: auto; }
        Grid {
            grid-size: 4;
            grid-columns: 16 1fr 16 1fr;
            grid-gutter: 0 1;
            grid-rows: 1;
            height: auto;
        }
        &.-narrow .problem { height: 2; }
        &.-narrow Grid { grid-size: 2; grid-columns: 16 1fr; }
        VerticalScroll { height: auto; }
        Label.field { color: $muted; width: 16; text-align: right; }
        Input, Select, TextArea { width: 1fr; background: $field; }
        Input.-wrong { background: $hue-red 25%; }
        .block { layout: horizontal; height: auto; margin-top: 1; }
        TextArea { height: 3; border: none; padding: 0 1; margin-left: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, id="form.save"),
    ]

    def __init__(self, desk: Desk, contact: ContactId | None, form: ContactForm) -> None:
        super().__init__()
        self._desk = desk
        self._contact = contact
        self._before = form
        self._opened_with = form

    @classmethod
    def adding(cls, desk: Desk, name: str = "") -> Self:
        """A form that is empty but for the name, number, address or link, as it was searched for."""
        return cls(desk, None, form_of_search(name))

    @classmethod
    def editing(cls, desk: Desk, contact: ContactId) -> Self:
        """A form with what is known of the contact now."""
        return cls(desk, contact, form_of(desk.profile(contact)))

    def compose(self) -> ComposeResult:
        title = _("New contact") if self._contact is None else _("Edit contact")
        with Vertical(classes="box"):
            yield words(title, "title")
            with VerticalScroll(can_focus=False):
                with Grid():
                    yield words(_("Kind"), "field")
                    yield Select(
                        [(Content(_(KIND_LABELS[kind])), kind) for kind in ContactKind],
                        value=self._before.kind,
                        allow_blank=False,
                        compact=True,
                    )
                    for name in _LINES:
                        yield words(_(FORM_LABELS[name]), "field")
                        yield Input(clean_line(getattr(self._before, name)), id=name, compact=True)
                for name in _BLOCKS:
                    with Vertical(classes="block"):
                        yield words(_(FORM_LABELS[name]), "field")
                        yield TextBox(getattr(self._before, name), id=name, show_line_numbers=False)
            yield words("", "problem")
            yield words(_("Enter or Ctrl+S saves · Tab next field · “;” between several · Esc back"), "hints")

    def on_mount(self) -> None:
        self._before = self._form()
        self.query_one("#given_name", Input).focus()

    def on_resize(self) -> None:
        self.set_class(self.app.size.width < _NARROW_CELLS, "-narrow")
        room = self.app.size.height - _ROWS_AROUND
        self.query_one(VerticalScroll).styles.max_height = max(3, room)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @work(exclusive=True)
    async def action_save(self) -> None:
        self.clear_problem()
        try:
            if self._contact is None:
                self.dismiss(Saved(*await self._desk.contacts.add(self._form())))
            else:
                self.dismiss(Saved(self._contact, await self._edited(self._contact)))
        except UserError as error:
            self.complain(error)

    async def _edited(self, contact: ContactId) -> Committed | None:
        """Store it. What somebody else changed meanwhile is asked about; raises Conflict where that is not answered."""
        as_shown, read = asdict(self._before), asdict(self._opened_with)
        typed = asdict(self._form())
        mine = {name: read[name] if text == as_shown[name] else text for name, text in typed.items()}
        while True:
            try:
                return await self._desk.contacts.edit(contact, ContactForm(**mine), ContactForm(**read))
            except Conflict as conflict:
                chosen = await settled_by_user(self.app, conflict)
                mine |= chosen
                read |= {each.field: each.theirs for each in conflict.clashes}
                mine["kind"], read["kind"] = ContactKind(mine["kind"]), ContactKind(read["kind"])

    def has_changes(self) -> bool:
        """Whether something was typed or chosen that is not stored."""
        return self._form() != self._before

    def _form(self) -> ContactForm:
        typed = {name: self.query_one(f"#{name}", Input).value for name in _LINES}
        typed |= {name: self.query_one(f"#{name}", TextArea).text for name in _BLOCKS}
        return ContactForm(kind=ContactKind(str(self.query_one(Select).value)), **typed)
