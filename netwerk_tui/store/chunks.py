"""Ids or other keys in runs that fit one query: the engines bound how many values a statement may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

CHUNK = 500
"""Keys in one query; SQLite takes 32,766 parameters, PostgreSQL 65,535."""

Key = TypeVar("Key")


def chunks(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """The keys in runs of at most `CHUNK`, in their order."""
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]
