"""Backups that a user asks for."""

from __future__ import annotations

from pathlib import Path

from netwerk_tui.actions.network import Network
from netwerk_tui.store.backup import Backup, back_up, back_up_to


def make_backup(network: Network, target: Path | None, usual_directory: Path) -> Backup:
    """A backup at `target`; in it, where it is a folder; in the usual one, where there is no target.

    Raises Refused for a file that exists and for a network on a server, and UserError where it cannot be written.
    """
    if target is None:
        return back_up(network.database, usual_directory)
    if target.is_dir():
        return back_up(network.database, target)
    return back_up_to(network.database, target)
