"""A dialog that stays open while things are stored from it: what was done is said in it, shown, and undone there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, ngettext
from netwerk_tui.ui.screens.card import CardScreen
from netwerk_tui.ui.screens.dialog import Dialog, hint_lines
from netwerk_tui.ui.screens.done_words import done_words
from netwerk_tui.ui.screens.field_editor import Edited, FieldEditor
from netwerk_tui.ui.screens.outside_editor import editor_of
from netwerk_tui.ui.widgets.cells import drawable, shortened

if TYPE_CHECKING:
    from textual.geometry import Region

    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

R = TypeVar("R")
_NAME_CELLS = 28


class StoringDialog(Dialog[R]):
    """A subclass has labels of the classes `said` and `hints`, and reads anew what it shows."""

    DEFAULT_CSS = """
    StoringDialog {
        .said { width: 1fr; height: 1; color: $hue-green; }
        .said.-wrong { color: $hue-red; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", N_("Undo"), id="storing.undo"),
        Binding("ctrl+r", "redo", N_("Redo"), show=False, id="storing.redo"),
        Binding("q", "leave", N_("Back"), show=False, id="storing.leave"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None]) -> None:
        """`on_stored` is told of every change made from here."""
        super().__init__()
        self._desk = desk
        self._on_stored = on_stored

    async def read_anew(self) -> None:
        """Show what is stored now."""
        raise NotImplementedError

    def action_undo(self) -> None:
        self.do(self._desk.undo)

    def action_redo(self) -> None:
        self.do(self._desk.redo)

    def hints(self) -> list[str]:
        """What the keys do, in a few words each."""
        raise NotImplementedError

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_hints)

    def show_hints(self) -> None:
        """Say what the keys do, in lines that do not break within one."""
        label = self.query_one(".hints", Label)
        label.update(hint_lines(self.hints(), label.content_size.width))

    def chosen_words(self, chosen: Sequence[ContactId]) -> str:
        """Those whom the user chose in the contact list, in a few words."""
        if len(chosen) == 1:
            return shortened(drawable(" ".join(self._desk.names_of(chosen))), _NAME_CELLS)
        return ngettext("the {count} marked", "the {count} marked", len(chosen)).format(count=len(chosen))

    # Doing it

    @work(group="actions")
    async def do(self, action: Callable[[], Awaitable[Committed | None]]) -> None:
        """Do it, and show what it changed, or say why it cannot be done."""
        await self.change(action)

    async def change(self, action: Callable[[], Awaitable[Committed | None]]) -> bool:
        """As `do`, and wait for it; whether anything was stored."""
        committed = None
        with self._desk.at_work():
            try:
                committed = await action()
            except UserError as error:
                self.complain(error)
            else:
                self.take(committed)
            await self.read_anew()
        return committed is not None

    @work(exclusive=True, group="reading")
    async def read(self) -> None:
        """Show what is stored now, while keys wait."""
        with self._desk.at_work():
            await self.read_anew()

    def show_others(self) -> None:
        """Show what somebody else has written."""
        if self.is_mounted:
            self.read()

    async def edit(self, edited: Edited, place: Region) -> bool:
        """Let fields be edited over a line of the screen; whether anything was stored."""
        entered = await self.app.push_screen_wait(FieldEditor(self._desk, edited, place, editor_of(self.app)))
        if entered is None or entered.committed is None:
            return False
        self.take(entered.committed)
        return True

    async def show_card(self, contact: ContactId) -> None:
        """Open a contact's card, and afterwards show what was changed on it."""
        await self.app.push_screen_wait(CardScreen(self._desk, contact, self._on_stored))
        with self._desk.at_work():
            await self.read_anew()

    # Saying it

    def take(self, committed: Committed | None) -> None:
        """Let the main screen know of an entry, and say what it did."""
        if committed is None:
            self.say("")
            return
        self._on_stored(committed)
        self.say(done_words(committed.kind, committed.title))

    def say(self, text: str) -> None:
        """Say what was done."""
        said = self.query_one(".said", Label)
        said.remove_class("-wrong")
        said.update(Content(clean_line(text)))

    def complain(self, error: UserError) -> None:
        """Say why something cannot be done."""
        said = self.query_one(".said", Label)
        said.add_class("-wrong")
        said.update(Content(clean_line(error.words)))
