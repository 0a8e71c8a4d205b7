"""An index as bytes, to be saved and loaded without building it again.

The bytes hold numbers and text only, so that loading what somebody else wrote runs nothing. They are those of the
machine (little-endian everywhere that netwerk runs); anything unexpected reads as no index.
"""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import Any, Literal

from netwerk_tui.search.segment import Segment

FORMAT = 3
"""Raised whenever other words are looked at, or they are taken apart, located or laid out differently, so that older
bytes are built anew."""

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


def bytes_of_segments(parts: Sequence[tuple[Segment, Collection[int]]]) -> bytes:
    """Segments as bytes, each with the numbers of its contacts that are passed over."""
    contents = [_bytes_of(segment) for segment, _ in parts]
    line = _line({"sizes": [len(content) for content in contents], "dead": [sorted(dead) for _, dead in parts]})
    return b"".join([line, *contents])


def segments_of_bytes(content: bytes) -> list[tuple[Segment, list[int]]] | None:
    """The segments that were saved so; None for bytes of another format, or damaged ones."""
    whole = memoryview(content)
    try:
        header, start = _header(whole)
        found: list[tuple[Segment, list[int]]] = []
        for size, dead in zip(header["sizes"], header["dead"], strict=True):
            segment = _segment_of(whole[start : start + size])
            if segment is None or not all(0 <= number < len(segment) for number in dead):
                return None
            found.append((segment, dead))
            start += size
    except (ValueError, KeyError, TypeError):
        return None
    return found if start == len(content) else None


def _bytes_of(segment: Segment) -> bytes:
    """The segment as bytes: a line that says what follows, then each array."""
    arrays = {name: getattr(segment, name).cast("B") for name in _NUMBERS}
    arrays |= {name: memoryview("\n".join(getattr(segment, name)).encode()) for name in _WORDS}
    line = _line(
        {
            "spelt": segment.spelt,
            "sounds": len(segment.sounds),
            "words": len(segment.words),
            "sizes": {name: len(array) for name, array in arrays.items()},
        }
    )
    return b"".join([line, *map(_padded, arrays.values())])


def _segment_of(content: memoryview) -> Segment | None:
    """The segment that these bytes are of; None where its arrays do not fit together."""
    header, start = _header(content)
    sizes: dict[str, int] = header["sizes"]
    starts = [*accumulate(map(_room, sizes.values()), initial=start)]
    if starts[-1] != len(content) or set(sizes) != {*_NUMBERS, *_WORDS}:
        return None
    found = {name: content[start : start + sizes[name]] for name, start in zip(sizes, starts, strict=False)}
    numbers: dict[str, Any] = {name: found[name].cast(kind) for name, kind in _NUMBERS.items()}
    words, sounds = (str(found[name], "utf-8").split("\n") if header[name] else [] for name in _WORDS)
    segment = Segment(words=words, sounds=sounds, spelt=header["spelt"], **numbers)
    return segment if _fits_together(segment) else None


def _line(told: dict[str, Any]) -> bytes:
    text = json.dumps({"format": FORMAT, "order": sys.byteorder, **told}).encode()
    return _padded(memoryview(struct.pack("<Q", len(text)) + text))


def _header(content: memoryview) -> tuple[dict[str, Any], int]:
    """What the line says, and where it ends. Raises ValueError for another format."""
    size = int.from_bytes(content[:_ALIGNED], "little")
    header = json.loads(bytes(content[_ALIGNED : _ALIGNED + size]))
    if not isinstance(header, dict) or header.get("format") != FORMAT or header.get("order") != sys.byteorder:
        raise ValueError("another format")
    return header, _room(_ALIGNED + size)


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
