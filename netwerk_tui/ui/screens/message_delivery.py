"""Getting a message to its readers: the choice of a way, and each way with what it asks first. For `message`."""

from __future__ import annotations

import os
import threading
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from platformdirs import user_documents_path
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, ProgressBar

from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.message import DeliveryStatus, Message
from netwerk_tui.domain.message_reader import Reader, waiting
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.choosing import ChoosingScreen
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.message_checklist import ChecklistScreen
from netwerk_tui.ui.screens.message_line import LineScreen
from netwerk_tui.ui.screens.message_words import report_words
from netwerk_tui.ui.widgets.paths import path_text, plain_path, typed_path, with_tilde

if TYPE_CHECKING:
    from netwerk_tui.actions.delivery_records import DeliveryReport
    from netwerk_tui.ui.desk import Desk
    from netwerk_tui.ui.screens.storing_dialog import StoringDialog

_LOOK_EVERY_SECONDS = 0.2


class Delivering:
    """The ways that are open to a message, over the screen that shows it."""

    def __init__(self, screen: StoringDialog[None], desk: Desk, message: int) -> None:
        self._screen = screen
        self._desk = desk
        self._id = message

    async def deliver(self, message: Message, readers: Sequence[Reader]) -> str:
        """Let the user choose a way, and go it; what to say then, empty for nothing. Raises UserError."""
        ways = self._ways(message, readers)
        if not ways:
            raise Refused(
                _("Nobody waits for this message."), _("Everybody has it, was left out, or cannot be reached.")
            )
        question = _("How does it go out?")
        chosen = await self._screen.app.push_screen_wait(ChoosingScreen(question, [label for label, _way in ways]))
        return "" if chosen is None else await ways[chosen][1]()

    def _ways(self, message: Message, readers: Sequence[Reader]) -> list[tuple[str, Callable[[], Awaitable[str]]]]:
        count = len(waiting(readers))
        ways: list[tuple[str, Callable[[], Awaitable[str]]]] = []
        if count and message.channel is Channel.BROADCAST:
            ways.append((_("It went out: log it once for all"), self._broadcast))
        elif count and message.channel is Channel.MESSAGE:
            ways.append((_("Drafts in a folder, for any mail program"), lambda: self._drafts(message)))
            ways.append((_("Send by mail, through my server"), lambda: self._send(count)))
            ways.append((_("One by one in the mail program"), lambda: self._checklist(message)))
        elif count:
            ways.append((_("A list to work off, one reader after the other"), lambda: self._checklist(message)))
        if count and message.channel is Channel.LETTER:
            ways.append((_("A table for a letter merge (.csv or .xlsx)"), lambda: self._letters(message)))
        drafted = [reader for reader in readers if reader.status is DeliveryStatus.DRAFTED]
        if drafted:
            label = _("What was written has been sent ({count})").format(count=len(drafted))
            ways.append((label, lambda: self._drafted_were_sent(drafted)))
        return ways

    async def _broadcast(self) -> str:
        self._screen.take(await self._desk.messages.log_broadcast(self._id))
        return ""

    async def _drafted_were_sent(self, drafted: Sequence[Reader]) -> str:
        self._screen.take(await self._desk.messages.mark_sent(self._id, [reader.contact for reader in drafted]))
        return ""

    async def _drafts(self, message: Message) -> str:
        folder = await self._path(_("In which folder?"), _file_name(message), _unwritable)
        if folder is None:
            return ""
        return self._told(await self._desk.messages.write_drafts(self._id, folder), folder)

    async def _letters(self, message: Message) -> str:
        path = await self._path(_("In which file?"), f"{_file_name(message)}.xlsx", _replacing)
        if path is None:
            return ""
        return self._told(await self._desk.messages.write_letters(self._id, path), path)

    def _told(self, report: DeliveryReport, place: Path) -> str:
        self._screen.take(report.committed)
        words_for = ngettext("{count} written: {place}", "{count} written: {place}", report.sent)
        return words_for.format(count=report.sent, place=with_tilde(place.absolute()))

    async def _path(self, question: str, name: str, problem_with: Callable[[str], str]) -> Path | None:
        documents = user_documents_path()
        usual = (documents if documents.is_dir() else Path.cwd()) / name
        screen = LineScreen(
            question, text=path_text(with_tilde(usual)), needed=_("Name a place."), problem_with=problem_with
        )
        typed = await self._screen.app.push_screen_wait(screen)
        return None if typed is None else typed_path(plain_path(typed)).path

    async def _checklist(self, message: Message) -> str:
        await self._screen.app.push_screen_wait(ChecklistScreen(self._desk, self._screen.take, message))
        return ""

    async def _send(self, count: int) -> str:
        account = self._desk.messages.account
        if account is None or not account.server:
            raise UserError(
                _("No mail account is known."),
                _("Give your address and your server under [mail] in the configuration file; or write drafts."),
            )
        question = ngettext("Send {count} mail?", "Send {count} mails?", count).format(count=count)
        told = _("From {address} through {server}, at most {pace} a minute: about {minutes} min. One mail a reader.")
        minutes = max(1, round(count / account.mails_per_minute))
        consequence = told.format(
            address=account.address, server=account.server, pace=account.mails_per_minute, minutes=minutes
        )
        if not await self._screen.app.push_screen_wait(ConfirmScreen(question, consequence)):
            return ""
        ended = await self._screen.app.push_screen_wait(SendingScreen(self._desk, self._id, count))
        if isinstance(ended, UserError):
            raise ended
        if ended is None:
            return ""
        self._screen.take(ended.committed)
        return report_words(ended)


