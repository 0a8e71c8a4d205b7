"""Personas: each with what moves it and who is like it, and with which of them I have not spoken this quarter.

The screen shows and routes; the desk stores. What is chosen in the contact list can be given a persona by one key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.personas import Likeness, Persona, PersonaBook, Quarter, Share
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.choosing import ChoosingScreen
from netwerk_tui.ui.screens.choosing_people import PeopleScreen
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.field_editor import Edited, Typed
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.persona_list import PersonaList
from netwerk_tui.ui.widgets.persona_sheet import PersonaSheet, SheetContents

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


class PersonasScreen(StoringDialog[ContactId]):
    """The result is the contact whose card was opened last, for the main screen to go to."""

    HELP_TITLE: ClassVar = N_("Personas")

    DEFAULT_CSS = """
    PersonasScreen {
        .box { width: 124; height: 96%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        .silent { width: 1fr; height: 1; color: $hue-amber; text-wrap: nowrap; text-overflow: ellipsis; }
        #panes { height: 1fr; margin: 1 0; }
        PersonaList { width: 2fr; max-width: 40; }
        PersonaSheet { width: 3fr; margin-left: 1; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,right,l", "pane(1)", N_("To the persona"), show=False, id="personas.sheet"),
        Binding("shift+tab,left,h", "pane(-1)", N_("To the list"), show=False, id="personas.list"),
        Binding("enter", "open", N_("Open the persona, a field or a card"), id="personas.open"),
        Binding("a", "add", N_("New persona"), id="personas.add"),
        Binding("e", "edit", N_("Edit"), id="personas.edit"),
        Binding("p", "people", N_("Give people this persona, by name"), id="personas.people"),
        Binding("space", "turn", N_("Give it to those chosen in the list, or take it away"), id="personas.turn"),
        Binding("x", "mark", N_("Mark"), id="personas.mark"),
        Binding("X", "mark_all", N_("Mark all people, or none"), id="personas.mark-all"),
        Binding("delete", "delete", N_("Delete the persona, or take it away from people"), id="personas.delete"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None], chosen: tuple[ContactId, ...]) -> None:
        """`chosen` are the contacts chosen in the list."""
        super().__init__(desk, on_stored)
        self._chosen = chosen
        self._book = PersonaBook((), (), Quarter.of(desk.today))
        self._marked: set[ContactId] = set()
        self._shown_on_card: ContactId | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Personas"), "title")
            yield words("", "silent")
            with Horizontal(id="panes"):
                yield PersonaList()
                yield PersonaSheet()
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(PersonaList)
        self._sheet = self.query_one(PersonaSheet)
        self._list.focus()
        self.read()

    # What is shown

    async def read_anew(self) -> None:
        await self._desk.read_on()
        self._book = await self._desk.personas.book()
        self._list.show(self._book, self._chosen)
        self._show_header()
        self._show_sheet()

    def _show_header(self) -> None:
        personas, silent = self._book.personas, self._book.not_spoken
        quarter = _("quarter {number} of {year}").format(number=self._book.quarter.number, year=self._book.quarter.year)
        title = _("Personas · spoken with {spoken} of {count} in {quarter}").format(
            spoken=len(personas) - len(silent), count=len(personas), quarter=quarter
        )
        names = ", ".join(clean_line(each.name) for each in silent)
        words_below = _("Not spoken with this quarter: {names}").format(names=names) if silent else ""
        if not personas:
            title, words_below = _("Personas"), _("No personas yet: a makes one, with somebody real in mind.")
        self.query_one(".title", Label).update(Content(title))
        self.query_one(".silent", Label).update(Content(words_below))

    @on(PersonaList.Arrived)
    def _arrived(self) -> None:
        self._mark(set())
        self._show_sheet()

    def _show_sheet(self) -> None:
        persona = self._persona
        if persona is None:
            people = [Likeness(contact, None) for contact in self._book.without]
            last_name = ""
        else:
            people, last = list(persona.people), persona.spoken_last
            last_name = "" if last is None else " ".join(self._desk.names_of([last.contact]))
        order = self._desk.directory.placements.order
        people.sort(key=lambda each: order.rank(each.contact) if each.contact in order else len(order))
        contents = SheetContents(persona, people, self._book.quarter.first_day, self._desk.today, last_name)
        self._sheet.show(contents, self._desk.rows)
        self._mark(self._marked & set(self._sheet.people))

    def hints(self) -> list[str]:
        keys = [_("Enter opens"), _("a new"), _("e edit"), _("p people"), _("x mark"), _("Del delete"), _("u undo")]
        keys.append(_("Esc back"))
        if self._chosen:
            keys.append(_("space for {who}: is like it or not").format(who=self.chosen_words(self._chosen)))
        return keys

    # Where the cursor is

    @property
    def _persona(self) -> Persona | None:
        """The persona that is shown; None for those without."""
        return self._list.persona

    @property
    def _is_in_list(self) -> bool:
        return not self._sheet.has_focus

    @property
    def _meant(self) -> tuple[ContactId, ...]:
        """Those marked on the sheet, else who is under its cursor."""
        if self._marked:
            return tuple(each for each in self._sheet.people if each in self._marked)
        contact = None if self._is_in_list else self._sheet.contact
        return () if contact is None else (contact,)

    # Keys

    def action_leave(self) -> None:
        """Leave the marks first, then the sheet, then the personas."""
        if self._marked:
            self._mark(set())
        elif not self._is_in_list:
            self._list.focus()
        else:
            self.dismiss(self._shown_on_card)

    def action_pane(self, step: int) -> None:
        (self._sheet if step > 0 else self._list).focus()

    @on(PersonaList.Opened)
    @on(PersonaSheet.Opened)
    @work(group="actions")
    async def action_open(self) -> None:
        """Go to the persona; from there, edit a field or open a card."""
        if self._is_in_list:
            self._sheet.focus()
        elif self._sheet.contact is not None:
            self._shown_on_card = self._sheet.contact
            await self.show_card(self._shown_on_card)
        elif self._sheet.field:
            await self._edit((self._sheet.field,))

    @work(group="actions")
    async def action_edit(self) -> None:
        """Edit the whole persona, or the field under the cursor."""
        field = "" if self._is_in_list else self._sheet.field
        await self._edit((field,) if field else tuple(each.name for each in FORMS[Part.PERSONA].fields))

    @work(group="actions")
    async def action_add(self) -> None:
        fields = FORMS[Part.PERSONA].fields
        made = None

        async def save(typed: Typed, _read: Typed) -> Committed | None:
            nonlocal made
            made, committed = await self._desk.personas.add(typed)
            return committed

        edited = Edited(_("New persona"), fields, {each.name: "" for each in fields}, save)
        if await self.edit(edited, self._list.region):
            await self.read_anew()
            if made is not None:
                self._list.select(made)

    @work(group="actions")
    async def action_people(self) -> None:
        """Give people the persona that is shown; or those without one a persona."""
        persona = self._persona
        if persona is not None:
            question = _("Who is like {persona}?").format(persona=persona.name)
            people = await self.app.push_screen_wait(PeopleScreen(self._desk, question))
            if people:
                await self.change(lambda: self._desk.personas.assign(persona.id, people))
        elif self._meant and self._book.personas:
            await self._give(self._meant)

    async def _give(self, people: Sequence[ContactId]) -> None:
        """Ask which persona these are like."""
        names = [clean_line(each.name) for each in self._book.personas]
        chosen = await self.app.push_screen_wait(ChoosingScreen(_("Which persona are they like?"), names))
        if chosen is not None:
            persona = self._book.personas[chosen]
            self._mark(set())
            await self.change(lambda: self._desk.personas.assign(persona.id, people))

    def action_turn(self) -> None:
        """Give the persona to those chosen in the list; where they all have it, take it away."""
        persona, people = self._persona, self._chosen
        if persona is None or not people:
            self.app.bell()
        elif persona.share_of(people) is Share.ALL:
            self.do(lambda: self._desk.personas.unassign(persona.id, people))
        else:
            self.do(lambda: self._desk.personas.assign(persona.id, people))

    @work(group="actions")
    async def action_delete(self) -> None:
        persona = self._persona
        if persona is None:
            return
        if not self._is_in_list:
            await self._take_away(persona, self._meant)
            return
        question = _("Delete {name}?").format(name=persona.name)
        agreed = await self.app.push_screen_wait(ConfirmScreen(question, _("Those who are like it stay. u undoes it.")))
        if agreed:
            await self.change(lambda: self._desk.personas.delete(persona.id))

    async def _take_away(self, persona: Persona, people: tuple[ContactId, ...]) -> None:
        if not people:
            self.app.bell()
            return
        question = ngettext(
            "{name} is not like {persona}?", "{count} contacts are not like {persona}?", len(people)
        ).format(name=self._desk.names_of(people[:1])[0], count=len(people), persona=persona.name)
        if await self.app.push_screen_wait(ConfirmScreen(question, _("u undoes it."))):
            await self.change(lambda: self._desk.personas.unassign(persona.id, people))

    def action_mark(self) -> None:
        if not self._is_in_list and self._sheet.contact is not None:
            self._mark(self._marked ^ {self._sheet.contact})
            self._sheet.action_move("down")

    def action_mark_all(self) -> None:
        everybody = set(self._sheet.people)
        self._mark(set() if everybody <= self._marked else everybody)

    def _mark(self, marked: set[ContactId]) -> None:
        self._marked = marked
        self._sheet.mark(marked)

    async def _edit(self, names: tuple[str, ...]) -> None:
        """Let fields of the persona be edited where they stand."""
        persona = self._persona
        if persona is None:
            return
        form, stored = FORMS[Part.PERSONA], self._desk.card.texts(Part.PERSONA, persona.id)

        async def save(typed: Typed, read: Typed) -> Committed | None:
            return await self._desk.card.edit(Part.PERSONA, persona.id, typed, read)

        fields = tuple(form.field(name) for name in names)
        title = f"{persona.name}: {_(fields[0].label).lower()}" if len(fields) == 1 else persona.name
        texts = {name: stored.texts[name] for name in names}
        place = self._list.region if self._is_in_list else self._sheet.region_of_cursor
        if await self.edit(Edited(title, fields, texts, save, stored.names), place):
            await self.read_anew()
