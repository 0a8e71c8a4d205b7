"""What every action on the ledgers of dealings does alike: who is meant, clean words, deleting one row.

For `dealings`, `concerns` and `successes` alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from netwerk_tui.actions.dossiers import dossier_with_id
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import ContactRow
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.text import clean_block
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import row_of
from netwerk_tui.store.reads.directory import contact_rows

LONGEST_TEXT = 2000


def existing(verbs: Transaction, contacts: Sequence[ContactId]) -> list[ContactRow]:
    """Those of the contacts who exist, each once. Raises NotFound where none of them does."""
    people = contact_rows(verbs.connection, list(dict.fromkeys(contacts)))
    if not people:
        raise NotFound(_("This contact does not exist any more."))
    return people


def name_of(verbs: Transaction, contact: int) -> str:
    """The name of a contact that a row refers to."""
    return existing(verbs, [ContactId(contact)])[0].name


def checked_dossier(verbs: Transaction, dossier: DossierId | None) -> DossierId | None:
    """The dossier that something is about. Raises NotFound for one that is gone."""
    return None if dossier is None else dossier_with_id(verbs, dossier).id


def some_text(text: str) -> str:
    """The text, clean. Raises UsageError where nothing is left of it."""
    cleaned = clean_block(text, LONGEST_TEXT).strip()
    if not cleaned:
        raise UsageError(_("There is no text."), _("Say in a few words what it is about."))
    return cleaned


def any_text(text: str) -> str:
    """The text, clean; it may be empty."""
    return clean_block(text, LONGEST_TEXT).strip()


def delete_row(network: Network, table_name: str, row_id: int, title: str) -> Committed:
    """Delete one row about a contact, with what hangs on it; `title` has a place for their {name}. Raises NotFound."""
    table = tables.metadata.tables[table_name]
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        row = row_of(verbs, table, row_id)
        verbs.title = title.format(name=name_of(verbs, row["contact_id"]))
        verbs.delete(table, [row_id])
    assert recording.committed is not None, "there was a row to delete"
    return recording.committed
