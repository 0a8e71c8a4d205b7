"""Fields of a contact, or of what hangs on it, edited where they stand on the card.

What is wrong is said under the field, and nothing typed is lost. The same few lines edit one field, a row of several,
and a row that is new.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Label, TextArea

from netwerk_tui.domain.card_fields import NAMED, NUMBERED, Field, Input
from netwerk_tui.domain.conflict import Conflict
from netwerk_tui.domain.contact_form import FieldError
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.relation_kinds import kinds_offered
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import N_, _, language_in_use
from netwerk_tui.ui.screens.clashing import settled_by_user
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.messages import Entered
from netwerk_tui.ui.screens.outside_editor import edited_outside
from netwerk_tui.ui.widgets.choice_list import ChoiceList
from netwerk_tui.ui.widgets.field_choice import FieldChoice
from netwerk_tui.ui.widgets.field_line import OFFERED, FieldLine, Offer
from netwerk_tui.ui.widgets.line_editor import LineEditor
from netwerk_tui.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

Typed = Mapping[str, str]
Save = Callable[[Typed, Typed], Awaitable["Committed | None"]]
"""Given what is typed, and what the fields held when they were opened."""
Control: TypeAlias = FieldLine | FieldChoice | TextArea

_LABEL_CELLS = 20
_WIDTH_CELLS = 62
_ROWS_AROUND = 4
"""The border, what is wrong, and the hints."""
_ROWS_OPENED = 8
"""What the field with the cursor may take beside its own line."""
_BLOCK_ROWS = 5
_TYPED_ALONE = frozenset({Input.BLOCK, Input.TEXT, Input.DAY, Input.NUMBER, Input.BIRTHDAY})
"""Fields with nothing to choose from."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What is edited, and how it is stored."""

    title: str
    fields: tuple[Field, ...]
    texts: Typed
    """What the fields hold at first."""
    save: Save
    names: Typed = field(default_factory=dict)
    """Of the contacts that fields refer to at first."""
    begins_with: str = ""
    """The field that has the cursor first; the first one where none is named."""


