"""The columns of a sheet, each with what it tells and some of its values. Used by the import dialog."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.text import fold
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import drawable, fitted
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList

_NAME_CELLS = 20
_FIELD_CELLS = 24


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column, as it is shown."""

    letter: str
    name: str
    field: str
    """The id of what it tells."""
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """Something that a column may tell."""

    id: str
    label: str


class ColumnList(LineList):
    """Every column on a line; one key changes what it tells."""

    DEFAULT_CSS = "ColumnList { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "choose(-1)", N_("The field before"), show=False, id="columns.left"),
        Binding("right", "choose(1)", N_("The field after"), show=False, id="columns.right"),
        Binding("minus,delete", "leave_out", N_("Leave the column out"), show=False, id="columns.leave-out"),
    ]

    class Changed(Message):
        """A column tells something else."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: Sequence[ColumnLine] = ()
        self._choices: Sequence[FieldChoice] = ()
        self._none = ""
        self._fields: dict[str, str] = {}

    def show(self, columns: Sequence[ColumnLine], choices: Sequence[FieldChoice], none: str) -> None:
        """Show these; `none` is the id of leaving a column out."""
        with self.changing_lines():
            self._columns, self._choices, self._none = columns, choices, none
            self._fields = {column.letter: column.field for column in columns}
        self.title_changed()

    @property
    def fields(self) -> Mapping[str, str]:
        """What each column tells, by its letter."""
        return self._fields

    def action_choose(self, direction: int) -> None:
        """Let the column tell the next or the previous thing."""
        if self._columns:
            ids = [choice.id for choice in self._choices]
            place = ids.index(self._fields[self._columns[self.cursor].letter])
            self._choose(ids[(place + direction) % len(ids)])

    def action_leave_out(self) -> None:
        if self._columns:
            self._choose(self._none)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses the next field that begins with it."""
        if event.character is None or not event.character.isalpha() or not self._columns:
            return
        event.stop()
        event.prevent_default()
        ids = [choice.id for choice in self._choices]
        start = ids.index(self._fields[self._columns[self.cursor].letter]) + 1
        order = [*self._choices[start:], *self._choices[:start]]
        found = next((choice for choice in order if fold(choice.label).startswith(fold(event.character))), None)
        if found is not None:
            self._choose(found.id)

    def on_click(self, event: events.Click) -> None:
        if self._columns and self.index_at(event.y) == self.cursor and event.x >= _NAME_CELLS:
            self.action_choose(1)

    def _choose(self, field: str) -> None:
        self._fields[self._columns[self.cursor].letter] = field
        self.line_changed(self.cursor)
        self.post_message(self.Changed())

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._columns)

    def key_of(self, index: int) -> str | None:
        return self._columns[index].letter

    def notice(self) -> str:
        return _("Reading …")

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        heads = ((_("Column"), _NAME_CELLS), (_("What it tells"), _FIELD_CELLS), (_("Values"), len(_("Values"))))
        title = Strip([Segment(fitted(text, cells), inks.key) for text, cells in heads])
        return [title.adjust_cell_length(width_cells, inks.text)]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        column = self._columns[index]
        chosen = self._fields[column.letter]
        label = next((choice.label for choice in self._choices if choice.id == chosen), chosen)
        is_out = chosen == self._none
        name = fitted(drawable(column.name), _NAME_CELLS - 2)
        yield Segment(f"{name}  ", inks.strong if under_cursor else inks.text)
        mark = "‹ {label} ›" if under_cursor else "  {label}"
        told = fitted(mark.format(label=drawable(label)), _FIELD_CELLS - 2)
        yield Segment(f"{told}  ", inks.faint if is_out else inks.key)
        samples = drawable(" · ".join(column.samples)) or "–"
        yield Segment(fitted(samples, max(1, width_cells - _NAME_CELLS - _FIELD_CELLS)), inks.muted)
