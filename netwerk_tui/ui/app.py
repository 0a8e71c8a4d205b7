"""The program on the screen: opens the network, owns the writer's thread, and leaves in good order.

It routes nothing itself: screens do. What it guards is the end: quitting, a closed terminal, a signal and a fault all
keep the draft and finish the writes under way.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import constants, events
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.driver import Driver

from netwerk_tui.crash import crash_words, write_crash_log
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_, _
from netwerk_tui.settings import Settings
from netwerk_tui.ui import failures_shown
from netwerk_tui.ui.commands import NetwerkCommands
from netwerk_tui.ui.form_watch import LOOK_SECONDS, FormWatch
from netwerk_tui.ui.gateway import dialogs, first_page_of, load_dialogs, main_screen, messages, open_desk
from netwerk_tui.ui.keymap import textual_keymap
from netwerk_tui.ui.locking import Locking
from netwerk_tui.ui.quick_driver import QuickDriver
from netwerk_tui.ui.quiet_collection import LOOK_SECONDS as COLLECTION_SECONDS
from netwerk_tui.ui.quiet_collection import QuietCollection
from netwerk_tui.ui.screens.first_screen import FirstScreen
from netwerk_tui.ui.theme import ThemedApp
from netwerk_tui.ui.typing_ahead import TypingAhead
from netwerk_tui.ui.writer import Writer

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk
    from netwerk_tui.ui.screens.main import MainScreen

_SIGNALS = (signal.SIGHUP, signal.SIGTERM)
_SIGNAL_EXIT = 128
_SECONDS_A_TURN = 0.0005
"""How long a thread that reads may compute while the screen waits for its turn: a key takes several turns."""


class NetwerkApp(ThemedApp):
    """The screen's front door. `desk` is there once the network is open."""

    HELP_TITLE: ClassVar = N_("Everywhere")

    TITLE = "netwerk"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {NetwerkCommands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", N_("Quit"), show=False, priority=True, id="app.quit-now"),
        Binding("ctrl+l", "lock", N_("Lock"), show=False, priority=True, id="app.lock"),
    ]

    def __init__(self, settings: Settings, *, sample: bool = False) -> None:
        super().__init__()
        failures_shown.install()
        self.settings = settings
        self.writer = Writer()
        self.desk: Desk | None = None
        self._sample = sample
        self._is_opening = True
        self._sample_folder: tempfile.TemporaryDirectory[str] | None = None
        self._main: MainScreen | None = None
        self._locking = Locking(self, self._open)
        self._form_watch = FormWatch(self)
        self._collection = QuietCollection(self._is_reading)
        self._typing_ahead = TypingAhead(self, self._is_working, self._is_reading)
        if settings.theme in self.available_themes:
            self.theme = settings.theme
        self.set_keymap(textual_keymap(settings.keys))

    def get_driver_class(self) -> type[Driver]:
        """A driver without threads on a real terminal, unless the environment names another."""
        if constants.DRIVER is None and sys.__stdin__ is not None and sys.__stdin__.isatty():
            return QuickDriver
        return super().get_driver_class()

    async def on_event(self, event: events.Event) -> None:
        """Let each key meet the screen that the keys before it have led to."""
        is_input = isinstance(event, (events.InputEvent, events.Paste)) and not event.is_forwarded
        if is_input and not self._screen_stack:
            # Typed while the program ends: Textual would look for the screen that it goes to.
            return
        if is_input:
            self._collection.touched()
        if is_input and not self._locking.touched():
            return
        if not (is_input and self._typing_ahead.holds(event)):
            await super().on_event(event)
            if isinstance(event, events.Key):
                self._typing_ahead.is_acted_on()

    def get_default_screen(self) -> FirstScreen:
        """The contacts that can be shown before the network is open."""
        page = None if self._sample else first_page_of(self.settings, self.size.height)
        return FirstScreen(page, local_today(), has_usual_keys=not self.settings.keys)

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            loop.add_signal_handler(number, self._leave_by_signal, number)
        self.set_interval(LOOK_SECONDS, self._form_watch.look)
        self.set_interval(COLLECTION_SECONDS, self._collection.look)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """The first frame has been drawn: now there is time for all the rest."""
        self.run_worker(self._open(), exclusive=True)

    async def _open(self) -> None:
        self._is_opening = True
        try:
            make_main_screen = await self.writer.run(main_screen)
            if not self._sample:
                await self._locking.unlock()
            opened = await self._opened_desk()
            await self._show_main_screen(make_main_screen(self.settings.editor), opened)
        finally:
            self._is_opening = False
        await self.writer.run(load_dialogs)
        self._collection.begin()
        await self._locking.opened()

    async def _opened_desk(self) -> Desk | UserError:
        """The network's desk, or why there is none."""
        try:
            self.desk = await self.writer.run(
                open_desk, self.settings, self.writer, local_today(), self._sample_file(), self._locking.key
            )
        except UserError as error:
            return error
        return self.desk

    async def _show_main_screen(self, main: MainScreen, opened: Desk | UserError) -> None:
        """Cover the first screen with the main one, in one frame: nothing half laid out is seen."""
        with self.batch_update():
            covered = self.screen
            await self.push_screen(main)
            await self._typing_ahead.come_to_rest()
            self._main = main
            if isinstance(opened, UserError):
                main.network_failed(opened)
            else:
                main.network_opened(opened)
            await self._typing_ahead.come_to_rest()
        main.refresh()
        if isinstance(covered, FirstScreen):
            covered.forget()

    def _is_working(self) -> bool:
        is_opening = self._is_opening and not self._locking.is_asking
        return is_opening or (self.desk is not None and self.desk.is_storing)

    def _is_reading(self) -> bool:
        return self.desk is not None and self.desk.directory.is_partial

    def _sample_file(self) -> Path | None:
        """Where the sample network goes: a folder that is thrown away at the end."""
        if not self._sample:
            return None
        self._sample_folder = tempfile.TemporaryDirectory(prefix="netwerk-demo-")
        return Path(self._sample_folder.name) / "sample.db"

    def action_command_palette(self) -> None:
        """Show the palette, in the user's words."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("a command, or a person"), id="--command-palette"))

    def action_help(self) -> None:
        """Show the keys of the dialog that is open."""
        self.push_screen(dialogs.HelpScreen.about(self.screen))

    def action_lock(self) -> None:
        """Lock an encrypted network; of another, say that there is nothing to lock it with."""
        if self.desk is not None and self._locking.key is not None:
            self.run_worker(self._locking.lock(), group="lock", exclusive=True)
        elif self._is_encryptable():
            self.complain(
                UserError(
                    _("This network is not encrypted, so there is nothing to lock it with."),
                    _("“Encryption” in the command palette (Ctrl+P) encrypts it."),
                )
            )

    def action_encryption(self) -> None:
        """Encrypt the network, change its passphrase, or decrypt it."""
        if self._is_encryptable():
            self.run_worker(self._locking.settle(), group="lock", exclusive=True)

    def _is_encryptable(self) -> bool:
        """Whether this is a network of the user's own that is open; it is said where it is the sample network."""
        if self._sample:
            self.complain(UserError(_("The sample network is thrown away at the end."), _("Encrypt your own.")))
        return self.desk is not None and not self._sample

    def complain(self, error: UserError) -> None:
        """Say on the main screen what is wrong."""
        if self._main is not None:
            self._main.post_message(messages.Failed(error))

    def forget_main(self) -> None:
        """Let go of the main screen, which has been taken away."""
        self._main = None

    async def action_leave(self) -> None:
        """Quit: keep what was typed, finish what is being written."""
        self.keep_everything()
        self.exit()

    def keep_everything(self) -> None:
        """Hand over what was typed and where the user is."""
        self._form_watch.hand_over()
        if self._main is not None:
            self._main.keep_everything()

    @property
    def day_shown(self) -> date:
        """The day on which the main screen shows the matrix: today, or one of the past."""
        return local_today() if self._main is None else self._main.day_shown

    def go_to(self, contact: ContactId) -> None:
        """Select this contact on the main screen."""
        if self._main is not None:
            self._main.go_to(contact)

    def _leave_by_signal(self, number: int) -> None:
        self.keep_everything()
        self.exit(return_code=_SIGNAL_EXIT + number)

    def _handle_exception(self, error: Exception) -> None:
        """End on a fault; of what the user can act on only say so."""
        known = failures_shown.user_error_in(error)
        if known is not None and self._main is not None:
            self.complain(known)
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End on a fault with a word and a private log, instead of a screen full of the user's data."""
        error = self._exception or RuntimeError()
        self.keep_everything()
        self.panic(Text(crash_words(error, write_crash_log(error, self.settings.state_dir))))

    def finish(self) -> None:
        """After the last frame: finish the writes, close the network, throw the sample away."""
        if self.desk is not None:
            self.writer.submit(self.desk.end)
        self.writer.close()
        if self._sample_folder is not None:
            self._sample_folder.cleanup()


def run_app(settings: Settings, *, sample: bool = False) -> int:
    """Show the screen until the user leaves it; the exit code. Whatever happens, writes under way are finished.

    Raises UserError for keys in the configuration that cannot be used.
    """
    if settings.keys:
        # Knowing every binding takes every dialog, and most users have no keys of their own.
        from netwerk_tui.ui.key_owners import refuse_unusable_keys

        refuse_unusable_keys(settings.keys)
    sys.setswitchinterval(_SECONDS_A_TURN)
    app = NetwerkApp(settings, sample=sample)
    try:
        app.run()
    finally:
        app.finish()
    return app.return_code or 0


def local_today() -> date:
    """The day it is where the user is."""
    return datetime.now().astimezone().date()
