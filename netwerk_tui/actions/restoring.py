"""Going back to a backup: what that would change, and doing it. Both front doors ask before they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.backups import Occasion
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import _
from netwerk_tui.store.backup import back_up
from netwerk_tui.store.database import Database
from netwerk_tui.store.reads.comparing import LoggedEntry, NetworkState, state_of
from netwerk_tui.store.restoring import bring_up_to_date, copy_of, put_in_place, replace_damaged

_NOTHING = NetworkState("", {}, (), {})


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """In what a backup differs from the network as it is now."""

    path: Path
    is_readable: bool
    """Whether the network can be read as it is now; if not, nothing is known of what would be lost."""
    is_same_network: bool
    """False for a backup of another network, and for one on a machine where netwerk is new."""
    counts_now: Mapping[str, int]
    counts_then: Mapping[str, int]
    newest_now: LoggedEntry | None
    newest_then: LoggedEntry | None
    lost: tuple[LoggedEntry, ...]
    """Entries of the log that the backup does not have, newest first."""
    vanishing: tuple[str, ...]
    """Names of contacts that are there now and not in the backup."""
    returning: tuple[str, ...]
    """Names of contacts that are in the backup and not there now."""
    forgotten: int
    """People in the backup who have been erased since, and do not come back."""

    @property
    def changes_nothing(self) -> bool:
        """Whether the network is as the backup has it."""
        return (
            self.is_readable
            and self.is_same_network
            and not (self.lost or self.vanishing or self.returning or self.forgotten)
            and self.newest_now == self.newest_then
        )


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What a restore did."""

    preview: RestorePreview
    before: tuple[Path, ...]
    """Where the network as it was is kept: a backup, or the damaged files themselves."""


def restore_preview(network: Network, backup: Path, workplace: Path) -> RestorePreview:
    """In what this backup differs from the network. Changes nothing.

    `workplace` is a folder in which a copy can be made. Raises NotFound for a missing file, Refused for one of a newer
    netwerk and for a network on a server, Damaged where the network itself cannot be read, and UserError for a file
    that is no network or not whole.
    """
    _refuse_server(network)
    with _prepared(network, backup, workplace) as (_copy, preview):
        return preview


def restore_backup(network: Network, backup: Path, directory: Path) -> RestoreReport:
    """Go back to this backup, after a backup of the network as it is in `directory`. Others may have it open.

    Whoever was erased since stays forgotten, and the log is that of the backup. Raises as `restore_preview`, and
    UserError where the file cannot be written: then nothing has changed.
    """
    _refuse_server(network)
    with _prepared(network, backup, directory) as (copy, preview):
        before = put_in_place(copy, network.database, lambda: back_up(network.database, directory, Occasion.RESTORE))
    return RestoreReport(preview, (before.path,))


def damaged_preview(backup: Path, workplace: Path) -> RestorePreview:
    """What this backup holds, where the network cannot be read as it is now. Raises as `restore_preview`."""
    with copy_of(backup, workplace) as copy, copy.reading() as connection:
        return _compared(backup, _NOTHING, state_of(connection), forgotten=0, is_readable=False)


def restore_damaged(present: Path, backup: Path, directory: Path) -> RestoreReport:
    """Put this backup where a network is that cannot be read any more, whose files are put aside.

    Raises as `restore_preview`, and Refused while another program has the network open.
    """
    with copy_of(backup, directory) as copy:
        with copy.reading() as connection:
            preview = _compared(backup, _NOTHING, state_of(connection), forgotten=0, is_readable=False)
        return RestoreReport(preview, tuple(replace_damaged(copy, present)))


@contextmanager
def _prepared(network: Network, backup: Path, workplace: Path) -> Iterator[tuple[Database, RestorePreview]]:
    """A copy that is ready to be put in place, and in what it differs from the network."""
    with network.database.reading() as connection:
        now = state_of(connection)
    with copy_of(backup, workplace) as copy:
        with copy.reading() as connection:
            then = state_of(connection)
        forgotten = bring_up_to_date(copy, network.database, network.actor, network.sort_rule)
        with copy.reading() as connection:
            ready = state_of(connection)
        preview = _compared(backup, now, then, forgotten, ready.people)
        yield copy, preview


def _compared(
    path: Path,
    now: NetworkState,
    then: NetworkState,
    forgotten: int,
    people: Mapping[ContactId, str] | None = None,
    *,
    is_readable: bool = True,
) -> RestorePreview:
    """The differences; `people` are those in the backup who come back, where some of them are forgotten again."""
    is_same = now.network == then.network
    staying = then.people if people is None else people
    known = {(each.entry, each.at) for each in then.entries} if is_same else set()
    return RestorePreview(
        path=path,
        is_readable=is_readable,
        is_same_network=is_same,
        counts_now={**now.counts, "entry": len(now.entries)} if is_readable else {},
        counts_then={**then.counts, "entry": len(then.entries)},
        newest_now=now.newest,
        newest_then=then.newest,
        lost=tuple(each for each in now.entries if (each.entry, each.at) not in known),
        vanishing=_names(now.people, staying if is_same else {}),
        returning=_names(staying, now.people if is_same else {}),
        forgotten=forgotten,
    )


def _names(people: Mapping[ContactId, str], others: Mapping[ContactId, str]) -> tuple[str, ...]:
    """Who is not among the others, by name."""
    return tuple(sorted((name for contact, name in people.items() if contact not in others), key=str.casefold))


def _refuse_server(network: Network) -> None:
    if network.database.path is None:
        raise Refused(_("A network on a server is restored there."), _("Use pg_restore, or “netwerk import”."))
