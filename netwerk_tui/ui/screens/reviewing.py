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
from netwerk_tui.ui.screens.kept_screen import KeptScreen
from netwerk_tui.ui.screens.workbench import Workbench
from netwerk_tui.ui.widgets.matrix import MatrixPane

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.app import NetwerkApp


class Reviewing(DialogHost):
    """Stands around the encounters. Opens the review, and opens it again after a move on the matrix."""

    HELP_TITLE: ClassVar = N_("Review")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "review", N_("Review"), id="review"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._kept: KeptScreen[dialogs.ReviewScreen] = KeptScreen("review")
        self._away: ReviewSitting | None = None
        """The sitting that goes on when the move is over for which it was left."""

    def compose(self) -> ComposeResult:
        yield Encounters()

    def keep_everything(self) -> None:
        """Hand over what is typed in the review, before the program ends."""
        if self._kept.screen is not None:
            self._kept.screen.keep_everything()

    async def on_unmount(self) -> None:
        """Take along the review, and whose card it shows."""
        await self._kept.drop(self.app)

    def action_review(self) -> None:
        """Begin, or go on with what is left of today."""
        self._away = None
        self._sit(ReviewSitting())

    def resume(self, move: Committed | None = None) -> None:
        """Go on with the review that was left for a move on the matrix, if one was, and have it tell of the move."""
        sitting, self._away = self._away, None
        if sitting is not None:
            if move is not None:
                sitting.did_at_the_matrix(move)
            self._sit(sitting)

    @work(exclusive=True, group="review")
    async def _sit(self, sitting: ReviewSitting) -> None:
        left = await self.app.push_screen_wait(await self._screen_for(sitting))
        if left is None:
            return
        if left.lifts and left.contact is not None:
            self._away = sitting
            self.query_one(Workbench).lift_alone(left.contact)
        elif left.places:
            self.post_message(Workbench.RoundWanted(PlacingRound(left.places)))
        else:
            self._go_to(left.contact)

    async def _screen_for(self, sitting: ReviewSitting) -> dialogs.ReviewScreen:
        """The review of the network that is open, ready to be shown."""
        known = self._kept.screen
        if known is not None and known.desk is self._desk and known.is_at_rest:
            known.sit_again(sitting)
            return known
        editor = cast("NetwerkApp", self.app).settings.editor
        return await self._kept.keep(self.app, dialogs.ReviewScreen(self._desk, sitting, editor, self._store))

    @on(MatrixPane.ContactsPutBack)
    def _carrying_ended(self) -> None:
        self.resume()
