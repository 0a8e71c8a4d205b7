"""Placing the unscored one after the other: whose turn it is, what was placed, and the line that says so.

While a round is on, its line stands in for the footer. The main screen routes between it and the workbench: the round
says whose turn it is (`Turn`), the workbench lifts that contact, and what the user does with it comes back here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual import work
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.placing_round import PlacingRound
from netwerk_tui.language import _, pgettext
from netwerk_tui.ui.screens.messages import Failed, Stored
from netwerk_tui.ui.widgets.inks import Inks, inks_of

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk


class PlacingInTurn(Widget):
    """The round and its line. Hidden while there is none."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    PlacingInTurn {
        layer: prompt;
        dock: bottom;
        height: 1;
        display: none;
        background: $bar;
        color: $foreground;
        &.-on { display: block; }
    }
    """

    @dataclass
    class Turn(Message):
        """It is this contact's turn to be placed."""

        contact: ContactId
        start: Cell | None
        """Where to lift it: the cell that was taken back; None for the usual one."""

    @dataclass
    class Ended(Message):
        """Everybody had a turn, or the user ended the round."""

        placed: int
        skipped: int

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._round: PlacingRound | None = None
        self._notice = ""

    def open(self, desk: Desk) -> None:
        """Record in this network."""
        self._desk = desk

    def begin(self, placing: PlacingRound) -> None:
        """Give everybody of this round a turn. There is at least one."""
        self.add_class("-on")
        self._go_on(placing)

    def end(self) -> None:
        """End the round, if one is on. What was placed stays."""
        placing, self._round = self._round, None
        if placing is not None:
            self.remove_class("-on")
            self.post_message(self.Ended(len(placing.placed), placing.turn - len(placing.placed)))

    def skip(self) -> None:
        """Leave the contact whose turn it is unscored."""
        if self._round is not None:
            self._go_on(self._round.after_skipping())

    @work(group="placing")
    async def place(self, cell: Cell) -> None:
        """Record that the contact whose turn it is stands here, and go on to the next."""
        placing, desk = self._round, self._desk
        if placing is None or placing.contact is None or desk is None:
            return
        directory = desk.directory
        move = Move((placing.contact,), directory.matrix, directory.dossier, cell, desk.today)
        try:
            committed = await desk.move(move)
        except UserError as error:
            self.post_message(Failed(error))
            self._go_on(placing)
            self._say(error.title)
        else:
            self.post_message(Stored(committed))
            self._go_on(placing.after_placing(cell, committed.entry))

    @work(group="placing")
    async def undo(self) -> None:
        """Take back the last contact that was placed, and give it its turn again."""
        placing, desk = self._round, self._desk
        if placing is None or desk is None:
            return
        if placing.last is None:
            self._say(_("Nobody was placed yet."))
            return
        try:
            committed = await desk.undo(placing.last.entry)
        except UserError as error:
            self._say(error.title)
        else:
            self.post_message(Stored(committed))
            self._go_on(placing.after_undoing(), placing.last.cell)

    def _go_on(self, placing: PlacingRound, start: Cell | None = None) -> None:
        self._round = placing
        self._notice = ""
        if placing.contact is None:
            self.end()
            return
        self.post_message(self.Turn(placing.contact, start))
        self.refresh()

    def _say(self, notice: str) -> None:
        self._notice = notice
        self.refresh()

    def render_line(self, y: int) -> Strip:
        inks = inks_of(self)
        width = self.size.width
        if self._round is None:
            return Strip.blank(width, inks.text)
        where = _("Placing {turn} of {total}").format(turn=self._round.turn + 1, total=len(self._round.contacts))
        segments = [Segment(f" {where}", inks.key)]
        if self._notice:
            segments.append(Segment(f" · {self._notice}", inks.strong))
        room = width - sum(cell_len(segment.text) for segment in segments) - 1
        for hint in hints_that_fit(room):
            segments += _hint_segments(hint, inks)
        return Strip(segments).adjust_cell_length(width, inks.text)


def hints_that_fit(room_cells: int) -> Sequence[tuple[str, str]]:
    """Each key with what it does, as many as there is room for: the digits go first, skipping and ending last."""
    hints = [
        ("", _("two digits or arrows")),
        (_("Enter"), pgettext("key", "next")),
        ("s", pgettext("key", "skip")),
        ("u", pgettext("key", "undo")),
        (_("Esc"), pgettext("key", "ends")),
    ]
    for dropped in (0, 0, 1):
        if sum(map(_width, hints)) > room_cells:
            del hints[dropped]
    return hints if sum(map(_width, hints)) <= room_cells else hints[-1:]


def _width(hint: tuple[str, str]) -> int:
    key, does = hint
    return cell_len(" · ") + cell_len(key) + bool(key) + cell_len(does)


def _hint_segments(hint: tuple[str, str], inks: Inks) -> list[Segment]:
    key, does = hint
    named = [Segment(f"{key} ", inks.key)] if key else []
    return [Segment(" · ", inks.faint), *named, Segment(does, inks.text)]
