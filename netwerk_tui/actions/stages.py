"""Marks and stages of a contact: critical friend, and how far they are on the way to being an ambassador."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import AMBASSADOR_LABELS, AmbassadorStage
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, transaction
from netwerk_tui.store.reads.directory import contact_rows


def set_ambassador_stage(
    network: Network, contacts: Sequence[ContactId], stage: AmbassadorStage | None
) -> Committed | None:
    """Put contacts on a stage of the ambassadors' path, or off it; None where they are there already."""
    words = _("no ambassador") if stage is None else _(AMBASSADOR_LABELS[stage])
    return _set(network, contacts, words, "ambassador", "" if stage is None else stage.value)


def set_critical_friend(network: Network, contacts: Sequence[ContactId], marked: bool) -> Committed | None:
    """Mark contacts as critical friends, for and against at once, or take the mark away."""
    words = _("critical friend") if marked else _("no critical friend")
    return _set(network, contacts, words, "critical_friend", marked)


def _set(
    network: Network, contacts: Sequence[ContactId], words: str, column: str, value: str | bool
) -> Committed | None:
    """Write the column of those who exist. Raises NotFound where none of them does."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        people = contact_rows(verbs.connection, contacts)
        if not people:
            raise NotFound(_("This contact does not exist any more."))
        verbs.title = ngettext("{name}: {mark}", "{count} contacts: {mark}", len(people)).format(
            name=people[0].name, count=len(people), mark=words
        )
        verbs.update(tables.contact, [{"id": person.id, column: value} for person in people])
    return recording.committed
