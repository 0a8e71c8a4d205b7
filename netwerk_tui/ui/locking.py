"""Locking on the screen: who holds the key while an encrypted network is open, and lets go of it. For the app alone.

A lock keeps what was typed, takes every screen away, closes the network, and lets the collector look even at what it
was told to leave alone, so that no name stays reachable. Unlocking opens the network as a start does.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import _
from netwerk_tui.ui.gateway import dialogs, encrypting, is_locked, unlocking

if TYPE_CHECKING:
    from netwerk_tui.actions.encrypting import Recrypted
    from netwerk_tui.store.encryption import FileKey
    from netwerk_tui.ui.app import NetwerkApp
    from netwerk_tui.ui.screens.encrypting import Typed
    from netwerk_tui.ui.screens.unlocking import Attempts

_LOOK_SECONDS = 5.0
"""How often it is looked whether nobody is there any more."""

_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Goes on while the machine sleeps, where there is such a clock."""


def seconds_now() -> float:
    """The time of a clock that only goes forward, asleep or awake."""
    return time.clock_gettime(_CLOCK)


class Locking:
    """The key of the network that is open, and the way from one lock to the next."""

    def __init__(self, app: NetwerkApp, reopen: Callable[[], Awaitable[None]]) -> None:
        """`reopen` opens the network and shows it, asking for the passphrase where it needs one."""
        self._app = app
        self._reopen = reopen
        self._attempts: Attempts | None = None
        self._was_locked = False
        self._is_watching = False
        self._last_touch = seconds_now()
        self.key: FileKey | None = None
        """None for a plain network, and while an encrypted one is locked."""
        self.is_asking = False
        """Whether the passphrase is being asked."""

    # Unlocking

    async def unlock(self) -> None:
        """Get the key, if the network needs one: from the password command at first, else from the user."""
        settings = self._app.settings
        if self.key is not None or not is_locked(settings):
            return
        problem: UserError | None = None
        if settings.password_command and not self._was_locked:
            try:
                self.key = await self._key_from("")
            except UserError as error:
                problem = error
        if self.key is None:
            self.key = await self._ask(problem)
        self._last_touch = seconds_now()

    async def _ask(self, problem: UserError | None) -> FileKey | None:
        if self._attempts is None:
            self._attempts = unlocking.Attempts()
        screen = unlocking.UnlockScreen(
            self._key_from,
            self._attempts,
            title=_("netwerk is locked") if self._was_locked else _("This network is encrypted"),
            has_command=bool(self._app.settings.password_command),
            problem=problem,
        )
        self.is_asking = True
        try:
            return await self._app.push_screen_wait(screen)
        finally:
            self.is_asking = False

    async def _key_from(self, typed: str) -> FileKey:
        """The key for what was typed, or for what the password command prints. Raises UserError."""
        settings = self._app.settings
        return await self._app.writer.run(lambda: encrypting.key_said(settings, typed))

    async def opened(self) -> None:
        """Once the network is shown: watch whether anybody is there, and show what was typed in a closed dialog."""
        if not self._is_watching:
            self._is_watching = True
            self._app.set_interval(_LOOK_SECONDS, self._look)
        desk = self._app.desk
        typed = "" if desk is None else desk.typed.closed_form()
        if desk is not None and typed:
            title = _("The lock closed a dialog") if self._was_locked else _("netwerk ended while a dialog was open")
            copies = await self._app.push_screen_wait(unlocking.ClosedFormScreen(title, typed))
            if copies:
                self._app.copy_to_clipboard(typed)
            await desk.typed.keep_closed_form("")

    # Locking

    def touched(self) -> bool:
        """Note that somebody is there; False where they were away for so long that the network locks instead."""
        if self._is_overdue:
            self._app.run_worker(self.lock(), group="lock", exclusive=True)
            return False
        self._last_touch = seconds_now()
        return True

    def _look(self) -> None:
        if self._is_overdue:
            self._app.run_worker(self.lock(), group="lock", exclusive=True)

    @property
    def _is_overdue(self) -> bool:
        minutes = self._app.settings.lock_minutes
        is_open = self.key is not None and self._app.desk is not None
        return is_open and minutes > 0 and seconds_now() - self._last_touch >= minutes * 60

    async def lock(self) -> None:
        """Keep what was typed, forget everything, and ask for the passphrase."""
        if self.key is None or self._app.desk is None:
            return
        typed = self._typed_in_dialogs()
        if typed:
            await self._app.desk.typed.keep_closed_form(typed)
        key, self.key = self.key, None
        self._was_locked = True
        await self._close()
        key.forget()
        await self._reopen()

    def _typed_in_dialogs(self) -> str:
        """What stands in the fields of the dialogs that a lock closes, a line each."""
        lines: list[str] = []
        for screen in self._app.screen_stack:
            if screen.is_modal and not hasattr(screen, "keep_everything"):
                lines += unlocking.texts_in(screen)
        return "\n".join(lines)

    async def _close(self) -> None:
        """Take every screen away, close the network, and let go of all that was read from it."""
        app = self._app
        app.keep_everything()
        desk, app.desk = app.desk, None
        while len(app.screen_stack) > 1:
            await app.pop_screen()
        app.forget_main()
        if desk is not None:
            await app.writer.run(desk.close)
        del desk
        gc.unfreeze()
        gc.collect()

    # Encrypting

    async def settle(self) -> None:
        """Let the user encrypt the network, or change or drop its passphrase."""
        if self._app.desk is None:
            return
        if self.key is None:
            await self._encrypt()
            return
        match await self._app.push_screen_wait(dialogs.EncryptionScreen()):
            case "lock":
                await self.lock()
            case "change":
                await self._change()
            case "decrypt":
                await self._decrypt()

    async def _encrypt(self) -> None:
        typed = await self._typed(
            _("Encrypt this network"),
            _(
                "Its file and its backups are written anew, so that only this passphrase opens them. Four words that do"
                " not belong together are easy to remember and hard to guess."
            ),
            asks_new=True,
        )
        if typed is not None:
            settings = self._app.settings
            await self._recrypt(_("Encrypting …"), lambda: encrypting.encrypt_network(settings, typed.new))

    async def _change(self) -> None:
        advice = _("Backups follow. The recovery key changes with it, and the old one opens nothing any more.")
        typed = await self._typed(_("Change the passphrase"), advice, asks_current=True, asks_new=True)
        if typed is not None and await self._is_owner(typed.current):
            settings, key = self._app.settings, self._key_held
            await self._recrypt(_("Encrypting …"), lambda: encrypting.change_passphrase(settings, key, typed.new))

    async def _decrypt(self) -> None:
        advice = _("Who can read its file can then read the network, and its backups.")
        typed = await self._typed(_("Decrypt this network"), advice, asks_current=True)
        if typed is not None and await self._is_owner(typed.current):
            settings, key = self._app.settings, self._key_held
            await self._recrypt(_("Decrypting …"), lambda: encrypting.decrypt_network(settings, key))

    @property
    def _key_held(self) -> FileKey:
        assert self.key is not None, "asked only while an encrypted network is open"
        return self.key

    async def _typed(
        self, title: str, advice: str, *, asks_current: bool = False, asks_new: bool = False
    ) -> Typed | None:
        screen = dialogs.PassphraseScreen(title, advice, asks_current=asks_current, asks_new=asks_new)
        return await self._app.push_screen_wait(screen)

    async def _is_owner(self, passphrase: str) -> bool:
        """Whether this passphrase opens the network that is open; it is said where it does not."""
        try:
            settings = self._app.settings
            await self._app.writer.run(lambda: encrypting.unlock_network(settings, passphrase))
        except UserError as error:
            self._app.complain(error)
            return False
        return True

    async def _recrypt(self, doing: str, work: Callable[[], Recrypted]) -> None:
        """Close the network, have it written anew, and open it again; then show the recovery key, if it has one."""
        app = self._app
        await self._close()
        busy = dialogs.BusyScreen(doing)
        await app.push_screen(busy)
        done: Recrypted | None = None
        problem: UserError | None = None
        try:
            done = await app.writer.run(work)
        except UserError as error:
            problem = error
        if done is not None:
            if self.key is not None:
                self.key.forget()
            self.key = done.key
        await app.pop_screen()
        await self._reopen()
        if problem is not None:
            app.complain(problem)
        elif done is not None and done.key is not None:
            told = tuple(_("Backup rewritten: {path}").format(path=path) for path in done.backups) + done.limits
            app.push_screen(dialogs.RecoveryKeyScreen(done.key.recovery_key, told))
