"""One message: its readers, what each of them gets, what to know of them first, and getting it to them.

The screen shows and routes; the desk reads and stores, `message_delivery` delivers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.message import STATUS_LABELS, DeliveryStatus, Message
from netwerk_tui.domain.message_cautions import CAUTION_LABELS, Caution
from netwerk_tui.domain.message_form import form_of
from netwerk_tui.domain.message_reader import Reader
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.opening import open_address
from netwerk_tui.ui.screens.choosing import ChoosingScreen
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.message_delivery import Delivering
from netwerk_tui.ui.screens.message_form import MessageFormScreen
from netwerk_tui.ui.screens.message_line import LineScreen
from netwerk_tui.ui.screens.message_response import ResponseScreen
from netwerk_tui.ui.screens.message_rewording import RewordingScreen
from netwerk_tui.ui.screens.message_words import caution_lines, counts_line, report_words, status_line, wording_line
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.line_place import Step
from netwerk_tui.ui.widgets.message_readers import ReaderList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_NARROW_CELLS = 100


class MessageScreen(StoringDialog[None]):
    """A list of readers beside what the one under the cursor gets."""

    HELP_TITLE: ClassVar = N_("One message")

    DEFAULT_CSS = """
    MessageScreen {
        .box { width: 116; height: 96%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        #panes { height: 1fr; layout: horizontal; margin-top: 1; }
        ReaderList { width: 2fr; max-width: 40; }
        #about { width: 3fr; margin-left: 2; }
        #about Label { width: 1fr; height: auto; }
        #about .to { text-style: bold; }
        #about .subject { color: $key; }
        #about .status, #about .wording { color: $muted; }
        #about .cautions { color: $hue-amber; }
        #about .text { margin-top: 1; }
        .hints { margin-top: 0; height: auto; }
        &.-narrow #panes { layout: vertical; margin-top: 0; }
        &.-narrow ReaderList { width: 1fr; max-width: 100%; height: 6; }
        &.-narrow #about { width: 1fr; margin-left: 1; height: 1fr; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("J,right_square_bracket", "step('down')", N_("Next reader"), id="message.next"),
        Binding("K,left_square_bracket", "step('up')", N_("Previous reader"), id="message.previous"),
        Binding("enter", "card", N_("Open their card"), id="message.card"),
        Binding("x", "leave_out", N_("Leave out, or take in again"), id="message.leave-out"),
        Binding("e", "reword", N_("Reword it for this reader"), id="message.reword"),
        Binding("E", "edit", N_("Edit the message"), id="message.edit"),
        Binding("d", "deliver", N_("Deliver"), id="message.deliver"),
        Binding("t", "sent", N_("This reader has it"), id="message.sent"),
        Binding("r", "answer", N_("This reader answered"), id="message.answer"),
        Binding("o", "mail", N_("Open it in the mail program"), id="message.mail"),
        Binding("f", "filter", N_("Only some of the readers"), id="message.filter"),
        Binding("i", "response", N_("What came back"), id="message.response"),
        Binding("space", "scroll_text", N_("More of a long text"), show=False, id="message.scroll"),
        Binding("y", "copy", N_("Copy the text"), show=False, id="message.copy"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None], message: int) -> None:
        super().__init__(desk, on_stored)
        self._message_id = message
        self._message: Message | None = None
        self._readers: Sequence[Reader] = ()
        self._order: dict[int, int] = {}
        """The place of each reader, given once."""
        self._only: ContactId | None = None
        """The one reader who can have changed; None where it may be any."""
        self._filter: Caution | DeliveryStatus | None = None
        self._delivering = Delivering(self, desk, message)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words("", "title")
            with Container(id="panes"):
                yield ReaderList()
                with VerticalScroll(id="about", can_focus=False):
                    for part in ("to", "subject", "wording", "status", "cautions", "text"):
                        yield words("", part)
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(ReaderList)
        self._list.focus()
        self._open()

    def on_resize(self) -> None:
        self.set_class(self.app.size.width < _NARROW_CELLS, "-narrow")
        super().on_resize()

    @work(group="actions")
    async def _open(self) -> None:
        """Show the message, once what a broken-off delivery left of it is recorded."""
        with self._desk.at_work():
            try:
                report = await self._desk.messages.settle(self._message_id)
            except UserError as error:
                self.complain(error)
            else:
                if report.committed is not None:
                    self.take(report.committed)
                    self.say(_("A delivery was broken off: {report}").format(report=report_words(report)))
                elif report.runs_elsewhere:
                    self.say(_("Another program is sending this message at this moment."))
            await self.read_anew()

    def hints(self) -> list[str]:
        keys = [_("J K reader"), _("Enter card"), _("x leave out"), _("e reword"), _("E edit"), _("d deliver")]
        keys += [_("t has it"), _("r answered"), _("o mail program"), _("f filter"), _("i response"), _("u undo")]
        return [*keys, _("Esc back")]

    # What is shown

    async def read_anew(self) -> None:
        try:
            self._message = await self._desk.messages.message(self._message_id)
            self._readers = await self._read_readers()
        except UserError as error:
            self.complain(error)
            self._readers = ()
        self._place_readers()
        self._show_readers()

    async def _read_readers(self) -> Sequence[Reader]:
        """Everybody, or where only one of them can have changed, those who are known with that one anew."""
        if self._only is None:
            return await self._desk.messages.readers(self._message_id)
        anew = {each.contact: each for each in await self._desk.messages.readers(self._message_id, [self._only])}
        return [anew.get(each.contact, each) for each in self._readers if each.contact != self._only or anew]

    @contextmanager
    def _changing(self, reader: Reader) -> Iterator[None]:
        """While nothing changes but what is known of this reader: thousands of others need not be read again."""
        self._only = reader.contact
        try:
            yield
        finally:
            self._only = None

    def _place_readers(self) -> None:
        """Give everybody a place: those with cautions first; whoever has one keeps it."""
        new = [reader for reader in self._readers if reader.contact not in self._order]
        new.sort(key=lambda reader: not (reader.cautions and reader.status is DeliveryStatus.PLANNED))
        for reader in new:
            self._order[reader.contact] = len(self._order)
        self._readers = sorted(self._readers, key=lambda reader: self._order[reader.contact])

    def _show_readers(self) -> None:
        shown = [reader for reader in self._readers if self._passes(reader)]
        name = "" if self._message is None else self._message.name
        self.query_one(".title", Label).update(Content(clean_line(f"{name} · {counts_line(self._readers)}")))
        heading = _("Readers")
        if self._filter is not None:
            heading = _("Only: {what} · f for all").format(what=_label(self._filter))
        self._list.show(shown, heading, _("Nobody here. E changes the query that says who gets it, f the filter."))
        self._show_reader()

    def _passes(self, reader: Reader) -> bool:
        match self._filter:
            case Caution():
                return self._filter in reader.cautions
            case DeliveryStatus():
                return reader.status is self._filter
            case None:
                return True

    @on(ReaderList.Arrived)
    def _show_reader(self) -> None:
        reader, message = self._list.reader, self._message
        texts = dict.fromkeys(("to", "subject", "wording", "status", "cautions", "text"), "")
        if reader is not None and message is not None:
            to = f"{reader.name} <{reader.address}>" if reader.address else reader.name
            texts = {
                "to": clean_line(to),
                "subject": clean_line(reader.subject),
                "wording": wording_line(message, reader),
                "status": status_line(reader),
                "cautions": "\n".join(caution_lines(reader)),
                "text": reader.text,
            }
        for part, text in texts.items():
            label = self.query_one(f"#about .{part}", Label)
            label.display = bool(text)
            label.update(Content(clean_block(text)))
        self.query_one("#about", VerticalScroll).scroll_home(animate=False)

    # Keys

    def action_step(self, step: str) -> None:
        self._list.move(Step(step))

    def action_scroll_text(self) -> None:
        """Show the next page of the text, and after the last the first."""
        about = self.query_one("#about", VerticalScroll)
        if about.scroll_offset.y >= about.max_scroll_y:
            about.scroll_home(animate=False)
        else:
            about.scroll_page_down(animate=False)

    @on(ReaderList.Opened)
    @work(group="actions")
    async def action_card(self) -> None:
        reader = self._list.reader
        if reader is not None:
            with self._changing(reader):
                await self.show_card(reader.contact)

    @work(group="actions")
    async def action_leave_out(self) -> None:
        reader = self._list.reader
        if reader is None:
            return
        desk = self._desk.messages
        if reader.status in (DeliveryStatus.SKIPPED, DeliveryStatus.SENDING):
            with self._changing(reader):
                await self.change(lambda: desk.take_in(self._message_id, reader.contact))
            return
        question = _("Why does {name} not get it?").format(name=reader.name)
        reason = await self.app.push_screen_wait(LineScreen(question, needed=_("A few words will do.")))
        if reason is not None:
            with self._changing(reader):
                await self.change(lambda: desk.leave_out(self._message_id, reader.contact, reason))

    @work(group="actions")
    async def action_reword(self) -> None:
        reader = self._list.reader
        if reader is None:
            return
        entered = await self.app.push_screen_wait(RewordingScreen(self._desk, self._message_id, reader))
        if entered is not None:
            self.take(entered.committed)
            with self._changing(reader), self._desk.at_work():
                await self.read_anew()

    @work(group="actions")
    async def action_edit(self) -> None:
        if self._message is None:
            return
        occasions = await self._desk.messages.occasions()
        form = form_of(self._message)
        saved = await self.app.push_screen_wait(MessageFormScreen(self._desk, form, occasions, self._message_id))
        if saved is not None:
            self.take(saved.committed)
            with self._desk.at_work():
                await self.read_anew()

    @work(group="actions")
    async def action_sent(self) -> None:
        reader = self._list.reader
        if reader is not None:
            with self._changing(reader):
                await self.change(lambda: self._desk.messages.mark_sent(self._message_id, [reader.contact]))

    @work(group="actions")
    async def action_answer(self) -> None:
        reader = self._list.reader
        if reader is None:
            return
        question = _("What did {name} answer?").format(name=reader.name)
        text = await self.app.push_screen_wait(LineScreen(question, _("It may stay empty.")))
        if text is not None:
            with self._changing(reader):
                await self.change(lambda: self._desk.messages.answer(self._message_id, reader.contact, text))

    @work(group="actions")
    async def action_mail(self) -> None:
        reader = self._list.reader
        if reader is None or self._message is None:
            return
        try:
            if self._message.channel is not Channel.MESSAGE:
                raise UserError(_("This message does not go out by mail."))
            open_address(await self._desk.messages.link(self._message_id, reader))
        except UserError as error:
            self.complain(error)
        else:
            self.say(_("Opened in the mail program; t says that it was sent."))

    @work(group="actions")
    async def action_filter(self) -> None:
        if self._filter is not None:
            self._filter = None
            self._show_readers()
            return
        found: dict[Caution | DeliveryStatus, int] = {}
        for reader in self._readers:
            whats: list[Caution | DeliveryStatus] = [*reader.cautions, reader.status]
            for what in whats:
                found[what] = found.get(what, 0) + 1
        if not found:
            return
        choices = sorted(found, key=lambda what: isinstance(what, DeliveryStatus))
        answers = [f"{_label(what)} ({found[what]})" for what in choices]
        chosen = await self.app.push_screen_wait(ChoosingScreen(_("Only those of whom holds:"), answers))
        if chosen is not None:
            self._filter = choices[chosen]
            self._show_readers()

    @work(group="actions")
    async def action_response(self) -> None:
        try:
            lines = await self._desk.messages.response(self._message_id)
        except UserError as error:
            self.complain(error)
        else:
            self.app.push_screen(ResponseScreen(lines))

    def action_copy(self) -> None:
        if self._list.reader is not None:
            self.app.copy_to_clipboard(self._list.reader.text)
            self.say(_("Copied the text for {name}").format(name=self._list.reader.name))

    @work(group="actions")
    async def action_deliver(self) -> None:
        if self._message is None:
            return
        try:
            said = await self._delivering.deliver(self._message, self._readers)
        except UserError as error:
            self.complain(error)
        else:
            if said:
                self.say(said)
        with self._desk.at_work():
            await self.read_anew()


def _label(what: Caution | DeliveryStatus) -> str:
    return _(CAUTION_LABELS[what]) if isinstance(what, Caution) else _(STATUS_LABELS[what])
