"""Lists of words as a person writes them down: apart by commas."""

from __future__ import annotations


def listed(text: str) -> tuple[str, ...]:
    """The items of a list, in their order; one may stand there twice."""
    return tuple(item.strip() for item in text.split(","))


def lines(text: str) -> tuple[str, ...]:
    """The lines of a block of text, without the empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
