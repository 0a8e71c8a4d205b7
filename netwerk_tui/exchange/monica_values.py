"""Values of Monica's export, each of which may be absent or of another kind than Monica writes. For its reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from netwerk_tui.domain.text import clean_block, clean_line

Values = Mapping[str, object]

_SINGULAR = {"activities": "activity", "addresses": "address"}


def kind_of(name: object) -> str:
    """What a list holds, by its type: Monica says `contact`, programs that write its format also `contacts`."""
    text = line_in(name)
    return _SINGULAR.get(text, text if text.endswith("ss") else text.removesuffix("s"))


def collection_of(owner: Values, kind: str) -> Iterator[object]:
    """The values of the lists of this kind that somebody has."""
    for each in list_in(owner.get("data")):
        found = mapping_in(each)
        if kind_of(found.get("type")) == kind:
            yield from list_in(found.get("values"))


def properties_of(value: object) -> Values:
    """What is told of something; empty where nothing is."""
    return mapping_in(mapping_in(value).get("properties"))


def mapping_in(value: object) -> Values:
    """The value, else an empty mapping."""
    return value if isinstance(value, Mapping) else {}


def list_in(value: object) -> list[object]:
    """The value, else an empty list."""
    return value if isinstance(value, list) else []


def line_in(value: object) -> str:
    """The value as one line; empty where it is no text."""
    return clean_line(value) if isinstance(value, str) else ""


def block_in(value: object) -> str:
    """The value as a text of several lines; empty where it is no text."""
    return clean_block(value) if isinstance(value, str) else ""


def day_in(value: object) -> date | None:
    """The day of an instant; None where it is none."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
