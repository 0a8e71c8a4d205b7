"""The sample network: 1,600 invented contacts and three years with them, to try everything out on.

For `netwerk demo` and the welcome screen.
"""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions.sample_network.invention import Known, invent
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.text import fold
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import Committed, transaction
from netwerk_tui.store.reads.directory import Order, contact_ids
from netwerk_tui.store.reads.subjects import dossiers, tags_by_key, themes_by_key

CONTACTS = 1600

_ACTOR = "netwerk"


def fill_with_sample(database: Database, today: date, *, contacts: int = CONTACTS) -> Committed:
    """Write the sample network of `today` into a network without contacts, as one entry; what that changed.

    The same day gives the same rows. 1,600 contacts have some 9,500 interactions; other numbers keep the proportions.
    Raises Refused when there are contacts already.
    """
    with transaction(database, _("Sample network"), _ACTOR) as recording:
        verbs = recording.verbs
        if contact_ids(verbs.connection, Order.NAME):
            raise Refused(
                _("The sample network needs a network without contacts."),
                _("“netwerk demo” shows it beside your own."),
            )
        known = Known(
            dossiers={fold(dossier.name): dossier.id for dossier in dossiers(verbs.connection)},
            tags=tags_by_key(verbs.connection),
            themes=themes_by_key(verbs.connection),
        )
        rows = invent(today, contacts, verbs.new_id(), known)
        for table in tables.USER_TABLES:
            verbs.insert(table, rows.by_table.get(table.name, []))
    assert recording.committed is not None, "there are dossiers at least"
    return recording.committed
