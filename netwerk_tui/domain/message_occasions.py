"""What a message can be about, to be chosen from: events, successes and news."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Occasions:
    """Each by its id and its name, the newest first."""

    events: tuple[tuple[int, str], ...]
    successes: tuple[tuple[int, str], ...]
    news: tuple[tuple[int, str], ...]
