"""The form of a relation: what a contact is to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label

from netwerk_tui.domain.errors import UsageError, UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.relation_kinds import inverse_of, kinds_offered
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.ties import Relation
from netwerk_tui.language import N_, _, language_in_use
from netwerk_tui.ui.screens.dealing_form_words import found_person
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.form_dialog import FormDialog
from netwerk_tui.ui.screens.messages import Entered
from netwerk_tui.ui.widgets.people_picker import PeoplePicker, Person

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_FOUND = 12
_LONGEST_KIND = 80
_LONGEST_TEXT = 2000


@dataclass(frozen=True)
class RelationHere:
    """A relation that is there, and from whom it leads."""

    holder: ContactId
    relation: Relation


class RelationForm(FormDialog[Entered]):
    """A form that stays open until what is in it can be stored, or the user leaves it."""

    DEFAULT_CSS = """
    RelationForm {
        Grid { grid-size: 2; grid-columns: 12 1fr; grid-gutter: 0 1; grid-rows: auto; height: auto; }
        Label.field { color: $muted; width: 12; text-align: right; }
        Input { width: 1fr; background: $field; }
        .inverse { color: $muted; width: 1fr; height: 1; padding-left: 13; }
    }
    """

    AUTO_FOCUS = "#kind"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, id="relation.save"),
    ]

    def __init__(self, desk: Desk, contact: ContactId, here: RelationHere | None = None) -> None:
        """A new relation of this contact, or `here` one that is there."""
        super().__init__()
        self._desk = desk
        self._here = here
        self._contact = contact if here is None else here.holder

    def on_mount(self) -> None:
        self._before = self._typed()

    def compose(self) -> ComposeResult:
        relation = None if self._here is None else self._here.relation
        (name,) = self._desk.names_of([self._contact]) or [""]
        with Vertical(classes="box"):
            yield words(_("{name}: relation").format(name=name), "title")
            with Grid():
                yield words(_("Is"), "field")
                yield self._kind_field("" if relation is None else relation.kind)
                yield words(_("To whom"), "field")
                yield self._other_field(relation)
                yield words(_("Remark"), "field")
                text = "" if relation is None else clean_line(relation.text, _LONGEST_TEXT)
                yield Input(text, id="text", compact=True, max_length=_LONGEST_TEXT, select_on_focus=False)
            yield words("", "inverse")
            yield words("", "problem")
            yield words(_("→ takes the suggestion · Enter or Ctrl+S saves · Tab next field · Esc back"), "hints")

    def _kind_field(self, kind: str) -> Input:
        suggester = SuggestFromList(kinds_offered(language_in_use()), case_sensitive=False)
        placeholder = _("such as {kinds}").format(kinds=", ".join(kinds_offered(language_in_use())[1:4]))
        return Input(
            clean_line(kind),
            placeholder,
            id="kind",
            compact=True,
            max_length=_LONGEST_KIND,
            suggester=suggester,
            select_on_focus=False,
        )

    def _other_field(self, relation: Relation | None) -> Widget:
        """Whom it is to; of a relation that is there, that stays."""
        if relation is not None:
            return words(relation.other_name)
        picker = PeoplePicker(self._find, (), several=False)
        picker.id = "other"
        return picker

    def _find(self, query: str) -> list[Person]:
        hits = [hit for hit in self._desk.find(query)[:_FOUND] if hit.id != self._contact]
        rows = {row.id: row for row in self._desk.rows.rows([hit.id for hit in hits])}
        return [found_person(rows[hit.id], hit.why) for hit in hits if hit.id in rows]

    @on(Input.Changed, "#kind")
    def _kind_changed(self, event: Input.Changed) -> None:
        """Say what the other one is then."""
        inverse = inverse_of(event.value)
        said = _("seen from the other side: {kind}").format(kind=inverse) if inverse else ""
        self.query_one(".inverse", Label).update(Content(said))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @work(exclusive=True)
    async def action_save(self) -> None:
        try:
            committed = await self._store()
        except UserError as error:
            self.complain(error)
        else:
            self.dismiss(Entered(committed))

    def has_changes(self) -> bool:
        """Whether something was typed or chosen that is not stored."""
        return self._typed() != self._before

    def _typed(self) -> tuple[str, ...]:
        """What stands in the fields, and who is chosen."""
        people = (str(person) for picker in self.query(PeoplePicker) for person in picker.people)
        return (*(field.value for field in self.query(Input)), *people)

    async def _store(self) -> Committed | None:
        kind, text = self.query_one("#kind", Input).value, self.query_one("#text", Input).value
        if self._here is not None:
            return await self._desk.ties.edit_relation(self._here.relation.id, kind, text)
        people = self.query_one(PeoplePicker).people
        if not people:
            raise UsageError(_("Nobody is chosen."), _("Type a name, and press Enter."))
        return await self._desk.ties.relate(self._contact, people[0], kind, text)
