"""The search index of a network: loaded as it was saved, brought up to date from the ledger, built where there is none.

Whatever was stored since the index was made, by this program or another one, is found in the ledger: it tells whose
documents to read again. For the screens and the shell.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import takewhile

from netwerk_tui.actions.index_process import told
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.search import PeopleIndex
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.database import Database
from netwerk_tui.store.reads.log import newest_entry
from netwerk_tui.store.reads.people import contacts_changed_after, count_of_contacts, search_documents
from netwerk_tui.store.search_parts import SavedIndex, newest_erasure, save_index, saved_index

BUILT_ELSEWHERE_FROM = 20_000
"""Contacts: building in a thread of this process would hold up the screen for up to 60 ms at a time."""
REINDEXED_AT_MOST = 5_000
"""Contacts; where more have changed, everybody is indexed anew."""
_SAVED_AFTER = 250
"""Changed contacts, so that loading never has many of them to index again."""
_SAVED_AT_ONCE = 10_000
"""Contacts; up to so many, saving takes so little that the shell does it for the sake of its next question."""
_POLL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class FollowedIndex:
    """An index, and where in the ledger it is. Never changed: who follows gets another one, that shares most of it."""

    index: PeopleIndex
    entry: EntryId
    """Up to which entry it is true."""
    made_at: EntryId
    """The entry at which the oldest of it was read."""
    unsaved: int
    """Changed contacts since it was saved."""
    is_saved: bool
    must_be_made_anew: bool = False
    """Whether somebody was erased since it was made, of whom there may be traces in it, or very much has changed."""

    @property
    def is_worth_saving(self) -> bool:
        """Whether loading what is saved would take longer than it should."""
        often = max(_SAVED_AFTER, len(self.index) // 100)
        return not self.must_be_made_anew and (not self.is_saved or self.unsaved >= often)


def _always() -> bool:
    return True


def open_index(network: Network, is_wanted: Callable[[], bool] = _always) -> FollowedIndex:
    """The index of everybody, in the quickest way. Building stops half-way once it is not wanted any more."""
    loaded = load_index(network)
    if loaded is not None:
        return loaded
    with network.database.reading() as connection:
        is_large = count_of_contacts(connection) >= BUILT_ELSEWHERE_FROM
    if is_large and _built_elsewhere(network.database, is_wanted):
        loaded = load_index(network)
        if loaded is not None:
            return loaded
    return build_index(network, is_wanted)


def load_index(network: Network) -> FollowedIndex | None:
    """The index that was saved, up to date; None where there is none or too much has changed."""
    with network.database.reading() as connection:
        saved = saved_index(connection)
    index = None if saved is None else PeopleIndex.of_bytes(saved.content)
    if saved is None or index is None:
        return None
    followed = follow(network, FollowedIndex(index, saved.entry, saved.entry, 0, is_saved=True))
    return None if followed is None or followed.must_be_made_anew else followed


def build_index(network: Network, is_wanted: Callable[[], bool] = _always) -> FollowedIndex:
    """An index of everybody, read now. It stops half-way once it is not wanted any more: asked for every contact."""
    with network.database.reading() as connection:
        entry = newest_entry(connection)
        index = PeopleIndex(takewhile(lambda _document: is_wanted(), search_documents(connection)))
    return FollowedIndex(index, entry, entry, 0, is_saved=False)


def follow(network: Network, followed: FollowedIndex) -> FollowedIndex | None:
    """The index with all that was stored since, by whomever; None where too many have changed to index one by one."""
    with network.database.reading() as connection:
        entry = newest_entry(connection)
        if entry == followed.entry:
            return followed
        if entry < followed.entry:
            return None
        erased = newest_erasure(connection) > followed.made_at
        changed: list[ContactId] = sorted(contacts_changed_after(connection, followed.entry))
        if len(changed) > REINDEXED_AT_MOST:
            return None
        documents = [document for chunk in chunks(changed) for document in search_documents(connection, chunk)]
    index = followed.index.changed(set(changed) - {each.id for each in documents}, documents)
    return replace(
        followed,
        index=index,
        entry=entry,
        unsaved=followed.unsaved + len(changed),
        must_be_made_anew=followed.must_be_made_anew or erased or index.is_worn,
    )


def keep_index(network: Network, followed: FollowedIndex, is_wanted: Callable[[], bool] = _always) -> bool:
    """Save the index; whether it was saved. It is not, where somebody was erased, or it is not wanted any more."""
    return save_index(network.database, SavedIndex(followed.index.to_bytes(), followed.entry), is_wanted)


def index_for_once(network: Network) -> PeopleIndex:
    """The index for one question of the shell; what had to be built or read again is saved, if that can be done."""
    loaded = load_index(network)
    if loaded is not None and (not loaded.unsaved or len(loaded.index) > _SAVED_AT_ONCE):
        return loaded.index
    built = loaded or build_index(network)
    with suppress(UserError):
        keep_index(network, built)
    return built.index


def _built_elsewhere(database: Database, is_wanted: Callable[[], bool]) -> bool:
    """Build and save the index in a process of its own; whether that went well."""
    command = [sys.executable, "-m", "netwerk_tui.actions.index_process"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None, "asked for above"
        process.stdin.write(told(database))
        process.stdin.close()
        while is_wanted():
            try:
                return process.wait(_POLL_SECONDS) == 0
            except subprocess.TimeoutExpired:
                continue
        process.kill()
    return False
