"""Backups in the background, and going back to one. Part of the desk; loaded with it.

A backup is made on a thread of its own, so that neither keys nor writes wait for it: what is stored while it is made is
simply not in it. One that fails is told of and stops nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from netwerk_tui.actions.backups import back_up_if_changed, backups_kept, encrypt_plain_backups
from netwerk_tui.actions.restoring import RestoreReport, restore_backup, restore_preview
from netwerk_tui.actions.safe_places import place_warnings
from netwerk_tui.domain.backups import Occasion
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.restoring import RestorePreview
from netwerk_tui.language import _
from netwerk_tui.store.backup import BackupUnwanted
from netwerk_tui.store.kept_backups import KeptBackup
from netwerk_tui.ui.hand import Hand
from netwerk_tui.ui.reader import Reader

BULK = 10
"""So many contacts changed at once are worth a backup first."""


class BackupDesk:
    """Backups of the open network in one folder; none at all where there is no folder, as for the sample network."""

    def __init__(self, hand: Hand, directory: Path | None, reload: Callable[[], Awaitable[None]]) -> None:
        """`reload` reads everything anew, after the network has become another."""
        self._hand = hand
        self._directory = directory
        self._reload = reload
        self._keeper = Reader()
        self.on_failure: Callable[[UserError], None] = _nobody_listens
        """Told of a backup that could not be made."""

    def close(self) -> None:
        """Give up the backup that is being made."""
        self._keeper.close()

    @property
    def warnings(self) -> tuple[str, ...]:
        """Why the network's file lies in a bad place."""
        return () if self._directory is None else place_warnings(self._hand.network)

    async def keep(self) -> None:
        """Make a backup, where something was stored since the last one; encrypt what a kill left plain."""
        await self._back_up(Occasion.ROUTINE, None)
        if self._directory is not None and self._keeper.is_wanted():
            settled = await self._keeper.run(encrypt_plain_backups, self._hand.network, self._directory)
            for limit in settled.limits:
                self.on_failure(UserError(limit))

    async def before(self, occasion: Occasion) -> None:
        """Make sure that what is stored now is in a backup, whatever is done next.

        Waits until the backup has begun, not until it is made.
        """
        loop = asyncio.get_running_loop()
        begun = loop.create_future()

        def tell() -> None:
            loop.call_soon_threadsafe(_settle, begun)

        making = asyncio.ensure_future(self._back_up(occasion, tell))
        making.add_done_callback(lambda _made: _settle(begun))
        await begun

    async def before_change_of(self, count: int) -> None:
        """As `before`, where so many contacts are to be changed at once that it is worth a backup."""
        if count >= BULK:
            await self.before(Occasion.BULK)

    async def kept(self) -> list[KeptBackup]:
        """The backups of this network, newest first."""
        return [] if self._directory is None else await self._hand.read(backups_kept, self._directory)

    async def preview(self, backup: Path) -> RestorePreview:
        """What going back to this backup comes to. Raises UserError."""
        assert self._directory is not None, "backups are listed only where they are kept"
        return await self._hand.read(restore_preview, backup, self._directory)

    async def restore(self, backup: Path) -> RestoreReport:
        """Go back to this backup. Raises UserError; nothing has changed then."""
        assert self._directory is not None, "backups are listed only where they are kept"
        with self._hand.storing():
            report = await self._hand.writer.run(restore_backup, self._hand.network, backup, self._directory)
            await self._reload()
        return report

    async def _back_up(self, occasion: Occasion, begun: Callable[[], None] | None) -> None:
        if self._directory is None or not self._keeper.is_wanted():
            return
        try:
            await self._keeper.run(
                back_up_if_changed,
                self._hand.network,
                self._directory,
                occasion,
                begun=begun,
                is_wanted=self._keeper.is_wanted,
            )
        except UserError as error:
            self.on_failure(UserError(_("No backup could be made; your work goes on."), error.title))
        except BackupUnwanted:
            return


def _settle(begun: asyncio.Future[None]) -> None:
    if not begun.done():
        begun.set_result(None)


def _nobody_listens(_error: UserError) -> None:
    """What a failure is told to before there is a screen."""
