"""From a drop to an assessment: asks for the reason, records, and says so; or puts the contacts back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from netwerk_tui.domain.assessment import AssessmentKind, Move
from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.placements import Placements
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.screens.messages import Failed, Stored
from netwerk_tui.ui.widgets.dragging import Purpose
from netwerk_tui.ui.widgets.reason_bar import Drop, ReasonBar

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_FOLLOW_UP_AFTER = timedelta(days=7)


class Placing(Container):
    """Owns the reason prompt, and what was dropped while it is open."""

    DEFAULT_CSS = "Placing { layer: prompt; dock: bottom; height: auto; margin-bottom: 1; }"

    class PutBack(Message):
        """Nothing was recorded; what was dropped goes back where it was."""

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._dropped: tuple[tuple[ContactId, ...], Cell, Purpose] | None = None
        self._focus_after: Widget | None = None

    def compose(self) -> ComposeResult:
        yield ReasonBar()

    def open(self, desk: Desk) -> None:
        """Record in this network."""
        self._desk = desk

    def ask(self, contacts: tuple[ContactId, ...], cell: Cell, purpose: Purpose) -> None:
        """Ask why these contacts stand there now, or should."""
        assert self._desk is not None, "contacts can be dropped only once the network is open"
        self._dropped = (contacts, cell, purpose)
        self._focus_after = self.screen.focused
        placements = self._desk.directory.placements
        matrix = placements.matrix
        before = placements.cell_of(contacts[0]) if len(contacts) == 1 else None
        names = self._names_words(contacts)
        lost = [] if purpose is Purpose.TARGET else _lost(contacts, placements, cell)
        self.query_one(ReasonBar).ask(
            Drop(
                names=names,
                category_from=None if before is None else matrix.category_of(before),
                category_to=matrix.category_of(cell),
                is_target=purpose is Purpose.TARGET,
                position=_("{vertical_axis} {vertical}, {horizontal_axis} {horizontal}").format(
                    vertical_axis=_(matrix.vertical.label),
                    vertical=matrix.vertical.text(cell.vertical),
                    horizontal_axis=_(matrix.horizontal.label),
                    horizontal=matrix.horizontal.text(cell.horizontal),
                ),
                loss=_loss_words(self._names_words(lost), lost, placements, cell) if lost else "",
                follow_up=_("follow up on {day}").format(
                    day=day_words(self._desk.today + _FOLLOW_UP_AFTER, self._desk.today)
                ),
            )
        )

    def _names_words(self, contacts: Sequence[ContactId]) -> str:
        """The one contact's name, or how many they are."""
        assert self._desk is not None, "contacts are named only once the network is open"
        if len(contacts) == 1:
            return "".join(self._desk.names_of(contacts))
        return ngettext("{count} contact", "{count} contacts", len(contacts)).format(count=len(contacts))

    @on(ReasonBar.Given)
    @work
    async def _given(self, message: ReasonBar.Given) -> None:
        assert self._desk is not None, "a reason is given only after a drop"
        assert self._dropped is not None, "a reason is given only after a drop"
        contacts, cell, purpose = self._dropped
        directory = self._desk.directory
        self._return_focus()
        try:
            committed = await self._desk.move(
                Move(
                    contacts=contacts,
                    matrix=directory.matrix,
                    dossier=directory.dossier,
                    cell=cell,
                    day=self._desk.today,
                    reason=message.reason,
                    evidence=message.evidence,
                    kind=AssessmentKind.TARGET if purpose is Purpose.TARGET else AssessmentKind.CURRENT,
                    follow_up_on=self._desk.today + _FOLLOW_UP_AFTER if message.follow_up else None,
                )
            )
        except UserError as error:
            self.post_message(self.PutBack())
            self.post_message(Failed(error))
        else:
            self.post_message(Stored(committed))

    @on(ReasonBar.Cancelled)
    def _cancelled(self) -> None:
        self._return_focus()
        self.post_message(self.PutBack())

    def _return_focus(self) -> None:
        if self._focus_after is not None and self._focus_after.is_attached:
            self._focus_after.focus(scroll_visible=False)


def _lost(contacts: Sequence[ContactId], placements: Placements, cell: Cell) -> list[ContactId]:
    """Those of the contacts whom the step to this cell loses."""
    return [each for each in contacts if placements.matrix.is_loss(placements.cell_of(each), cell)]


def _loss_words(names: str, lost: Sequence[ContactId], placements: Placements, cell: Cell) -> str:
    """What happens to those who are lost, as a question."""
    matrix = placements.matrix
    before = placements.cell_of(lost[0])
    left = None if before is None else matrix.category_of(before)
    if left is not None and left.leaving_is_loss:
        return ngettext("{names} leaves {category}: why?", "{names} leave {category}: why?", len(lost)).format(
            names=names, category=_(left.label)
        )
    return ngettext("{names} becomes {category}: why?", "{names} become {category}: why?", len(lost)).format(
        names=names, category=_(matrix.category_of(cell).label)
    )
