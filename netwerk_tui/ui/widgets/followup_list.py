"""The list of promises, group by group. It changes nothing: what the user does is a message, or the screen's to ask."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from netwerk_tui.domain.followups import FollowupGroup, FollowupRow, FollowupSection
from netwerk_tui.domain.ids import FollowupId
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.followup_line import followup_segments, heading_segments
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import Ground, LineList


@dataclass(frozen=True, slots=True)
class _Heading:
    """The title of a group."""

    group: FollowupGroup
    count: int


_Line = FollowupRow | _Heading | None
"""None is a blank line between groups."""


class FollowupList(LineList):
    """Promises with a cursor that passes over the titles."""

    DEFAULT_CSS = "FollowupList { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Card of the contact"), id="followups.open"),
    ]

    class Opened(Message):
        """The user wants to see the contact of the promise under the cursor."""

    class Highlighted(Message):
        """The cursor is on another promise."""

        def can_replace(self, message: Message) -> bool:
            """Where the cursor flies past, only the last promise matters."""
            return isinstance(message, FollowupList.Highlighted)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[_Line] = ()
        self._index_by_id: dict[Hashable, int] = {}
        self._today = date.min
        self._names_whose = True
        self._words_instead = _("Reading …")

    def show(self, sections: Sequence[FollowupSection], today: date, *, names_whose: bool, words_instead: str) -> None:
        """Show these groups, with the cursor on the same promise where it is still there.

        `words_instead` stand there where there is none, in the user's language.
        """
        with self.changing_lines():
            lines: list[_Line] = []
            for section in sections:
                if lines:
                    lines.append(None)
                lines.append(_Heading(section.group, len(section.rows)))
                lines += section.rows
            self._lines, self._today = lines, today
            self._names_whose, self._words_instead = names_whose, words_instead
            self._index_by_id = {line.id: index for index, line in enumerate(lines) if isinstance(line, FollowupRow)}

    @property
    def row(self) -> FollowupRow | None:
        """The promise under the cursor."""
        line = self._lines[self.cursor] if self.cursor < len(self._lines) else None
        return line if isinstance(line, FollowupRow) else None

    @property
    def neighbour(self) -> FollowupId | None:
        """The promise to be on when the one under the cursor goes: the next that is open or done like it, else the one
        before it."""
        here = self.row
        after, before = range(self.cursor + 1, len(self._lines)), range(self.cursor - 1, -1, -1)
        for index in (*after, *before) if here else ():
            line = self._lines[index]
            if isinstance(line, FollowupRow) and here and (line.done_on is None) is (here.done_on is None):
                return line.id
        return None

    def action_open(self) -> None:
        if self.row:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.action_open()

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def key_of(self, index: int) -> FollowupId | None:
        line = self._lines[index]
        return line.id if isinstance(line, FollowupRow) else None

    def index_of(self, key: Hashable) -> int | None:
        return self._index_by_id.get(key)

    def cursor_arrived(self) -> None:
        self.post_message(self.Highlighted())

    def ground_of_cursor(self) -> Ground:
        return super().ground_of_cursor() if self.row else Ground.PLAIN

    def notice(self) -> str:
        return self._words_instead

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        line = self._lines[index]
        match line:
            case None:
                return ()
            case _Heading(group, count):
                return heading_segments(group, count, inks)
            case FollowupRow():
                return followup_segments(
                    line, self._today, inks, width_cells, names_whose=self._names_whose, under_cursor=under_cursor
                )
