"""Marks and stages of a contact: critical friend, and how far they are on the way to being an ambassador."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk_tui.actions.contacts import rows_of
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import AMBASSADOR_LABELS, AmbassadorStage
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, transaction


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
    names = [row.name for row in rows_of(network, contacts)]
    if not names:
        raise NotFound(_("This contact does not exist any more."))
    title = ngettext("{name}: {mark}", "{count} contacts: {mark}", len(names)).format(
        name=names[0], count=len(names), mark=words
    )
    with transaction(network.database, title, network.actor) as recording:
        recording.verbs.update(tables.contact, [{"id": contact, column: value} for contact in contacts])
    return recording.committed
