"""Opens the network that a verb works on, and closes it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from netwerk_tui.actions.backups import back_up_if_changed, encrypt_plain_backups
from netwerk_tui.actions.network import Network, open_network
from netwerk_tui.actions.safe_places import place_warnings
from netwerk_tui.cli.passphrases import key_of_network
from netwerk_tui.cli.shell import Shell
from netwerk_tui.domain.backups import Occasion
from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import _
from netwerk_tui.settings import database_file, shown_database


@contextmanager
def opened(shell: Shell) -> Iterator[Network]:
    """The network of this run. One that is made by it is told of, since its place may be a typing error."""
    file = database_file(shell.settings)
    is_new = file is not None and not file.exists()
    network = open_network(shell.settings, key_of_network(shell))
    try:
        if is_new:
            shell.output.say(_("A new network was made: {place}").format(place=shown_database(shell.settings.database)))
            shell.output.say(*place_warnings(network))
        settled = encrypt_plain_backups(network, shell.settings.backup_dir)
        shell.output.say(*(_("Backup rewritten: {path}").format(path=path) for path in settled.rewritten))
        shell.output.say(*(_("Careful: {warning}").format(warning=limit) for limit in settled.limits))
        yield network
    finally:
        network.close()


def back_up_first(network: Network, shell: Shell, occasion: Occasion) -> None:
    """Back the network up before a change of many, where it changed since. One that cannot be made stops nothing."""
    try:
        back_up_if_changed(network, shell.settings.backup_dir, occasion)
    except UserError as error:
        shell.output.say(_("No backup could be made; your work goes on."), f"  {error.title}")
