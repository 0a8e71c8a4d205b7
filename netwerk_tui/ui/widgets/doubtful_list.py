"""Newcomers of a file who may be somebody that is known, and what the user says of each. For the import dialog."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from netwerk_tui.domain.doubtful import Decisions, Doubtful
from netwerk_tui.domain.duplicates import ComparedPerson, PossibleDouble, reason_words
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import drawable, fitted
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList

_SAID_CELLS = 22
_MOST_NAME_CELLS = 34


class DoubtfulList(LineList):
    """Each newcomer on a line: the same as a contact, a new one, or to be decided another time."""

    DEFAULT_CSS = "DoubtfulList { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "choose(-1)", N_("The choice before"), show=False, id="doubtful.left"),
        Binding("right", "choose(1)", N_("The choice after"), show=False, id="doubtful.right"),
        Binding("s", "same", N_("The same"), show=False, id="doubtful.same"),
        Binding("n", "new", N_("A new one"), show=False, id="doubtful.new"),
        Binding("l", "later", N_("Another time"), show=False, id="doubtful.later"),
    ]

    class Changed(Message):
        """The cursor is on another newcomer, or something else is said of this one."""

    def __init__(self) -> None:
        super().__init__()
        self._doubtful: Sequence[Doubtful] = ()
        self._decided: dict[str, ContactId | None] = {}

    def show(self, doubtful: Sequence[Doubtful], decided: Decisions) -> None:
        """Show these, with what was said of them before."""
        with self.changing_lines():
            self._doubtful, self._decided = doubtful, dict(decided)

    @property
    def decided(self) -> Mapping[str, ContactId | None]:
        """What the user says."""
        return self._decided

    @property
    def pair(self) -> PossibleDouble | None:
        """The newcomer under the cursor, and the contact that is spoken of; None where there is nobody."""
        return self._pair_of(self._doubtful[self.cursor]) if self.cursor < len(self._doubtful) else None

    def action_same(self) -> None:
        pair = self.pair
        if pair is not None:
            self._say(pair.first.contact)

    def action_new(self) -> None:
        self._say(None)

    def action_later(self) -> None:
        if self.cursor < len(self._doubtful):
            self._decided.pop(self._doubtful[self.cursor].person.external_id, None)
            self._told()

    def action_choose(self, direction: int) -> None:
        """Another time, a new one, or the same as one of those that they may be: the next or the one before."""
        if self.cursor >= len(self._doubtful):
            return
        doubtful = self._doubtful[self.cursor]
        external_id = doubtful.person.external_id
        contacts = [pair.first.contact for pair in doubtful.may_be]
        now = self._decided.get(external_id, "later")
        order: list[ContactId | str | None] = ["later", None, *contacts]
        chosen = order[(order.index(now) + direction) % len(order)]
        if isinstance(chosen, str):
            self.action_later()
        else:
            self._say(chosen)

    def _say(self, contact: ContactId | None) -> None:
        if self.cursor < len(self._doubtful):
            self._decided[self._doubtful[self.cursor].person.external_id] = contact
            self._told()

    def _told(self) -> None:
        self.line_changed(self.cursor)
        self.post_message(self.Changed())

    def on_click(self, event: events.Click) -> None:
        if self.index_at(event.y) == self.cursor and event.x < _SAID_CELLS:
            self.action_choose(1)

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._doubtful)

    def key_of(self, index: int) -> str | None:
        return self._doubtful[index].person.external_id if index < len(self._doubtful) else None

    def cursor_arrived(self) -> None:
        self.post_message(self.Changed())

    def notice(self) -> str:
        return ""

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        doubtful = self._doubtful[index]
        pair = self._pair_of(doubtful)
        is_decided = doubtful.person.external_id in self._decided
        mark = "‹ {said} ›" if under_cursor else "  {said}"
        said = mark.format(said=self._said(doubtful))
        yield Segment(fitted(said, _SAID_CELLS - 2) + "  ", inks.key if is_decided else inks.muted)
        name = min(_MOST_NAME_CELLS, (width_cells - _SAID_CELLS) // 3)
        ink = inks.strong if under_cursor else inks.text
        for person in (pair.second, pair.first):
            yield Segment(fitted(_named(person), name - 2) + "  ", ink)
        reasons = drawable(reason_words(pair.double))
        yield Segment(fitted(reasons, max(1, width_cells - _SAID_CELLS - 2 * name)), inks.muted)

    def _said(self, doubtful: Doubtful) -> str:
        external_id = doubtful.person.external_id
        if external_id not in self._decided:
            return _("another time")
        return _("a new one") if self._decided[external_id] is None else _("the same")

    def _pair_of(self, doubtful: Doubtful) -> PossibleDouble:
        """The pair with the contact that was chosen, else the likeliest."""
        contact = self._decided.get(doubtful.person.external_id)
        return next((pair for pair in doubtful.may_be if pair.first.contact == contact), doubtful.may_be[0])


def _named(person: ComparedPerson) -> str:
    return drawable(", ".join(part for part in (person.name, person.organisation) if part))