class FieldEditor(Dialog[Entered]):
    """Stays open until what is typed can be stored, or the user leaves it."""

    DEFAULT_CSS = """
    FieldEditor {
        align: left top;
        background: transparent;
        .box {
            width: 62;
            max-width: 100%;
            height: auto;
            padding: 0 1;
            border: round $key;
            border-title-color: $key;
            border-title-style: bold;
        }
        VerticalScroll { height: auto; }
        .line { height: auto; }
        Label.field { color: $muted; width: 20; }
        TextArea { height: 5; border: none; padding: 0; background: $field; }
        .problem { height: auto; }
        .hints { margin: 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, id="field.save"),
        Binding("ctrl+e", "edit_outside", N_("Text in your editor"), priority=True, id="field.editor"),
    ]

    def __init__(self, desk: Desk, edited: Edited, place: Region, editor: Sequence[str]) -> None:
        """`place` is the line on the screen that is edited; `editor` is the command that Ctrl+E starts."""
        super().__init__()
        self._desk = desk
        self._edited = edited
        self._place = place
        self._editor = editor
        self._controls: dict[str, Control] = {}
        self._warned_of: Typed | None = None
        """What was typed when the user was last told that it is about to be lost."""

    def compose(self) -> ComposeResult:
        fields = self._edited.fields
        with Vertical(classes="box") as box:
            box.border_title = Content(clean_line(self._edited.title))
            with VerticalScroll(can_focus=False):
                for each in fields:
                    control = self._controls[each.name] = self._control(each)
                    with Horizontal(classes="line"):
                        if len(fields) > 1:
                            yield words(_(each.label), "field")
                        yield control
            yield words("", "problem")
            yield words(self._hints(), "hints")

    def on_mount(self) -> None:
        self._lay_out()
        first = self._edited.begins_with or self._edited.fields[0].name
        self._controls[first].focus()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the box over the line that is edited, as far as the screen has room below it."""
        screen = self.app.size
        rows = sum(_BLOCK_ROWS if self._is_block(each) else 1 for each in self._edited.fields) + _ROWS_AROUND
        opens = any(each.input not in _TYPED_ALONE for each in self._edited.fields)
        height = min(screen.height, rows + (_ROWS_OPENED if opens else 0))
        width = min(_WIDTH_CELLS, screen.width)
        box = self.query_one(".box")
        box.styles.offset = (
            max(0, min(self._place.x, screen.width - width)),
            max(0, min(self._place.y - 1, screen.height - height)),
        )
        self.query_one(VerticalScroll).styles.max_height = max(3, screen.height - _ROWS_AROUND)

    # The controls

    def _control(self, edited: Field) -> Control:
        text = self._edited.texts.get(edited.name, "")
        if self._is_block(edited):
            return TextBox(text, id=edited.name, show_line_numbers=False, tab_behavior="focus", compact=True)
        if edited.input is Input.PERSON:
            chosen = Offer(text, self._edited.names.get(edited.name, "")) if text else None
            return FieldLine(offers=self._people, must_choose=True, chosen=chosen, id=edited.name)
        choices = self._choices(edited)
        if choices:
            return FieldChoice(choices, text, id=edited.name)
        line = FieldLine(offers=self._offers(edited), id=edited.name)
        line.set_value(text)
        return line

    def _is_block(self, edited: Field) -> bool:
        """Whether the field is typed on several lines."""
        return edited.input is Input.BLOCK or (
            edited.input is Input.TEXT and "\n" in self._edited.texts.get(edited.name, "")
        )

    def _choices(self, edited: Field) -> list[Offer]:
        """What a field that is one of some words may be; nothing for one that is typed."""
        if edited.input is Input.FLAG:
            return [Offer("1", _("yes")), Offer("", _("no"))]
        if edited.input in NUMBERED:
            found = [Offer(str(row_id), name) for row_id, name in self._desk.card.names(edited.input)]
        else:
            found = [Offer(value, _(label)) for value, label in edited.choices.items()]
            if not found:
                return []
        return found if edited.required else [*found, Offer("", _("none"))]

    def _offers(self, edited: Field) -> Callable[[str], Sequence[Offer]] | None:
        """What is proposed for a text: names there are, or usual words."""
        if edited.input in NAMED:
            known = [name for _row_id, name in self._desk.card.names(edited.input)]
        elif edited.input is Input.RELATION:
            known = kinds_offered(language_in_use())
        else:
            known = [_(each) for each in edited.offers]
        if not known:
            return None

        def proposed(typed: str) -> list[Offer]:
            wanted = fold(typed.lstrip("#"))
            return [Offer(name, name) for name in known if wanted in fold(name) and name != typed][:OFFERED]

        return proposed

    def _people(self, typed: str) -> list[Offer]:
        """Who may be meant."""
        hits = self._desk.find(typed)[:OFFERED] if typed.strip() else []
        rows = self._desk.rows.rows([hit.id for hit in hits])
        return [Offer(str(row.id), " · ".join(p for p in (row.name, row.organisation) if p)) for row in rows]

    # Keys

    @on(LineEditor.Submitted)
    @on(ChoiceList.OptionSelected)
    def _submitted(self) -> None:
        self.action_save()

    @on(LineEditor.Cancelled)
    def _cancelled(self) -> None:
        self.action_leave()

    @work(exclusive=True)
    async def action_save(self) -> None:
        try:
            typed = self._typed()
            committed = await self._saved(typed)
        except FieldError as error:
            self._complain(error.words)
            if error.field in self._controls:
                self._controls[error.field].focus()
        except UserError as error:
            self._complain(error.words)
        else:
            self.dismiss(Entered(committed))

    async def _saved(self, typed: dict[str, str]) -> Committed | None:
        """Store it. What somebody else changed meanwhile is asked about; raises Conflict where that is not answered."""
        read = dict(self._edited.texts)
        while True:
            try:
                return await self._edited.save(typed, read)
            except Conflict as conflict:
                typed |= await settled_by_user(self.app, conflict, self._said_of)
                read |= {each.field: each.theirs for each in conflict.clashes}

    def _said_of(self, name: str, text: str) -> str:
        """What the text of a field says, where it stands for something else."""
        edited = next((each for each in self._edited.fields if each.name == name), None)
        offers = [] if edited is None else self._choices(edited)
        return next((each.label for each in offers if each.value == text), text)

    def action_edit_outside(self) -> None:
        control = self.focused
        try:
            match control:
                case TextArea():
                    control.text = edited_outside(self.app, self._editor, control.text)
                case FieldLine():
                    control.set_value(edited_outside(self.app, self._editor, control.value))
                case _:
                    return
        except UserError as error:
            self._complain(error.words)

    def action_leave(self) -> None:
        """Leave at once where nothing was typed, else when it is asked for twice with nothing typed between."""
        typed = self._stored()
        if typed in (self._at_first(), self._warned_of):
            self.dismiss(None)
        else:
            self._warned_of = typed
            self._complain(_("Esc once more leaves it as it was; Enter or Ctrl+S saves."))

    # What is typed

    def _typed(self) -> dict[str, str]:
        """What every field holds. Raises FieldError for somebody who was not found."""
        for name, control in self._controls.items():
            if isinstance(control, FieldLine) and not control.is_resolved:
                title = _("Nobody is called “{name}”.").format(name=control.value)
                raise FieldError(name, title, _("Add them to the network first, or leave this empty."))
        return self._stored()

    def _stored(self) -> dict[str, str]:
        return {
            name: control.text if isinstance(control, TextArea) else control.stored
            for name, control in self._controls.items()
        }

    def _at_first(self) -> dict[str, str]:
        return {name: self._edited.texts.get(name, "") for name in self._controls}

    def _complain(self, text: str) -> None:
        self.query_one(".problem", Label).update(Content(clean_line(text)))

    def _hints(self) -> str:
        has_block = any(self._is_block(each) for each in self._edited.fields)
        parts = [_("Ctrl+S saves · Ctrl+E your editor") if has_block else _("Enter saves")]
        if len(self._edited.fields) > 1:
            parts.append(_("Tab next field"))
        return " · ".join([*parts, _("Esc back")])
