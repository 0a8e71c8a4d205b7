"""Two contacts on each line who may be one, with what they have in common. Used by the screen of doubles."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from rich.segment import Segment
from textual import events
from textual.message import Message

from netwerk_tui.domain.duplicates import Certainty, ComparedPerson, PossibleDouble, reason_words
from netwerk_tui.ui.widgets.cells import drawable, fitted
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList

_SIGNS = {Certainty.CERTAIN: "●", Certainty.LIKELY: "◐", Certainty.POSSIBLE: "○"}
_EDGE_CELLS = 4
_MOST_NAME_CELLS = 34


class DuplicateList(LineList):
    """Pairs, the most certain first."""

    DEFAULT_CSS = "DuplicateList { height: 1fr; }"

    class Arrived(Message):
        """The cursor is on another pair."""

    class Opened(Message):
        """A pair was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._doubles: Sequence[PossibleDouble] = ()
        self._notice = ""

    def show(self, doubles: Sequence[PossibleDouble]) -> None:
        """Show these."""
        with self.changing_lines():
            self._doubles = doubles

    def say(self, notice: str) -> None:
        """What stands in place of lines, where there are none."""
        if notice != self._notice:
            self._notice = notice
            self.title_changed()

    @property
    def possible(self) -> PossibleDouble | None:
        """The pair under the cursor; None where there is none."""
        return self._doubles[self.cursor] if self.cursor < len(self._doubles) else None

    @property
    def line_count(self) -> int:
        return len(self._doubles)

    def key_of(self, index: int) -> Hashable | None:
        if index >= len(self._doubles):
            return None
        double = self._doubles[index].double
        return double.first, double.second

    def cursor_arrived(self) -> None:
        self.post_message(self.Arrived())

    def notice(self) -> str:
        return self._notice

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        possible = self._doubles[index]
        certainty = possible.double.certainty
        name = self._name_cells(width_cells)
        ink = inks.strong if under_cursor else inks.text
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        yield Segment(f" {_SIGNS[certainty]} ", inks.faint if certainty is Certainty.POSSIBLE else inks.key)
        for person in (possible.first, possible.second):
            yield Segment(fitted(_named(person), name - 2) + "  ", ink)
        reasons = drawable(reason_words(possible.double))
        yield Segment(fitted(reasons, max(1, width_cells - _EDGE_CELLS - 2 * name)), inks.muted)

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.post_message(self.Opened())

    @staticmethod
    def _name_cells(width_cells: int) -> int:
        """The cells of each name."""
        return min(_MOST_NAME_CELLS, (width_cells - _EDGE_CELLS) // 3)


def _named(person: ComparedPerson) -> str:
    return drawable(", ".join(part for part in (person.name, person.organisation) if part))
