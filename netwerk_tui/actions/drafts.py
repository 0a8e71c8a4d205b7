"""Text that was typed and is not recorded yet, and where the user was when they left.

A text that was begun before somebody was erased may tell of them: with `erasure_seen`, the newest erasure that it takes
into account, it does not take the place of what the erasure has left. In a network on a server each user has their own.
"""

from __future__ import annotations

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import ContactId, DossierId, EntryId, EventId
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.domain.matrix import Matrix
from netwerk_tui.store import drafts, search_parts

_NOTE = "note"
_CLOSED_FORM = "closed-form"
_WHEREABOUTS = "whereabouts"


def newest_erasure(network: Network) -> EntryId:
    """The entry of the last erasure, 0 without one."""
    with network.database.reading() as connection:
        return search_parts.newest_erasure(connection)


def keep_note(network: Network, note: KeptNote, erasure_seen: EntryId | None = None) -> None:
    """Keep what has been typed of a quick note; one without text forgets it. Each user has one at a time."""
    drafts.save_draft(network.database, network.place_of_mine(_NOTE), note.text, note.about, erasure_seen)


def kept_note(network: Network) -> KeptNote:
    """What was typed of a quick note and never recorded."""
    text, about = drafts.draft_at(network.database, network.place_of_mine(_NOTE))
    return KeptNote(text, about)


def keep_event_note(network: Network, event: EventId, note: KeptNote, erasure_seen: EntryId | None = None) -> None:
    """Keep what has been typed about meeting somebody at an event; one without text forgets it."""
    drafts.save_draft(network.database, _event_note(network, event), note.text, note.about, erasure_seen)


def kept_event_note(network: Network, event: EventId) -> KeptNote:
    """What was typed about meeting somebody at an event and never recorded."""
    text, about = drafts.draft_at(network.database, _event_note(network, event))
    return KeptNote(text, about)


def keep_closed_form(network: Network, text: str, erasure_seen: EntryId | None = None) -> None:
    """Keep what was typed into a dialog that a lock closes; no text forgets it."""
    place = network.place_of_mine(_CLOSED_FORM)
    drafts.save_draft(network.database, place, text, erasure_seen=erasure_seen)


def closed_form(network: Network) -> str:
    """What was typed into a dialog that a lock closed, and not shown since; empty where nothing was."""
    return drafts.draft_at(network.database, network.place_of_mine(_CLOSED_FORM))[0]


def remember_whereabouts(network: Network, contact: ContactId | None, dossier: DossierId, matrix: Matrix) -> None:
    """Keep what was selected, for the next start."""
    value = {"contact": contact, "dossier": dossier, "matrix": matrix.id}
    drafts.remember(network.database, network.place_of_mine(_WHEREABOUTS), value)


def whereabouts(network: Network) -> tuple[ContactId | None, DossierId | None, Matrix]:
    """What was selected when the user left: contact, dossier and matrix. Any of them may be gone by now."""
    value = drafts.remembered(network.database, network.place_of_mine(_WHEREABOUTS))
    kept = value if isinstance(value, dict) else {}
    contact, dossier = kept.get("contact"), kept.get("dossier")
    matrix = network.matrices.find(str(kept.get("matrix"))) or network.matrices.acceptance_energy
    return (
        ContactId(contact) if isinstance(contact, int) else None,
        DossierId(dossier) if isinstance(dossier, int) else None,
        matrix,
    )


def _event_note(network: Network, event: EventId) -> str:
    return network.place_of_mine(f"{_NOTE}-{event}")
