"""Occasions of the coming days: birthdays, updates that are due, and thanks, each with its message a key away.

The screen shows and routes; the desk reads and stores.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.coming import LOOKED_AHEAD_DAYS, Birthday, ThanksDue, UpdateDue, feasts_words
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.message import MessageKind
from netwerk_tui.domain.message_form import MessageForm
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.message import MessageScreen
from netwerk_tui.ui.screens.message_form import MessageFormScreen
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.screens.update_plan import UpdatePlanScreen
from netwerk_tui.ui.widgets.coming_list import ComingList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed


class OccasionsScreen(StoringDialog[None]):
    """A list of occasions."""

    HELP_TITLE: ClassVar = N_("Occasions")

    DEFAULT_CSS = """
    OccasionsScreen {
        .box { width: 100; height: 80%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        .advice { margin-bottom: 1; height: auto; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,m", "draft", N_("The message for it"), id="occasions.draft"),
        Binding("h", "thank", N_("Everybody who helped was thanked"), id="occasions.thank"),
        Binding("c", "card", N_("Open the card of who has a birthday"), id="occasions.card"),
        Binding("p", "plan", N_("Plan of updates"), id="occasions.plan"),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Occasions"), "title")
            yield words("", "advice")
            yield ComingList()
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(ComingList)
        self._list.focus()
        days = ngettext("Of the coming {count} day", "Of the coming {count} days", LOOKED_AHEAD_DAYS)
        told = [days.format(count=LOOKED_AHEAD_DAYS), feasts_words(self._desk.today)]
        self.query_one(".advice", Label).update(Content(" · ".join(part for part in told if part)))
        self.read()

    def hints(self) -> list[str]:
        keys = [_("Enter message"), _("h all thanked"), _("c card"), _("p plan of updates"), _("u undo")]
        return [*keys, _("Esc back")]

    async def read_anew(self) -> None:
        self._list.show(await self._desk.occasions.coming(), self._desk.today)

    # Keys

    @on(ComingList.Opened)
    @work(group="actions")
    async def action_draft(self) -> None:
        """Open what was drafted for it, or draft it."""
        coming = self._list.coming
        try:
            match coming:
                case Birthday(message=int(message)):
                    await self._open(message, None)
                case Birthday():
                    await self._open(*await self._desk.occasions.draft_birthday(coming))
                case ThanksDue():
                    await self._open(*await self._desk.occasions.draft_thanks(coming.success))
                case UpdateDue():
                    await self._write_update(coming)
                case None:
                    self.app.bell()
        except UserError as error:
            self.complain(error)

    def action_thank(self) -> None:
        coming = self._list.coming
        if isinstance(coming, ThanksDue):
            self.do(lambda: self._desk.occasions.thank_all(coming.success))
        else:
            self.app.bell()

    @work(group="actions")
    async def action_card(self) -> None:
        coming = self._list.coming
        if isinstance(coming, Birthday):
            await self.show_card(coming.contact)
        else:
            self.app.bell()

    @work(group="actions")
    async def action_plan(self) -> None:
        await self.app.push_screen_wait(UpdatePlanScreen(self._desk))

    async def _write_update(self, due: UpdateDue) -> None:
        """Let the update be written, to the people of the segment."""
        segment = due.segment
        form = MessageForm("", query=segment.query, kind=MessageKind.UPDATE, segment=segment.id)
        about = await self._desk.messages.occasions()
        saved = await self.app.push_screen_wait(MessageFormScreen(self._desk, form, about))
        if saved is not None:
            await self._open(saved.message, saved.committed)

    async def _open(self, message: int, committed: Committed | None) -> None:
        """Show a message that was just drafted, or before."""
        if committed is not None:
            self.take(committed)
        await self.app.push_screen_wait(MessageScreen(self._desk, self._on_stored, message))
        with self._desk.at_work():
            await self.read_anew()
