"""Marks and stages of a contact: critical friend, and how far they are on the way to being an ambassador."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import AMBASSADOR_LABELS, AmbassadorStage, ContactRow
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.reads.directory import contact_rows


def set_ambassador_stage(
    network: Network, contacts: Sequence[ContactId], stage: AmbassadorStage | None, today: date
) -> Committed | None:
    """Put contacts on a stage of the ambassadors' path from today, or off it; None where they are there already.

    Raises NotFound where none of them exists.
    """
    words = _("no ambassador") if stage is None else _(AMBASSADOR_LABELS[stage])
    value = "" if stage is None else stage.value
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        people = _marked(verbs, contacts, words)
        stepping = [person.id for person in people if person.ambassador is not stage]
        verbs.update(tables.contact, [{"id": contact, "ambassador": value} for contact in stepping])
        verbs.insert(
            tables.ambassadorship, [{"contact_id": contact, "stage": value, "day": today} for contact in stepping]
        )
    return recording.committed


def set_critical_friend(network: Network, contacts: Sequence[ContactId], marked: bool) -> Committed | None:
    """Mark contacts as critical friends, for and against at once, or take the mark away; None where it is so already.

    Raises NotFound where none of them exists.
    """
    words = _("critical friend") if marked else _("no critical friend")
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        people = _marked(verbs, contacts, words)
        verbs.update(tables.contact, [{"id": person.id, "critical_friend": marked} for person in people])
    return recording.committed


def _marked(verbs: Transaction, contacts: Sequence[ContactId], words: str) -> list[ContactRow]:
    """Those of them who exist, named in the entry's title. Raises NotFound where none of them does."""
    people = contact_rows(verbs.connection, contacts)
    if not people:
        raise NotFound(_("This contact does not exist any more."))
    verbs.title = ngettext("{name}: {mark}", "{count} contacts: {mark}", len(people)).format(
        name=people[0].name, count=len(people), mark=words
    )
    return people
