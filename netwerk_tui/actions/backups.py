"""Backups: those that a user asks for, and those that netwerk makes by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.backups import Occasion
from netwerk_tui.store.backup import Backup, back_up, back_up_to, identity_in
from netwerk_tui.store.kept_backups import KeptBackup, backups_of, is_backed_up, sweep, thin
from netwerk_tui.store.recrypting import RecryptedBackups, encrypt_left_behind, keys_that_differ


def make_backup(network: Network, target: Path | None, usual_directory: Path) -> Backup:
    """A backup at `target`; in it, where it is a folder; in the usual one, where there is no target.

    Raises Refused for a file that exists and for a network on a server, and UserError where it cannot be written.
    """
    if target is None:
        return back_up(network.database, usual_directory)
    if target.is_dir():
        return back_up(network.database, target)
    return back_up_to(network.database, target)


def back_up_if_changed(
    network: Network,
    directory: Path,
    occasion: Occasion = Occasion.ROUTINE,
    *,
    begun: Callable[[], None] | None = None,
    is_wanted: Callable[[], bool] | None = None,
) -> Backup | None:
    """A backup where the newest one lacks something, after which the older ones are thinned; else None.

    None also for a network on a server. `begun` is called as soon as whatever is stored next cannot be in it. Raises
    UserError where it cannot be written, and BackupUnwanted once `is_wanted` says no.
    """
    begins = begun or _nobody_waits
    if network.database.path is None:
        begins()
        return None
    identity = identity_in(network.database)
    known = backups_of(directory, identity)
    if known and is_backed_up(network.database, known[0]):
        begins()
        return None
    made = back_up(network.database, directory, occasion, begun=begins, is_wanted=is_wanted)
    thin(directory, identity, made.path)
    sweep(directory)
    return made


def encrypt_plain_backups(network: Network, directory: Path) -> RecryptedBackups:
    """Encrypt what a killed “netwerk encrypt” left plain of an encrypted network's backups; nothing for a plain one."""
    database = network.database
    if database.path is None or database.key is None:
        return RecryptedBackups((), ())
    return encrypt_left_behind(directory, database.path, identity_in(database), database.key)


def backup_warnings(network: Network, directory: Path) -> tuple[str, ...]:
    """Which backups in the folder do not open as the network does, and what to do, in the user's language."""
    database = network.database
    if database.path is None:
        return ()
    return keys_that_differ(directory, database.path, identity_in(database), database.key)


def backups_kept(network: Network, directory: Path) -> list[KeptBackup]:
    """The backups of this network in the usual folder, newest first."""
    return [] if network.database.path is None else backups_of(directory, identity_in(network.database))


def _nobody_waits() -> None:
    """What a backup begins with that nobody waits for."""