class SendingScreen(Dialog["DeliveryReport | UserError"]):
    """How far a batch of mail is. Escape lets it end after the mail that is on its way."""

    DEFAULT_CSS = "SendingScreen { .progress { width: 1fr; } ProgressBar { width: 1fr; } Bar { width: 1fr; } }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", N_("Stop sending"), id="sending.stop"),
    ]

    def __init__(self, desk: Desk, message: int, count: int) -> None:
        super().__init__()
        self._desk = desk
        self._message = message
        self._count = count
        self._done = 0
        self._stopped = threading.Event()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Sending"), "title")
            yield ProgressBar(self._count, show_eta=False)
            yield words("", "progress")
            yield words(_("Esc stops after the mail that is on its way; the others wait."), "hints")

    def on_mount(self) -> None:
        self.set_interval(_LOOK_EVERY_SECONDS, self._look)
        self._look()
        self._send()

    def action_stop(self) -> None:
        self._stopped.set()
        self.query_one(".hints", Label).update(Content(_("Stopping …")))

    def _look(self) -> None:
        self.query_one(ProgressBar).update(progress=self._done)
        text = _("{done} of {all}").format(done=self._done, all=self._count)
        self.query_one(".progress", Label).update(Content(text))

    @work(exclusive=True, group="sending")
    async def _send(self) -> None:
        ended: DeliveryReport | UserError
        try:
            ended = await self._desk.messages.send(self._message, lambda: not self._stopped.is_set(), self._note)
        except UserError as error:
            ended = error
        self.dismiss(ended)

    def _note(self, done: int, count: int) -> None:
        """Called on the thread that sends."""
        self._done, self._count = done, count


def _file_name(message: Message) -> str:
    letters = "".join(letter if letter.isalnum() else "-" for letter in fold(message.name))
    return "-".join(part for part in letters.split("-") if part)[:60] or "message"


def _unwritable(typed: str) -> str:
    """What keeps drafts from being written into the folder, or into the one that it would be made in."""
    folder = typed_path(plain_path(typed)).path.absolute()
    nearest = next(each for each in (folder, *folder.parents) if os.path.lexists(each))
    shown = path_text(with_tilde(nearest))
    if not nearest.is_dir():
        return _("{folder} is not a folder.").format(folder=shown)
    return "" if os.access(nearest, os.W_OK) else _("Nothing can be written in {folder}.").format(folder=shown)


def _replacing(typed: str) -> str:
    path = typed_path(plain_path(typed)).path
    if not path.is_file():
        return ""
    return _("There is a file {file} already. Enter replaces it.").format(file=clean_line(path.name))
