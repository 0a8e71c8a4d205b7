"""The messages: drafts first, then the newest, each with how far it is and what came back. Opened from the segments."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.interaction import CHANNEL_LABELS
from netwerk_tui.domain.message import KIND_LABELS, STATUS_LABELS, MessageSummary
from netwerk_tui.domain.message_form import MessageForm, form_of
from netwerk_tui.domain.message_response import rate_words
from netwerk_tui.domain.text import clean_block
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.message import MessageScreen
from netwerk_tui.ui.screens.message_form import MessageFormScreen
from netwerk_tui.ui.screens.news import NewsScreen
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.message_list import MessageList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


class MessagesScreen(StoringDialog[None]):
    """Shows and routes; the desk reads and stores."""

    HELP_TITLE: ClassVar = N_("Messages")

    DEFAULT_CSS = """
    MessagesScreen {
        .box { width: 108; height: 80%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        #panes { height: 1fr; margin: 1 0; }
        MessageList { width: 2fr; max-width: 46; }
        #about { width: 3fr; margin-left: 2; }
        #about Label { width: 1fr; height: auto; }
        #about .name { text-style: bold; }
        #about .facts { color: $muted; margin-bottom: 1; }
        #about .query { color: $key; }
        #about .counts { margin-top: 1; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Its readers, one after the other"), id="messages.open"),
        Binding("a", "add", N_("New message"), id="messages.add"),
        Binding("e", "edit", N_("Edit"), id="messages.edit"),
        Binding("c", "close", N_("Expect no more of it, or something again"), show=False, id="messages.close"),
        Binding("y", "copy", N_("Copy the text"), show=False, id="messages.copy"),
        Binding("delete,D", "delete", N_("Delete"), id="messages.delete"),
        Binding("tab", "news", N_("To the news"), show=False, id="messages.news"),
        Binding("shift+tab", "leave", N_("To the segments"), show=False, id="messages.segments"),
    ]

    def __init__(
        self, desk: Desk, on_stored: Callable[[Committed], None], query: str = "", segment: int | None = None
    ) -> None:
        """A new message begins with this query, of this segment."""
        super().__init__(desk, on_stored)
        self._new = MessageForm("", query=query, segment=segment)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Messages"), "title")
            with Horizontal(id="panes"):
                yield MessageList()
                with VerticalScroll(id="about", can_focus=False):
                    for part in ("name", "facts", "query", "counts"):
                        yield words("", part)
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(MessageList)
        self._list.focus()
        self.read()

    async def read_anew(self) -> None:
        self._list.show(await self._desk.messages.all())
        self._show_about()

    def hints(self) -> list[str]:
        keys = [_("Enter opens"), _("a new"), _("e edit"), _("c close"), _("y copy"), _("Del delete"), _("u undo")]
        return [*keys, _("? help with the fields"), _("Tab news"), _("Esc back")]

    @on(MessageList.Arrived)
    def _show_about(self) -> None:
        summary = self._list.summary
        texts = {"name": "", "facts": "", "query": "", "counts": ""}
        if summary is not None:
            texts = {"name": summary.name, "query": summary.query, "facts": _facts(summary), "counts": _counts(summary)}
        for part, text in texts.items():
            self.query_one(f"#about .{part}", Label).update(Content(clean_block(text)))

    # Keys

    @on(MessageList.Opened)
    @work(group="actions")
    async def action_open(self) -> None:
        if self._list.summary is not None:
            await self._open(self._list.summary.id)

    @work(group="actions")
    async def action_add(self) -> None:
        saved = await self._written(None)
        if saved is not None:
            await self._open(saved)

    @work(group="actions")
    async def action_edit(self) -> None:
        if self._list.summary is not None:
            await self._written(self._list.summary.id)

    def action_close(self) -> None:
        summary = self._list.summary
        if summary is not None:
            is_closed = summary.closed_on is None
            self.do(lambda: self._desk.messages.close_message(summary.id, is_closed=is_closed))

    @work(group="actions")
    async def action_copy(self) -> None:
        if self._list.summary is not None:
            try:
                message = await self._desk.messages.message(self._list.summary.id)
            except UserError as error:
                self.complain(error)
                return
            self.app.copy_to_clipboard(message.text)
            self.say(_("Copied the text of {name}").format(name=message.name))

    @work(group="actions")
    async def action_delete(self) -> None:
        summary = self._list.summary
        if summary is None:
            return
        question = _("Delete {name}?").format(name=summary.name)
        consequence = _("What became of it for each reader goes too; contact moments stay. u undoes it.")
        if await self.app.push_screen_wait(ConfirmScreen(question, consequence)):
            await self.change(lambda: self._desk.messages.delete(summary.id))

    @work(group="actions")
    async def action_news(self) -> None:
        """Show the news, and from there the segments once more."""
        if await self.app.push_screen_wait(NewsScreen(self._desk, self._on_stored)):
            self.dismiss(None)
        else:
            with self._desk.at_work():
                await self.read_anew()

    async def _open(self, message: int) -> None:
        await self.app.push_screen_wait(MessageScreen(self._desk, self._on_stored, message))
        with self._desk.at_work():
            await self.read_anew()

    async def _written(self, message: int | None) -> int | None:
        """Let a message be written, a new one for None; which one was stored."""
        try:
            form = self._new if message is None else form_of(await self._desk.messages.message(message))
            occasions = await self._desk.messages.occasions()
        except UserError as error:
            self.complain(error)
            return None
        saved = await self.app.push_screen_wait(MessageFormScreen(self._desk, form, occasions, message))
        if saved is None:
            return None
        self.take(saved.committed)
        with self._desk.at_work():
            await self.read_anew()
        self._list.select(saved.message)
        self._show_about()
        return saved.message


def _facts(summary: MessageSummary) -> str:
    lines = [f"{_(KIND_LABELS[summary.kind])} · {_(CHANNEL_LABELS[summary.channel])}"]
    lines.append(_("written on {day}").format(day=full_day(summary.drafted_on)))
    if summary.sent_on is not None:
        lines.append(_("first went out on {day}").format(day=full_day(summary.sent_on)))
    if summary.closed_on is not None:
        lines.append(_("closed on {day}").format(day=full_day(summary.closed_on)))
    return "\n".join(lines)


def _counts(summary: MessageSummary) -> str:
    lines = [f"{count:>5}  {_(STATUS_LABELS[status])}" for status, count in summary.counts.items()]
    response = summary.response
    if response.reached:
        told = _("{answered} of {reached} answered: {rate}")
        lines.append(told.format(answered=response.answered, reached=response.reached, rate=rate_words(response)))
    return "\n".join(lines)
