"""Choosing contacts in a form: names are typed, those who may be meant are offered, and the chosen stand above.

While nothing is typed, people are offered whom the owner proposes, each with the reason. It finds and stores nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import inks_of

_ROWS = 5
_LONGEST_QUERY = 200


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is offered or chosen."""

    contact: ContactId
    name: str
    why: str = ""
    """What is said beside the name."""


class PeoplePicker(Vertical):
    """A line for names, with those chosen above it and those offered below."""

    DEFAULT_CSS = """
    PeoplePicker {
        height: auto;
        .chosen { height: auto; max-height: 3; width: 1fr; }
        .chosen.-nobody { display: none; }
    }
    """

    class Changed(Message):
        """Others are chosen than before."""

    def __init__(self, find: Callable[[str], Sequence[Person]], chosen: Sequence[Person], *, several: bool) -> None:
        """`several` is whether more than one can be chosen."""
        super().__init__()
        self._find = find
        self._chosen = list(chosen)
        self._several = several
        self._proposed: Sequence[Person] = ()

    def compose(self) -> ComposeResult:
        yield Static(classes="chosen")
        yield NameLine(placeholder=_("type a name"), compact=True, max_length=_LONGEST_QUERY)
        yield PeopleOffered()

    def on_mount(self) -> None:
        self._names = self.query_one(NameLine)
        self._offers = self.query_one(PeopleOffered)
        self._show_chosen()

    @property
    def people(self) -> tuple[ContactId, ...]:
        """Who is chosen, in the order in which they were."""
        return tuple(person.contact for person in self._chosen)

    def propose(self, people: Sequence[Person]) -> None:
        """Offer these while nothing is typed."""
        self._proposed = people
        if not self._names.value.strip():
            self._offer()

    def focus(self, scroll_visible: bool = True) -> PeoplePicker:
        """Type a name."""
        self._names.focus(scroll_visible)
        return self

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _focus_moved(self) -> None:
        """People are offered only while names are typed."""
        self._offer()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._offer()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Choose who is marked; where nobody is, the key is the form's."""
        person = self._offers.marked
        if person is not None:
            event.stop()
            self._choose(person)
        elif self._names.value.strip():
            event.stop()
            self.app.bell()

    def step(self, step: int) -> None:
        """Mark the next of those offered, or the previous one."""
        self._offers.step(step)

    def take_last_away(self) -> None:
        """Choose the last one no more."""
        if self._chosen:
            self._chosen.pop()
            self._chosen_changed()

    def _choose(self, person: Person) -> None:
        if not self._several:
            self._chosen = [person]
        elif person.contact not in self.people:
            self._chosen.append(person)
        self._names.value = ""
        self._chosen_changed()

    def _chosen_changed(self) -> None:
        self._show_chosen()
        self._offer()
        self.post_message(self.Changed())

    def _offer(self) -> None:
        if not self._names.has_focus:
            self._offers.show((), marked=False)
            return
        query = self._names.value.strip()
        found = self._find(query) if query else self._proposed
        self._offers.show([each for each in found if each.contact not in self.people], marked=bool(query))

    def _show_chosen(self) -> None:
        chosen = self.query_one(".chosen", Static)
        chosen.set_class(not self._chosen, "-nobody")
        names = "; ".join(clean_line(person.name) for person in self._chosen)
        chosen.update(Content.styled(names, "bold $foreground"))


class NameLine(Input):
    """The line; the arrows mark one of those who are offered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", N_("Down"), show=False),
        Binding("up", "step(-1)", N_("Up"), show=False),
    ]

    @property
    def _picker(self) -> PeoplePicker:
        picker = self.parent
        assert isinstance(picker, PeoplePicker)
        return picker

    def action_step(self, step: int) -> None:
        self._picker.step(step)

    def action_delete_left(self) -> None:
        """Delete a letter; where there is none, the last one who was chosen."""
        if self.value:
            super().action_delete_left()
        else:
            self._picker.take_last_away()


class PeopleOffered(Widget):
    """Those who may be meant, one a line."""

    DEFAULT_CSS = f"PeopleOffered {{ display: none; height: {_ROWS}; width: 1fr; background: $bar; }}"

    def __init__(self) -> None:
        super().__init__()
        self._people: Sequence[Person] = ()
        self._marked: int | None = None

    @property
    def marked(self) -> Person | None:
        """Who is chosen by Enter."""
        return None if self._marked is None else self._people[self._marked]

    def show(self, people: Sequence[Person], *, marked: bool) -> None:
        """Offer these; the first one is marked at once or not."""
        self._people = people
        self._marked = 0 if people and marked else None
        self.display = bool(people)
        self.refresh()

    def step(self, step: int) -> None:
        if self._people:
            now = -1 if self._marked is None else self._marked
            self._marked = min(max(now + step, 0), len(self._people) - 1)
            self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        index = self._first + event.y
        if index < len(self._people):
            self._marked = index
            picker = self.parent
            assert isinstance(picker, PeoplePicker)
            event.stop()
            picker._choose(self._people[index])

    @property
    def _first(self) -> int:
        """The first one in view."""
        return max(0, (self._marked or 0) - _ROWS + 1)

    def render_line(self, y: int) -> Strip:
        inks = inks_of(self)
        index = self._first + y
        if index >= len(self._people):
            return Strip.blank(self.size.width, inks.text)
        person, is_marked = self._people[index], index == self._marked
        name_cells = min(32, self.size.width * 2 // 5)
        segments = [
            Segment(f" {CURSOR_BAR} " if is_marked else "   ", inks.cursor_bar),
            Segment(fitted(drawable(person.name), name_cells), inks.strong if is_marked else inks.text),
            Segment("  " + shortened(drawable(person.why), self.size.width - name_cells - 6), inks.muted),
        ]
        return Strip(segments).adjust_cell_length(self.size.width, inks.text)
