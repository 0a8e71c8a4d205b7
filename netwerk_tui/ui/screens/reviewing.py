"""The daily review from its key to its end, with the way to the matrix and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from netwerk_tui.domain.placing_round import PlacingRound
from netwerk_tui.language import N_
from netwerk_tui.ui.gateway import dialogs
from netwerk_tui.ui.review_sitting import ReviewSitting
from netwerk_tui.ui.screens.dialog_host import DialogHost
from netwerk_tui.ui.screens.encounters import Encounters
from netwerk_tui.ui.screens.workbench import Workbench
from netwerk_tui.ui.widgets.matrix import MatrixPane

if TYPE_CHECKING:
    from netwerk_tui.ui.app import NetwerkApp


class Reviewing(DialogHost):
    """Stands around the encounters. Opens the review, and opens it again after a move on the matrix."""

    HELP_TITLE: ClassVar = N_("Review")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "review", N_("Review"), id="review"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._review: dialogs.ReviewScreen | None = None
        self._away: ReviewSitting | None = None
        """The sitting that goes on when the move is over for which it was left."""

    def compose(self) -> ComposeResult:
        yield Encounters()

    def keep_everything(self) -> None:
        """Hand over what is typed in the review, before the program ends."""
        if self._review is not None:
            self._review.keep_everything()

    def action_review(self) -> None:
        """Begin, or go on with what is left of today."""
        self._away = None
        self._sit(ReviewSitting())

    def resume(self) -> None:
        """Go on with the review that was left for a move on the matrix, if one was."""
        sitting, self._away = self._away, None
        if sitting is not None:
            self._sit(sitting)

    @work(exclusive=True, group="review")
    async def _sit(self, sitting: ReviewSitting) -> None:
        editor = cast("NetwerkApp", self.app).settings.editor
        self._review = dialogs.ReviewScreen(self._desk, sitting, editor, self._store)
        left = await self.app.push_screen_wait(self._review)
        self._review = None
        if left is None:
            return
        if left.lifts and left.contact is not None:
            self._away = sitting
            self.query_one(Workbench).lift_alone(left.contact)
        elif left.places:
            self.post_message(Workbench.RoundWanted(PlacingRound(left.places)))
        else:
            self._go_to(left.contact)

    @on(MatrixPane.ContactsPutBack)
    def _carrying_ended(self) -> None:
        self.resume()
