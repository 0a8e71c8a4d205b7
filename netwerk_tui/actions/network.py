"""The network that actions work on: its database, who is acting, and how names are sorted."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from netwerk_tui.actions.server_password import server_password
from netwerk_tui.domain.mail_account import MailAccount
from netwerk_tui.domain.matrix_set import BUILT_IN_MATRICES, MatrixSet
from netwerk_tui.domain.names import SortRule
from netwerk_tui.domain.policy import USUAL_POLICY, EffortPolicy
from netwerk_tui.settings import Settings, database_url
from netwerk_tui.store.database import Database
from netwerk_tui.store.encryption import FileKey
from netwerk_tui.store.recrypting import clear_away
from netwerk_tui.store.sorting import keep_sorted_by
from netwerk_tui.store.upgrade import open_database


@dataclass(slots=True, eq=False)
class Network:
    """An open network. Closed by `close`, after the write that is under way.

    Only what the user settles changes while it is open, and each of that as a whole.
    """

    database: Database
    actor: str
    """Who is named in the log."""
    sort_rule: SortRule = SortRule.DUTCH
    """How the names of people are sorted whose country does not tell."""
    matrices: MatrixSet = BUILT_IN_MATRICES
    """Those that this user places contacts on."""
    policy: EffortPolicy = USUAL_POLICY
    """How much contact everybody deserves."""
    image: tuple[str, ...] = ()
    """Words for how the user wants to be seen."""
    own_addresses: frozenset[str] = frozenset()
    """The user's own e-mail addresses, folded for comparison."""
    mail: MailAccount | None = None
    """From whom mail goes out, and through which server; None where the settings do not say."""

    def place_of_mine(self, name: str) -> str:
        """What to call something that is this user's own and not the network's: on a server, not what colleagues do."""
        return name if self.database.is_sqlite else f"{self.actor}: {name}"

    def close(self) -> None:
        """Close the database."""
        self.database.close()


def open_network(settings: Settings, key: FileKey | None = None) -> Network:
    """The network of these settings, made or migrated where needed; `key` opens one that is encrypted.

    Raises UserError where it cannot be opened, and Locked where it is encrypted and the key does not open it.
    """
    password = partial(server_password, settings)
    database = open_database(database_url(settings), settings.backup_dir, key, password)
    if database.path is not None:
        clear_away(database.path, settings.backup_dir)
    rule = SortRule(settings.name_order)
    network = Network(database, who_acts(), rule, settings.matrices, settings.effort, settings.image)
    network.own_addresses, network.mail = settings.own_addresses, settings.mail
    keep_sorted_by(database, network.sort_rule)
    return network


def who_acts() -> str:
    """The name of the user of this machine, for the log."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "netwerk"


def open_file(path: Path, matrices: MatrixSet = BUILT_IN_MATRICES) -> Network:
    """The network in this file, for the sample network and for tests."""
    return Network(open_database(f"sqlite:///{path}"), who_acts(), matrices=matrices)
