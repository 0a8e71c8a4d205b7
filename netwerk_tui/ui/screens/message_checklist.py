"""A message worked off by hand: one reader after the other, with what is needed for a call, a letter or a mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.message import DeliveryStatus, Message
from netwerk_tui.domain.message_reader import Reader, waiting
from netwerk_tui.domain.opening import address_to_open
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.opening import open_address
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.message_line import LineScreen
from netwerk_tui.ui.screens.storing_dialog import StoringDialog

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


class ChecklistScreen(StoringDialog[None]):
    """Enter says that the reader on the screen has it, and goes to the next."""

    HELP_TITLE: ClassVar = N_("Working off a message")

    DEFAULT_CSS = """
    ChecklistScreen {
        .box { width: 96; height: 80%; }
        .title { margin-bottom: 0; }
        .address { text-style: bold; width: 1fr; height: auto; }
        .subject { color: $key; width: 1fr; height: auto; }
        VerticalScroll { height: 1fr; margin: 1 0; }
        .text { width: 1fr; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", N_("This reader has it; the next one"), id="checklist.done"),
        Binding("o", "open", N_("Open the mail program, or call"), id="checklist.open"),
        Binding("y", "copy", N_("Copy the text"), id="checklist.copy"),
        Binding("x", "leave_out", N_("Leave out"), id="checklist.leave-out"),
        Binding("J,j,down", "step(1)", N_("Next reader"), show=False, id="checklist.next"),
        Binding("K,k,up", "step(-1)", N_("Previous reader"), show=False, id="checklist.previous"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None], message: Message) -> None:
        super().__init__(desk, on_stored)
        self._message = message
        self._readers: Sequence[Reader] = ()
        self._place = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words("", "title")
            yield words("", "address")
            yield words("", "subject")
            with VerticalScroll(can_focus=False):
                yield words("", "text")
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self.read()

    def hints(self) -> list[str]:
        done = _("Enter it was sent") if self._message.channel is Channel.MESSAGE else _("Enter done")
        opening = {Channel.MESSAGE: [_("o mail program")], Channel.CALL: [_("o calls")]}.get(self._message.channel, [])
        return [done, *opening, _("y copy"), _("x leave out"), _("J K another"), _("u undo"), _("Esc back")]

    async def read_anew(self) -> None:
        """Show whoever still waits; their places stay."""
        try:
            found = {reader.contact: reader for reader in await self._desk.messages.readers(self._message.id)}
        except UserError as error:
            self.complain(error)
            return
        if not self._readers:
            self._readers = waiting(list(found.values()))
        else:
            self._readers = [found.get(reader.contact, reader) for reader in self._readers]
        self._show()

    @property
    def _reader(self) -> Reader | None:
        return self._readers[self._place] if self._place < len(self._readers) else None

    def _show(self) -> None:
        reader = self._reader
        texts = {"title": self._message.name, "address": "", "subject": "", "text": _("Everybody has it.")}
        if reader is not None:
            left = len(waiting(self._readers))
            place = _("{place} of {all}, {left} to go").format(place=self._place + 1, all=len(self._readers), left=left)
            who = ", ".join(part for part in (reader.name, reader.organisation) if part)
            done = " ✓" if reader.status is DeliveryStatus.SENT else ""
            texts = {
                "title": f"{self._message.name} · {place}",
                "address": clean_block(f"{who}{done}\n{reader.address}"),
                "subject": reader.subject,
                "text": reader.text,
            }
        for part, text in texts.items():
            self.query_one(f".{part}", Label).update(Content(clean_block(text)))

    # Keys

    def action_step(self, step: int) -> None:
        self._place = min(max(0, self._place + step), max(0, len(self._readers) - 1))
        self._show()

    @work(group="actions")
    async def action_done(self) -> None:
        reader = self._reader
        if reader is None:
            self.dismiss(None)
            return
        if reader.is_waiting:
            await self.change(lambda: self._desk.messages.mark_sent(self._message.id, [reader.contact]))
        self._go_on()

    @work(group="actions")
    async def action_open(self) -> None:
        reader = self._reader
        if reader is None:
            return
        try:
            if self._message.channel is Channel.MESSAGE:
                open_address(await self._desk.messages.link(self._message.id, reader))
            elif self._message.channel is Channel.CALL:
                open_address(address_to_open(PointKind.PHONE, reader.address))
            else:
                return
        except UserError as error:
            self.complain(error)
        else:
            self.say(_("Opened. Was it sent? Enter says so.") if self._message.channel is Channel.MESSAGE else "")

    def action_copy(self) -> None:
        if self._reader is not None:
            self.app.copy_to_clipboard(self._reader.text)
            self.say(_("Copied the text for {name}").format(name=clean_line(self._reader.name)))

    @work(group="actions")
    async def action_leave_out(self) -> None:
        reader = self._reader
        if reader is None:
            return
        question = _("Why does {name} not get it?").format(name=reader.name)
        reason = await self.app.push_screen_wait(LineScreen(question, needed=_("A few words will do.")))
        if reason is not None and await self.change(
            lambda: self._desk.messages.leave_out(self._message.id, reader.contact, reason)
        ):
            self._go_on()

    def _go_on(self) -> None:
        """Go to the next who still waits, and behind the last one where nobody does."""
        places = range(len(self._readers))
        later = [
            place for place in (*places[self._place + 1 :], *places[: self._place]) if self._readers[place].is_waiting
        ]
        self._place = later[0] if later else len(self._readers)
        self._show()
