"""A line in which one field is typed, with proposals under it: words that are usual, or people that a search finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.strip import Strip

from netwerk_tui.language import N_
from netwerk_tui.ui.widgets.cells import drawable, shortened
from netwerk_tui.ui.widgets.edited_line import EditedLine
from netwerk_tui.ui.widgets.inks import inks_of
from netwerk_tui.ui.widgets.line_editor import LineEditor

OFFERED = 8
"""Proposals that are shown at most."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be taken instead of typed."""

    value: str
    """What is stored."""
    label: str
    """What is shown, and stands in the line once it is taken."""


class FieldLine(LineEditor):
    """A line of a form. Up and down go through its proposals, and without any to the next line of the form."""

    DEFAULT_CSS = """
    FieldLine { height: 1; width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "offer(1)", N_("Next proposal"), show=False, id="field.next-offer"),
        Binding("up", "offer(-1)", N_("Previous proposal"), show=False, id="field.previous-offer"),
    ]

    def __init__(
        self,
        *,
        offers: Callable[[str], Sequence[Offer]] | None = None,
        must_choose: bool = False,
        chosen: Offer | None = None,
        id: str | None = None,
    ) -> None:
        """`offers` proposes for a typed text. With `must_choose`, only a proposal counts, and `chosen` is the first."""
        super().__init__("", longest=1000, id=id)
        self._propose = offers
        self._must_choose = must_choose
        self._chosen = chosen
        self._offers: tuple[Offer, ...] = ()
        self._highlighted = -1
        if chosen is not None:
            self.set_value(chosen.label)

    @property
    def is_resolved(self) -> bool:
        """Whether what stands in the line is something that can be stored."""
        return not self._must_choose or not self.value or self._taken is not None

    @property
    def stored(self) -> str:
        """What is stored: the text, or the value of the proposal that was taken."""
        if not self._must_choose:
            return self.value
        return self._taken.value if self.value and self._taken else ""

    @property
    def _taken(self) -> Offer | None:
        """The proposal that stands in the line, or is about to be taken by Enter."""
        if self._chosen is not None and self._chosen.label == self.value:
            return self._chosen
        return self._offers[max(0, self._highlighted)] if self._must_choose and self._offers else None

    def action_offer(self, step: int) -> None:
        """Highlight another proposal and put it in the line; without any, go to another line of the form."""
        if not self._offers:
            if step > 0:
                self.screen.focus_next()
            else:
                self.screen.focus_previous()
            return
        self._highlighted = (self._highlighted + step) % len(self._offers)
        self._chosen = self._offers[self._highlighted]
        self._line = EditedLine(self._chosen.label)
        self.refresh()

    def on_focus(self) -> None:
        self._look_for_offers()

    def on_blur(self) -> None:
        if self._must_choose and self.value and self._taken is not None:
            self._chosen = self._taken
            self._line = EditedLine(self._chosen.label)
        self._offers = ()
        self._fit()

    def _take(self, line: EditedLine) -> None:
        changed = line.text != self.value
        super()._take(line)
        if changed:
            self._look_for_offers()

    def _look_for_offers(self) -> None:
        if self._propose is not None:
            typed = "" if self._chosen is not None and self._chosen.label == self.value else self.value
            self._offers = tuple(self._propose(typed))[:OFFERED]
            self._highlighted = 0 if self._must_choose and self.value and self._offers and typed else -1
            self._fit()

    def _fit(self) -> None:
        self.styles.height = 1 + len(self._offers)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        if y == 0 or y > len(self._offers):
            return super().render_line(0)
        inks = inks_of(self, "cursor-ground" if y - 1 == self._highlighted else "pane")
        label = shortened(drawable(self._offers[y - 1].label), self.size.width - 3)
        ink = inks.text if y - 1 == self._highlighted else inks.muted
        return Strip([Segment(f"  {label}", ink)], 2 + cell_len(label)).adjust_cell_length(self.size.width, inks.text)
