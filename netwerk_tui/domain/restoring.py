"""In what a backup differs from the network as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from netwerk_tui.domain.ids import ContactId, EntryId


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """One entry of the ledger, as it is recognised in another state of the network."""

    entry: EntryId
    at: datetime
    title: str


@dataclass(frozen=True, slots=True)
class NetworkState:
    """What a network holds at a moment."""

    network: str
    """Its identity."""
    counts: Mapping[str, int]
    """Rows by table of user data."""
    entries: tuple[LoggedEntry, ...]
    """Newest first."""
    people: Mapping[ContactId, str]
    """Names by id."""


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What a restore comes to."""

    path: Path
    is_readable: bool
    """Whether the network can be read as it is now; if not, nothing is known of what would be lost."""
    is_same_network: bool
    """False for a backup of another network, and for one on a machine where netwerk is new."""
    counts_now: Mapping[str, int]
    """Rows by table, entries of the log among them."""
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
        differs = self.lost or self.vanishing or self.returning or self.forgotten
        return self.is_readable and self.is_same_network and not differs and self.newest_now == self.newest_then


def compared(
    path: Path, now: NetworkState | None, then: NetworkState, people: Mapping[ContactId, str], forgotten: int
) -> RestorePreview:
    """The differences between now, where that can be read, and the backup.

    `people` are those in the backup but for the `forgotten`.
    """
    is_same = now is not None and now.network == then.network
    known = {(each.entry, each.at) for each in then.entries} if is_same else set()
    entries_now = () if now is None else now.entries
    people_now = {} if now is None else now.people
    return RestorePreview(
        path=path,
        is_readable=now is not None,
        is_same_network=is_same,
        counts_now={} if now is None else {**now.counts, "entry": len(now.entries)},
        counts_then={**then.counts, "entry": len(then.entries)},
        newest_now=next(iter(entries_now), None),
        newest_then=next(iter(then.entries), None),
        lost=tuple(each for each in entries_now if (each.entry, each.at) not in known),
        vanishing=_names(people_now, people if is_same else {}),
        returning=_names(people, people_now if is_same else {}),
        forgotten=forgotten,
    )


def _names(people: Mapping[ContactId, str], others: Mapping[ContactId, str]) -> tuple[str, ...]:
    """Who is not among the others, by name."""
    return tuple(sorted((name for contact, name in people.items() if contact not in others), key=str.casefold))
