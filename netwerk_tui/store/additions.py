"""Adds thousands of rows of one table, given by column, and tells the log of them. For the actions that import.

It does what `Transaction.insert` does, at a quarter of the cost: there is no dictionary for a row or its image, the
JSON of the images is put together by column, and the driver gets both as tuples.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from json.encoder import encode_basestring_ascii
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.bulk import add_tuples, processor_of
from netwerk_tui.store.images import defaults, encode, refuse_unknown_columns
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.types import Image

_CHANGE = ("entry_id", "position", "table_name", "row_id", "contact_id", "after")

Columns = Mapping[str, Sequence[Any]]
Table = sa.Table
"""For the annotations of actions, which do not know SQLAlchemy."""


def add_columns(verbs: Transaction, table: sa.Table, columns: Columns) -> range:
    """Add a row for each place in these columns, which have one length; the ids of the rows, in order.

    What is left out holds its default. Text must be plain text, no member of an enumeration: the driver is handed it
    as it is. Not for rows that name several contacts, nor participants, of which the ledger knows more to do. Raises
    KeyError for a column that the table lacks.
    """
    count = len(next(iter(columns.values())))
    refuse_unknown_columns(table, [columns])
    if not count:
        return range(0)
    ids = verbs.new_ids(count)
    about = tables.contact_column(table)
    contacts = [None] * count if about is None else ids if about == "id" else columns[about]
    entry, first = verbs.take_over(table.name, () if about is None else map(ContactId, contacts), count)
    usual = defaults(table)
    names = [name for name, values in columns.items() if values.count(usual[name]) < count]
    texts = {name: _json_texts(columns[name]) for name in names if table.c[name].type is Image}
    given: list[Sequence[Any]] = [ids]
    pieces: list[list[str]] = []
    for name in names:
        values = columns[name]
        process = processor_of(table, name, verbs.connection.dialect)
        if name in texts:
            given.append(texts[name])
        else:
            given.append(values if process is None else list(map(process, values)))
        pieces.append(_pieces(name, values, usual[name], texts.get(name)))
    images = map("{%s}".__mod__, map(", ".join, map(_filled, zip(*pieces, strict=True)))) if pieces else repeat("{}")
    add_tuples(verbs.connection, table, ("id", *names), list(zip(*given, strict=True)))
    changes = zip(repeat(entry), range(first, first + count), repeat(table.name), ids, contacts, images, strict=False)
    add_tuples(verbs.connection, tables.change, _CHANGE, list(changes))
    return ids


def _filled(pieces: tuple[str, ...]) -> Iterator[str]:
    return filter(None, pieces)


def _json_texts(values: Sequence[Any]) -> list[str | None]:
    return [None if value is None else _dumped(value) for value in values]


def _pieces(name: str, values: Sequence[Any], usual: Any, texts: Sequence[str | None] | None) -> list[str]:
    """What this column adds to the image of each row: nothing where it holds its default."""
    key = f"{encode_basestring_ascii(name)}: "
    if texts is not None:
        return ["" if text is None else key + text for text in texts]
    if usual == "":
        return [key + encode_basestring_ascii(value) if value else "" for value in values]
    return ["" if value == usual else key + _dumped(encode(value)) for value in values]


_dumped = json.JSONEncoder().encode
