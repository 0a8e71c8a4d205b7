"""Erasing a contact for good: the one thing that cannot be undone. Both front doors ask before they call it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.erasure import Mention
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import _
from netwerk_tui.store.backups_erasure import Order, backups_in, forget_in_backups
from netwerk_tui.store.erasure import forget, mentions_of, rows_of
from netwerk_tui.store.erasure_traces import traces_of
from netwerk_tui.store.ledger import Committed
from netwerk_tui.store.reads.directory import contact_rows
from netwerk_tui.store.reads.network import network_id
from netwerk_tui.store.scrubbing import scrub

MentionKey = tuple[str, int]
"""The table and the id of a row that names the person."""


@dataclass(frozen=True, slots=True)
class ErasurePreview:
    """What erasing a contact comes to, before anything is written."""

    contact: ContactId
    name: str
    rows: int
    mentions: tuple[Mention, ...]
    """Texts about others that name the person: for the user to decide over."""
    backups: tuple[Path, ...]
    """Files that may be backups of this network."""


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What was erased."""

    contact: ContactId
    rows: int
    entries: int
    """Entries of the log that do not tell any more what they did."""
    backups: tuple[Path, ...]
    """Those that were rewritten."""
    mentions: tuple[Mention, ...]
    """Texts that still name the person."""
    redacted: int
    """Texts that do not name the person any more."""
    limits: tuple[str, ...]
    """What could not be reached, in the user's language."""
    committed: Committed


def erasure_preview(network: Network, contact: ContactId, backup_directory: Path) -> ErasurePreview:
    """What erasing this contact comes to. Raises NotFound for one that is gone."""
    with network.database.reading() as connection:
        people = contact_rows(connection, [contact])
        if not people:
            raise NotFound(_("There is no contact {contact}.").format(contact=contact))
        traces = traces_of(connection, contact)
        return ErasurePreview(
            contact=contact,
            name=people[0].name,
            rows=rows_of(connection, traces),
            mentions=tuple(mentions_of(connection, traces)),
            backups=tuple(backups_in(backup_directory, network.database.path)),
        )


def erase_contact(
    network: Network,
    contact: ContactId,
    backup_directory: Path,
    today: date,
    *,
    redact: Collection[MentionKey] = (),
) -> ErasureReport:
    """Forget a contact in the network, its log and our own backups of it.

    Of the texts about others that name the person, those in `redact` do so no more. Raises NotFound for a contact that
    is gone, and UserError where the database cannot be written.
    """
    preview = erasure_preview(network, contact, backup_directory)
    wanted = frozenset(redact)
    staying = tuple(each for each in preview.mentions if (each.table, each.id) not in wanted)
    kept = frozenset((each.table, each.id) for each in staying)
    with network.database.reading() as connection:
        traces = traces_of(connection, contact)
        own_id = network_id(connection)
    forgotten = forget(network.database, traces, kept, network.actor, network.sort_rule, today)
    limits = scrub(network.database)
    order = Order(own_id, traces, kept, network.actor, network.sort_rule, today, forgotten.key, network.database.key)
    backups = forget_in_backups(backup_directory, order, network.database.path)
    assert forgotten.committed is not None, "the contact was there"
    return ErasureReport(
        contact=contact,
        rows=forgotten.rows,
        entries=forgotten.entries,
        backups=backups.rewritten,
        mentions=staying,
        redacted=len(preview.mentions) - len(staying),
        limits=(*limits, *backups.limits, _("Exports, and backups that were put elsewhere, are not reached.")),
        committed=forgotten.committed,
    )
