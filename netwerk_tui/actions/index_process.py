"""The process that indexes a large network and saves the index in it, so that the screen of another one never stalls.

Started by `indexing`, which tells the database, and the key of an encrypted one, on its input.
"""

from __future__ import annotations

import gc
import json
import sys

from netwerk_tui.search import PeopleIndex
from netwerk_tui.store.database import Database
from netwerk_tui.store.encryption import FileKey
from netwerk_tui.store.reads.log import newest_entry
from netwerk_tui.store.reads.people import search_documents
from netwerk_tui.store.search_parts import SavedIndex, save_index


def told(database: Database) -> bytes:
    """What the process needs to open the same database."""
    key = database.key
    opened_by = None if key is None else [key.raw.hex(), key.salt.hex()]
    return json.dumps([database.url.render_as_string(hide_password=False), opened_by]).encode()


def database_told(line: bytes) -> Database:
    """The database that `told` made this of."""
    url, opened_by = json.loads(line)
    key = None if opened_by is None else FileKey(bytearray.fromhex(opened_by[0]), bytes.fromhex(opened_by[1]))
    return Database(url, key)


def main() -> int:
    """Index everybody; 0 where the index was saved."""
    gc.disable()  # nothing here goes round in circles, and looking for it takes a tenth of the time
    with database_told(sys.stdin.buffer.read()) as database:
        with database.reading() as connection:
            entry = newest_entry(connection)
            index = PeopleIndex(search_documents(connection))
        return 0 if save_index(database, SavedIndex(index.to_bytes(), entry)) else 1


if __name__ == "__main__":
    sys.exit(main())
