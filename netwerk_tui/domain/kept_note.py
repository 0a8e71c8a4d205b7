"""A quick note that was typed and not recorded."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.domain.ids import ContactId


@dataclass(frozen=True, slots=True)
class KeptNote:
    """What was typed, and the contact it was opened from: it stays about them, whoever is selected next time."""

    text: str
    about: ContactId | None = None
