"""The form of one thing in the ledgers, new or existing: an ask, a tell, thanks, a concern, a favour or a success."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, assert_never

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical, VerticalScroll
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label, Select

from netwerk_tui.domain.asks import Ask, AskWords, Tell, TellWords
from netwerk_tui.domain.dates import parse_day
from netwerk_tui.domain.dealings import FAVOUR_LABELS, Celebrated, Dealing, Ledger
from netwerk_tui.domain.errors import UsageError, UserError
from netwerk_tui.domain.gratitude import Concern, ConcernWords, Favour, OwedThanks, SuccessWords, Thanks
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dealing_form_words import (
    TYPING_PAUSE_SECONDS,
    before_asking_words,
    found_person,
    proposed_person,
    values_of,
)
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.form_dialog import FormDialog
from netwerk_tui.ui.screens.messages import Entered
from netwerk_tui.ui.widgets.people_picker import PeoplePicker, Person

if TYPE_CHECKING:
    from datetime import date

    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_NEW_TITLES: dict[Ledger, str] = {
    Ledger.ASKS: N_("Something to ask"),
    Ledger.TELLS: N_("Something to tell"),
    Ledger.THANKS: N_("Thanks"),
    Ledger.CONCERNS: N_("A concern"),
    Ledger.VALUE: N_("Value given or got"),
    Ledger.SUCCESSES: N_("A success"),
}

_NEW_FIELDS: dict[Ledger, tuple[str, ...]] = {
    Ledger.ASKS: ("text", "topic", "people", "dossier"),
    Ledger.TELLS: ("text", "people", "dossier"),
    Ledger.THANKS: ("people", "text"),
    Ledger.CONCERNS: ("people", "text", "theme", "dossier"),
    Ledger.VALUE: ("people", "direction", "text"),
    Ledger.SUCCESSES: ("name", "text", "day", "people", "dossier"),
}
_EDIT_FIELDS: dict[Ledger, tuple[str, ...]] = {
    Ledger.ASKS: ("text", "topic", "dossier", "answer", "use"),
    Ledger.TELLS: ("text", "dossier"),
    Ledger.THANKS: ("text", "day"),
    Ledger.CONCERNS: ("text", "theme", "dossier", "promise", "result"),
    Ledger.VALUE: ("direction", "text", "day"),
    Ledger.SUCCESSES: ("name", "text", "day", "people", "dossier"),
}
SEVERAL = frozenset({Ledger.ASKS, Ledger.TELLS, Ledger.SUCCESSES})
"""Where more than one contact can be chosen."""

_FIELD_LABELS = {
    "text": N_("What"),
    "name": N_("Name"),
    "topic": N_("Topic"),
    "people": N_("Who"),
    "dossier": N_("Dossier"),
    "theme": N_("Theme"),
    "direction": N_("Direction"),
    "day": N_("Day"),
    "answer": N_("Answer"),
    "use": N_("Used for"),
    "promise": N_("Promised"),
    "result": N_("Done"),
}
_NO_DOSSIER = 0
_LONGEST_TEXT = 2000
_FOUND = 12
_BEFORE_ASKING_SHOWN = 3
_ROWS_AROUND = 10
"""What the frame, the title, a complaint and the hints take of the height."""


class DealingForm(FormDialog[Entered]):
    """A form that stays open until what is in it can be stored, or the user leaves it."""

    DEFAULT_CSS = """
    DealingForm {
        .box { width: 92; }
        VerticalScroll { height: auto; }
        Grid { grid-size: 2; grid-columns: 12 1fr; grid-gutter: 0 1; grid-rows: auto; height: auto; }
        Label.field { color: $muted; width: 12; text-align: right; }
        Input, Select { width: 1fr; background: $field; }
        .before { color: $muted; width: 1fr; height: auto; padding-left: 13; }
        .before.-enough { color: $hue-amber; }
    }
    """

    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, id="dealing.save"),
    ]

    def __init__(
        self,
        desk: Desk,
        ledger: Ledger,
        *,
        about: Dealing | Celebrated | None = None,
        people: Sequence[ContactId] = (),
        topic: str = "",
    ) -> None:
        """`about` is what is to be changed; without it the form makes something new, for these `people` at first."""
        super().__init__()
        self._desk = desk
        self._ledger = ledger
        self._about = about
        self._people = people
        self._topic = topic
        self._fields = _NEW_FIELDS[ledger] if about is None else _EDIT_FIELDS[ledger]
        self._before: list[object] = []

    def compose(self) -> ComposeResult:
        values = values_of(self._about, self._desk.today)
        with Vertical(classes="box"):
            yield words(self._title(), "title")
            with VerticalScroll(can_focus=False), Grid():
                for name in self._fields:
                    yield words(_(_FIELD_LABELS[name]), "field")
                    yield self._field(name, values)
            yield words("", "before")
            yield words("", "problem")
            yield words(_("Enter or Ctrl+S saves · Tab next field · Esc back"), "hints")

    def on_mount(self) -> None:
        self._before = self._typed()
        first = next(name for name in self._fields if name != "people" or not self._people)
        self.query_one(f"#{first}").focus()
        self._people_changed()

    def on_resize(self) -> None:
        self.query_one(VerticalScroll).styles.max_height = max(3, self.app.size.height - _ROWS_AROUND)

    def _title(self) -> str:
        if isinstance(self._about, Dealing):
            return _("{name}: edit").format(name=self._about.name)
        return _(_NEW_TITLES[self._ledger])

    def _field(self, name: str, values: dict[str, str]) -> Widget:
        match name:
            case "people":
                return self._people_field()
            case "dossier":
                return self._dossier_field()
            case "direction":
                return Select(
                    [(Content(_(label)), direction) for direction, label in FAVOUR_LABELS.items()],
                    value=Direction(values.get("direction", Direction.OUT)),
                    allow_blank=False,
                    id=name,
                    compact=True,
                )
            case "theme":
                suggester = SuggestFromList(map(clean_line, self._desk.dealings.theme_names()), case_sensitive=False)
                return Input(
                    clean_line(values.get(name, "")), id=name, compact=True, suggester=suggester, select_on_focus=False
                )
            case _:
                value = self._topic if name == "topic" and self._about is None else values.get(name, "")
                shown = clean_line(value, _LONGEST_TEXT)
                return Input(shown, id=name, compact=True, max_length=_LONGEST_TEXT, select_on_focus=False)

    def _people_field(self) -> PeoplePicker:
        people = self._about.success.contributors if isinstance(self._about, Celebrated) else self._people
        rows = self._desk.rows.rows(list(people))
        chosen = [Person(row.id, row.name) for row in rows]
        picker = PeoplePicker(self._find, chosen, several=self._ledger in SEVERAL)
        picker.id = "people"
        return picker

    def _dossier_field(self) -> Widget:
        shown = self._desk.directory
        now = self._about_dossier() or _NO_DOSSIER
        if self._about is None:
            now = next((each.id for each in shown.dossiers if each.id == shown.dossier and not each.general), now)
        offered = [each for each in shown.dossiers if (each.is_open and not each.general) or each.id == now]
        options = [(Content(clean_line(each.name)), int(each.id)) for each in offered]
        none = (Content(_("none")), _NO_DOSSIER)
        return Select([none, *options], value=int(now), allow_blank=False, id="dossier", compact=True)

    def _about_dossier(self) -> DossierId | None:
        if isinstance(self._about, Celebrated):
            return self._about.success.dossier
        return None if self._about is None else self._about.dossier

    def _find(self, query: str) -> list[Person]:
        hits = self._desk.find(query)[:_FOUND]
        rows = {row.id: row for row in self._desk.rows.rows([hit.id for hit in hits])}
        found = [(rows[hit.id], hit.why) for hit in hits if hit.id in rows]
        return [found_person(row, why) for row, why in found]

    # What follows the typing

    @on(Input.Changed, "#text, #topic, #name")
    @on(Select.Changed, "#dossier")
    def _subject_changed(self) -> None:
        if self._about is None and self._ledger in (Ledger.ASKS, Ledger.TELLS):
            self._propose()

    @work(exclusive=True, group="proposals")
    async def _propose(self) -> None:
        await asyncio.sleep(TYPING_PAUSE_SECONDS)
        text = self.query_one("#text", Input).value
        if self._ledger is Ledger.ASKS:
            found = await self._desk.dealings.whom_to_ask(self.query_one("#topic", Input).value or text)
        else:
            found = await self._desk.dealings.whom_to_tell(text, self._dossier())
        self.query_one(PeoplePicker).propose([proposed_person(each) for each in found])

    @on(PeoplePicker.Changed)
    def _people_changed(self) -> None:
        """Say before an ask how often the contact was asked, and what I gave them last."""
        if self._ledger is not Ledger.ASKS or self._about is not None:
            return
        people = self.query_one(PeoplePicker).people[:_BEFORE_ASKING_SHOWN]
        lines, is_enough = [], False
        for row in self._desk.rows.rows(list(people)):
            before = self._desk.dealings.before_asking(row.id)
            said = before_asking_words(before, self._desk.today)
            lines.append(f"{row.name}: {said}" if len(people) > 1 else said)
            is_enough = is_enough or before.budget.is_used_up
        told = self.query_one(".before", Label)
        told.update(Content("\n".join(clean_line(line) for line in lines)))
        told.set_class(is_enough, "-enough")

    # Saving and leaving

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @work(exclusive=True)
    async def action_save(self) -> None:
        try:
            committed = await (self._add() if self._about is None else self._edit(self._about))
        except UserError as error:
            self.complain(error)
        else:
            self.dismiss(Entered(committed))

    def has_changes(self) -> bool:
        """Whether something was typed or chosen that is not stored."""
        return self._typed() != self._before

    async def _add(self) -> Committed:
        dealings, text = self._desk.dealings, self._text("text")
        match self._ledger:
            case Ledger.ASKS:
                return await dealings.add_asks(self._who(), text, topic=self._text("topic"), dossier=self._dossier())
            case Ledger.TELLS:
                return await dealings.add_tell(self._who(), text, dossier=self._dossier())
            case Ledger.THANKS:
                return await dealings.thank(self._who()[0], text)
            case Ledger.CONCERNS:
                theme = self._text("theme")
                return await dealings.add_concern(self._who()[0], text, theme=theme, dossier=self._dossier())
            case Ledger.VALUE:
                return await dealings.add_favour(self._who()[0], self._direction(), text)
            case Ledger.SUCCESSES:
                return await dealings.add_success(self._success_words())
            case _:
                assert_never(self._ledger)

    async def _edit(self, about: Dealing | Celebrated) -> Committed | None:
        dealings, text = self._desk.dealings, self._text("text")
        if isinstance(about, Celebrated):
            return await dealings.edit_success(about.success.id, self._success_words())
        record, dossier = about.record, self._dossier() if "dossier" in self._fields else None
        match record:
            case Ask():
                typed = AskWords(text, self._text("topic"), dossier, self._text("answer"), self._text("use"))
                return await dealings.edit_ask(record.id, typed)
            case Tell():
                return await dealings.edit_tell(record.id, TellWords(text, dossier))
            case Thanks():
                return await dealings.edit_thanks(record.id, text, self._day())
            case Favour():
                return await dealings.edit_favour(record.id, self._direction(), text, self._day())
            case Concern():
                told = ConcernWords(text, self._text("theme"), dossier, self._text("promise"), self._text("result"))
                return await dealings.edit_concern(record.id, told)
            case OwedThanks():
                return None
            case _:
                assert_never(record)

    # What is typed

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def _who(self) -> tuple[ContactId, ...]:
        people = self.query_one(PeoplePicker).people
        if not people:
            raise UsageError(_("Nobody is chosen."), _("Type a name under “Who”, and press Enter."))
        return people

    def _dossier(self) -> DossierId | None:
        chosen = self.query_one("#dossier", Select).value
        return DossierId(chosen) if isinstance(chosen, int) and chosen != _NO_DOSSIER else None

    def _direction(self) -> Direction:
        return Direction(str(self.query_one("#direction", Select).value))

    def _day(self) -> date:
        typed = self._text("day")
        day = parse_day(typed, self._desk.today, past=True)
        if day is None:
            raise UsageError(
                _("“{text}” is not a day.").format(text=clean_line(typed)),
                _("Such as 2026-11-23, 23 nov, yesterday or friday."),
            )
        return day

    def _success_words(self) -> SuccessWords:
        people = self.query_one(PeoplePicker).people
        return SuccessWords(self._text("name"), self._text("text"), self._day(), people, self._dossier())

    def _typed(self) -> list[object]:
        """All that the form holds now."""
        held: list[object] = [each.value for each in self.query(Input)]
        held += [each.value for each in self.query(Select)]
        return [*held, *(each.people for each in self.query(PeoplePicker))]
