"""Makes the search index of newcomers by the thousand while an import still writes them. For `importing`.

A process of its own does it, on another processor (`index_beside_process`). It is told who arrives at the very start,
or as soon as they are read, before it is known that all of them are new: reading leaves that processor idle. It saves
the index once the import is committed; where that does not go well, the index is made later, as ever.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from operator import attrgetter, is_
from threading import Thread

from netwerk_tui.actions.index_process import told
from netwerk_tui.actions.indexing import REINDEXED_AT_MOST
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingContact
from netwerk_tui.domain.text import fold
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import Committed

FEWEST_NEWCOMERS = REINDEXED_AT_MOST + 1
"""Below this the index takes them in when it is next looked at."""

_TOLD_AT_ONCE = 500
"""People in one line."""
_LONGEST_SECONDS = 60
"""After which the index is left to be made later."""

_WORDS = attrgetter(
    "given_name", "particle", "surname", "organisation", "role", "locality", "notes", "context", "further_jobs"
)


class IndexBeside:
    """The index of one import. Made by `indexing_beside`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._process: subprocess.Popen[bytes] | None = None
        self._telling: Thread | None = None
        self._newcomers = range(0)
        self._expected: tuple[Sequence[IncomingContact], Mapping[str, str]] | None = None

    def prepare(self, most: int) -> None:
        """Start the process where there may be so many newcomers that it will have work: it takes half a second."""
        if most < FEWEST_NEWCOMERS or self._process is not None:
            return
        command = [sys.executable, "-m", "netwerk_tui.actions.index_beside_process"]
        with suppress(OSError):
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )

    def expect(self, people: Sequence[IncomingContact], first_id: int, tags: Mapping[str, str]) -> None:
        """Index these people as if all of them come to stand, with ids from this one on; `begin` tells who really do.

        `tags` are the names, by search key, of the tags that there are; theirs are added to them.
        """
        told = {fold(tag): tag for person in people for tag in person.tags if fold(tag)}
        expected = {**told, **tags}
        self._index(people, range(first_id, first_id + len(people)), expected)
        self._expected = people, expected

    def begin(self, people: Sequence[IncomingContact], ids: range, tags: Mapping[str, str]) -> None:
        """Have these newcomers indexed, where they are many; `tags` are the names by search key."""
        expected, self._expected = self._expected, None
        if expected is not None:
            if ids == self._newcomers and tags == expected[1] and all(map(is_, people, expected[0])):
                return
            self.stop()
        self._index(people, ids, tags)

    def _index(self, people: Sequence[IncomingContact], ids: range, tags: Mapping[str, str]) -> None:
        self.prepare(len(people))
        if self._process is not None:
            self._newcomers = ids
            self._telling = Thread(target=self._tell_of, args=(people, tags), name="netwerk-index", daemon=True)
            self._telling.start()

    def finish(self, committed: Committed, met: Iterable[ContactId]) -> bool:
        """Have the index saved, as the import is committed; whether it was.

        `met` are those of whom the import tells contact moments: they are read again, as whoever was here before.
        """
        # Where nobody is new, nobody was begun with: whoever was expected is somebody else.
        if self._process is None or self._telling is None or self._expected is not None:
            return False
        newcomers = self._newcomers
        again = sorted({contact for contact in committed.contacts if contact not in newcomers}.union(met))
        if len(again) > REINDEXED_AT_MOST:
            return False
        # The import stands by now: who stops the program ends the index alone, and is still told what was imported.
        with suppress(OSError, subprocess.TimeoutExpired, KeyboardInterrupt):
            self._telling.join(_LONGEST_SECONDS)
            if self._telling.is_alive():
                return False
            self._write(json.dumps([committed.entry, again]).encode())
            self._process.communicate(timeout=_LONGEST_SECONDS)
        return self._process.poll() == 0

    def stop(self) -> None:
        """End the process, wherever it is."""
        process, self._process = self._process, None
        telling, self._telling = self._telling, None
        if process is not None:
            process.kill()
            process.wait()
        if telling is not None:
            telling.join()

    def _tell_of(self, people: Sequence[IncomingContact], tags: Mapping[str, str]) -> None:
        # A process that ended has closed the pipe: the index is made later then.
        with suppress(OSError):
            self._write(told(self._database))
            for start in range(0, len(people), _TOLD_AT_ONCE):
                some = slice(start, start + _TOLD_AT_ONCE)
                told_of = [_told_of(*each, tags) for each in zip(self._newcomers[some], people[some], strict=True)]
                self._write(json.dumps(told_of).encode())
            self._write(b"null")

    def _write(self, line: bytes) -> None:
        stream = None if self._process is None else self._process.stdin
        assert stream is not None, "it was started with a pipe"
        stream.write(line + b"\n")
        stream.flush()


@contextmanager
def indexing_beside(database: Database) -> Iterator[IndexBeside]:
    """An index to make meanwhile; what is not finished at the end of the block is dropped."""
    beside = IndexBeside(database)
    try:
        yield beside
    finally:
        beside.stop()


def _told_of(contact: int, person: IncomingContact, tags: Mapping[str, str]) -> tuple[object, ...]:
    *words, further_jobs = _WORDS(person)
    jobs = [(job.role, job.organisation) for job in further_jobs]
    return (contact, *words, jobs, [tags[key] for key in map(fold, person.tags) if key])
