"""The form of a segment: its name and its query, which is counted, explained and completed while it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical
from textual.widgets import Input

from netwerk_tui.domain.errors import UsageError, UserError
from netwerk_tui.domain.segment import LONGEST_NAME, Segment, SegmentId, SegmentValues
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dealing_form_words import found_person
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.form_dialog import FormDialog
from netwerk_tui.ui.screens.query_field import QueryField
from netwerk_tui.ui.widgets.people_picker import PeoplePicker, Person

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_FOUND = 12


@dataclass(frozen=True)
class SavedSegment:
    """What was stored: the segment, and the entry, if anything differed."""

    segment: SegmentId
    committed: Committed | None


class SegmentForm(FormDialog[SavedSegment]):
    """A form that stays open until what is in it can be stored, or the user leaves it."""

    DEFAULT_CSS = """
    SegmentForm {
        .box { width: 92; }
        Grid { grid-size: 2; grid-columns: 14 1fr; grid-gutter: 0 1; grid-rows: auto; height: auto; }
        Label.field { color: $muted; width: 14; text-align: right; }
        Input { width: 1fr; background: $field; }
        QueryField .found { max-height: 6; }
    }
    """

    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, id="segment.save"),
    ]

    def __init__(self, desk: Desk, *, query: str = "", about: Segment | None = None) -> None:
        """A new segment that begins with `query`; or `about` one that is there."""
        super().__init__()
        self._desk = desk
        self._about = about
        self._now = SegmentValues("", query) if about is None else about.values
        self._before: list[object] = []

    def compose(self) -> ComposeResult:
        now = self._now
        days = "" if now.update_days is None else str(now.update_days)
        with Vertical(classes="box"):
            yield words(_("New segment") if self._about is None else _("Segment"), "title")
            with Grid():
                yield words(_("Name"), "field")
                yield self._line(Input(now.name, id="name", compact=True, max_length=LONGEST_NAME))
                yield words(_("Query"), "field")
                example = _("such as #zorg -category:opponent last:>90d")
                yield QueryField(
                    self._desk, now.query, example, when_empty=_("Nobody yet: a query says who."), id="query"
                )
                yield words(_("Somebody real"), "field")
                yield self._picker()
                yield words(_("Update every"), "field")
                yield self._line(Input(days, _("days; may stay empty"), id="update_days", compact=True, max_length=4))
                yield words(_("Notes"), "field")
                yield self._line(Input(clean_line(now.notes), id="notes", compact=True, max_length=1000))
            yield words("", "problem")
            yield words(_("Enter or Ctrl+S saves · Tab completes, or next field · Esc back"), "hints")

    def on_mount(self) -> None:
        self._before = self._typed_all()
        self.query_one("#name" if self._about is None else "#query Input", Input).focus()

    @staticmethod
    def _line(line: Input) -> Input:
        line.select_on_focus = False
        return line

    def _picker(self) -> PeoplePicker:
        chosen = () if self._now.exemplar is None else (self._now.exemplar,)
        people = [Person(row.id, row.name) for row in self._desk.rows.rows(list(chosen))]
        picker = PeoplePicker(self._find, people, several=False)
        picker.id = "exemplar"
        return picker

    def _find(self, query: str) -> list[Person]:
        hits = self._desk.find(query)[:_FOUND]
        rows = {row.id: row for row in self._desk.rows.rows([hit.id for hit in hits])}
        return [found_person(rows[hit.id], hit.why) for hit in hits if hit.id in rows]

    # Saving and leaving

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @work(exclusive=True, group="save")
    async def action_save(self) -> None:
        try:
            saved = await self._store(self._typed())
        except UserError as error:
            self.complain(error)
        else:
            self.dismiss(saved)

    async def _store(self, values: SegmentValues) -> SavedSegment:
        segments = self._desk.segments
        if self._about is None:
            return SavedSegment(*await segments.add(values))
        return SavedSegment(self._about.id, await segments.edit(self._about.id, values))

    def has_changes(self) -> bool:
        """Whether something was typed or chosen that is not stored."""
        return self._typed_all() != self._before

    def _typed(self) -> SegmentValues:
        days, people = self._text("update_days").strip(), self.query_one("#exemplar", PeoplePicker).people
        if days and not days.isdecimal():
            raise UsageError(_("The days between updates are a number from 1 to 3650."))
        notes = self._text("notes")
        kept = self._now.notes if notes == clean_line(self._now.notes) else notes
        exemplar = people[0] if people else None
        query = self.query_one(QueryField).value
        return SegmentValues(self._text("name"), query, kept, int(days) if days else None, exemplar)

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def _typed_all(self) -> list[object]:
        """All that the form holds now."""
        return [*(each.value for each in self.query(Input)), self.query_one(PeoplePicker).people]
