"""Lines that were typed in the review's prompts and are not recorded yet: one for each contact and kind of prompt.

Kept like the quick note's draft, in the database file and without a ledger entry.
"""

from __future__ import annotations

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.store import drafts


def keep_line(network: Network, kind: str, contact: ContactId, text: str, erasure_seen: EntryId | None = None) -> None:
    """Keep what was typed; an empty text forgets it, and so does an erasure after `erasure_seen`."""
    drafts.save_draft(network.database, _place(network, kind, contact), text, contact, erasure_seen)


def kept_line(network: Network, kind: str, contact: ContactId) -> str:
    """What was typed and never recorded."""
    text, _about = drafts.draft_at(network.database, _place(network, kind, contact))
    return text


def _place(network: Network, kind: str, contact: ContactId) -> str:
    return network.place_of_mine(f"review/{kind}/{contact}")
