"""Whose archive it is. LinkedIn nowhere says so; for the LinkedIn readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.columns import find_columns
from netwerk_tui.exchange.delimited import read_table
from netwerk_tui.exchange.linkedin.connections import CONNECTION_COLUMNS, ConnectionColumn
from netwerk_tui.exchange.linkedin.people import NOBODY
from netwerk_tui.exchange.place import Place


def find_owner(conversations: Iterable[frozenset[str]], contacts: Collection[str], hints: Sequence[str]) -> str:
    """The key of the owner: the one who takes part in every conversation and is nobody's connection.

    Where several do (one conversation with a stranger) or none does (a conversation that tells too little), the first
    of `hints` that could be it decides: keys that the archive's other files name as the owner. Without a hint it is
    whoever takes part in most conversations and in more than half; NOBODY where that is not one person.
    """
    told = [keys - {NOBODY} for keys in conversations if keys - {NOBODY}]
    taking_part = Counter(key for keys in told for key in keys)
    candidates = {key: count for key, count in taking_part.items() if key not in contacts}
    always = [key for key, count in candidates.items() if count == len(told)]
    if len(always) == 1:
        return always[0]
    possible = always or list(candidates) or [hint for hint in hints if hint not in contacts]
    for hint in hints:
        if hint in possible:
            return hint
    if always or not candidates:
        return NOBODY
    most = max(candidates.values())
    leaders = [key for key, count in candidates.items() if count == most]
    return leaders[0] if len(leaders) == 1 and most * 2 > len(told) else NOBODY


def name_in_profile(text: str, _place: Place) -> str:
    """The owner's full name in `Profile.csv`; empty where the text does not tell it. Raises UserError as tables do."""
    table = read_table(text)
    columns = find_columns(table.rows, CONNECTION_COLUMNS)
    if columns is None:
        return ""
    for row in columns.rows_below(table):
        parts = (columns.text(row, column) for column in (ConnectionColumn.GIVEN_NAME, ConnectionColumn.SURNAME))
        return clean_line(" ".join(parts))
    return ""
