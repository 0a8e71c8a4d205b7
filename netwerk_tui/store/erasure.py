"""Forgetting a person: their rows, what the ledger remembers of them, drafts, and who they were. Called by actions.

Erasure is the one exception to the rule that the log only grows and everything can be undone. Changes of rows that go
stay in the log without their images, so the log still tells that something happened, and undo refuses it. The erasure
itself is such an entry, by which other programs on the same network follow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.erasure import SHORTEST_SINGLE_NAME, Mention, Names
from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.domain.names import SortRule
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.database import Database
from netwerk_tui.store.erased_people import remember_erased
from netwerk_tui.store.erasure_traces import Doomed, Traces, doomed_rows
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.mentions import Kept, mentions, redact_images, redact_rows
from netwerk_tui.store.reads.merging import own_source
from netwerk_tui.store.search_parts import forget_saved_index

_FRAGMENT_CHARACTERS = 20
"""How much of a text in the title of an entry gives it away."""
_SHORTEST_FRAGMENT = 4

_OTHERS = ("other_id",)
"""Columns with another contact, without whom the row cannot be."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What an erasure took out of one database."""

    rows: int
    """Rows that were removed."""
    entries: int
    """Entries of the log that lost what they remembered."""
    committed: Committed | None
    """None where the database did not know the person."""
    key: str
    """The key of the hashes by which the person is recognised."""


def mentions_of(connection: sa.Connection, traces: Traces) -> list[Mention]:
    """Texts about other people that name this person."""
    return mentions(connection, _names(traces), doomed_rows(connection, traces.contacts))


def rows_of(connection: sa.Connection, traces: Traces) -> int:
    """How many rows go with this person."""
    return sum(map(len, doomed_rows(connection, traces.contacts).values()))


def forget(
    database: Database, traces: Traces, kept: Kept, actor: str, preferred: SortRule, today: date, key: str = ""
) -> Forgotten:
    """Take the person out of a database, for good. Texts that name them are redacted, but for the `kept` rows.

    `key` is that of the hashes, where the database has none of its own yet.
    """
    with transaction(database, _("Erased a contact"), actor) as recording:
        erasing = _Erasing(recording.verbs, traces, kept, preferred)
        erasing.remove_rows()
        erasing.redact()
        entry = recording.verbs.logged()
        entries = erasing.empty_the_log(entry)
        erasing.forget_drafts()
        forget_saved_index(recording.verbs.connection, entry)
        key = remember_erased(recording.verbs.connection, traces.identifiers, today, key)
    return Forgotten(erasing.removed, entries, recording.committed, key)


def _names(traces: Traces) -> Names:
    return Names([*traces.names, *traces.addresses])


