"""The card: everything about one contact on one screen, edited where it stands, and from there to the next one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, Static

from netwerk_tui.domain.asks import AskStatus, step_after, step_before
from netwerk_tui.domain.card import Card
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.contact import POINT_LABELS
from netwerk_tui.domain.contact_form import form_of
from netwerk_tui.domain.errors import NotFound, UserError
from netwerk_tui.domain.ids import ContactId, FollowupId
from netwerk_tui.domain.opening import address_to_open
from netwerk_tui.domain.profile import Point
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.gateway import dialogs
from netwerk_tui.ui.opening import open_address
from netwerk_tui.ui.screens.briefing import BriefingScreen
from netwerk_tui.ui.screens.card_columns import CardColumns
from netwerk_tui.ui.screens.card_edits import (
    DELETED_AS,
    addition_label,
    addition_of,
    edit_of,
    fields_of,
    reference_names,
    title_of,
)
from netwerk_tui.ui.screens.choosing import ChoosingScreen
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.contact_form import ContactFormScreen
from netwerk_tui.ui.screens.copying import CopyScreen
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.done_words import done_words
from netwerk_tui.ui.screens.erasing import EraseScreen
from netwerk_tui.ui.screens.field_editor import Edited, FieldEditor
from netwerk_tui.ui.screens.field_history import FieldHistoryScreen
from netwerk_tui.ui.screens.messages import Failed, Stored
from netwerk_tui.ui.screens.noting import Noting
from netwerk_tui.ui.screens.outside_editor import editor_of
from netwerk_tui.ui.screens.subject_export import SubjectExportScreen
from netwerk_tui.ui.widgets.card_lines import CardSection, RowKey, SectionId, Subject
from netwerk_tui.ui.widgets.card_list import CardList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_NARROW_CELLS = 100


class CardScreen(Dialog[ContactId]):
    """The result is the contact that was shown last."""

    HELP_TITLE: ClassVar = N_("Card")

    DEFAULT_CSS = """
    CardScreen {
        layers: base prompt;
        .box { width: 120; max-width: 100%; height: 100%; max-height: 100%; padding: 0; }
        #name {
            width: 1fr;
            height: 1;
            padding: 0 1;
            color: $key;
            text-style: bold;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        .hints { padding: 0 1; margin: 0; height: 1; }
        .hints.-problem { color: $hue-red; }
        Noting { margin-bottom: 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("J", "step(1)", N_("Next person"), id="card.next"),
        Binding("K", "step(-1)", N_("Previous person"), id="card.previous"),
        Binding("enter", "open", N_("Open, or edit"), id="card.open"),
        Binding("e", "edit", N_("Edit"), id="card.edit"),
        Binding("E", "edit_whole", N_("Edit in a form"), id="card.form"),
        Binding("a", "add", N_("Add to this section"), id="card.add"),
        Binding("delete", "delete", N_("Delete"), id="card.delete"),
        Binding("x", "tick", N_("Done, or on to the next step"), id="card.tick"),
        Binding("o", "open_point", N_("Open the mail, phone or link"), id="card.open-point"),
        Binding("y", "copy", N_("Copy"), show=False, id="card.copy"),
        Binding("n", "note", N_("Note"), id="card.note"),
        Binding("b", "brief", N_("Briefing"), id="card.brief"),
        Binding("N", "neighbourhood", N_("Neighbourhood: whom they know"), show=False, id="card.neighbourhood"),
        Binding("P", "privacy", N_("Privacy: hand over, or erase"), show=False, id="card.privacy"),
        Binding("h", "history", N_("What became of it: who, when, from, to"), id="card.history"),
        Binding("u", "undo", N_("Undo"), id="card.undo"),
        Binding("ctrl+r", "redo", N_("Redo"), show=False, id="card.redo"),
        Binding("q", "close", N_("Back to the list"), show=False, id="card.leave"),
    ]

    def __init__(self, desk: Desk, contact: ContactId, on_stored: Callable[[Committed], None]) -> None:
        """`on_stored` is told of every change made from here."""
        super().__init__()
        self._desk = desk
        self._contact = contact
        self._on_stored = on_stored
        self._came_from: list[ContactId] = []
        self._card: Card | None = None
        self._said_at: RowKey | None = None
        """Where the cursor was when something was said."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(id="name")
            yield CardColumns()
            yield words("", "hints")
        yield Noting(editor_of(self.app))

    def on_mount(self) -> None:
        self._columns = self.query_one(CardColumns)
        self._noting = self.query_one(Noting)
        self._noting.open(self._desk)

    def on_resize(self) -> None:
        self._columns.lay_out(narrow=self.app.size.width < _NARROW_CELLS)
        self.call_after_refresh(self._show)

    @property
    def card(self) -> Card:
        """What is shown."""
        assert self._card is not None, "asked only once the card is shown"
        return self._card

    @on(CardList.Arrived)
    def _arrived(self) -> None:
        if self._columns.key != self._said_at:
            self._say("")

    # Going about

    def action_leave(self) -> None:
        """Go back to whose card this one was opened from, else to the list."""
        if self._came_from:
            self._go_to(self._came_from.pop())
        else:
            self.dismiss(self._contact)

    def action_close(self) -> None:
        self.dismiss(self._contact)

    def action_step(self, step: int) -> None:
        """Go to the next contact of the list, or the previous one, and stay in the section."""
        ids = self._desk.directory.ids
        here = ids.index(self._contact) if self._contact in ids else 0
        there = ids[min(max(here + step, 0), len(ids) - 1)]
        if there == self._contact:
            self.app.bell()
        else:
            self._came_from.clear()
            self._go_to(there)

    def action_open(self) -> None:
        """What Enter does: unfold, go to somebody else's card, show the whole text, or edit."""
        key, line = self._columns.key, self._columns.line
        if key is None or line is None:
            return
        if key.is_title:
            self._columns.action_fold()
        elif line.row is not None and line.row.leads_to is not None:
            self._came_from.append(self._contact)
            self._go_to(line.row.leads_to)
        elif line.is_cut:
            self._columns.column.open_text(key)
        else:
            self.action_edit()

    @on(CardList.RowClicked)
    def _row_clicked(self) -> None:
        self.action_open()

    # Changing

    def action_edit(self) -> None:
        row = self._columns.row
        if row is None:
            self.action_add()
        elif row.subject is None:
            self._say(_("This is not edited here: space on the matrix places somebody anew."))
        elif row.subject.fields[:1] == ("kind",):
            self.action_edit_whole()
        else:
            self._edit_subject(row.subject)

    def _edit_subject(self, subject: Subject) -> None:
        try:
            edited = edit_of(self._desk, self.card, subject)
        except NotFound as error:
            self._complain(error)
        else:
            self._edit(edited, self._columns.section)

    @work(exclusive=True)
    async def action_edit_whole(self) -> None:
        form = form_of(self.card.profile)
        saved = await self.app.push_screen_wait(ContactFormScreen(self._desk, self._contact, form))
        if saved is not None and saved.committed is not None:
            self._stored(saved.committed)

    @work(exclusive=True)
    async def action_add(self) -> None:
        """Add a row to the section, or fill in a field that is empty; ask which where there are several."""
        section = self._columns.section
        if section is None:
            return
        if section.id is SectionId.MOMENTS:
            self.action_note()
            return
        additions = section.additions
        chosen: int | None = 0
        if len(additions) > 1:
            labels = [addition_label(each) for each in additions]
            chosen = await self.app.push_screen_wait(
                ChoosingScreen(_("Add to {name}").format(name=self.card.profile.name), labels)
            )
        if additions and chosen is not None:
            self._edit(addition_of(self._desk, self.card, additions[chosen]), section)

    @work(exclusive=True, group="edit")
    async def _edit(self, edited: Edited, section: CardSection | None) -> None:
        """Let the fields be edited on their line, and go to what is new."""
        before = {row.subject for row in section.rows} if section else set()
        screen = FieldEditor(self._desk, edited, self._columns.place, editor_of(self.app))
        entered = await self.app.push_screen_wait(screen)
        if entered is None or entered.committed is None:
            return
        if section is not None:
            self._columns.unfold(section.id)
        self._stored(entered.committed)
        if section is not None:
            self._columns.go_to_new(section.id, before)

    @work(exclusive=True)
    async def action_delete(self) -> None:
        row = self._columns.row
        if row is None or row.subject is None or row.subject.fields[:1] == ("kind",):
            self._say(_("This line is not deleted here: it tells of something kept elsewhere."))
            return
        subject = row.subject
        question = _("Empty this field?") if subject.part is Part.CONTACT else _("Delete this?")
        agreed = await self.app.push_screen_wait(
            ConfirmScreen(question, _("{text}\nu undoes it.").format(text=row.text))
        )
        if not agreed:
            return
        if subject.part is Part.CONTACT:
            emptied = {each.name: "" for each in fields_of(subject)}
            self._attempt(lambda: self._desk.card.edit(Part.CONTACT, subject.id, emptied))
        else:
            part = DELETED_AS.get(subject.part, subject.part)
            self._attempt(lambda: self._desk.card.delete(self._contact, part, subject.id))

    def action_tick(self) -> None:
        """Tick a promise or something to tell off, put an ask on its next step; or open them again."""
        row = self._columns.row
        subject = None if row is None else row.subject
        if row is None or subject is None:
            self._say_what_is_ticked()
            return
        desk, done = self._desk.card, not row.settled
        match subject.part:
            case Part.FOLLOWUP:
                self._attempt(lambda: desk.tick_promise(FollowupId(subject.id), done))
            case Part.TELL:
                self._attempt(lambda: desk.tick_tell(subject.id, done))
            case Part.ASK:
                status = next(each.status for each in self.card.profile.asks if each.id == subject.id)
                step = (step_after if done else step_before)(status) or AskStatus.OPEN
                self._attempt(lambda: desk.move_ask_on(subject.id, step))
            case _:
                self._say_what_is_ticked()

    def _say_what_is_ticked(self) -> None:
        self._say(_("x ticks off a promise or a tell, and moves an ask one step on."))

    def action_undo(self) -> None:
        self._attempt(self._desk.undo)

    def action_redo(self) -> None:
        self._attempt(self._desk.redo)

    def action_note(self) -> None:
        self._noting.ask(self._contact)

    # Looking

    def action_history(self) -> None:
        """Tell who changed what is under the cursor, when, from what to what."""
        row = self._columns.row
        subject = None if row is None else row.subject
        if subject is None:
            self._say(_("h tells what became of a field; this line is not a field."))
            return
        fields = fields_of(subject)
        columns = tuple(column for each in fields for column in each.columns)
        changes = self._desk.card.history(subject.part, subject.id, columns)
        screen = FieldHistoryScreen(title_of(self.card, subject), fields, changes, reference_names(self._desk))
        self.app.push_screen(screen)

    @work(exclusive=True)
    async def action_brief(self) -> None:
        contact = await self.app.push_screen_wait(BriefingScreen(self._desk, self._contact))
        if contact is not None and contact != self._contact:
            self._go_to(contact)

    @work(exclusive=True)
    async def action_privacy(self) -> None:
        """Write down all that is kept about them, or forget them for good."""
        name = self.card.profile.name
        answers = [_("Write down all that is kept about them"), _("Erase them for good")]
        chosen = await self.app.push_screen_wait(ChoosingScreen(_("Privacy of {name}").format(name=name), answers))
        if chosen == 0:
            self.app.push_screen(SubjectExportScreen(self._desk, self._contact, name))
        elif chosen == 1:
            erased = await self.app.push_screen_wait(EraseScreen(self._desk, self._contact))
            if erased is not None:
                self._on_stored(erased)
                self.dismiss(None)

    @work(exclusive=True)
    async def action_neighbourhood(self) -> None:
        screen = dialogs.NeighbourhoodScreen(self._desk, self._contact, self._stored)
        contact = await self.app.push_screen_wait(screen)
        if contact is not None and contact != self._contact:
            self._came_from.append(self._contact)
            self._go_to(contact)

    @work(exclusive=True)
    async def action_open_point(self) -> None:
        """Open the way to reach them that is under the cursor, or one that the user chooses."""
        row = self._columns.row
        point = row.point if row is not None else None
        points = self.card.profile.points
        if point is None and points:
            labels = [f"{_(POINT_LABELS[each.kind])}  {each.value}" for each in points]
            chosen = await self.app.push_screen_wait(ChoosingScreen(_("Open"), labels))
            point = None if chosen is None else points[chosen]
        if point is not None:
            await self._open_after_asking(point)

    async def _open_after_asking(self, point: Point) -> None:
        try:
            address = address_to_open(point.kind, point.value)
            agreed = await self.app.push_screen_wait(ConfirmScreen(_("Open this in another program?"), address))
            if agreed:
                open_address(address)
                self._say(_("Opened {address}").format(address=address))
        except UserError as error:
            self._complain(error)

    @work(exclusive=True)
    async def action_copy(self) -> None:
        copied = await self.app.push_screen_wait(CopyScreen(self.card.profile))
        if copied:
            self.app.copy_to_clipboard(copied)
            self._say(_("Copied {text}").format(text=copied))

    # What is shown

    def _go_to(self, contact: ContactId) -> None:
        """Show somebody else, with the cursor in the section where it is."""
        here = self._columns.section
        self._contact = contact
        self._columns.cut_texts()
        self._show()
        if here is not None:
            self._columns.go_to_section(here.id)

    def _show(self) -> None:
        try:
            self._card = self._desk.card.read(self._contact)
        except NotFound:
            self.dismiss(None)
            return
        except UserError as error:
            if self._card is None:
                self.dismiss(None)
                raise
            self._complain(error)
            return
        self._show_columns()
        if self._card.people is None:
            self._read_people(self._card)

    @work(exclusive=True, group="people")
    async def _read_people(self, card: Card) -> None:
        """Show who belongs to the organisation as soon as that is known."""
        people = await self._desk.card.people_of(card.profile.id, card.profile.name)
        if self._card is card:
            self._card = replace(card, people=people)
            self._show_columns()

    def _show_columns(self) -> None:
        self.query_one("#name", Static).update(Content(_headline(self.card)))
        self._columns.show(self.card)
        self._say("")

    def _say(self, text: str, *, problem: bool = False) -> None:
        """Say something in the last line, until the cursor moves; nothing brings its keys back."""
        self._said_at = self._columns.key
        hints = self.query_one(".hints", Label)
        hints.set_class(problem, "-problem")
        hints.update(Content(clean_line(text or _hints())))

    def _complain(self, error: UserError) -> None:
        self._say(error.words, problem=True)

    # What was stored

    def show_others(self) -> None:
        """Show what somebody else has written."""
        if self.is_mounted and self._card is not None:
            self._show()

    @work(exclusive=True, group="actions")
    async def _attempt(self, action: Callable[[], Awaitable[Committed | None]]) -> None:
        """Do it and show what it changed, or say why it cannot be done."""
        try:
            committed = await action()
        except UserError as error:
            self._complain(error)
        else:
            if committed is not None:
                self._stored(committed)

    def _stored(self, committed: Committed) -> None:
        self._on_stored(committed)
        self._show()
        if self.is_mounted and self._card is not None:
            self._say(done_words(committed.kind, committed.title))

    @on(Stored)
    def _note_stored(self, message: Stored) -> None:
        message.stop()
        self._stored(message.committed)

    @on(Failed)
    def _note_failed(self, message: Failed) -> None:
        message.stop()
        self._complain(message.error)


def _headline(card: Card) -> str:
    profile = card.profile
    parts: Sequence[str] = (profile.name, profile.role, profile.organisation, profile.locality)
    return clean_line(" · ".join(part for part in parts if part))


def _hints() -> str:
    return _("e edit · a add · x done · o open · h history · J K person · ? help")
