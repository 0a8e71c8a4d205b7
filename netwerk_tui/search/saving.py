"""A segment as bytes, to be saved and loaded without building it again.

The bytes hold numbers and text only, so that loading what somebody else wrote runs nothing. They are those of the
machine (little-endian everywhere that netwerk runs); anything unexpected reads as no segment.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate
from typing import Any, Literal

from netwerk_tui.search.segment import Segment

FORMAT = 1
"""Raised whenever words are taken apart, located or laid out differently, so that older bytes are built anew."""

_Kind = Literal["q", "Q", "i", "I", "B"]

_NUMBERS: dict[str, _Kind] = {
    "ids": "q",
    "texts_start": "Q",
    "by_id": "I",
    "standings": "i",
    "slots": "I",
    "word_of_slot": "I",
    "postings_start": "I",
    "postings": "I",
    "name_slots_start": "I",
    "name_slots": "I",
    "sound_words_start": "I",
    "sound_words": "I",
    "facet_of_slot": "B",
    "texts": "B",
}
_WORDS = ("words", "sounds")
_ALIGNED = 8


def to_bytes(segment: Segment) -> bytes:
    """The segment as bytes: a line that says what follows, then each array."""
    arrays = {name: getattr(segment, name).cast("B") for name in _NUMBERS}
    arrays |= {name: memoryview("\n".join(getattr(segment, name)).encode()) for name in _WORDS}
    header = {
        "format": FORMAT,
        "order": sys.byteorder,
        "spelt": segment.spelt,
        "sounds": len(segment.sounds),
        "words": len(segment.words),
        "sizes": {name: len(content) for name, content in arrays.items()},
    }
    line = json.dumps(header).encode() + b"\n"
    pieces = [_padded(memoryview(line)), *map(_padded, arrays.values())]
    return b"".join(pieces)


def from_bytes(content: bytes) -> Segment | None:
    """The segment that was saved so; None for bytes of another format, or damaged ones."""
    line, _, _ = content[:4096].partition(b"\n")
    try:
        header = json.loads(line)
        if header["format"] != FORMAT or header["order"] != sys.byteorder:
            return None
        sizes: dict[str, int] = header["sizes"]
        starts = [*accumulate(map(_room, sizes.values()), initial=_room(len(line) + 1))]
        if starts[-1] != len(content) or set(sizes) != {*_NUMBERS, *_WORDS}:
            return None
        whole = memoryview(content)
        found = {name: whole[start : start + sizes[name]] for name, start in zip(sizes, starts, strict=False)}
        numbers: dict[str, Any] = {name: found[name].cast(kind) for name, kind in _NUMBERS.items()}
        words, sounds = (str(found[name], "utf-8").split("\n") if header[name] else [] for name in _WORDS)
        segment = Segment(words=words, sounds=sounds, spelt=header["spelt"], **numbers)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return segment if _fits_together(segment) else None


def _fits_together(segment: Segment) -> bool:
    people, slots = len(segment.ids), len(segment.facet_of_slot)
    return (
        len(segment.by_id) == len(segment.standings) == people
        and len(segment.texts_start) == len(segment.name_slots_start) == people + 1
        and len(segment.slots) == len(segment.words) + 1
        and len(segment.word_of_slot) == slots
        and len(segment.postings_start) == slots + 1
        and segment.postings_start[-1] == len(segment.postings)
        and segment.texts_start[-1] == len(segment.texts)
    )


def _room(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED


def _padded(content: memoryview) -> bytes:
    return bytes(content).ljust(_room(len(content)), b"\0")