class _Erasing:
    """One erasure in one database, within one transaction."""

    def __init__(self, verbs: Transaction, traces: Traces, kept: Kept, preferred: SortRule) -> None:
        self._verbs = verbs
        self._connection = verbs.connection
        self._traces = traces
        self._names = _names(traces)
        words = {word for name in traces.names for word in name.split() if len(word) >= SHORTEST_SINGLE_NAME}
        self._called = Names([*traces.names, *traces.addresses, *words], shortest=1)
        """Also by a part of their name, in titles of what was done with them."""
        self._kept = kept
        self._preferred = preferred
        self._doomed: Doomed = doomed_rows(self._connection, traces.contacts)
        self.removed = sum(map(len, self._doomed.values()))

    def remove_rows(self) -> None:
        """Delete what goes with the person; others lose the reference to them."""
        self._verbs.delete(tables.interaction, self._doomed[tables.interaction])
        self._verbs.delete(tables.contact, self._doomed[tables.contact])

    def redact(self) -> None:
        """Take the name out of other people's texts, as they are and as they were."""
        found = mentions(self._connection, self._names, {})
        wanted = [mention for mention in found if (mention.table, mention.id) not in self._kept]
        redact_rows(self._verbs, self._names, wanted, self._preferred)

    def empty_the_log(self, own_entry: EntryId | None) -> int:
        """Take everything about the person out of the log; how many earlier entries that touched."""
        gone = self._rows_that_are_gone()
        merges = self._merges()
        touched: set[int] = set(merges)
        fragments: set[str] = set()
        for row in self._changes_of(gone):
            touched.add(row.entry_id)
            fragments |= _fragments(row.before) | _fragments(row.after)
        self._empty(gone, [*merges, *([] if own_entry is None else [own_entry])])
        redact_images(self._connection, self._names, self._kept)
        touched.discard(own_entry or 0)
        self._hide_titles(touched, fragments)
        return len(touched)

    def forget_drafts(self) -> None:
        """Throw away what was being typed about the person, where the user was with them, and names of files."""
        draft, memory, exported = tables.draft, tables.memory, tables.export_log
        people = self._traces.contacts
        self._connection.execute(sa.delete(draft).where(draft.c.contact_id.in_(people)))
        for row in self._connection.execute(sa.select(draft.c.place, draft.c.text)).all():
            text = self._names.redacted(row.text)
            self._connection.execute(sa.update(draft).where(draft.c.place == row.place).values(text=text))
        for row in self._connection.execute(sa.select(memory)).all():
            value = self._names.redacted_in(row.value)
            if isinstance(value, dict) and value.get("contact") in people:
                value = {**value, "contact": None}
            self._connection.execute(sa.update(memory).where(memory.c.name == row.name).values(value=value))
        for file in self._connection.execute(sa.select(exported.c.id, exported.c.path, exported.c.scope)).all():
            words = {"path": self._called.redacted(file.path), "scope": self._called.redacted(file.scope)}
            self._connection.execute(sa.update(exported).where(exported.c.id == file.id).values(words))

    def _rows_that_are_gone(self) -> dict[str, set[int]]:
        """Rows that were about the person at any time and do not exist any more."""
        change = tables.change.c
        ever: dict[str, set[int]] = defaultdict(set)
        for table, ids in self._doomed.items():
            ever[table.name] |= ids
        for chunk in chunks(sorted(self._traces.contacts)):
            query = sa.select(change.table_name, change.row_id, change.before, change.after)
            for row in self._connection.execute(query.where(change.contact_id.in_(chunk))):
                ever[row.table_name].add(row.row_id)
                if row.table_name == tables.participant.name:
                    ever[tables.interaction.name] |= _values((row.before, row.after), ("interaction_id",))
        for table in (tables.relation, tables.introduction):
            images = sa.select(change.row_id, change.before, change.after).where(change.table_name == table.name)
            for row_id, before, after in self._connection.execute(images):
                if _values((before, after), _OTHERS) & self._traces.contacts:
                    ever[table.name].add(row_id)
        return {name: ids - self._living(name, ids) for name, ids in ever.items()}

    def _living(self, table_name: str, ids: Collection[int]) -> set[int]:
        table = tables.metadata.tables.get(table_name)
        found: set[int] = set()
        if table is not None:
            for chunk in chunks(sorted(ids)):
                found.update(self._connection.scalars(sa.select(table.c.id).where(table.c.id.in_(chunk))))
        return found

    def _merges(self) -> list[int]:
        """Entries that merged the person with somebody, or took that back: each holds texts of both."""
        change = tables.change.c
        source = own_source(self._connection)
        own_ids = {str(contact) for contact in self._traces.contacts}
        query = sa.select(change.entry_id, change.before, change.after).where(change.table_name == tables.identity.name)
        found: set[int] = set()
        for row in self._connection.execute(query):
            for image in (row.before, row.after):
                if image is not None and image.get("source") == source:
                    is_theirs = image["external_id"] in own_ids or image.get("contact_id") in self._traces.contacts
                    found |= {row.entry_id} if is_theirs else set()
        return sorted(found)

    def _changes_of(self, rows: Mapping[str, set[int]]) -> Iterable[sa.Row[Any]]:
        change = tables.change.c
        for table_name, ids in rows.items():
            for chunk in chunks(sorted(ids)):
                query: sa.Select[Any] = sa.select(change.entry_id, change.before, change.after)
                query = query.where(change.table_name == table_name, change.row_id.in_(chunk))
                yield from self._connection.execute(query)

    def _empty(self, rows: Mapping[str, set[int]], entries: Collection[int]) -> None:
        """Leave nothing of these rows and of these entries in the log but that they changed."""
        change = tables.change
        emptied = sa.update(change).values(before=sa.null(), after=sa.null())
        for table_name, ids in rows.items():
            for chunk in chunks(sorted(ids)):
                self._connection.execute(emptied.where(change.c.table_name == table_name, change.c.row_id.in_(chunk)))
        for chunk in chunks(sorted(entries)):
            self._connection.execute(emptied.where(change.c.entry_id.in_(chunk)))

    def _hide_titles(self, touched: Collection[int], fragments: Collection[str]) -> None:
        """Let no title name the person, or tell what an erased text said."""
        entry, change = tables.entry.c, tables.change.c
        neutral = _("Something about somebody who was erased")
        telling = sa.select(change.entry_id).where(change.before.is_not(None) | change.after.is_not(None)).distinct()
        still_telling = set(self._connection.scalars(telling))
        for row in self._connection.execute(sa.select(entry.id, entry.title)).all():
            title = self._names.redacted(row.title)
            if row.id in touched and (
                row.id not in still_telling
                or self._called.are_in(row.title)
                or any(fragment in row.title for fragment in fragments)
            ):
                title = neutral
            if title != row.title:
                self._connection.execute(sa.update(tables.entry).where(entry.id == row.id).values(title=title))


def _values(images: Iterable[Mapping[str, Any] | None], names: Iterable[str]) -> set[ContactId]:
    """The ids that these columns have in any of the images."""
    wanted = tuple(names)
    return {ContactId(image[name]) for image in images if image for name in wanted if image.get(name) is not None}


def _fragments(image: Mapping[str, Any] | None) -> set[str]:
    """How the texts of an image begin in a title."""
    texts = [clean_line(value) for value in (image or {}).values() if isinstance(value, str)]
    return {text[:_FRAGMENT_CHARACTERS] for text in texts if len(text) >= _SHORTEST_FRAGMENT and " " in text}
