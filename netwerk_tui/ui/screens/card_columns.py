"""The two columns of the card, one where the screen is narrow: which sections they show, what is folded, the cursor."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Region

from netwerk_tui.domain.card import Card
from netwerk_tui.language import N_
from netwerk_tui.ui.screens.card_sections import (
    FOLDED_WHERE_NARROW,
    FOLDED_WHERE_WIDE,
    LEFT,
    in_one_column,
    sections_of,
)
from netwerk_tui.ui.widgets.card_lines import LABEL_CELLS, CardLine, CardRow, CardSection, RowKey, SectionId, Subject
from netwerk_tui.ui.widgets.card_list import CardList


class CardColumns(Horizontal):
    """Owns what is folded and where the cursor is; the screen says whose card it is, and what keys change."""

    HELP_TITLE: ClassVar = N_("Card")

    DEFAULT_CSS = """
    CardColumns {
        height: 1fr;
        #right { margin-left: 1; }
        &.-narrow #right { display: none; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "section(1)", N_("Next section"), id="card.next-section"),
        Binding("shift+tab", "section(-1)", N_("Previous section"), show=False, id="card.previous-section"),
        Binding("right", "column(1)", N_("Right column"), show=False, id="card.right"),
        Binding("left", "column(-1)", N_("Left column"), show=False, id="card.left"),
        Binding("z", "fold", N_("Fold the section, or unfold it"), id="card.fold"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._left, self._right = CardList(id="left"), CardList(id="right")
        self._sections: tuple[CardSection, ...] = ()
        self._folded = {False: set(FOLDED_WHERE_WIDE), True: set(FOLDED_WHERE_NARROW)}
        """What is folded: where the screen is narrow, and where it is not."""

    def compose(self) -> ComposeResult:
        yield self._left
        yield self._right

    # What the screen hands down

    def lay_out(self, *, narrow: bool) -> None:
        """Show one column or two."""
        self.set_class(narrow, "-narrow")
        if narrow or not self._right.has_focus:
            self._left.focus()

    def show(self, card: Card) -> None:
        """Show this card, the cursor on what it was on where that is still there."""
        self._sections = sections_of(card)
        self._show_sections()

    def cut_texts(self) -> None:
        """Cut long texts again that were opened."""
        self._left.forget_opened()
        self._right.forget_opened()

    # Where the cursor is

    @property
    def column(self) -> CardList:
        """The column that the cursor is in."""
        return self._right if self._right.has_focus else self._left

    @property
    def key(self) -> RowKey | None:
        """The row or title under the cursor."""
        return self.column.key

    @property
    def line(self) -> CardLine | None:
        """The first line of what is under the cursor."""
        return self.column.line

    @property
    def row(self) -> CardRow | None:
        """The row under the cursor; None on a title."""
        return self.column.row

    @property
    def section(self) -> CardSection | None:
        """The section that the cursor is in."""
        return self.column.section

    @property
    def place(self) -> Region:
        """Where the text of the row under the cursor stands on the screen."""
        line = self.column.place_of_cursor
        return Region(line.x + LABEL_CELLS, line.y, line.width - LABEL_CELLS, 1)

    def go_to_section(self, section: SectionId) -> None:
        """Put the cursor on the first row of a section, or its title where it has none."""
        column = self._left if section in self._left.section_ids else self._right
        column.focus(scroll_visible=False)
        column.go_to_section(section)

    def go_to_new(self, section: SectionId, before: Collection[Subject | None]) -> None:
        """Put the cursor on the row of a section that was not among these, where there is one."""
        self.column.go_to_new(section, before)

    def unfold(self, section: SectionId) -> None:
        """Show the rows of a section."""
        self._folded[self._is_narrow] -= {section}

    # Keys

    def action_section(self, step: int) -> None:
        """Go to the first row of the next section, in the other column after the last one."""
        here = self.section
        order = [*self._left.section_ids, *([] if self._is_narrow else self._right.section_ids)]
        if here is not None:
            self.go_to_section(order[(order.index(here.id) + step) % len(order)])

    def action_column(self, step: int) -> None:
        if not self._is_narrow:
            (self._right if step > 0 else self._left).focus()

    def action_fold(self) -> None:
        """Fold the section that the cursor is in, or unfold it."""
        section = self.section
        if section is not None:
            self._folded[self._is_narrow] ^= {section.id}
            self._show_sections()
            self.column.go_to_title(section.id)

    @property
    def _is_narrow(self) -> bool:
        return self.has_class("-narrow")

    def _show_sections(self) -> None:
        narrow, folded = self._is_narrow, self._folded[self._is_narrow]
        left = in_one_column(self._sections) if narrow else [each for each in self._sections if each.id in LEFT]
        right = [] if narrow else [each for each in self._sections if each.id not in LEFT]
        self._left.show(left, folded, spacious=not narrow)
        self._right.show(right, folded, spacious=not narrow)
