"""Two contacts side by side, field by field: a dot stands before every value that stays. Used by the merge screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.merging import TOGETHER, Choices, ComparedField, MergeChoice, MergeView
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import drawable, fitted
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList

_LABEL_SHARE = 4
"""The label has one part of so many of the width."""
_WIDEST_LABEL = 22
_STAYS, _GOES = "● ", "○ "


class MergeList(LineList):
    """The fields in which the two say something, with what stays of each."""

    DEFAULT_CSS = "MergeList { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "choose(-1)", N_("The left one’s"), show=False, id="merge.left"),
        Binding("right,l", "choose(1)", N_("The right one’s"), show=False, id="merge.right"),
        Binding("b,space", "together", N_("Both, where they can be put together"), show=False, id="merge.both"),
    ]

    class Highlighted(Message):
        """The cursor is on another field, or something else stays of it."""

    def __init__(self) -> None:
        super().__init__()
        self._view: MergeView | None = None
        self._choices: dict[str, MergeChoice] = {}

    def show(self, view: MergeView) -> None:
        """Show these two, with the usual choices."""
        with self.changing_lines():
            self._view = view
            self._choices = {field.id: field.usual for field in view.fields}
        self.title_changed()

    @property
    def choices(self) -> Choices:
        """What stays of each field that is shown."""
        return self._choices

    @property
    def field(self) -> ComparedField | None:
        """The field under the cursor."""
        fields = self._fields
        return fields[self.cursor] if self.cursor < len(fields) else None

    @property
    def outcome(self) -> str:
        """What the field under the cursor will say."""
        field = self.field
        if field is None or self._view is None:
            return ""
        contact = self._choices[field.id].contact
        return field.together or "" if contact is None else field.values[self._view.contacts.index(contact)]

    def action_choose(self, direction: int) -> None:
        """Let what stays be further to the left or to the right; both stand between the two."""
        field = self.field
        if field is not None:
            order = self._order(field)
            place = order.index(self._choices[field.id]) + direction
            self._choose(field, order[min(max(place, 0), len(order) - 1)])

    def action_together(self) -> None:
        field = self.field
        if field is not None and field.together is not None:
            self._choose(field, TOGETHER)

    def on_click(self, event: events.Click) -> None:
        field = self.field
        if field is not None and self._view is not None and self.index_at(event.y) == self.cursor:
            label, value = self._widths(self.size.width - self.scrollbar_size_vertical)
            if event.x >= label:
                self._choose(field, MergeChoice(self._view.contacts[int(event.x >= label + value)]))

    def _choose(self, field: ComparedField, choice: MergeChoice) -> None:
        self._choices[field.id] = choice
        self.line_changed(self.cursor)
        self.post_message(self.Highlighted())

    def _order(self, field: ComparedField) -> list[MergeChoice]:
        left, right = map(MergeChoice, self._people)
        return [left, right] if field.together is None else [left, TOGETHER, right]

    @property
    def _people(self) -> tuple[ContactId, ...]:
        return () if self._view is None else self._view.contacts

    @property
    def _fields(self) -> tuple[ComparedField, ...]:
        return () if self._view is None else self._view.fields

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._fields)

    def key_of(self, index: int) -> str | None:
        return self._fields[index].id

    def cursor_arrived(self) -> None:
        self.post_message(self.Highlighted())

    def notice(self) -> str:
        return _("Reading …")

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        if self._view is None:
            return []
        label, value = self._widths(width_cells - self.scrollbar_size_vertical)
        names = [Segment(fitted(f"  {drawable(name)}", value), inks.key) for name in self._view.names]
        title = Strip([Segment(" " * label, inks.text), *names])
        return [title.adjust_cell_length(width_cells, inks.text), Strip.blank(width_cells, inks.text)]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        field = self._fields[index]
        label, value = self._widths(width_cells)
        yield Segment(fitted(_(field.label), label - 1) + " ", inks.strong if under_cursor else inks.muted)
        choice = self._choices[field.id]
        for contact, text in zip(self._people, field.values, strict=True):
            stays = choice.contact in (None, contact)
            words = drawable(" ".join(text.split())) or "–"
            ink = inks.text if stays and text else inks.faint
            yield Segment(_STAYS if stays else _GOES, inks.key if stays else inks.faint)
            yield Segment(fitted(words, value - len(_STAYS) - 1) + " ", ink)

    @staticmethod
    def _widths(width_cells: int) -> tuple[int, int]:
        """The cells of the label and of each value."""
        label = min(_WIDEST_LABEL, width_cells // _LABEL_SHARE)
        return label, (width_cells - label) // 2
