"""Finding people in a network that nothing was stored in since its search index was saved: the quick way of the shell.

Imports neither SQLAlchemy nor, for some ten thousand contacts, numpy: both take longer than the search. Whatever this
cannot answer is left to `actions.finding`.
"""

from __future__ import annotations

from pathlib import Path

from netwerk_tui.domain.errors import Candidate
from netwerk_tui.domain.finding import Hit
from netwerk_tui.search import PeopleIndex
from netwerk_tui.store.saved_search import MOST_CONTACTS, index_without_changes, names_in


def find_at_once(path: Path, query: str, limit: int) -> list[tuple[Hit, Candidate]] | None:
    """Whom the words may mean, best first; None where the network has to be opened to tell."""
    content = index_without_changes(path) if limit <= MOST_CONTACTS else None
    index = None if content is None else PeopleIndex.of_bytes(content)
    if index is None:
        return None
    hits = index.search(query, limit)
    named = names_in(path, [hit.id for hit in hits])
    if named is None:
        return None
    known = {who.id: who for who in named}
    return [(hit, known[hit.id]) for hit in hits if hit.id in known]
