"""How a principle of influence went with a contact. Each action is one entry."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions.dealing_rows import any_text, name_of
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.influence import OUTCOME_LABELS, PRINCIPLE_LABELS, InfluenceOutcome, Principle
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, transaction
from netwerk_tui.store.reads.influences import untried_row


def record_influence(
    network: Network, contact: ContactId, principle: Principle, outcome: InfluenceOutcome, text: str, today: date
) -> Committed | None:
    """Record that a principle is to be tried, or how it went today; None where nothing differs.

    What was still to be tried is that no more. An empty text leaves what was noted. Raises NotFound for a contact that
    is gone.
    """
    title = _("{name}: {principle} {outcome}")
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        verbs.title = title.format(
            name=name_of(verbs, contact), principle=_(PRINCIPLE_LABELS[principle]), outcome=_(OUTCOME_LABELS[outcome])
        )
        day = None if outcome is InfluenceOutcome.UNTRIED else today
        row: dict[str, object] = {"outcome": outcome, "day": day}
        noted = any_text(text)
        if noted:
            row["text"] = noted
        known = untried_row(verbs.connection, contact, principle)
        if known is None:
            verbs.insert(tables.influence, [{"contact_id": contact, "principle": principle, **row}])
        else:
            verbs.update(tables.influence, [{"id": known, **row}])
    return recording.committed
