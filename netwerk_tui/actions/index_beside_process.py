"""The process that indexes newcomers while an import writes them, and saves the index once they stand.

Started by `index_beside`, which tells it on its input: a line with the database, lines with people, `null`, and once
the import is committed a line with its entry and whom to read again. Without that last line nothing is saved.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any, BinaryIO

from netwerk_tui.actions.index_process import database_told
from netwerk_tui.actions.indexing import build_index, load_index
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.search import PeopleIndex
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.database import Database
from netwerk_tui.store.reads.people import distinct_words, search_documents
from netwerk_tui.store.search_parts import SavedIndex, save_index


def main() -> int:
    """Index everybody; 0 where the index was saved."""
    # What is made here is kept to the end: looking for garbage would take a tenth of the time.
    gc.disable()
    lines = sys.stdin.buffer
    with database_told(lines.readline()) as database:
        network = Network(database, "")
        before = load_index(network) or build_index(network)
        index = before.index.changed((), _newcomers(lines))
        end = lines.readline()
        if not end:
            return 1
        entry, again = json.loads(end)
        # A small import is committed before anything was read here: then its own entry was read too.
        if before.entry not in (entry - 1, entry):
            return 1
        if again:
            index = _read_again(database, index, again)
        return 0 if save_index(database, SavedIndex(index.to_bytes(), EntryId(entry))) else 1


def _newcomers(lines: BinaryIO) -> Iterator[SearchDocument]:
    """Whoever is told of; all lines are read before the first is looked at, so that nobody waits to tell."""
    for line in list(takewhile(lambda line: line.rstrip() != b"null", lines)):
        yield from map(_document, json.loads(line))


def _document(told: Sequence[Any]) -> SearchDocument:
    """What `search_documents` will read of the newcomer."""
    contact, given_name, particle, surname, organisation, role, locality, notes, context, jobs, tags = told
    return SearchDocument(
        id=ContactId(contact),
        given_name=given_name,
        particle=particle,
        surname=surname,
        organisations=distinct_words([organisation, *(organisation for _role, organisation in jobs)]),
        roles=distinct_words([role, *(role for role, _organisation in jobs)]),
        tags=distinct_words(tags),
        places=distinct_words((locality,)),
        notes=distinct_words([notes, context]),
    )


def _read_again(database: Database, index: PeopleIndex, contacts: Sequence[ContactId]) -> PeopleIndex:
    with database.reading() as connection:
        documents = [each for chunk in chunks(contacts) for each in search_documents(connection, chunk)]
    return index.changed(set(contacts) - {each.id for each in documents}, documents)


if __name__ == "__main__":
    # Freeing what was made takes a fifth of a second, for which the import would wait.
    os._exit(main())
