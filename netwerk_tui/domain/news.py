"""An item of my progress that some people want to hear of, by its kind and its themes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.language import N_


class NewsKind(StrEnum):
    """Which side of my life an item is from."""

    POLITICAL = "political"
    PROFESSIONAL = "professional"
    PERSONAL = "personal"


TOLD_BY: tuple[Channel, ...] = (Channel.MEETING, Channel.CALL, Channel.VIDEO, Channel.MESSAGE, Channel.LETTER)
"""How somebody can hear an item from me in person."""

NEWS_LABELS: dict[NewsKind, str] = {
    NewsKind.POLITICAL: N_("political"),
    NewsKind.PROFESSIONAL: N_("professional"),
    NewsKind.PERSONAL: N_("personal"),
}


@dataclass(frozen=True, slots=True)
class News:
    """One item."""

    id: int
    day: date
    name: str
    text: str
    kind: NewsKind
    dossier: DossierId | None
    themes: tuple[str, ...]
    """By name, in alphabetical order."""


@dataclass(frozen=True, slots=True)
class NewsWords:
    """All that the user can write of an item."""

    name: str
    day: date
    text: str = ""
    kind: NewsKind = NewsKind.POLITICAL
    dossier: DossierId | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsSummary:
    """An item in a list, and who heard it so far."""

    news: News
    told: int
    """People who heard it from me in person."""
    broadcast_on: date | None
    """The last day on which it went to everybody at once; None where it never did."""


@dataclass(frozen=True, slots=True)
class NewsReader:
    """Somebody who wants to hear an item."""

    contact: ContactId
    name: str
    organisation: str
    reasons: tuple[str, ...]
    """Why, in words; empty for who heard it without a reason that is known."""
    told_on: date | None
    """When they heard it from me; None where they did not yet."""
