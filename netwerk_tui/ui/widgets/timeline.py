"""The pane of what happened with one contact, newest first. It changes nothing: what the user does is a message."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar, TypeVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.contact import ContactRow
from netwerk_tui.domain.interaction import DIRECTION_LABELS
from netwerk_tui.domain.timeline import (
    GROUP_LABELS,
    TimelineFilter,
    TimelineItem,
    TimelineKey,
    balance_of,
    directions_among,
    dossiers_among,
    groups_among,
)
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.focus_paint import FocusPaint
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import Ground, LineList
from netwerk_tui.ui.widgets.line_place import TOP_PLACE
from netwerk_tui.ui.widgets.timeline_line import balance_segments, timeline_segments
from netwerk_tui.ui.widgets.title_line import CHIP_META, Chip, Title, title_strips

_LEAST_WIDTH_WITH_BALANCE = 56
_Choice = TypeVar("_Choice")


class _EntryMessage(Message):
    """Something about one item of the timeline."""

    def __init__(self, item: TimelineItem) -> None:
        super().__init__()
        self.item = item


class TimelinePane(FocusPaint, LineList):
    """A contact's timeline, whole or filtered by group, direction or dossier. The filter stays for the next contact."""

    HELP_TITLE: ClassVar = N_("Timeline")

    DEFAULT_CSS = """
    TimelinePane {
        background: $background;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Read"), id="timeline.open"),
        Binding("e", "edit", N_("Edit"), show=False, id="timeline.edit"),
        Binding("delete", "delete", N_("Delete"), show=False, id="timeline.delete"),
        Binding("c", "next_group", N_("Channel"), id="timeline.channel"),
        Binding(">", "next_direction", N_("Direction"), id="timeline.direction"),
        Binding("D", "next_dossier", N_("Its dossier"), show=False, id="timeline.dossier"),
    ]

    class EntryHighlighted(_EntryMessage):
        """The cursor is on another item."""

        def can_replace(self, message: Message) -> bool:
            """Where the cursor flies past, only the last item matters."""
            return isinstance(message, TimelinePane.EntryHighlighted)

    class EntryOpened(_EntryMessage):
        """The user wants to read the whole item."""

    class EntryEdited(_EntryMessage):
        """The user wants to change the item."""

    class EntryDeleted(_EntryMessage):
        """The user wants to delete the item; nothing has been deleted yet."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._contact: ContactRow | None = None
        self._items: tuple[TimelineItem, ...] = ()
        self._shown: tuple[TimelineItem, ...] = ()
        self._filter = TimelineFilter()
        self._today = date.min
        self._words_instead = ""

    # What the screen hands down

    def show(self, contact: ContactRow, items: Sequence[TimelineItem], *, today: date) -> None:
        """Show what happened with this contact; `items` are newest first. The same contact again keeps its place."""
        is_same = self._contact is not None and self._contact.id == contact.id
        place = self.place() if is_same else TOP_PLACE
        self._contact, self._items, self._today = contact, tuple(items), today
        self._words_instead = ""
        self._shown = self._filtered()
        self.lines_changed(place)
        self.title_changed()

    def show_nobody(self) -> None:
        """Show that no contact is selected."""
        self._contact = None
        self._show_nothing("")

    def show_words(self, contact: ContactRow | None, words: str) -> None:
        """Show no items, and say why: loading or a failure, in the user's language."""
        self._contact = contact
        self._show_nothing(words)

    def _show_nothing(self, words: str) -> None:
        self._items = self._shown = ()
        self._words_instead = words
        self.lines_changed(TOP_PLACE)
        self.title_changed()

    # The filter

    @property
    def filter(self) -> TimelineFilter:
        """What is shown of the timeline."""
        return self._filter

    def set_filter(self, chosen: TimelineFilter) -> None:
        """Show only what this filter lets through."""
        with self.changing_lines():
            self._filter = chosen
            self._shown = self._filtered()
        self.title_changed()

    def action_next_group(self) -> None:
        group = _after(self._filter.group, groups_among(self._items), None)
        self.set_filter(replace(self._filter, group=group))

    def action_next_direction(self) -> None:
        direction = _after(self._filter.direction, directions_among(self._items), None)
        self.set_filter(replace(self._filter, direction=direction))

    def action_next_dossier(self) -> None:
        dossier = _after(self._filter.dossier, dossiers_among(self._items), "")
        self.set_filter(replace(self._filter, dossier=dossier))

    def _filtered(self) -> tuple[TimelineItem, ...]:
        return tuple(item for item in self._items if self._filter.lets_through(item))

    def _chips(self) -> tuple[Chip, ...]:
        chips = []
        if self._filter.group:
            chips.append(Chip("group", _(GROUP_LABELS[self._filter.group])))
        if self._filter.direction:
            chips.append(Chip("direction", _(DIRECTION_LABELS[self._filter.direction])))
        if self._filter.dossier:
            chips.append(Chip("dossier", self._filter.dossier))
        return tuple(chips)

    def on_click(self, event: events.Click) -> None:
        match event.style.meta.get(CHIP_META):
            case "group":
                self.set_filter(replace(self._filter, group=None))
            case "direction":
                self.set_filter(replace(self._filter, direction=None))
            case "dossier":
                self.set_filter(replace(self._filter, dossier=""))
            case _:
                if self.is_clicked_twice(event):
                    self.action_open()

    # The item under the cursor

    @property
    def item(self) -> TimelineItem | None:
        """The item under the cursor; None where there is none."""
        return self._shown[self.cursor] if self.cursor < len(self._shown) else None

    def action_open(self) -> None:
        if self.item:
            self.post_message(self.EntryOpened(self.item))

    def action_edit(self) -> None:
        if self.item:
            self.post_message(self.EntryEdited(self.item))

    def action_delete(self) -> None:
        if self.item:
            self.post_message(self.EntryDeleted(self.item))

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._shown)

    def key_of(self, index: int) -> TimelineKey | None:
        return self._shown[index].key

    def index_of(self, key: Hashable) -> int | None:
        return next((index for index, item in enumerate(self._shown) if item.key == key), None)

    def cursor_arrived(self) -> None:
        if self.item:
            self.post_message(self.EntryHighlighted(self.item))

    def ground_of_cursor(self) -> Ground:
        return Ground.CURSOR if self.has_focus else Ground.PLAIN

    def focus_moved(self) -> None:
        self.repaint_focus()

    def notice(self) -> str:
        if self._words_instead:
            return self._words_instead
        if self._contact is None:
            return _("Select a contact to see what happened between you.")
        if self._items:
            return _("Nothing here passes the filter.\nA click on ✕ takes it away.")
        return _("Nothing is recorded with {name} yet.\nn writes the first note.").format(name=self._contact.name)

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        balance = balance_segments(balance_of(self._items), inks) if width_cells >= _LEAST_WIDTH_WITH_BALANCE else []
        title = Title(3, _("Timeline"), subject=self._subject(), chips=self._chips(), right=balance)
        return title_strips(title, inks, width_cells, focused=self.has_focus)

    def _subject(self) -> str:
        if self._contact is None:
            return ""
        position = ", ".join(part for part in (self._contact.role, self._contact.organisation) if part)
        return " · ".join(part for part in (self._contact.name, position) if part)

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        item = self._shown[index]
        names_day = index == 0 or self._shown[index - 1].day != item.day
        return timeline_segments(
            item, inks, width_cells, today=self._today, names_day=names_day, under_cursor=under_cursor
        )


def _after(current: _Choice, choices: Sequence[_Choice], everything: _Choice) -> _Choice:
    """The choice that follows in the cycle of everything and then each of the choices."""
    cycle = [everything, *choices]
    return cycle[(cycle.index(current) + 1) % len(cycle)] if current in cycle else everything
