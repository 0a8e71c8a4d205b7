"""The first line of the review: how far I am today, and the streak."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.widgets.inks import inks_of

_MOST_MARKS = 24


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review of the day is."""

    number: int | None = None
    """Which card is shown, from 1; None at the end, or for a card that is none of the day's."""
    cards: int = 0
    """Of the day."""
    finished: int = 0
    streak_days: int = 0


class ReviewTitle(Widget):
    """The title, one mark for each card, and the streak."""

    ALLOW_SELECT = False

    DEFAULT_CSS = "ReviewTitle { dock: top; height: 1; background: $bar; color: $foreground; }"

    def __init__(self) -> None:
        super().__init__()
        self._progress = Progress()

    def show(self, progress: Progress) -> None:
        """Tell this."""
        if progress != self._progress:
            self._progress = progress
            self.refresh()

    def render_line(self, y: int) -> Strip:
        inks, told = inks_of(self), self._progress
        segments = [Segment(f" {_('Review')} ", inks.key)]
        if told.cards:
            if told.number is not None:
                words = _("{number} of {count}").format(number=told.number, count=told.cards)
            else:
                words = _("{finished} of {count} done").format(finished=told.finished, count=told.cards)
            segments.append(Segment(f"  {words}  ", inks.strong))
        if told.streak_days:
            streak = ngettext("streak {count} day", "streak {count} days", told.streak_days)
            segments.append(Segment(" · " + streak.format(count=told.streak_days), inks.muted))
        if 0 < told.cards <= _MOST_MARKS:
            room = self.size.width - sum(cell_len(segment.text) for segment in segments)
            if room > told.cards + 2:
                segments.append(Segment(" " * (room - told.cards - 1), inks.text))
                for number in range(1, told.cards + 1):
                    is_done, is_here = number <= told.finished, number == told.number
                    ink = inks.key if is_here else inks.hues[Hue.GREEN] if is_done else inks.faint
                    segments.append(Segment("●" if is_done or is_here else "○", ink))
        return Strip(segments).adjust_cell_length(self.size.width, inks.text)
