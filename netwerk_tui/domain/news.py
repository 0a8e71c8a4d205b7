"""An item of my progress that some people want to hear of, by its kind and its themes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerk_tui.domain.ids import DossierId
from netwerk_tui.language import N_


class NewsKind(StrEnum):
    """Which side of my life an item is from."""

    POLITICAL = "political"
    PROFESSIONAL = "professional"
    PERSONAL = "personal"


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
