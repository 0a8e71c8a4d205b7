"""The form of an introduction: who, to whom, about what; of one that is there also how it went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, Select

from netwerk_tui.domain.dates import parse_day
from netwerk_tui.domain.errors import UsageError, UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.introductions import LONGEST_RESULT, LONGEST_TOPIC, IntroductionWords, words_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.ties import INTRODUCTION_LABELS, Introduction, IntroductionStatus
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dealing_form_words import found_person
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.form_dialog import FormDialog
from netwerk_tui.ui.widgets.people_picker import PeoplePicker, Person

if TYPE_CHECKING:
    from datetime import date

    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_LABELS = {
    "one": N_("Who"),
    "other": N_("To whom"),
    "topic": N_("About"),
    "introducer": N_("Made by"),
    "status": N_("Status"),
    "offered": N_("Offered on"),
    "met": N_("Met on"),
    "result": N_("Result"),
}
_NEW_FIELDS = ("one", "other", "topic", "introducer")
_FOUND = 12
_ROWS_AROUND = 10
"""What the frame, the title, warnings and the hints take of the height."""


@dataclass(frozen=True)
class Introduced:
    """What was stored: the introduction, and the entry, if anything differed."""

    introduction: int
    committed: Committed | None


class IntroductionForm(FormDialog[Introduced]):
    """A form that stays open until what is in it can be stored, or the user leaves it."""

    DEFAULT_CSS = """
    IntroductionForm {
        .box { width: 92; }
        VerticalScroll { height: auto; }
        Grid { grid-size: 2; grid-columns: 14 1fr; grid-gutter: 0 1; grid-rows: auto; height: auto; }
        Label.field { color: $muted; width: 14; text-align: right; }
        Input, Select { width: 1fr; background: $field; }
        .note { color: $muted; width: 1fr; padding-left: 15; }
        .warnings { color: $hue-amber; width: 1fr; height: auto; padding-left: 15; }
    }
    """

    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, id="introduction.save"),
    ]

    def __init__(self, desk: Desk, people: Sequence[ContactId] = (), about: Introduction | None = None) -> None:
        """A new introduction, of these one or two `people` at first; or `about` one that is there."""
        super().__init__()
        self._desk = desk
        self._about = about
        self._now = None if about is None else words_of(about)
        self._people = people if self._now is None else (self._now.contact, self._now.other)
        self._fields = _NEW_FIELDS if about is None else tuple(_LABELS)
        self._before: list[object] = []

    def compose(self) -> ComposeResult:
        title = _("Introduce two people") if self._about is None else _("Introduction")
        with Vertical(classes="box"):
            yield words(title, "title")
            with VerticalScroll(can_focus=False), Grid():
                for name in self._fields:
                    yield words(_(_LABELS[name]), "field")
                    yield self._field(name)
            yield words(_("“Made by” stays empty where it was you."), "note")
            yield words("", "warnings")
            yield words("", "problem")
            yield words(_("Enter or Ctrl+S saves · Tab next field · Esc back"), "hints")

    def on_mount(self) -> None:
        self._before = self._typed()
        first = ("one", "other", "topic")[min(len(self._people), 2)]
        self._people_changed()
        self.query_one(f"#{first}").focus()

    def on_resize(self) -> None:
        self.query_one(VerticalScroll).styles.max_height = max(3, self.app.size.height - _ROWS_AROUND)

    def _field(self, name: str) -> Widget:
        now = self._now
        match name:
            case "one" | "other":
                return self._picker(name, self._people[:1] if name == "one" else self._people[1:2])
            case "introducer":
                made_by = () if now is None or now.introducer is None else (now.introducer,)
                return self._picker(name, made_by)
            case "status":
                options = [(Content(_(label)), status) for status, label in INTRODUCTION_LABELS.items()]
                status = IntroductionStatus.OFFERED if now is None else now.status
                return Select(options, value=status, allow_blank=False, id=name, compact=True)
            case _:
                return self._line(name)

    def _line(self, name: str) -> Input:
        now, value, placeholder = self._now, "", ""
        if now is not None:
            days = {"offered": now.offered_on, "met": now.met_on}
            texts = {"topic": now.topic, "result": clean_line(now.result, LONGEST_RESULT)}
            day = days.get(name)
            value = day.isoformat() if day else texts.get(name, "")
        if name == "topic":
            placeholder = _("what they should talk about")
        longest = LONGEST_RESULT if name == "result" else LONGEST_TOPIC
        return Input(value, placeholder, id=name, compact=True, max_length=longest, select_on_focus=False)

    def _picker(self, name: str, chosen: Sequence[ContactId]) -> PeoplePicker:
        people = [Person(row.id, row.name) for row in self._desk.rows.rows(list(chosen))]
        picker = PeoplePicker(self._find, people, several=False)
        picker.id = name
        return picker

    def _find(self, query: str) -> list[Person]:
        hits = self._desk.find(query)[:_FOUND]
        rows = {row.id: row for row in self._desk.rows.rows([hit.id for hit in hits])}
        return [found_person(rows[hit.id], hit.why) for hit in hits if hit.id in rows]

    # What follows the typing

    @on(PeoplePicker.Changed)
    def _people_changed(self) -> None:
        """Say what speaks against it, as soon as somebody is chosen."""
        told = self.query_one(".warnings", Label)
        told.update(Content("\n".join(f"! {clean_line(each)}" for each in self._warnings())))
        self._go_on()

    def _go_on(self) -> None:
        """Go to the next field from one in which somebody has just been chosen."""
        for name in ("one", "other"):
            picker = self.query_one(f"#{name}", PeoplePicker)
            if picker.has_focus_within and picker.people:
                self.focus_next()
                return

    def _warnings(self) -> list[str]:
        if self._about is not None or self._chosen("introducer") is not None:
            return []
        people = [each for each in (self._chosen("one"), self._chosen("other")) if each is not None]
        return [each.words for each in self._desk.ties.warnings_before(list(dict.fromkeys(people)))]

    # Saving and leaving

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @work(exclusive=True)
    async def action_save(self) -> None:
        try:
            typed = self._words()
            warnings = self._warnings()
            if warnings:
                question = ConfirmScreen(_("Introduce them all the same?"), "\n".join(warnings))
                if not await self.app.push_screen_wait(question):
                    return
            stored = await self._store(typed)
        except UserError as error:
            self.complain(error)
        else:
            self.dismiss(stored)

    async def _store(self, typed: IntroductionWords) -> Introduced:
        ties = self._desk.ties
        if self._about is None:
            return Introduced(*await ties.introduce(typed))
        return Introduced(self._about.id, await ties.edit_introduction(self._about.id, typed))

    def has_changes(self) -> bool:
        """Whether something was typed or chosen that is not stored."""
        return self._typed() != self._before

    # What is typed

    def _words(self) -> IntroductionWords:
        one, other = self._chosen("one"), self._chosen("other")
        if one is None or other is None:
            raise UsageError(_("An introduction is of two contacts."), _("Type a name, and press Enter."))
        topic, introducer = self._text("topic"), self._chosen("introducer")
        if self._about is None:
            return IntroductionWords(one, other, topic, introducer)
        status = IntroductionStatus(str(self.query_one("#status", Select).value))
        offered, met = self._day("offered"), self._day("met")
        return IntroductionWords(one, other, topic, introducer, status, offered, met, self._result())

    def _chosen(self, name: str) -> ContactId | None:
        people = self.query_one(f"#{name}", PeoplePicker).people
        return people[0] if people else None

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def _result(self) -> str:
        """The result; lines that it had stay where nothing of it was changed."""
        typed, now = self._text("result"), "" if self._now is None else self._now.result
        return now if typed == clean_line(now, LONGEST_RESULT) else typed

    def _day(self, name: str) -> date | None:
        typed = self._text(name).strip()
        if not typed:
            return None
        day = parse_day(typed, self._desk.today, past=True)
        if day is None:
            raise UsageError(
                _("“{text}” is not a day.").format(text=clean_line(typed)),
                _("Such as 2026-11-23, 23 nov, yesterday or friday."),
            )
        return day

    def _typed(self) -> list[object]:
        """All that the form holds now."""
        held: list[object] = [each.value for each in self.query(Input)]
        held += [each.value for each in self.query(Select)]
        return [*held, *(each.people for each in self.query(PeoplePicker))]
